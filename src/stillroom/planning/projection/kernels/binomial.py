"""How many of a number: binomial and hypergeometric counts from a place (0 to 1) in their distribution.

By inversion: the smallest count whose cumulated chance reaches the place. So a higher place, more people or a higher
chance never gives fewer, and two scenarios that differ a little differ a little in every draw. The chances are summed
term by term, from nobody where few are expected, else outward from the likeliest count, whose own chance is Loader's
(2000): exact to rounding (about 1e-15 in the cumulated chance) for any number of people.
"""

import math

import numpy as np
from numba import float64, int64

from stillroom.planning.projection.kernels.compiled import kernel, part

FEW = 12.0
"""Up to so many expected, the sum starts from nobody."""
_NOTHING = 1e-18
_HALF_LOG_2PI = 0.5 * math.log(2.0 * math.pi)
_STIRLING = np.array([0.0] + [math.lgamma(n + 1.0) - (n + 0.5) * math.log(n) + n - _HALF_LOG_2PI for n in range(1, 16)])


@part
def _stirling_error(n):  # type: ignore[no-untyped-def]
    """log n! less Stirling's formula for it."""
    if n < 16:
        return _STIRLING[int64(n)]
    square = n * n
    inner = 1.0 / 1260.0 - (1.0 / 1680.0 - (1.0 / 1188.0) / square) / square
    return (1.0 / 12.0 - (1.0 / 360.0 - inner / square) / square) / n


@part
def _deviance(x, mean):  # type: ignore[no-untyped-def]
    """x log(x / mean) + mean − x, without losing digits where the two are close."""
    if abs(x - mean) < 0.1 * (x + mean):
        v = (x - mean) / (x + mean)
        total, term, j = (x - mean) * v, 2.0 * x * v, 1
        v *= v
        while True:
            term *= v
            further = total + term / (2 * j + 1)
            if further == total:
                return further
            total, j = further, j + 1
    return x * math.log(x / mean) + mean - x


@kernel
def chance_of(x, n, p):  # type: ignore[no-untyped-def]
    """The chance of x of n, each with the chance p between 0 and 1."""
    if x == 0:
        return math.exp(n * math.log1p(-p))
    if x == n:
        return math.exp(n * math.log(p))
    log = _stirling_error(n) - _stirling_error(x) - _stirling_error(n - x)
    log -= _deviance(x, n * p) + _deviance(n - x, n * (1.0 - p))
    return math.exp(log - _HALF_LOG_2PI - 0.5 * (math.log(x) + math.log1p(-x / n)))


@kernel
def binomial(n, p, place):  # type: ignore[no-untyped-def]
    """How many of n, each with the chance p."""
    if n <= 0 or p <= 0.0:
        return 0
    if p >= 1.0:
        return n
    if p > 0.5:
        return n - _binomial(n, 1.0 - p, 1.0 - place)
    return _binomial(n, p, place)


@part
def _binomial(n, p, place):  # type: ignore[no-untyped-def]
    odds, count = p / (1.0 - p), float64(n)
    if count * p <= FEW:
        term = math.exp(count * math.log1p(-p))
        total, k = term, 0.0
        while total < place and k < count and (term > _NOTHING or k < count * p):
            term *= odds * (count - k) / (k + 1.0)
            k += 1.0
            total += term
        return int(k)
    mode = math.floor((count + 1.0) * p)
    top = chance_of(mode, count, p)
    below, term, k, against = 0.0, top, mode, 1.0 / odds
    while k > 0.0 and term > _NOTHING:
        term *= against * k / (count - k + 1.0)
        k -= 1.0
        below += term
    if place <= below:
        term, k, total = top, mode, below
        while k > 0.0:
            term *= against * k / (count - k + 1.0)
            k -= 1.0
            total -= term
            if place > total or term < _NOTHING:
                break
        return int(k)
    term, k, total = top, mode, below + top
    while total < place and k < count and term > _NOTHING:
        term *= odds * (count - k) / (k + 1.0)
        k += 1.0
        total += term
    return int(k)


@kernel
def hypergeometric(these, others, taken, place):  # type: ignore[no-untyped-def]
    """How many of `these` are among `taken`, when all of these and the others are as likely to be taken."""
    least, most = max(0, taken - others), min(these, taken)
    if least >= most:
        return int(least)
    whole, a, b, size = float64(these + others), float64(these), float64(others), float64(taken)
    mode = min(max(math.floor((size + 1.0) * (a + 1.0) / (whole + 2.0)), least * 1.0), most * 1.0)
    share = size / whole
    top = chance_of(mode, a, share) * chance_of(size - mode, b, share) / chance_of(size, whole, share)
    below, term, k = 0.0, top, mode
    while k > least and term > _NOTHING:
        term *= k * (b - size + k) / ((a - k + 1.0) * (size - k + 1.0))
        k -= 1.0
        below += term
    if place <= below:
        term, k, total = top, mode, below
        while k > least:
            term *= k * (b - size + k) / ((a - k + 1.0) * (size - k + 1.0))
            k -= 1.0
            total -= term
            if place > total or term < _NOTHING:
                break
        return int(k)
    term, k, total = top, mode, below + top
    while total < place and k < most and term > _NOTHING:
        term *= (a - k) * (size - k) / ((k + 1.0) * (b - size + k + 1.0))
        k += 1.0
        total += term
    return int(k)

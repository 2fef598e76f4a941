"""The bytes at an address that a stranger's document names.

Such an address may point anywhere: into the hospital's own network, at a server that never stops talking, or at one
that answers with another address. So only HTTPS to public addresses is fetched, the name is resolved once and exactly
the addresses checked are connected to, redirects are not followed, and size and time are bounded. Whatever keeps the
bytes from us is a `CredentialRefused` (unreachable).
"""

import re
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from http.client import HTTPException
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import HTTPResponse

from stillroom.standards.credentials.problem import CredentialRefused, Problem
from stillroom.standards.credentials.verification import Fetch

MAX_BYTES = 512 * 1024
SECONDS = 5.0
HTTP_PORT, HTTPS_PORT, FIRST_OPEN_PORT = 80, 443, 1024
LOOPBACK_HOSTS = frozenset(("localhost", "127.0.0.1", "::1"))
_HOST = re.compile(r"[A-Za-z0-9.:_-]{1,253}")
_PLAIN = re.compile(r"[!-~]{1,2000}")
_NAT64 = IPv6Network("64:ff9b::/96")
_ACCEPT = {"Accept": "application/vc, application/did+json, application/json, */*;q=0.1", "Accept-Encoding": "identity"}


class Absent(CredentialRefused):
    """Somebody answers, but there is nothing at the address."""


@dataclass(frozen=True)
class _Target:
    host: str
    port: int
    path: str
    tls: bool


def fetcher(*, loopback: bool = False, seconds: float = SECONDS, max_bytes: int = MAX_BYTES) -> Fetch:
    """A `Fetch`. `loopback` lets it ask this machine itself, over HTTP: for an installation that only it can reach."""
    return partial(_fetch, loopback=loopback, seconds=seconds, max_bytes=max_bytes)


def once(fetch: Fetch) -> Fetch:
    """A `Fetch` that asks for each address once: a passport names the same lists and keys again and again.

    Keep it no longer than one verification takes.
    """
    answers: dict[str, bytes | CredentialRefused] = {}

    def remembered(url: str) -> bytes:
        if url not in answers:
            try:
                answers[url] = fetch(url)
            except CredentialRefused as refusal:
                answers[url] = refusal
        found = answers[url]
        if isinstance(found, CredentialRefused):
            raise found
        return found

    return remembered


def _fetch(url: str, *, loopback: bool, seconds: float, max_bytes: int) -> bytes:
    deadline = _Deadline(seconds)
    target = _target(url, loopback=loopback)
    addresses = _resolve(target, deadline)
    if not all(_may_ask(each, loopback=loopback, tls=target.tls) for each in addresses):
        raise _unreachable("The address it names leads into a private network, where nothing is looked up.")
    for address in addresses:
        try:
            return _ask(target, address, deadline, max_bytes)
        except (HTTPError, HTTPException, OSError):
            continue
    if deadline.left() <= 0:
        raise _unreachable("The address it names took too long to answer.")
    raise _unreachable("Nobody answers as they should at the address it names.")


def _target(url: str, *, loopback: bool) -> _Target:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise _unreachable("The address it names cannot be read.") from None
    if not _PLAIN.fullmatch(url) or "@" in parts.netloc or not _HOST.fullmatch(host):
        raise _unreachable("The address it names cannot be read.")
    # did:web means HTTPS, but what only this machine can reach has no certificate to show.
    is_here = loopback and host in LOOPBACK_HOSTS
    if parts.scheme != "https" and not (is_here and parts.scheme == "http"):
        raise _unreachable("The address it names does not begin with https, so it is not looked up.")
    usual = HTTP_PORT if is_here else HTTPS_PORT
    port = usual if port is None else port
    if port != usual and port < FIRST_OPEN_PORT:
        raise _unreachable("The address it names has a port where nothing of this kind is served.")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return _Target(host, port, path, tls=not is_here)


def _resolve(target: _Target, deadline: "_Deadline") -> list[IPv4Address | IPv6Address]:
    """Every address of the host, asked for once. In a thread, since asking cannot be told when to give up."""
    found: list[IPv4Address | IPv6Address] = []

    def ask() -> None:
        try:
            answers = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            return
        found.extend(dict.fromkeys(ip_address(str(each[4][0]).partition("%")[0]) for each in answers))

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(deadline.left())
    addresses = sorted(found, key=lambda each: each.version)
    if not addresses:
        raise _unreachable("Nobody answers at the address it names.")
    return addresses


def _may_ask(address: IPv4Address | IPv6Address, *, loopback: bool, tls: bool) -> bool:
    """Whether it is an address of the open internet; or, where that is allowed, of this machine itself."""
    inner = _inner(address)
    if inner.is_loopback:
        return loopback
    return tls and inner.is_global and not (inner.is_multicast or inner.is_reserved or inner.is_unspecified)


def _inner(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address that an IPv6 one stands for, where it stands for one."""
    if isinstance(address, IPv4Address):
        return address
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1] or address


def _ask(target: _Target, address: IPv4Address | IPv6Address, deadline: "_Deadline", max_bytes: int) -> bytes:
    left = deadline.left()
    if left <= 0:
        raise TimeoutError
    connection: HTTPConnection
    if target.tls:
        # The certificate must be that of the name, though the number is what is called.
        connection = HTTPSConnection(
            str(address),
            target.port,
            timeout=left,
            server_hostname=target.host,
            ssl_context=ssl.create_default_context(),
        )
    else:
        connection = HTTPConnection(str(address), target.port, timeout=left)
    with closing(connection):
        connection.connect()
        with deadline.cuts_off(connection.sock):
            return _answer(connection, target, max_bytes)


def _answer(connection: HTTPConnection, target: _Target, max_bytes: int) -> bytes:
    headers = {**_ACCEPT, "Host": _host_header(target), "User-Agent": "Stillroom"}
    connection.request("GET", target.path, headers=headers, preload_content=False, decode_content=False)
    with closing(connection.getresponse()) as answer:
        return _body(answer, max_bytes)


def _body(answer: HTTPResponse, max_bytes: int) -> bytes:
    if answer.status != 200:
        raise Absent(Problem.UNREACHABLE, "What it names is not to be found where it says.")
    if answer.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise _unreachable("What it names is served packed, though that was not asked for.")
    data = bytearray()
    # Read to the end, where a body that is shorter than was promised shows.
    while len(data) <= max_bytes and (part := answer.read(max_bytes + 1 - len(data), decode_content=False)):
        data += part
    if len(data) > max_bytes:
        raise _unreachable(f"What it names is larger than {max_bytes // 1024} kilobytes.")
    return bytes(data)


class _Deadline:
    """One span of time for all of it: a limit on each step alone would let a slow server drip for ever."""

    def __init__(self, seconds: float) -> None:
        self.ends = time.monotonic() + seconds

    def left(self) -> float:
        return self.ends - time.monotonic()

    @contextmanager
    def cuts_off(self, connected: socket.socket) -> Iterator[None]:
        """Hang up when time is up. What came by then is not whole, so it is nothing."""
        is_over = threading.Event()

        def hang_up() -> None:
            is_over.set()
            with suppress(OSError):
                # Not its own `shutdown`, which takes the encryption away from under whoever is reading.
                socket.socket.shutdown(connected, socket.SHUT_RDWR)

        timer = threading.Timer(self.left(), hang_up)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
        if is_over.is_set():
            raise TimeoutError


def _host_header(target: _Target) -> str:
    host = f"[{target.host}]" if ":" in target.host else target.host
    return host if target.port == (HTTPS_PORT if target.tls else HTTP_PORT) else f"{host}:{target.port}"


def _unreachable(words: str) -> CredentialRefused:
    return CredentialRefused(Problem.UNREACHABLE, words)

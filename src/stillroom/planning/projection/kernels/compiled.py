"""How kernels are compiled: kept between runs, and allocating nothing, which spares counting who refers to what.

Numba keeps a kernel for as long as its own file is the same: to see a change in what it calls, delete `__pycache__`.
"""

from typing import Any

from numba import njit

_options: dict[str, Any] = {"cache": True, "nogil": True, "_nrt": False}

kernel: Any = njit(**_options)
step: Any = njit(**_options, forceinline=True)
"""For what is done for one person: compiled into the kernel that calls it."""

_inner = {**_options, "no_cpython_wrapper": True, "no_cfunc_wrapper": True}
part: Any = njit(**_inner)
"""For what only other kernels call: a quarter less to compile."""

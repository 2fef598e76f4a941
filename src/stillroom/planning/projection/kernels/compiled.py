"""How kernels are compiled: kept between runs, and allocating nothing, which spares counting who refers to what.

Numba keeps a kernel for as long as its own file is the same: to see a change in what it calls, delete `__pycache__`.
"""

from typing import Any

from numba import njit

_options: dict[str, Any] = {"cache": True, "nogil": True, "_nrt": False}
_within: dict[str, Any] = {**_options, "no_cpython_wrapper": True, "no_cfunc_wrapper": True}

kernel: Any = njit(**_options)
part: Any = njit(**_within)
"""For what only kernels call."""
step: Any = njit(**_within, forceinline=True)
"""For what is done for one person: compiled into the kernel that calls it."""

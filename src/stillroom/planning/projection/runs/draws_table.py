"""draws.parquet and parameters.parquet: what every draw gave, and from which figures."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.measures import STOCKS, Measured
from stillroom.planning.projection.runs.summary import rows_of

EPOCH = date(1970, 1, 1)


def write_draws(path: Path, measured: Measured, dates: Sequence[date]) -> None:
    """draw, date, measure, staff_group, sector, region, value: a row group for each measure."""
    import pyarrow as pa
    from pyarrow import parquet

    words = pa.dictionary(pa.int16(), pa.string())
    schema = pa.schema(
        [("draw", pa.int32()), ("date", pa.date32()), ("measure", words), ("staff_group", words), ("sector", words),
         ("region", words), ("value", pa.float64())]
    )  # fmt: skip
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for measure, draws in measured.each():
            rows, when = rows_of(measure, measured.tables), dates if measure in STOCKS else dates[1:]
            names = [measured.tables.names(row) for row in rows]
            value = np.stack([draws[:, :, *row] for row in rows], axis=-1).astype(np.float64)
            count, days, places = value.shape
            columns = [
                _numbers(np.repeat(np.arange(count), days * places), pa.int32()),
                _numbers(np.tile(np.repeat([(day - EPOCH).days for day in when], places), count), pa.date32()),
                _words([measure], np.zeros(value.size, np.int16), words),
                *(
                    _words([name[i] for name in names], np.tile(np.arange(places), count * days), words)
                    for i in range(3)
                ),
                _numbers(value.ravel(), pa.float64()),
            ]
            writer.write_table(pa.Table.from_arrays(columns, schema=schema))


def write_parameters(path: Path, values: Mapping[str, NDArray[np.float64]]) -> None:
    """draw, and a column for each parameter."""
    import pyarrow as pa
    from pyarrow import parquet

    count = len(next(iter(values.values()), ()))
    columns: dict[str, Any] = {"draw": _numbers(np.arange(count), pa.int32())}
    columns |= {name: _numbers(values[name], pa.float64()) for name in sorted(values)}
    parquet.write_table(pa.table(columns), path, compression="zstd")


def _words(each: Sequence[str], at: NDArray[Any], kind: Any) -> Any:
    import pyarrow as pa

    unique = list(dict.fromkeys(each))
    number = np.array([unique.index(name) for name in each])
    return pa.DictionaryArray.from_arrays(_numbers(number[at], pa.int16()), pa.array(unique, pa.string())).cast(kind)


def _numbers(values: NDArray[Any], kind: Any) -> Any:
    """From the bits: `pa.array` would first import pandas where that is installed, which takes seconds."""
    import pyarrow as pa

    wide = np.ascontiguousarray(values, np.float64 if pa.types.is_floating(kind) else f"int{kind.bit_width}")
    return pa.Array.from_buffers(kind, len(wide), [None, pa.py_buffer(wide)])

"""draws.parquet and parameters.parquet: what every draw gave, and from which figures."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.measures import STOCKS, Measured
from stillroom.planning.projection.runs.summary import rows_of


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
                pa.array(np.repeat(np.arange(count, dtype=np.int32), days * places)),
                pa.array(np.tile(np.repeat(np.array(when, "datetime64[D]"), places), count), pa.date32()),
                _words([measure], np.zeros(value.size, np.int16), words),
                *(
                    _words([name[i] for name in names], np.tile(np.arange(places), count * days), words)
                    for i in range(3)
                ),
                pa.array(value.ravel()),
            ]
            writer.write_table(pa.Table.from_arrays(columns, schema=schema))


def write_parameters(path: Path, values: Mapping[str, NDArray[np.float64]]) -> None:
    """draw, and a column for each parameter."""
    import pyarrow as pa
    from pyarrow import parquet

    count = len(next(iter(values.values()), ()))
    columns: dict[str, Any] = {"draw": pa.array(np.arange(count, dtype=np.int32))}
    columns |= {name: pa.array(values[name]) for name in sorted(values)}
    parquet.write_table(pa.table(columns), path, compression="zstd")


def _words(each: Sequence[str], at: NDArray[Any], kind: Any) -> Any:
    import pyarrow as pa

    unique = list(dict.fromkeys(each))
    number = np.array([unique.index(name) for name in each], np.int16)
    return pa.DictionaryArray.from_arrays(pa.array(number[at], pa.int16()), pa.array(unique, pa.string())).cast(kind)

"""Daft: a function over columns, batch by batch, that returns the columns one asks for as a struct.

usage: with_daft.py FOLDER
"""

import sys

import daft
import pyarrow as pa
from daft import DataType, Series, col

import reportedly

WANTED = {"article_id": DataType.string(), "n_hedges": DataType.int64(), "n_words": DataType.int64(), "error": DataType.string()}


@daft.func.batch(return_dtype=DataType.struct(WANTED))
def scored(id: Series, text: Series) -> Series:
    batch = pa.table({"id": id.to_arrow(), "text": text.to_arrow()})
    table = reportedly.score_batch(batch).select(list(WANTED)).combine_chunks()
    columns = [column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column for column in table.columns]
    return Series.from_arrow(pa.StructArray.from_arrays(columns, list(WANTED)))


# No `limit`: Daft does not wait for batches that it then no longer needs, and Python may end under them.
articles = daft.read_parquet(f"{sys.argv[1]}/*.parquet")
rows = articles.select(scored(col("article_id"), col("text")).alias("scored")).to_pydict()["scored"]
print(len(rows), "articles,", sum(row["n_hedges"] for row in rows), "hedges")
assert len(rows) == articles.count_rows() and not any(row["error"] for row in rows)

"""Dask: a delayed task for each file; only small tables travel.

usage: with_dask.py FOLDER
"""

import sys
from pathlib import Path

import dask
import pyarrow as pa
import pyarrow.parquet as pq

import reportedly


@dask.delayed
def scored(path: Path) -> pa.Table:
    articles = pq.read_table(path).slice(0, 300)
    return reportedly.score_batch(articles, id="article_id").select(["outlet", "n_hedges", "n_words", "error"])


parts = dask.compute(*map(scored, sorted(Path(sys.argv[1]).glob("*.parquet"))), scheduler="threads")
table = pa.concat_tables(parts)
print(table.group_by("outlet").aggregate([("n_hedges", "sum"), ("n_words", "sum")]).sort_by("outlet").to_pandas())
assert table["error"].null_count == table.num_rows == 2400

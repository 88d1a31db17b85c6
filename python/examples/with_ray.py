"""Ray: map_batches over a data set of Parquet files, in batches of Arrow.

usage: with_ray.py FOLDER
"""

import os
import sys

import pyarrow as pa
import ray

import reportedly


def scored(batch: pa.Table) -> pa.Table:
    return reportedly.score_batch(batch, id="article_id")


ray.init(num_cpus=2, include_dashboard=False, _temp_dir=os.environ.get("RAY_TMPDIR"), object_store_memory=200_000_000)
try:
    articles = ray.data.read_parquet(sys.argv[1]).limit(2000)
    table = articles.map_batches(scored, batch_format="pyarrow", batch_size=500).select_columns(["outlet", "error"])
    rows = table.take_all()
    print(len(rows), "articles of", len({row["outlet"] for row in rows}), "outlets")
    assert len(rows) == 2000 and not any(row["error"] for row in rows)
finally:
    ray.shutdown()

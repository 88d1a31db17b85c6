"""Polars: a lazy scan of Parquet files, scored batch by batch.

usage: with_polars.py FOLDER
"""

import sys

import polars as pl

import reportedly


def scored(frame: pl.DataFrame) -> pl.DataFrame:
    return pl.DataFrame(pl.from_arrow(reportedly.score_batch(frame, id="article_id")))


schema = pl.DataFrame(pl.from_arrow(reportedly.schema().empty_table())).schema
articles = pl.scan_parquet(f"{sys.argv[1]}/*.parquet").head(2000)
by_outlet = (
    articles.map_batches(scored, schema=schema, streamable=True)
    .group_by("outlet")
    .agg(pl.len().alias("articles"), (1000 * pl.sum("n_hedges") / pl.sum("n_words")).alias("hedges_per_1000"))
    .sort("outlet")
    .collect()
)
print(by_outlet)
assert by_outlet["articles"].sum() == 2000

"""What a type checker must find right: the names and types of the module."""

import pyarrow as pa

import reportedly
import reportedly.spark

tables: dict[str, pa.Table] = reportedly.score(["It may rain."], threads=1, lexicons=reportedly.Lexicon())
compared: dict[str, pa.Table] = reportedly.compare(tables, measures=["hedges_per_1000"])
page: str = reportedly.explain("It may rain.", title="Rain")
batch: pa.Table = reportedly.score_batch({"id": ["a"], "text": ["It may rain."]}, table="cues")
names: list[str] = reportedly.schema("cues").names
statement: str = reportedly.spark.outlets_sql("scored")
files: dict[str, bytes] = reportedly.Lexicon.from_files({}).files

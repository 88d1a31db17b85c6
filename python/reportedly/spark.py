"""Scores a Spark data frame where it lies, and sums outlets up in Spark SQL.

The wheel must be installed on the nodes, or come in a packed environment:
a native module cannot be imported from a zip given to ``--py-files``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import pyarrow as pa

from reportedly import Lexicons, _lexicon, _native, _told, measures, schema, score_batch

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

#: What each Arrow type of a table is in Spark SQL. None is unsigned, which Spark would refuse.
TYPES = {pa.string(): "STRING", pa.int64(): "BIGINT", pa.float64(): "DOUBLE", pa.bool_(): "BOOLEAN"}


def ddl(table: str = "articles", columns: Sequence[str] | None = None) -> str:
    """The columns of :func:`score`'s result as Spark SQL declares them."""
    whole = schema(table)
    names = whole.names if columns is None else [*columns, "error"]
    absent = [name for name in names if name not in whole.names]
    if absent:
        raise ValueError(f"{table} has no column {', '.join(absent)}; `reportedly codebook` tells those it has")
    return ", ".join(f"`{name}` {TYPES[whole.field(name).type]}" for name in names)


def score(
    df: DataFrame,
    text: str = "text",
    id: str = "id",
    table: str = "articles",
    *,
    columns: Sequence[str] | None = None,
    lexicons: Lexicons = None,
    any_language: bool = False,
    keep_truncated: bool = False,
) -> DataFrame:
    """Scores every row of a data frame on the executors.

    Parameters
    ----------
    df
        A row for each article. The columns ``text`` and ``id`` are read, and those of
        outlet, date, title, author, section, genre and url where their names tell;
        others are left out.
    table
        ``articles`` gives a row for each article; ``sentences``, ``cues``, ``attributions``
        and ``stances`` are there too.
    columns
        The columns of the table that are wanted; the fewer of the two hundred of ``articles``,
        the less Spark has to carry. Spark cannot find that out by itself.
    lexicons
        A folder on the driver, or a :class:`reportedly.Lexicon`; its files are checked
        here and broadcast once.

    Returns
    -------
    DataFrame
        The columns of the table, and ``error``: null as a rule; where a row could not be
        scored, the reason, and nothing else in the row but ``article_id``. There is no shuffle.

    Raises
    ------
    ValueError
        A column is not there, or the lexicons have faults; before any job begins.
    """
    told = _told(text, id, any_language, keep_truncated, apart=True)
    declared = ddl(table, columns)
    kept = None if columns is None else [*columns, "error"]
    lexicon = _lexicon(lexicons)
    read = _native.columns(df.columns, told, lexicon)
    spark = df.sparkSession
    # Broadcast as the bytes of its files: each Python worker compiles them once.
    sent = None if not lexicon.files else spark.sparkContext.broadcast(lexicon)

    def batches(some: Iterator[pa.RecordBatch]) -> Iterable[pa.RecordBatch]:
        own = None if sent is None else sent.value
        for batch in some:
            scored = score_batch(
                batch,
                text=text,
                id=id,
                table=table,
                lexicons=own,
                any_language=any_language,
                keep_truncated=keep_truncated,
            )
            yield from (scored if kept is None else scored.select(kept)).to_batches()

    return df.select(*(f"`{name}`" for name in read)).mapInArrow(batches, declared)


def outlets_sql(articles: str = "articles", by: str = "outlet") -> str:
    """The statement that sums outlets up, over a view or table of scored articles.

    Its result has the columns outlet, measure, unit, n_articles, estimate and method,
    and equals the rows of outlets.csv with the method ``ratio_of_sums`` where no
    article repeats another's text (``reportedly compare --keep-copies``).
    """
    rows = []
    for measure in measures():
        first = f"CAST(CAST(`{measure['first']}` AS INT) AS DOUBLE)" if measure["first"] == "single_source" else (
            f"CAST(`{measure['first']}` AS DOUBLE)"
        )
        second = f"CAST(`{measure['second']}` AS DOUBLE)" if measure["second"] else "1D"
        whole = f" * {second}" if measure["form"] == "mean" else ""
        label = measure["label"].replace("'", "\\'")
        rows.append(f"'{measure['name']}', '{label}', {first}{whole} * {measure['scale']}D, {second}")
    stacked = ",\n    ".join(rows)
    return (
        "SELECT outlet, measure, unit, COUNT(*) AS n_articles,\n"
        "  SUM(part) / SUM(whole) AS estimate, 'ratio_of_sums' AS method\n"
        f"FROM (SELECT `{by}` AS outlet, stack({len(rows)},\n    {stacked}) AS (measure, unit, part, whole)\n"
        f"  FROM {articles} WHERE error IS NULL AND `{by}` IS NOT NULL)\n"
        "WHERE part IS NOT NULL AND whole > 0\n"
        "GROUP BY outlet, measure, unit"
    )


def outlets(articles: DataFrame, by: str = "outlet") -> DataFrame:
    """Sums outlets up from what :func:`score` made: a row for each outlet and measure.

    The rates are ratios of sums, in the unit that ``unit`` names. Intervals and tests need
    the articles: bring the columns you compare to one machine and use
    :func:`reportedly.compare`, or the measures of a sample.
    """
    return articles.sparkSession.sql(outlets_sql("{articles}", by), articles=articles)


__all__ = ["ddl", "outlets", "outlets_sql", "score"]


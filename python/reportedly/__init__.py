"""How news articles hedge, attribute and source their claims.

Articles go in as a list of texts or as a table of any kind that speaks Arrow
(pyarrow, pandas, polars, a Spark or Daft batch); tables of Arrow come out, with
the columns, units and values of the CSV files that the command line writes.

>>> import reportedly
>>> tables = reportedly.score(["Officials said the bridge may reopen on Friday."])
>>> tables["articles"]["n_hedges"].to_pylist()
[1]

What every column means: ``reportedly codebook``, or the metadata of each field
(``table.schema.field("certainty").metadata``). Certainty is how firmly the
*wording* commits; it is not truth and not quality.
"""

from __future__ import annotations

import functools
import os
import signal
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from . import _native
from ._native import Lexicon, __version__

__all__ = ["TABLES", "Lexicon", "__version__", "compare", "explain", "main", "measures", "schema", "score", "score_batch"]

#: The tables that :func:`score` can return, in the order of the codebook.
TABLES: tuple[str, ...] = ("sentences", "cues", "attributions", "articles", "stances")

Lexicons = Lexicon | str | os.PathLike[str] | None


@functools.lru_cache(maxsize=1)
def _builtin() -> Lexicon:
    return Lexicon()


def _lexicon(lexicons: Lexicons) -> Lexicon:
    """The lexicons asked for; the built-in ones are compiled once a process."""
    if lexicons is None:
        return _builtin()
    return lexicons if isinstance(lexicons, Lexicon) else Lexicon(lexicons)


def _text(value: Any) -> str | None:
    """A text that Arrow can hold; anything else is missing."""
    if not isinstance(value, str):
        return None
    try:
        value.encode()
    except UnicodeEncodeError:
        return value.encode("utf-8", "replace").decode()
    return value


def _stream(data: Any) -> Any:
    """Something with the Arrow C interface that holds the rows of ``data``."""
    if hasattr(data, "__arrow_c_stream__") or hasattr(data, "__arrow_c_array__"):
        return data
    if isinstance(data, str):
        raise TypeError("one text is no list of texts; write score([text])")
    if isinstance(data, Mapping):
        return pa.table(dict(data))
    if type(data).__module__.partition(".")[0] == "pandas":
        return pa.Table.from_pandas(data, preserve_index=False)
    if isinstance(data, Iterable):
        return pa.table({"text": pa.array([_text(value) for value in data], pa.large_string())})
    raise TypeError(f"{type(data).__name__} is neither a list of texts nor a table that speaks Arrow")


def _told(text: str | None, id: str | None, any_language: bool, keep_truncated: bool, apart: bool) -> dict[str, Any]:
    return {"text": text, "id": id, "any_language": any_language, "keep_truncated": keep_truncated, "apart": apart}


def score(
    data: Any,
    *,
    text: str | None = None,
    id: str | None = None,
    tables: Sequence[str] = TABLES,
    threads: int | None = None,
    lexicons: Lexicons = None,
    any_language: bool = False,
    keep_truncated: bool = False,
) -> dict[str, pa.Table]:
    """Scores articles on all cores.

    Parameters
    ----------
    data
        A list of texts, or a table with a row for each article: a pyarrow
        ``Table``, ``RecordBatch`` or ``RecordBatchReader``, a pandas or polars
        data frame, or anything else that has ``__arrow_c_stream__``; a dict of
        columns too. The columns are known by the names that Media Cloud,
        NewsAPI, All the News and others use: id, outlet, date, title, author,
        section, genre, url, text (``docs/formats.md``).
    text, id
        Names of the columns that hold text and id, where their names do not tell.
    tables
        Which tables to make; fewer take less memory.
    threads
        Threads to work with, all cores by default; the tables are the same for any number.
    lexicons
        A folder whose rows are laid over the built-in lexicons, or a :class:`Lexicon`.
    any_language, keep_truncated
        Score texts in other languages than English, or whose rest was cut off
        where they were exported, too; else they are among the errors.

    Returns
    -------
    dict of str to pyarrow.Table
        A table for each name: ``sentences`` has a row for each sentence,
        ``cues`` for each cue found, ``attributions`` for each time that somebody
        is credited, ``articles`` for each article, ``stances`` for each kind of
        source and stance that meet. Rows keep the order of the input. Words are
        ``string``, counts ``int64``, numbers ``double`` with at most four decimals,
        yes and no ``bool``; missing is null, never 0. Places are code points.
        Under ``errors``: ``row`` (of the input, from 1), ``article_id`` and ``error``
        of every row that was not scored, and why.

    Raises
    ------
    ValueError
        No column holds the text, a column that was named is not there, a table
        has no such name, or the lexicons have faults (all are told, with places).
    OSError
        The folder of lexicons cannot be read.
    """
    names = [tables] if isinstance(tables, str) else list(tables)
    told = _told(text, id, any_language, keep_truncated, apart=False)
    made, errors = _native.score(_stream(data), told, _lexicon(lexicons), names, threads or _cores())
    return {name: pa.table(table) for name, table in zip([*names, "errors"], [*made, errors])}


def _cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def score_batch(
    batch: Any,
    *,
    text: str | None = None,
    id: str | None = None,
    table: str = "articles",
    lexicons: Lexicons = None,
    any_language: bool = False,
    keep_truncated: bool = False,
) -> pa.Table:
    """Scores one batch in the calling thread: the function for engines that spread batches themselves.

    Each row stands by itself, so that the result does not depend on how rows
    are spread: ids must be there and are left as they are.

    Parameters are those of :func:`score`; ``table`` is one of :data:`TABLES`.

    Returns
    -------
    pyarrow.Table
        The table with a last column ``error`` (string): null as a rule; where a row
        could not be scored, the reason, and nothing else in the row but ``article_id``.
        Its schema is :func:`schema` of the table's name.

    Raises
    ------
    ValueError
        As :func:`score`, and where no column holds the id. No row raises.
    """
    told = _told(text, id, any_language, keep_truncated, apart=True)
    return pa.table(_native.score_batch(_stream(batch), told, _lexicon(lexicons), table))


def schema(table: str = "articles") -> pa.Schema:
    """The Arrow schema of what :func:`score_batch` returns; ``unit`` and ``about`` stand in the metadata of each field."""
    return pa.schema(_native.schema(table))


def compare(
    reports: Any,
    *,
    by: str = "outlet",
    measures: Sequence[str] = (),
    stratify: str = "",
    events: str | os.PathLike[str] | None = None,
    keep_copies: bool = False,
    seed: int = 0,
    threads: int | None = None,
    lexicons: Lexicons = None,
) -> dict[str, pa.Table]:
    """Compares outlets, groups articles by event and lays claims side by side.

    Parameters
    ----------
    reports
        A folder of reports, into which the comparison is written as by
        ``reportedly compare``; or what :func:`score` returned, with the tables
        sentences, attributions and articles, and nothing is left on disk.
    by, measures, stratify, events, keep_copies, seed
        As the options of ``reportedly compare``.

    Returns
    -------
    dict of str to pyarrow.Table
        ``outlets`` (an outlet and a measure by one of two estimates, with its 95 %
        interval), ``comparisons`` (a pair of outlets and a measure, with its test and
        a sentence to quote), ``events``, ``claims``.

    Raises
    ------
    ValueError
        There is no article, no such measure or column, or a table is not there.
    OSError
        The folder cannot be read or written.
    """
    wanted = {
        "by": by,
        "measures": list(measures),
        "stratify": stratify,
        "events": None if events is None else os.fspath(events),
        "keep_copies": keep_copies,
        "seed": seed,
        "threads": threads or _cores(),
    }
    lexicon = _lexicon(lexicons)
    if isinstance(reports, (str, os.PathLike)):
        return {name: pa.table(table) for name, table in _native.compare(Path(reports), wanted, lexicon)}
    missing = [name for name in ("sentences", "attributions", "articles") if name not in reports]
    if missing:
        raise ValueError(f"compare needs the tables {', '.join(missing)} too; let score make them")
    with tempfile.TemporaryDirectory(prefix="reportedly-") as folder:
        tables = [(name, _stream(reports[name])) for name in TABLES if name in reports]
        _native.write_reports(Path(folder), tables)
        return {name: pa.table(table) for name, table in _native.compare(Path(folder), wanted, lexicon)}


def explain(text: str, *, title: str = "", lexicons: Lexicons = None) -> str:
    """One article sentence by sentence, its cues and sources marked, each score with its reasons.

    Returns
    -------
    str
        The page that ``reportedly explain`` prints, without colours.
    """
    return _native.explain(text, title, _lexicon(lexicons))


def measures() -> list[dict[str, Any]]:
    """What outlets are compared by.

    Returns
    -------
    list of dict
        ``name``; ``label``, the measure in words with its unit; ``form``: ``per`` for
        ``scale * sum(first) / sum(second)`` over the articles, ``mean`` for
        ``scale * sum(first * second) / sum(second)``; ``first`` and ``second``, columns
        of articles, an empty ``second`` being 1 for each article; ``scale``.
    """
    return [dict(zip(("name", "label", "form", "first", "second", "scale"), told)) for told in _native.measures()]


def main(words: Sequence[str] | None = None) -> None:
    """Runs the command line with the words of ``sys.argv`` and ends the process with its exit code."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    words = sys.argv[1:] if words is None else words
    sys.stdout.flush()
    sys.exit(_native.main(["reportedly", *words]))

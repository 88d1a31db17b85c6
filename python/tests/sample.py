"""The tables of the module, written as CSV here, equal the files of the command line byte for byte; faults are rows.

usage: sample.py REPORTEDLY SAMPLE.CSV
"""

import csv
import pickle
import subprocess
import sys
import tempfile
from pathlib import Path

import pyarrow as pa

import reportedly
from written import cell, check


def field(value):
    """A value as it stands between commas."""
    written = cell(value)
    if any(mark in written for mark in ',"\r\n'):
        return '"' + written.replace('"', '""') + '"'
    return written


def as_csv(table):
    lines = [table.column_names, *zip(*(map(field, column.to_pylist()) for column in table.columns))]
    return "".join(",".join(line) + "\n" for line in lines).encode()


def main(binary, sample):
    binary, sample = Path(binary).resolve(), Path(sample).resolve()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        run = lambda *words: subprocess.run([binary, *words], check=True, cwd=work, timeout=120, capture_output=True)
        run("score", sample, "--out", "reports", "-q")
        run("compare", "reports", "-q")
        with open(sample, newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        columns = {name: [row[name] for row in rows] for name in rows[0]}
        table = pa.table(columns)
        same(work, reportedly.score(table), "a pyarrow table")
        same(work, reportedly.score(table, threads=7, text="text", id="article_id"), "seven threads")
        same(work, reportedly.score(columns), "a dict of columns")
        same(work, reportedly.score(pa.RecordBatchReader.from_batches(table.schema, iter(table.to_batches(max_chunksize=5)))), "a stream")
        frames(work, table)

        tables = reportedly.score(table)
        for name, compared in reportedly.compare(tables).items():
            check(f"compare of tables: {name}.csv", as_csv(compared) == (work / "reports" / f"{name}.csv").read_bytes())
        text = rows[0]["text"]
        (work / "one.txt").write_text(text, encoding="utf-8")
        page = run("explain", "one.txt").stdout.decode()
        check("explain gives the page of the command line", page.split("\n\n", 1)[1] == reportedly.explain(text).split("\n\n", 1)[1])
        lexicons(work, table)
        faults()
        command(work)


def same(work, tables, what):
    check(f"{what}: no error", tables.pop("errors").num_rows == 0)
    for name, table in tables.items():
        check(f"{what}: {name}.csv", as_csv(table) == (work / "reports" / f"{name}.csv").read_bytes())


def frames(work, table):
    for library, frame in (("pandas", lambda: table.to_pandas()), ("polars", lambda: __import__("polars").from_arrow(table))):
        try:
            made = frame()
        except ImportError:
            print(f"  {library} is not here; skipped")
            continue
        same(work, reportedly.score(made), f"a data frame of {library}")


def lexicons(work, table):
    folder = work / "own" / "certainty"
    folder.mkdir(parents=True)
    head = next(iter(reportedly.Lexicon().find("may")))
    check("an entry is found with its cells", head["entry"].startswith("modal:") and "strength" in head)
    source = Path(__file__).parents[2] / "lexicons" / "certainty" / "modal.csv"
    lines = source.read_text(encoding="utf-8").splitlines(keepends=True)
    place = next(place for place, line in enumerate(lines) if line.startswith("phrase,"))
    kept = [line for line in lines[place + 1 :] if line.startswith("may,")]
    check("the lexicon has a row for may", len(kept) == 1)
    changed = list(csv.reader(kept))[0]
    names = next(csv.reader([lines[place]]))
    changed[names.index("strength")] = "0.11"
    with open(folder / "modal.csv", "w", newline="", encoding="utf-8") as file:
        file.writelines(lines[:place + 1])
        csv.writer(file, lineterminator="\n").writerow(changed)
    own = reportedly.Lexicon(folder.parent)
    again = pickle.loads(pickle.dumps(own))
    check("a lexicon may be pickled", again.files == own.files and again.versions == own.versions)
    one, other, builtin = (reportedly.score(table, lexicons=which)["cues"] for which in (folder.parent, again, None))
    check("rows of one's own count, sent or not", one.equals(other) and not one.equals(builtin))
    (folder / "modal.csv").write_text("phrase,strength\nmay,much\n", encoding="utf-8")
    try:
        reportedly.Lexicon(folder.parent)
        check("a fault in a lexicon is told", False)
    except ValueError as fault:
        check("a fault in a lexicon is told", "modal.csv" in str(fault))


def faults():
    german = (
        "Die Hafenbehörde teilte am Sonntag mit, dass der alte Pier bis Mai geschlossen bleibt, weil niemand weiß, "
        "wie tief die Risse in den Pfählen sind und wer für die Arbeiten aufkommen soll."
    )
    texts = ["The mayor may resign, an aide said.", None, german, "It met on … [+2219 chars]", "a\ud800b may be so."]
    tables = reportedly.score(texts)
    errors = tables["errors"].to_pylist()
    check("what cannot be scored is an error with its row", [error["row"] for error in errors] == [2, 3, 4])
    check("the reasons are told", all(word in error["error"] for word, error in zip(("no text", "(de)", "cut off"), errors)))
    check("the other rows go on", tables["articles"].num_rows == 2)
    check("they are scored where asked for", reportedly.score(texts, any_language=True, keep_truncated=True)["articles"].num_rows == 4)
    batch = pa.table({"id": ["a", "b", None, "a"], "text": ["It may rain.", "", "It may snow.", "It is so."]})
    scored = reportedly.score_batch(batch)
    check("a batch keeps the order of its rows", scored["article_id"].to_pylist() == ["a", "b", None, "a"])
    check("errors of a batch are rows", [bool(error) for error in scored["error"].to_pylist()] == [False, True, True, False])
    check("the schema is known before", scored.schema.equals(reportedly.schema()) and "error" in reportedly.schema("cues").names)
    for wrong in (lambda: reportedly.score("a text"), lambda: reportedly.score(7)):
        try:
            wrong()
            check("what is no table is refused", False)
        except TypeError:
            pass
    for wrong in (
        lambda: reportedly.score(batch, text="body"),
        lambda: reportedly.score(batch, tables=["words"]),
        lambda: reportedly.score(pa.table({"n": [1]})),
        lambda: reportedly.compare({}),
        lambda: reportedly.compare("nowhere"),
    ):
        try:
            wrong()
            check("a wrong name is told", False)
        except (ValueError, OSError) as fault:
            print(f"    {fault}")


def command(work):
    done = subprocess.run([Path(sys.executable).with_name("reportedly"), "--version"], capture_output=True, text=True, timeout=60)
    check("the command is there", done.stdout.startswith("reportedly ") and done.returncode == 0)
    done = subprocess.run([sys.executable, "-m", "reportedly", "score", "nowhere"], capture_output=True, cwd=work, timeout=60)
    check("it ends with the exit code", done.returncode == 2)


main(*sys.argv[1:])

"""A real cluster of two executors gives the rows of the command line, whatever happens to an executor.

usage: cluster.py REPORTEDLY FOLDER

FOLDER holds what articles.py wrote; the reports of the command line are made there.
"""

import csv
import json
import os
import shlex
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pyarrow as pa
from pyspark.sql import SparkSession

import reportedly
import reportedly.spark
from written import cell, check

PARTS = 24


def rows_of(table):
    """The rows of an Arrow table as the CSV files have them, in the order of their keys; `error` must be null."""
    errors = table.column("error")
    check(f"no error among {table.num_rows} rows", errors.null_count == table.num_rows)
    table = table.drop_columns(["error"])
    return [table.column_names, *sorted(zip(*(map(cell, column.to_pylist()) for column in table.columns)))]


def rows_of_file(path):
    with open(path, newline="", encoding="utf-8") as file:
        header, *rows = csv.reader(file)
    return [header, *sorted(map(tuple, rows))]


def executors():
    """The processes of executors that this process began, by their ids."""
    parents, names = {}, {}
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            stat = (entry / "stat").read_text().rpartition(")")[2].split()
            names[int(entry.name)] = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        parents[int(entry.name)] = int(stat[1])

    def ours(pid):
        while pid in parents and pid != os.getpid():
            pid = parents[pid]
        return pid == os.getpid()

    backend = "org.apache.spark.executor.CoarseGrainedExecutorBackend"
    return [pid for pid, name in names.items() if backend in name and "java" in name.split(" ")[0] and ours(pid)]


def session():
    return (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .appName("reportedly")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.executor.memory", "1g")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "1000")
        .getOrCreate()
    )


def main(binary, folder):
    binary, folder = str(Path(binary).resolve()), Path(folder).resolve()
    run = lambda *words: subprocess.run([binary, *words], check=True, cwd=folder, timeout=300, capture_output=True)
    began = time.monotonic()
    run("score", "articles.csv", "--out", "reports", "-q")
    print(f"  the command line: {time.monotonic() - began:.1f} s", flush=True)
    expected = rows_of_file(folder / "reports" / "articles.csv")
    spark = session()
    try:
        spark.sparkContext.setLogLevel("ERROR")
        source = spark.read.parquet(str(folder / "parquet")).repartition(PARTS)
        began = time.monotonic()
        reportedly.spark.score(source.limit(100), id="article_id").collect()
        print(f"  the executors are up after {time.monotonic() - began:.1f} s", flush=True)
        began = time.monotonic()
        scored = reportedly.spark.score(source, id="article_id")
        rows = rows_of(scored.toArrow())
        took = time.monotonic() - began
        check(f"all {len(expected) - 1} rows of articles are those of the command line ({took:.1f} s)", rows == expected)
        killed(spark, source, folder, expected)
        others(spark, binary, folder)
        faults(spark)
        lexicon(spark, source)
        piped(spark, binary, folder)
    finally:
        spark.stop()


def killed(spark, source, folder, expected):
    out = folder / "scored"
    failed = []

    def job():
        try:
            reportedly.spark.score(source, id="article_id").write.parquet(str(out))
        except Exception as error:  # Told below, in the thread that checks.
            failed.append(error)

    before = executors()
    check("two executors are at work", len(before) == 2)
    work = threading.Thread(target=job)
    work.start()
    tracker, done = spark.sparkContext.statusTracker(), 0
    ends = time.monotonic() + 120
    while work.is_alive() and not 3 <= done < PARTS and time.monotonic() < ends:
        time.sleep(0.1)
        stages = filter(None, map(tracker.getStageInfo, tracker.getActiveStageIds()))
        done = max((stage.numCompletedTasks for stage in stages if stage.numTasks == PARTS), default=0)
    os.kill(before[0], signal.SIGKILL)
    print(f"  an executor was killed after {done} of {PARTS} tasks", flush=True)
    check("the job was still at work then", work.is_alive() and done < PARTS)
    work.join(timeout=240)
    check("the job ends all the same", not work.is_alive() and not failed)
    check("another executor took its place, or one did all", len(executors()) >= 1)
    check("the rows are the same", rows_of(spark.read.parquet(str(out)).toArrow()) == expected)


def others(spark, binary, folder):
    """The other tables, and outlets summed up in Spark SQL, on a part of the articles."""
    with open(folder / "articles.csv", newline="", encoding="utf-8") as file:
        rows = [row for _, row in zip(range(600), csv.reader(file))]
    with open(folder / "part.csv", "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    run = lambda *words: subprocess.run([binary, *words], check=True, cwd=folder, timeout=300, capture_output=True)
    run("score", "part.csv", "--out", "part", "-q")
    run("compare", "part", "-q", "--keep-copies")
    part = spark.createDataFrame(pa.Table.from_pylist([dict(zip(rows[0], row)) for row in rows[1:]])).repartition(4)
    for table in ("sentences", "cues", "attributions", "stances"):
        scored = reportedly.spark.score(part, id="article_id", table=table).toArrow()
        check(f"{table} are those of the command line", rows_of(scored) == rows_of_file(folder / "part" / f"{table}.csv"))
    few = reportedly.spark.score(part, id="article_id", columns=["article_id", "n_hedges"])
    check("columns may be chosen", few.columns == ["article_id", "n_hedges", "error"] and few.count() == len(rows) - 1)
    outlets = reportedly.spark.outlets(reportedly.spark.score(part, id="article_id")).toArrow().to_pylist()
    found = {(row["outlet"], row["measure"]): (row["n_articles"], row["unit"], row["estimate"]) for row in outlets}
    with open(folder / "part" / "outlets.csv", newline="", encoding="utf-8") as file:
        wanted = [row for row in csv.DictReader(file) if row["method"] == "ratio_of_sums" and row["estimate"]]
    same = [
        found[row["outlet"], row["measure"]][:2] == (int(row["n_articles"]), row["unit"])
        and abs(found[row["outlet"], row["measure"]][2] - float(row["estimate"])) <= 0.5001e-4
        for row in wanted
    ]
    check(f"Spark SQL sums {len(wanted)} outlets and measures up as compare does", all(same) and len(wanted) == len(found))


def faults(spark):
    rows = [("a", "It may rain."), ("b", None), (None, "It may snow."), ("d", " "), ("e", "It is so.")]
    told = reportedly.spark.score(spark.createDataFrame(rows, "id string, text string")).collect()
    errors = [(row["article_id"], row["error"]) for row in told if row["error"]]
    check("what cannot be scored is a row with a reason", [error[0] for error in errors] == ["b", None, "d"] and len(told) == 5)
    try:
        reportedly.spark.score(spark.createDataFrame(rows, "id string, body string"), text="text")
        check("a column that is not there is told before the job", False)
    except ValueError as fault:
        check(f"a column that is not there is told before the job: {fault}", True)


def lexicon(spark, source):
    head = "# about: a test\n# version: 1.0.0\n# licence: CC0-1.0\n"
    row = "phrase,forms,case,strength,active,like,unlike,source\nriver,,,.2,1,The river is wide.,The rival is tall.,own\n"
    own = reportedly.Lexicon.from_files({"certainty/modal.csv": (head + row).encode()})
    part = source.filter("article_id < 'v000200'")
    table = part.toArrow()
    there = reportedly.spark.score(part, id="article_id", table="cues", lexicons=own).toArrow()
    here = reportedly.score_batch(table, id="article_id", table="cues", lexicons=own)
    builtin = reportedly.score_batch(table, id="article_id", table="cues")
    check("a lexicon of one's own is broadcast", rows_of(there) == rows_of(here) and here.num_rows > builtin.num_rows)


def piped(spark, binary, folder):
    """Where nothing may be installed: the binary alone, fed with JSON lines."""
    if "--format" not in subprocess.run([binary, "score", "--help"], capture_output=True, text=True, timeout=60).stdout:
        print("  this reportedly has no --format; rdd.pipe is skipped")
        return
    words = [binary, "score", "-", "--input", "jsonl", "--tables", "articles", "--format", "jsonl", "--out", "-", "-q"]
    lines = spark.read.csv(str(folder / "part.csv"), header=True, multiLine=True, escape='"').repartition(4).toJSON()
    made = [json.loads(line) for line in lines.pipe(shlex.join(words)).collect()]
    header, *rows = rows_of_file(folder / "part" / "articles.csv")
    here = sorted(tuple(cell(row.get(name)) for name in header) for row in made)
    check("rdd.pipe gives the same rows", here == rows)


main(*sys.argv[1:])

"""How fast the module scores 20 MB beside the command line, and what a batch costs.

usage: speed.py REPORTEDLY ARTICLES.CSV
"""

import csv
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyarrow as pa

import reportedly

SIZE = 20_000_000


def timed(what):
    began = time.monotonic()
    what()
    return time.monotonic() - began


def each_of(batches):
    for batch in batches:
        reportedly.score_batch(batch, id="article_id")


def main(binary, source):
    csv.field_size_limit(1 << 30)
    with open(source, newline="", encoding="utf-8") as file, tempfile.TemporaryDirectory() as folder:
        rows, size = [], 0
        for row in csv.DictReader(file):
            rows.append(row)
            size += len(row["text"].encode())
            if size >= SIZE:
                break
        path = Path(folder) / "articles.csv"
        with open(path, "w", newline="", encoding="utf-8") as out:
            writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        table = pa.Table.from_pylist(rows)
        names = list(reportedly.TABLES)
        reportedly.score(table.slice(0, 100))
        command, module, articles = [], [], []
        for _ in range(3):
            command.append(timed(lambda: subprocess.run([binary, "score", path, "--out", f"{folder}/reports", "-q"], check=True)))
            module.append(timed(lambda: reportedly.score(table, tables=names)))
            articles.append(timed(lambda: reportedly.score(table, tables=["articles"])))
        mb = size / 1e6
        cores = len(os.sched_getaffinity(0))
        print(f"  {mb:.1f} MB, {len(rows)} articles, {cores} cores, best of 3")
        print(f"  command line {mb / min(command):.1f} MB/s, module {mb / min(module):.1f} MB/s, articles alone {mb / min(articles):.1f} MB/s")
        print(f"  the module runs at {100 * min(command) / min(module):.0f} % of the command line's speed (wanted: 80)")

        part = table.slice(0, 2000)
        part_mb = sum(len(row["text"].encode()) for row in rows[:2000]) / 1e6
        took = {}
        for length in (1, 10, 100, 1000, 2000):
            batches = part.to_batches(max_chunksize=length)
            took[length] = min(timed(lambda: each_of(batches)) for _ in range(3))
        each = (took[1] - took[2000]) / (2000 - 1)
        print("  one core, batches of " + ", ".join(f"{length}: {part_mb / seconds:.1f} MB/s" for length, seconds in took.items()))
        print(f"  a batch costs {1000 * each:.2f} ms beside its articles; a GB of text {took[1000] / part_mb * 1000 / 3600:.3f} core-hours")
        begun = timed(lambda: reportedly.Lexicon())
        print(f"  the lexicons are compiled in {begun:.2f} s, once a process; peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


main(*sys.argv[1:])

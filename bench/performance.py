#!/usr/bin/env python3
"""Times reportedly against what pip installs, in turn, in one run, and writes docs/performance.md's table.

  bench/performance.py [--binary target/release/reportedly] [--mb 20] [--rounds 5] [--peer-mb 2] [--write]

Every program reads the same CSV of articles and finds the same phrases sentence by sentence or does less; what each does
stands in the table. Read ratios: megabytes of article text a second of CPU, medians, start-up counted in for all. Peers
get a smaller corpus (--peer-mb), since some need minutes for a megabyte.
"""
import argparse
import csv
import importlib.metadata
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time

TOP = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
NEEDS = ["spacy==3.8.7", "vaderSentiment==3.3.2", "pyahocorasick==2.2.0", "nupunkt==0.6.0"]
# Name, package, what it does; the code stands in bench/peers/<name>.py.
PEERS = [
    ("spacy_phrases", "spacy", "spaCy blank English, rule sentences, PhraseMatcher over our certainty phrases"),
    ("ahocorasick", "pyahocorasick", "Python around an Aho-Corasick automaton over our certainty phrases; no sentences"),
    ("vader", "vaderSentiment", "VADER: a sentiment score for each paragraph"),
    ("nupunkt", "nupunkt", "nupunkt: sentences only"),
]


def measured(command, **more):
    """CPU seconds, wall seconds, peak memory in MB."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **more)
    _, status, used = os.wait4(process.pid, 0)
    if status not in (0, 256):
        sys.exit(f"{' '.join(command)} ended with {status}")
    return used.ru_utime + used.ru_stime, time.monotonic() - start, used.ru_maxrss / 1024


def medians(rounds):
    return [statistics.median(values) for values in zip(*rounds)]


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--binary", default=os.path.join(TOP, "target/release/reportedly"))
    asked.add_argument("--mb", type=float, default=20)
    asked.add_argument("--peer-mb", type=float, default=2)
    asked.add_argument("--rounds", type=int, default=5)
    asked.add_argument("--no-peers", action="store_true")
    asked.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    asked = asked.parse_args()
    binary = os.path.abspath(asked.binary)
    peers = [] if asked.no_peers else PEERS
    python = os.path.join(TOP, "target/bench-peers/bin/python")
    if peers and not os.path.exists(python):
        subprocess.run([sys.executable, "-m", "venv", os.path.dirname(os.path.dirname(python))], check=True)
        subprocess.run([python, "-m", "pip", "install", "-q", *NEEDS], check=True)
    with tempfile.TemporaryDirectory() as work:
        for name, size in [("large", asked.mb), ("small", asked.peer_mb)]:
            subprocess.run([sys.executable, os.path.join(TOP, "bench/corpus.py"), "--mb", str(size),
                            "--out", os.path.join(work, name)], check=True)
        large, small = (os.path.join(work, name, "corpus") for name in ("large", "small"))
        phrases = os.path.join(work, "phrases.txt")
        with open(phrases, "w", encoding="utf8") as out:
            folder = os.path.join(TOP, "lexicons/certainty")
            for name in sorted(os.listdir(folder)):
                with open(os.path.join(folder, name), encoding="utf8", newline="") as file:
                    rows = csv.DictReader(line for line in file if not line.startswith("#"))
                    out.writelines(phrase.strip() + "\n" for row in rows for phrase in row["phrase"].split(" | "))
        out = os.path.join(work, "out")
        ours = [binary, "score", large + ".csv", "--out", out, "--quiet", "--threads"]
        runs = {
            "one": (ours + ["1"], asked.mb),
            "two": (ours + ["2"], asked.mb),
            "small": ([binary, "score", small + ".csv", "--out", out, "--quiet", "--threads", "1"], asked.peer_mb),
            "wc": (["wc", "-w", large + ".txt"], asked.mb),
        }
        for name, _, _ in peers:
            command = [python, os.path.join(TOP, "bench/peers", name + ".py"), small + ".csv", phrases]
            runs[name] = (command, asked.peer_mb)
        taken = {name: [] for name in runs}
        for _ in range(asked.rounds):
            for name, (command, _) in runs.items():
                taken[name].append(measured(command, env={**os.environ, "LC_ALL": "C"}))
        article = os.path.join(work, "one.txt")
        with open(article, "w", encoding="utf8") as file:
            file.write("Officials said it may rain. “It will,” said Jane Roe, a spokeswoman.\n")
        start = medians([measured([binary, "score", article, "--out", out, "--quiet"]) for _ in range(asked.rounds * 3)])
        version = medians([measured([binary, "--version"]) for _ in range(asked.rounds * 3)])
    figures = {name: medians(rounds) for name, rounds in taken.items()}
    speed = {name: size / figures[name][0] for name, (_, size) in runs.items()}
    lines = [
        "| what | MB of text | seconds | MB a CPU second | peak MB | CPU seconds over ours |",
        "|---|---|---|---|---|---|",
    ]

    def line(what, name, over=""):
        cpu, wall, memory = figures[name]
        lines.append(f"| {what} | {runs[name][1]:g} | {wall:.2f} | {speed[name]:.3g} | {memory:.0f} | {over} |")

    line("reportedly, all reports, one thread", "one")
    line("reportedly, all reports, two threads", "two")
    line("reportedly, all reports, one thread, small corpus", "small", "1")
    line("`LC_ALL=C wc -w` on the text", "wc")
    for name, package, what in peers:
        found = subprocess.run([python, "-c", f"import importlib.metadata as m; print(m.version('{package}'))"],
                               capture_output=True, text=True, check=True).stdout.strip()
        line(f"{what} ({package} {found})", name, f"{speed['small'] / speed[name]:.2g}")
    lines += [
        "",
        f"One article from start to finished reports: {start[1] * 1000:.0f} ms. `reportedly --version`: "
        f"{version[1] * 1000:.0f} ms. Two threads over one: {figures['one'][1] / figures['two'][1]:.2f}x. "
        f"Time over that of `wc -w`: {figures['one'][1] / figures['wc'][1]:.0f}x.",
        "",
        f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, {platform.system()} {platform.release()}; "
        f"Python {platform.python_version()}; medians of {asked.rounds}; {time.strftime('%Y-%m-%d')}.",
    ]
    print("\n".join(lines))
    if asked.write:
        page = os.path.join(TOP, "docs/performance.md")
        with open(page, encoding="utf8") as file:
            text = file.read()
        head, rest = text.split("<!-- table -->\n", 1)
        tail = rest.split("<!-- end -->", 1)[1]
        with open(page, "w", encoding="utf8") as file:
            file.write(head + "<!-- table -->\n" + "\n".join(lines) + "\n<!-- end -->" + tail)


main()

"""Makes any number of articles by varying those of the sample: other numbers, other days, paragraphs in another order.

usage: articles.py SAMPLE.CSV COUNT FOLDER

Writes FOLDER/articles.csv and, in eight files, FOLDER/parquet. The same count gives the same articles.
"""

import csv
import random
import re
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
TEXT = "text"


def varied(text, chance):
    text = re.sub(r"\b[1-9]\d{0,2}\b", lambda found: str(chance.randint(2, 999)), text)
    text = re.sub("|".join(DAYS), lambda found: chance.choice(DAYS), text)
    first, *rest = text.split("\n\n")
    chance.shuffle(rest)
    return "\n\n".join([first, *rest[: max(2, len(rest) - chance.randint(0, 3))]])


def articles(sample, count):
    with open(sample, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for number in range(count):
        chance = random.Random(number)
        row = dict(rows[number % len(rows)])
        row["article_id"] = f"v{number:06d}"
        row[TEXT] = varied(row[TEXT], chance)
        row["date"] = f"2026-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
        yield row


def main(sample, count, folder):
    folder = Path(folder)
    (folder / "parquet").mkdir(parents=True, exist_ok=True)
    rows = list(articles(sample, int(count)))
    with open(folder / "articles.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    table = pa.Table.from_pylist(rows)
    share = -(-len(rows) // 8)
    for part in range(8):
        pq.write_table(table.slice(part * share, share), folder / "parquet" / f"part-{part}.parquet")
    print(f"  {len(rows)} articles, {sum(len(row[TEXT].encode()) for row in rows) / 1e6:.1f} MB of text")


if __name__ == "__main__":
    main(*sys.argv[1:])

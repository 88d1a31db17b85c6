#!/usr/bin/env python3
"""A corpus of any size out of the project's own sample, the same bytes every time.

  bench/corpus.py --mb 100 --out FOLDER [--sample data/sample.csv]

Writes FOLDER/corpus.csv (article_id, outlet, date, title, text), corpus.jsonl and corpus.txt. Articles are paragraphs of
the sample in a new order with new names, numbers and places in them, so that no two are alike and no cache holds them.
"""
import argparse
import csv
import json
import os
import random
import re

FIRST = "Ada Ben Carla Dan Edda Frank Gina Hugo Iris Jan Kira Leo Mona Nils Olga Paul Rosa Sven Tara Uwe Vera Walt".split()
MADE = ["Bar", "Cor", "Dal", "Fen", "Gar", "Hol", "Kel", "Lan", "Mor", "Nor", "Pel", "Ros", "Sal", "Tor", "Vel", "Wen"]
ENDS = ["berg", "by", "dale", "ford", "gate", "ham", "holm", "ley", "mann", "mere", "ov", "sen", "stad", "ton", "wick"]


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--mb", type=float, default=100)
    asked.add_argument("--out", required=True)
    asked.add_argument("--sample", default=os.path.join(os.path.dirname(__file__), "../data/sample.csv"))
    asked = asked.parse_args()
    with open(asked.sample, encoding="utf8", newline="") as file:
        articles = list(csv.DictReader(file))
    paragraphs = [line for article in articles for line in article["text"].split("\n") if len(line) > 40]
    names = sorted({name for line in paragraphs for name in re.findall(r"\b[A-Z][a-z]{3,}(?= [A-Z][a-z]{3,})", line)})
    outlets = sorted({article["outlet"] for article in articles})
    draw = random.Random(20260501)
    os.makedirs(asked.out, exist_ok=True)
    path = os.path.join(asked.out, "corpus")
    with open(path + ".csv", "w", encoding="utf8", newline="") as table, \
            open(path + ".jsonl", "w", encoding="utf8") as lines, open(path + ".txt", "w", encoding="utf8") as plain:
        writer = csv.writer(table, lineterminator="\n")
        writer.writerow(["article_id", "outlet", "date", "title", "text"])
        written, number = 0, 0
        while written < asked.mb * 1e6:
            number += 1
            new = {name: draw.choice(FIRST) if draw.random() < .4 else draw.choice(MADE) + draw.choice(ENDS)
                   for name in draw.sample(names, len(names) // 2)}
            swap = re.compile(r"\b(?:" + "|".join(new) + r")\b")
            body = [swap.sub(lambda found: new[found[0]], line) for line in draw.sample(paragraphs, draw.randint(8, 16))]
            body = [re.sub(r"\b\d{1,3}\b", lambda _: str(draw.randint(2, 999)), line) for line in body]
            text = "\n\n".join(body)
            row = [f"b{number:07}", draw.choice(outlets), f"2026-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}",
                   " ".join(body[0].split()[:9]).rstrip(".,"), text]
            writer.writerow(row)
            lines.write(json.dumps(dict(zip(["article_id", "outlet", "date", "title", "text"], row)), ensure_ascii=False) + "\n")
            plain.write(text + "\n\n")
            written += len(text.encode())
    print(f"{number} articles, {written / 1e6:.1f} MB of text in {asked.out}")


main()

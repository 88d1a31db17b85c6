"""CORPUS.csv: sentences."""
import csv
import io
import sys

sys.path.pop(0)
from nupunkt import sent_tokenize

out = csv.writer(io.StringIO())
with open(sys.argv[1], encoding="utf8", newline="") as file:
    for row in csv.DictReader(file):
        for sentence in sent_tokenize(row["text"]):
            out.writerow([row["article_id"], sentence])

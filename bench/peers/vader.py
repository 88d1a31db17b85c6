"""CORPUS.csv: a VADER score for each paragraph."""
import csv
import io
import sys

from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

scorer = SentimentIntensityAnalyzer()
out = csv.writer(io.StringIO())
with open(sys.argv[1], encoding="utf8", newline="") as file:
    for row in csv.DictReader(file):
        for paragraph in row["text"].split("\n\n"):
            out.writerow([row["article_id"], scorer.polarity_scores(paragraph)["compound"]])

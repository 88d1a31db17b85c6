"""CORPUS.csv PHRASES.txt: every phrase in every article, word borders checked, a row for each hit."""
import csv
import io
import sys

sys.path.pop(0)
import ahocorasick

finder = ahocorasick.Automaton()
with open(sys.argv[2], encoding="utf8") as file:
    for line in file:
        if line.strip():
            finder.add_word(line.strip().lower(), line.strip().lower())
finder.make_automaton()
out = csv.writer(io.StringIO())
with open(sys.argv[1], encoding="utf8", newline="") as file:
    for row in csv.DictReader(file):
        text = row["text"].lower()
        for last, phrase in finder.iter(text):
            first = last - len(phrase) + 1
            if not text[first - 1:first].isalnum() and not text[last + 1:last + 2].isalnum():
                out.writerow([row["article_id"], first, phrase])

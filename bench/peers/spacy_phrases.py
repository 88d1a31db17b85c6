"""CORPUS.csv PHRASES.txt: sentences by rules, phrases by PhraseMatcher, a row for each sentence."""
import csv
import io
import sys

import spacy
from spacy.matcher import PhraseMatcher

english = spacy.blank("en")
english.add_pipe("sentencizer")
matcher = PhraseMatcher(english.vocab, attr="LOWER")
with open(sys.argv[2], encoding="utf8") as file:
    matcher.add("phrase", list(english.tokenizer.pipe(line.strip() for line in file if line.strip())))
out = csv.writer(io.StringIO())
with open(sys.argv[1], encoding="utf8", newline="") as file:
    for row in csv.DictReader(file):
        for sentence in english(row["text"]).sents:
            found = matcher(sentence.as_doc())
            out.writerow([row["article_id"], sentence.text, len(found)])

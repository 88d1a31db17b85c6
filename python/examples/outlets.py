"""From a data frame of articles to outlets side by side; each part between `# %%` is a cell of a notebook.

usage: outlets.py [ARTICLES.CSV]
"""

# %% Articles: any table with a column of text will do.
import sys

import pyarrow.csv

import reportedly

options = pyarrow.csv.ParseOptions(newlines_in_values=True)
articles = pyarrow.csv.read_csv(sys.argv[1] if len(sys.argv) > 1 else "data/sample.csv", parse_options=options)
print(articles.num_rows, "articles")

# %% Scores, on all cores. Nothing is lost in silence: what was not scored stands in `errors`, with its reason.
tables = reportedly.score(articles)
assert tables["errors"].num_rows == 0
profile = tables["articles"].select(["article_id", "outlet", "n_words", "hedges_per_1000", "certainty"])
print(profile.to_pandas().head())

# %% Which words did it? One row for each cue, with the entry and the rule that decided.
cues = tables["cues"].to_pandas()
print(cues[cues.active].groupby("category").size().sort_values(ascending=False))

# %% Who stands behind the articles?
credited = tables["attributions"].to_pandas()
print(credited.groupby(["source_kind", "stance"]).size().unstack(fill_value=0))

# %% Why this score? The page of one article.
page = reportedly.explain(articles["text"][0].as_py(), title=articles["title"][0].as_py())
print("\n".join(page.splitlines()[:16]))

# %% Outlets: means of the articles' rates with intervals, and what differs.
compared = reportedly.compare(tables, measures=["hedges_per_1000", "unnamed_share"])
outlets = compared["outlets"].to_pandas()
print(outlets[outlets.method == "mean_of_articles"][["outlet", "measure", "estimate", "ci_low", "ci_high"]])
for reading in compared["comparisons"]["reading"].to_pylist()[:3]:
    print("-", reading)

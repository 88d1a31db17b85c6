#!/usr/bin/env python3
"""Makes tables.csv: 50 random coding tables and what the Python packages say of them.

  pip install krippendorff==0.9.0 scikit-learn numpy
  make-tables.py > tables.csv

A coder is a string of codes, one digit a unit, `.` where the code is missing. Table n is drawn with the seed n.
"""
import krippendorff
import numpy
from sklearn.metrics import cohen_kappa_score

print("# about:   Krippendorff's alpha by `krippendorff` 0.9.0 and Cohen's kappa of the first two coders by scikit-learn")
print("# licence: CC0-1.0")
print("seed,coders,nominal,ordinal,interval,ratio,kappa")
for seed in range(1, 51):
    draw = numpy.random.default_rng(seed)
    coders, units, values = draw.integers(2, 6), draw.integers(8, 41), draw.integers(2, 8)
    error, missing = draw.uniform(0, 0.7), draw.uniform(0, 0.4)
    truth = draw.integers(1, values + 1, units)
    table = numpy.array([numpy.where(draw.random(units) < error, draw.integers(1, values + 1, units), truth) for _ in range(coders)], float)
    table[draw.random(table.shape) < missing] = numpy.nan
    alphas = [krippendorff.alpha(reliability_data=table, level_of_measurement=level) for level in ("nominal", "ordinal", "interval", "ratio")]
    both = ~numpy.isnan(table[0]) & ~numpy.isnan(table[1])
    kappa = cohen_kappa_score(table[0][both].astype(int), table[1][both].astype(int))
    written = "|".join("".join("." if numpy.isnan(code) else str(int(code)) for code in coder) for coder in table)
    print(f"{seed},{written}," + ",".join(repr(float(figure)) for figure in [*alphas, kappa]))

"""Values as the CSV files write them, and a check that says what it holds."""

import sys
from pathlib import Path


def cell(value):
    """Numbers with at most four decimals, yes as 1, missing as nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, float):
        written = f"{value:.4f}".rstrip("0").rstrip(".")
        return "0" if written == "-0" else written
    return str(value)


def check(what, holds):
    """Says what holds; ends the program with it where it does not."""
    if not holds:
        sys.exit(f"{Path(sys.argv[0]).name}: {what}")
    print(f"  {what}", flush=True)

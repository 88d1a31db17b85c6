"""The native half of the module."""

import os
from collections.abc import Mapping, Sequence
from typing import Any

__version__: str

class Lexicon:
    """The lexicons that articles are scored with, compiled once; it may be pickled, and sent to other machines.

    ``folder`` holds files that are laid over the built-in lexicons; a fault in
    one of them is a ``ValueError`` that tells all faults, with file, line and mend.
    """

    def __init__(self, folder: str | os.PathLike[str] | None = None) -> None: ...
    def __len__(self) -> int:
        """Entries in all lexicons."""
    @staticmethod
    def from_files(files: Mapping[str, bytes]) -> Lexicon:
        """The same from files in memory: path below the folder, such as ``certainty/modal.csv``, and bytes."""
    @property
    def files(self) -> dict[str, bytes]:
        """The files that were laid over the built-in lexicons."""
    @property
    def versions(self) -> dict[str, tuple[str, str]]:
        """Version and SHA-256 of every lexicon, as ``run.json`` has them."""
    def find(self, phrase: str) -> list[dict[str, str]]:
        """The entries that have a phrase, each with ``entry``, ``dimension`` and the cells of its row."""

def main(words: Sequence[str]) -> int: ...
def explain(text: str, title: str, lexicon: Lexicon) -> str: ...
def score(
    data: Any, told: dict[str, Any], lexicon: Lexicon, tables: Sequence[str], threads: int
) -> tuple[list[Any], Any]: ...
def score_batch(data: Any, told: dict[str, Any], lexicon: Lexicon, table: str) -> Any: ...
def schema(table: str) -> Any: ...
def columns(names: Sequence[str], told: dict[str, Any], lexicon: Lexicon) -> list[str]: ...
def compare(
    folder: str | os.PathLike[str], wanted: dict[str, Any], lexicon: Lexicon
) -> list[tuple[str, Any]]: ...
def write_reports(folder: str | os.PathLike[str], tables: Sequence[tuple[str, Any]]) -> None: ...
def measures() -> list[tuple[str, str, str, str, str, float]]: ...

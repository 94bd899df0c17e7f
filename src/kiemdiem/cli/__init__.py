"""The `kiemdiem` command: one module for each command, all words in words.py, errors.py and labels.py."""

from kiemdiem.cli.entry import main

__all__ = ["main"]

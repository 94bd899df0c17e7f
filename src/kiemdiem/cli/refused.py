"""What a command refuses."""

from __future__ import annotations

from collections.abc import Sequence


class Refused(Exception):
    """Input that is refused: a sentence, and every fault as a line of its own."""

    def __init__(self, sentence: str, faults: Sequence[str] = ()) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.faults = list(faults)

"""What the distinct cells of some columns say, in blocks; of very many each block is pressed, for a country has a
hundred thousand of them."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Iterator

from kiemdiem.core.engine.season import Subject

BLOCK = 1_024
"""Cells that are held, and laid out, together."""
OPEN_BLOCKS = 1
"""Full blocks that stay as they are: most columns of most files have no more."""

Texts = tuple[str, ...]
Block = dict[Texts, Subject]


class ReadCells:
    """The texts of some cells → the subject that has just these, in the order in which they were added."""

    def __init__(self) -> None:
        self._full: list[Block | bytes] = []
        self._last: Block = {}
        self._count = 0

    def add(self, texts: Texts, subject: Subject) -> None:
        """One more; the texts are new."""
        if len(self._last) == BLOCK:
            self._full.append(self._last if len(self._full) < OPEN_BLOCKS else _pressed(self._last))
            self._last = {}
        self._last[texts] = subject
        self._count += 1

    def __len__(self) -> int:
        return self._count

    def blocks(self) -> Iterator[Block]:
        """All of them, some at a time: whoever keeps no block holds one."""
        for block in self._full:
            yield _opened(block) if isinstance(block, bytes) else block
        yield self._last

    def items(self) -> Iterator[tuple[Texts, Subject]]:
        for block in self.blocks():
            yield from block.items()

    def values(self) -> Iterator[Subject]:
        for block in self.blocks():
            yield from block.values()


def _pressed(block: Block) -> bytes:
    return zlib.compress(pickle.dumps(block, pickle.HIGHEST_PROTOCOL), level=1)


def _opened(block: bytes) -> Block:
    found: Block = pickle.loads(zlib.decompress(block))
    return found


__all__ = ["BLOCK", "OPEN_BLOCKS", "Block", "ReadCells", "Texts"]

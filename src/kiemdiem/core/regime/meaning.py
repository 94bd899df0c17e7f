"""What the entries of a regime mean together: names, scales, relations, and the checked trees of expressions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kiemdiem.core.regime.entries.entry import Shape
from kiemdiem.core.regime.entries.identity import Identity
from kiemdiem.core.regime.entries.subjects import SUBJECT_TABLES
from kiemdiem.core.regime.entry_trees import EntryTrees, expressions_in, field_name
from kiemdiem.core.regime.faults import Fault
from kiemdiem.core.regime.folder import Folder
from kiemdiem.core.regime.references import References
from kiemdiem.core.regime.regime import Placed, Tree
from kiemdiem.core.regime.vocabulary import vocabulary_of

WITHOUT_TREES = frozenset({"example", "clause", "body", *SUBJECT_TABLES})
"""Tables without expressions, or whose expressions are about registers (register_scope.py)."""


class Meaning:
    """Checks the entries against each other; `names` and `trees` are whole only if no fault was added.

    unread: the ids of entries that are there but could not be read; is_whole: nothing that declares names is missing.
    """

    def __init__(
        self,
        identity: Identity,
        placed: Mapping[str, Sequence[Placed[Shape]]],
        answers: Mapping[str, str],
        folder: Folder,
        faults: list[Fault],
        *,
        unread: frozenset[str] = frozenset(),
        is_whole: bool = True,
    ) -> None:
        self.names = vocabulary_of(identity, placed)
        self.trees: dict[tuple[str, int], Tree] = {}
        references = References(identity, placed, self.names, answers, folder, faults, unread)
        self.is_whole = references.check_names() and is_whole
        references.check_citations()
        homeless = references.check_rules() if self.is_whole else set()
        trees = EntryTrees(self.names, faults)
        for table, rows in placed.items() if self.is_whole else ():
            for row in rows if table not in WITHOUT_TREES else ():
                if (table, row.index) not in homeless:
                    self.trees[table, row.index] = trees.of(row)


__all__ = ["Meaning", "expressions_in", "field_name"]

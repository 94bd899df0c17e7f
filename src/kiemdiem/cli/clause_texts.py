"""Clauses as a reader cites them: where they stand in the plan and the exact words, each quoted once."""

from __future__ import annotations

from collections.abc import Iterable

from kiemdiem.cli import words
from kiemdiem.core.regime.clause_places import place_in_words, plain_quote
from kiemdiem.core.regime.regime import Regime


class ClauseTexts:
    """Quotes clauses of one regime; what was quoted before is only named."""

    def __init__(self, regime: Regime) -> None:
        self._clauses = regime.clauses
        self._quoted: set[str] = set()

    def lines(self, ids: Iterable[str]) -> list[str]:
        """One line for each clause that is new, and one for all that were quoted before."""
        found, known = [], []
        for name in ids:
            clause = self._clauses.get(name)
            if clause is None or name in self._quoted:
                known.append(name)
                continue
            self._quoted.add(name)
            text = plain_quote(clause.quote)
            is_quoted = text.startswith("“") and text.find("”") == len(text) - 1
            quote = text if is_quoted else f"“{text}”"
            found.append(words.QUOTE.format(id=name, place=place_in_words(clause.place), quote=quote))
        return [*found, words.QUOTED_ABOVE.format(ids=", ".join(known))] if known else found

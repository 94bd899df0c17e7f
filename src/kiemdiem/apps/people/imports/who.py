"""Whom a row of a file is about."""

from __future__ import annotations

from kiemdiem.apps.people.imports import words
from kiemdiem.apps.people.imports.rows import Row
from kiemdiem.apps.people.imports.standing import Persons, Standing
from kiemdiem.apps.people.imports.units import Boundaries
from kiemdiem.core.quantities.long_dates import short_date


class Who:
    """Finds the person whom a row names, within the boundaries of one actor."""

    def __init__(self, boundaries: Boundaries) -> None:
        self._boundaries = boundaries

    def meant(self, row: Row, known: Persons) -> Standing | None:
        """The person whom the row is about: by code, else by card number, else by name and birthday."""
        code, card = row.value("code"), row.value("card_number")
        by_code, by_card = known.by_code.get(code or ""), known.by_card.get(card or "")
        for column, found, told in (
            ("code", by_code, words.CODE_ELSEWHERE),
            ("card_number", by_card, words.CARD_ELSEWHERE),
        ):
            if found is not None and not self._boundaries.has(found.path):
                row.tell(column, told, words.ELSEWHERE_TODO)
                return None
        standing = by_code or by_card
        if by_code is not None and by_card is not None and by_code is not by_card:
            told = words.CARD_OF_ANOTHER.format(name=by_card.person.full_name, code=by_card.person.code)
            row.tell("card_number", told, words.CARD_OF_ANOTHER_TODO)
        if standing is None:
            standing = self._by_name(row, known, code, card)
        if standing is not None and standing.person.left_on is not None:
            day = short_date(standing.person.left_on)
            row.tell("", words.HAS_LEFT.format(name=standing.person.full_name, day=day), words.HAS_LEFT_TODO)
        return standing

    def _by_name(self, row: Row, known: Persons, code: str | None, card: str | None) -> Standing | None:
        """Of those with this name and birthday the one who may be meant; two cards tell two persons apart."""
        if not row.identity:
            return None
        namesakes = [one for one in known.by_identity.get(row.identity, ()) if self._boundaries.has(one.path)]
        others = [one for one in namesakes if card and one.person.card_number and one.person.card_number != card]
        namesakes = [one for one in namesakes if one not in others]
        if others:
            day, other = short_date(row.value("born_on")), others[0].person.code
            row.twin = words.TWIN.format(name=row.name, day=day, code=other)
        if len(namesakes) > 1:
            row.tell("full_name", words.SEVERAL.format(count=len(namesakes)), words.SEVERAL_TODO)
        elif namesakes and code:
            one = namesakes[0].person
            row.tell(
                "code",
                words.NAMESAKE.format(name=one.full_name, code=one.code),
                words.NAMESAKE_TODO.format(code=one.code),
            )
        return namesakes[0] if namesakes else None

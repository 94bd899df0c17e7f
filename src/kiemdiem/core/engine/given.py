"""From plain objects (JSON, rows of a workbook) to a season: every fault at once, each with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from kiemdiem.core.engine import errors
from kiemdiem.core.engine.cells import BadValue, CodeReader, Reader, day, identifier, is_empty, text
from kiemdiem.core.engine.given_faults import BadSeason, Faults, GivenFault, Place, path_of
from kiemdiem.core.engine.given_names import FIXED_KEYS, GivenNames
from kiemdiem.core.engine.given_records import pairs_of
from kiemdiem.core.engine.given_subjects import FactsReader, SubjectReader
from kiemdiem.core.engine.season import Body, Season, Subject
from kiemdiem.core.quantities.errors import shown
from kiemdiem.core.regime.faults import nearest
from kiemdiem.core.regime.periods import first_parts, is_known
from kiemdiem.core.regime.regime import Regime

HEAD_KEYS = ("regime", "as_of", "period", "readings", "subjects", "bodies")
_BODY_KEYS = ("id", "name", "level", "facts")


def refuse_another_regime(given: Mapping[str, Any], regime: Regime) -> None:
    """Stops at what was made for another regime: all else would be faults of every row for this one reason."""
    named = given.get("regime")
    if not is_empty(named) and named != regime.id:
        raise BadSeason([GivenFault(("regime",), errors.other_regime(shown(named), regime.id))])


class SeasonReader:
    """Reads seasons for one regime; made once, it knows every key, fact and code."""

    def __init__(self, regime: Regime) -> None:
        self.regime = regime
        self.names = GivenNames(regime)

    def read(
        self,
        given: object,
        *,
        readings: Mapping[str, str] | None = None,
        strict: bool = False,
        place_of: Callable[[Place], str] = path_of,
    ) -> Season:
        """The season; raises BadSeason with every fault. `readings` go before those of the file.

        place_of: how another subject's place is called where a sentence names it (a cell of a workbook).
        """
        faults = Faults()
        if not isinstance(given, dict):
            raise BadSeason([GivenFault((), errors.not_an_object(shown(given)))])
        refuse_another_regime(given, self.regime)
        season = self._season(given, readings or {}, strict, faults, place_of)
        if faults:
            raise BadSeason(faults.kept, faults.total)
        return season

    def _season(
        self,
        given: Mapping[str, Any],
        readings: Mapping[str, str],
        strict: bool,
        faults: Faults,
        place_of: Callable[[Place], str],
    ) -> Season:
        self._top(given, faults)
        chosen, options = self._readings(given.get("readings"), readings, faults)
        bodies = self._bodies(given.get("bodies"), options, faults)
        rows = given.get("subjects")
        if not isinstance(rows, Iterable) or isinstance(rows, str | bytes | Mapping):
            message = errors.missing_key("subjects") if rows is None else errors.not_a_list(shown(rows))
            faults.tell(("subjects",), message)
            rows = []
        read = SubjectReader(self.names, options)
        subjects: list[Subject] = []
        numbers: list[int] = []
        number = -1
        for number, row in enumerate(rows):
            subject = read(row, ("subjects", number), faults)
            if subject is not None:
                subjects.append(subject)
                numbers.append(number)
        if number < 0 and not faults:
            faults.tell(("subjects",), errors.no_subjects())
        self._together(subjects, bodies, numbers, faults, place_of)
        return Season(
            tuple(subjects),
            tuple(bodies),
            self._one(day, given, "as_of", faults),
            chosen,
            strict,
            self._one(self._period, given, "period", faults),
        )

    # ------------------------------------------------------------------ the head
    def _top(self, given: Mapping[str, Any], faults: Faults) -> None:
        for key in given:
            if key not in HEAD_KEYS:
                message = errors.near(errors.unknown_key(shown(key)), nearest(str(key), HEAD_KEYS))
                faults.tell((str(key),), message)
        for blank in self.regime.open_blanks.values():
            if blank.without == "stop":
                faults.tell(("regime",), errors.blank_open(blank.wants))
        if self.regime.identity.abstract:
            faults.tell(("regime",), errors.abstract_regime(self.regime.identity.title))

    def _readings(
        self, told: Any, readings: Mapping[str, str], faults: Faults
    ) -> tuple[dict[str, str], dict[str, str]]:
        """What is chosen, and the options in force; an option may be named by its label."""
        if told is not None and not isinstance(told, dict):
            faults.tell(("readings",), errors.not_an_object(shown(told)))
            told = None
        known = self.regime.readings
        chosen: dict[str, str] = {}
        for name, option in {**(told or {}), **readings}.items():
            reading = known.get(name)
            if reading is None:
                message = errors.near(errors.unknown_reading(shown(name)), nearest(str(name), known))
                faults.tell(("readings", str(name)), message)
                continue
            options = {o.id: (o.label,) for o in reading.options}
            try:
                chosen[str(name)] = CodeReader.of(options, options)(option)
            except BadValue:
                message = errors.unknown_option(shown(option), name, options)
                faults.tell(("readings", str(name)), errors.near(message, nearest(str(option), options)))
        in_force = self.regime.chosen(chosen)
        for name, reading in known.items():
            if name not in in_force:
                faults.tell(("readings", name), errors.reading_unanswered(reading.question))
        return chosen, in_force

    def _one(self, reader: Reader, given: Mapping[str, Any], key: str, faults: Faults) -> Any:
        value = given.get(key)
        if is_empty(value):
            return None
        try:
            return reader(value)
        except BadValue as bad:
            faults.tell((key,), str(bad))
            return None

    def _period(self, value: Any) -> str:
        found = text(value)
        head = self.regime.identity
        if not is_known(found, head.periods, self.regime.review_period(), head.year):
            raise BadValue(errors.unknown_period(shown(found), [*head.periods, *first_parts(head.periods, head.year)]))
        return found

    def _bodies(self, rows: Any, options: Mapping[str, str], faults: Faults) -> list[Body]:
        found: list[Body] = []
        if rows is None:
            return found
        if not isinstance(rows, list):
            faults.tell(("bodies",), errors.not_a_list(shown(rows)))
            return found
        facts = FactsReader(self.names, None, options)
        for number, row in enumerate(rows):
            place: Place = ("bodies", number)
            if not isinstance(row, dict):
                faults.tell(place, errors.not_an_object(shown(row)))
                continue
            who = self._body_cell(identifier, row, "id", place, faults)
            if is_empty(row.get("id")):
                faults.tell((*place, "id"), errors.missing_key("id"))
            for key in row:
                if key not in _BODY_KEYS:
                    message = errors.near(errors.unknown_key(shown(key)), nearest(str(key), _BODY_KEYS))
                    faults.tell((*place, str(key)), message, who)
            name = self._body_cell(text, row, "name", place, faults)
            level = self._body_cell(self.names.any_level(), row, "level", place, faults)
            if who:
                found.append(
                    Body(
                        who,
                        name,
                        facts(pairs_of(row.get("facts"), (*place, "facts"), faults, who), place, faults, who),
                        level or None,
                    )
                )
        return found

    def _body_cell(self, reader: Reader, row: Mapping[str, Any], key: str, place: Place, faults: Faults) -> str:
        if is_empty(row.get(key)):
            return ""
        try:
            return str(reader(row[key]))
        except BadValue as bad:
            faults.tell((*place, key), str(bad))
            return ""

    # ------------------------------------------------------------------ all subjects together
    def _together(
        self,
        subjects: Sequence[Subject],
        bodies: Sequence[Body],
        numbers: Sequence[int],
        faults: Faults,
        place_of: Callable[[Place], str],
    ) -> None:
        """Ids used twice, links to the wrong kind, chains of superiors that close in a circle."""
        first: dict[str, int] = {}
        for index, subject in enumerate(subjects):
            earlier = first.setdefault(subject.id, index)
            if earlier != index:
                where = place_of(("subjects", numbers[earlier], "id"))
                message = errors.duplicate_id(subject.id, where)
                faults.tell(("subjects", numbers[index], "id"), message, subject.id)
        seen: set[str] = set()
        for number, body in enumerate(bodies):
            if body.id in seen:
                faults.tell(("bodies", number, "id"), errors.record_twice("id", body.id), body.id)
            seen.add(body.id)
        self._links(subjects, first, numbers, faults)
        self._circles(subjects, first, numbers, faults)

    def _links(
        self, subjects: Sequence[Subject], first: Mapping[str, int], numbers: Sequence[int], faults: Faults
    ) -> None:
        leads_to = {
            (kind, key): relation.to
            for kind, relations in self.regime.names.relations.items()
            for key, relation in relations.items()
        }
        for index, subject in enumerate(subjects):
            for key, targets in subject.links.items():
                wanted = leads_to.get((subject.kind, key))
                for target in targets if wanted is not None else ():
                    other = first.get(target)
                    if other is not None and wanted is not None and subjects[other].kind not in ("", *wanted):
                        label = self.names.kinds[subjects[other].kind].label
                        message = errors.link_to_other_kind(key, target, label)
                        faults.tell(("subjects", numbers[index], key), message, subject.id)

    def _circles(
        self, subjects: Sequence[Subject], first: Mapping[str, int], numbers: Sequence[int], faults: Faults
    ) -> None:
        done: set[str] = set()
        for subject in subjects:
            chain: dict[str, None] = {}
            current: Subject | None = subject if subject.links.get("superior") else None
            while current is not None and current.id not in done:
                if current.id in chain:
                    names = list(chain)
                    names = [*names[names.index(current.id) :], current.id]
                    place = ("subjects", numbers[first[current.id]], "superior")
                    faults.tell(place, errors.links_in_circle("superior", names), current.id)
                    break
                chain[current.id] = None
                above = current.links.get("superior", ())
                current = subjects[first[above[0]]] if above and above[0] in first else None
            done.update(chain)  # `done |= chain.keys()` would make the whole set anew for every subject


__all__ = ["FIXED_KEYS", "HEAD_KEYS", "BadSeason", "CodeReader", "GivenFault", "SeasonReader", "refuse_another_regime"]

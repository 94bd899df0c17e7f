"""What a regime lets be given of a subject: facts by kind, links, levels; each with the reader of its values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from kiemdiem.core.engine import errors
from kiemdiem.core.engine.cells import BadValue, CodeReader, Reader, Readers, identifier
from kiemdiem.core.engine.labels import DECISIONS, NO_LEVEL, PURPOSES
from kiemdiem.core.quantities.errors import shown
from kiemdiem.core.regime.entries.facts import Fact
from kiemdiem.core.regime.entries.identity import Relation, Vocabulary
from kiemdiem.core.regime.entries.ratings import Award, Quota, Score
from kiemdiem.core.regime.faults import nearest
from kiemdiem.core.regime.regime import Placed, Regime, in_force

FIXED_KEYS = frozenset(
    {
        "id", "kind", "name", "person", "facts", "votes", "present_voters", "full_members", "ballots", "previous",
        "honours", "proposed_level", "decided_level", "decisions",
    }
)  # fmt: skip
LEADS_ELSEWHERE = ("superior", "unit", "heads")
"""Links in which a subject may not name itself."""
PURPOSE = CodeReader.of({code: (label,) for code, label in PURPOSES.items()}, PURPOSES.values())
DECISION = CodeReader.of({code: (label,) for code, label in DECISIONS.items()}, DECISIONS.values())
_NO_LEVEL = CodeReader.of({code: (label,) for code, label in NO_LEVEL.items()}, NO_LEVEL.values())


@dataclass(frozen=True)
class LinkReader:
    """The ids that a link leads to, given one by one, as a list, or parted by `;`; refused: why there may be none."""

    key: str
    many: bool
    refused: str = ""

    def __call__(self, value: object) -> tuple[str, ...] | None:
        parts = value.split(";") if isinstance(value, str) else value if isinstance(value, list) else [value]
        targets = tuple(dict.fromkeys(name for part in parts if (name := identifier(part))))
        if targets and self.refused:
            raise BadValue(self.refused)
        if len(targets) > 1 and not self.many:
            raise BadValue(errors.one_link_only(self.key))
        return targets or None


class GivenNames:
    """Every key, fact and code that a season of one regime may hold; made once."""

    def __init__(self, regime: Regime) -> None:
        self.regime = regime
        vocabularies = {p.entry.id: p.entry for p in regime.of("vocabulary", Vocabulary)}
        self.readers = Readers(regime.scales, vocabularies)
        self.facts: dict[str, list[Placed[Fact]]] = {}
        for placed in regime.facts:
            self.facts.setdefault(placed.id, []).append(placed)
        self.relations = {relation.entry.id: relation.entry for relation in regime.of("relation", Relation)}
        self.kinds = {kind.id: kind for kind in regime.kinds.values()}
        self.kind_reader = CodeReader.of(
            {kind.id: (kind.label,) for kind in self.kinds.values()}, [kind.label for kind in self.kinds.values()]
        )
        self._summed = {(p.entry.gives, kind) for p in regime.of("score", Score) for kind in p.entry.for_}
        self.link_keys = tuple(sorted({*self.relations, *_group_keys(regime)}))

    def kind(self, value: object) -> str:
        """The kind meant; raises BadValue."""
        found = self.kind_reader.by_key.get(str(value).strip())
        if found is None:
            try:
                return self.kind_reader(value)
            except BadValue:
                labels = [kind.label for kind in self.kinds.values()]
                raise BadValue(
                    errors.near(errors.unknown_kind(shown(value), labels), nearest(shown(value), labels))
                ) from None
        return found

    def link(self, key: str, kind: str | None) -> LinkReader:
        """The reader of a link of this kind; of an unknown kind, any number of ids will do."""
        if kind is None:
            return LinkReader(key, many=True)
        relation = self.regime.names.relations.get(kind, {}).get(key)
        is_of_others = relation is None and key in self.relations and key not in _group_keys(self.regime, kind)
        refused = errors.link_of_other_kind(key, self.kinds[kind].label) if is_of_others else ""
        return LinkReader(key, bool(relation and relation.many), refused)

    def any_level(self) -> CodeReader:
        """The reader of a level of any scale of levels, for what has no kind."""
        return replace(self._every_level)

    @cached_property
    def _every_level(self) -> CodeReader:
        scales = [self.regime.scales[name] for name in dict.fromkeys(self.regime.names.levels.values())]
        return CodeReader.over(value for scale in scales for value in scale.values)

    def level(self, kind: str | None) -> Reader:
        """The reader of a level of this kind; a kind without a scale refuses every one."""
        if kind is None:
            return self.any_level()
        scale = self.kinds[kind].scale
        if scale is not None:
            return self.readers.level(scale)

        def refuse(_value: object) -> str:
            raise BadValue(errors.kind_has_no_level(self.kinds[kind].label))

        return refuse

    def level_or_none(self, kind: str | None) -> Reader:
        """A level, or an outcome without one: what a person may choose."""
        level = self.level(kind)

        def read(value: object) -> str:
            try:
                return _NO_LEVEL(value)
            except BadValue:
                return str(level(value))

        return read

    def fact(self, name: str, kind: str | None, options: Mapping[str, str]) -> Fact:
        """The declaration of a fact for a kind; raises BadValue: unknown, of another kind, refused, or worked out."""
        declared = [placed.entry for placed in self.facts.get(name, ())]
        if not declared:
            raise BadValue(errors.near(errors.unknown_key(shown(name)), nearest(name, self.facts)))
        fitting = [fact for fact in declared if kind is None or not fact.for_ or kind in fact.for_]
        if not fitting:
            raise BadValue(errors.fact_of_other_kind(declared[0].label, self.kinds[kind].label if kind else ""))
        applying = [fact for fact in fitting if kind is None or in_force(fact, options)]
        if not applying:
            raise BadValue(errors.fact_not_in_force(fitting[0].label))
        fact = applying[0]
        if fact.refused:
            raise BadValue(errors.fact_refused(fact.label, fact.refused))
        if fact.equals is not None or fact.from_others is not None or (name, kind) in self._summed:
            raise BadValue(errors.derived_fact(fact.label))
        return fact


def _group_keys(regime: Regime, kind: str | None = None) -> set[str]:
    """What groups may be made by, of this kind or of any."""
    keys = {"group"}
    entries: list[Quota | Award] = [placed.entry for placed in regime.of("quota", Quota)]
    entries += [placed.entry for placed in regime.of("award", Award)]
    for entry in entries:
        if kind is None or kind in entry.for_:
            keys |= set(entry.within)
    return keys - {"person"}

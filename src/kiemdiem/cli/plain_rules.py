"""Every rule of a regime as one sentence in plain words, with its clauses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kiemdiem.cli import labels
from kiemdiem.cli.plain_expressions import Names, Teller, upper_first
from kiemdiem.core.quantities.letter_case import lower_first
from kiemdiem.core.quantities.long_dates import short_date
from kiemdiem.core.regime.entries.entry import Rule
from kiemdiem.core.regime.entries.exclusions import Exclusion
from kiemdiem.core.regime.entries.facts import ByReading
from kiemdiem.core.regime.entries.ratings import (
    Ask,
    Award,
    Band,
    Ceiling,
    Exemption,
    FollowUp,
    Ground,
    Quota,
    Requirement,
    Score,
    Source,
    Threshold,
)
from kiemdiem.core.regime.entries.values import Bound, Expression
from kiemdiem.core.regime.regime import Placed, Regime, in_force


@dataclass(frozen=True)
class PlainRule:
    """One rule: where it belongs, for whom, what it says, on which clauses."""

    table: str
    id: str
    kinds: tuple[str, ...]
    text: str
    clauses: tuple[str, ...]


def plain_rules(regime: Regime, options: Mapping[str, str] | None = None) -> Iterator[PlainRule]:
    """The rules of a regime in the order in which they are applied: all, or those in force under these options."""
    teller = _RuleTeller(regime, options)
    for table in labels.TABLES:
        for placed in regime.all(table):
            if options is None or in_force(placed.entry, options):
                yield teller.rule(placed)


class _RuleTeller:
    def __init__(self, regime: Regime, options: Mapping[str, str] | None) -> None:
        self._regime = regime
        self._options = options
        self._names = Names.of(regime)

    def rule(self, placed: Placed[Any]) -> PlainRule:
        entry = placed.entry
        kinds: tuple[str, ...] = tuple(getattr(entry, "for_", ()))
        text = upper_first(self._tellers()[placed.table](entry, self._teller(kinds)))
        if entry.under and self._options is None:
            told = [self._under(reading, option) for reading, option in entry.under.items()]
            text += "".join(told)
        if isinstance(entry, Rule):
            text += labels.VALID_FROM.format(day=short_date(entry.from_)) if entry.from_ else ""
            text += labels.VALID_UNTIL.format(day=short_date(entry.until)) if entry.until else ""
        if entry.force == "advice":
            text = labels.ADVICE.format(text=text)
        return PlainRule(placed.table, placed.id, kinds, text, entry.clauses)

    def _tellers(self) -> dict[str, Callable[[Any, Teller], str]]:
        return {
            "exclusion": self._exclusion,
            "source": self._source,
            "threshold": self._threshold,
            "band": self._band,
            "requirement": self._requirement,
            "ground": self._ground,
            "ceiling": self._ceiling,
            "exemption": self._exemption,
            "ask": self._ask,
            "quota": self._quota,
            "score": self._score,
            "follow_up": self._follow_up,
            "award": self._award,
        }

    # ------------------------------------------------------------------ pieces
    def _scale(self, kinds: Iterable[str]) -> str:
        return next((kind.scale for name in kinds if (kind := self._regime.kinds.get(name)) and kind.scale), "")

    def _teller(self, kinds: tuple[str, ...]) -> Teller:
        return Teller(self._names, self._scale(kinds))

    def _level(self, code: str | None, entry: Any) -> str:
        return self._names.code(code or "", self._scale(entry.for_))

    def _under(self, reading: str, option: str | list[str]) -> str:
        wanted = [option] if isinstance(option, str) else option
        return labels.UNDER.format(reading=reading, option=labels.UNDER_OR.join(wanted))

    def _by_reading(self, value: ByReading, tell: Callable[[Any], str]) -> str:
        told = [labels.BY_OPTION.format(option=key, what=tell(what)) for key, what in value.options().items()]
        return labels.BY_READING.format(reading=value.reading, options="; ".join(told))

    def _either(self, value: Any, tell: Callable[[Any], str]) -> str:
        if not isinstance(value, ByReading):
            return tell(value)
        if self._options is not None:
            return tell(value.options()[self._options[value.reading]])
        return self._by_reading(value, tell)

    def _when(self, text: str, when: Expression | None, teller: Teller) -> str:
        if when is None:
            return text
        return labels.WHEN.format(when=teller.tell(when.tree), what=text)

    # ------------------------------------------------------------------ each kind of rule
    def _exclusion(self, entry: Exclusion, teller: Teller) -> str:
        return labels.EXCLUSION.format(effect=labels.EFFECTS[entry.effect], when=teller.tell(entry.when.tree))

    def _source(self, entry: Source, teller: Teller) -> str:
        who = entry.who or labels.THE_OFFICE
        if entry.purpose != "rate":
            text = labels.SOURCE_PROPOSES.format(who=who)
        else:
            text = labels.SOURCE[entry.by].format(who=who)
        if entry.none_text:
            text += " " + labels.NO_LEVEL_THEN.format(text=entry.none_text)
        return self._when(text, entry.when, teller)

    def _threshold(self, entry: Threshold, teller: Teller) -> str:
        pattern, bound = (labels.AT_LEAST, entry.at_least) if entry.at_least else (labels.ABOVE, entry.above)
        votes = {"this_level": labels.THIS_LEVEL, "this_level_or_better": labels.OR_BETTER_VOTES}
        text = labels.THRESHOLD.format(
            level=self._level(entry.level, entry),
            bound=pattern.format(bound=told_bound(bound)),
            votes=self._either(entry.votes, lambda name: votes.get(name, name)),
            of=self._either(entry.of, lambda name: labels.BASES.get(name) or self._names.facts.get(name, name)),
        )
        return self._when(text, entry.when, teller)

    def _band(self, entry: Band, teller: Teller) -> str:
        is_open = entry.up_to is None and entry.below is None
        start = ((labels.AT_LEAST if is_open else labels.FROM, entry.from_), (labels.ABOVE, entry.above))
        end = ((labels.UP_TO, entry.up_to), (labels.BELOW, entry.below))
        end_of_two = ((labels.UP_TO_AND, entry.up_to), (labels.BELOW_AND, entry.below))
        parts = (*start, *(end_of_two if entry.from_ or entry.above else end))
        bounds = " ".join(pattern.format(bound=told_bound(bound)) for pattern, bound in parts if bound is not None)
        return self._when(labels.BAND.format(level=self._level(entry.level, entry), bounds=bounds), entry.when, teller)

    def _requirement(self, entry: Requirement, teller: Teller) -> str:
        pattern = labels.REQUIREMENT if entry.level else labels.REQUIREMENT_OR_BETTER
        level = self._level(entry.level or entry.level_or_better, entry)
        return self._when(pattern.format(level=level, holds=teller.tell(entry.holds.tree)), entry.when, teller)

    def _ground(self, entry: Ground, teller: Teller) -> str:
        text = labels.GROUND.format(level=self._level(entry.level, entry), when=teller.tell(entry.when.tree))
        return text + (labels.RELEASED_BY.format(by=entry.release.by) if entry.release else "")

    def _ceiling(self, entry: Ceiling, teller: Teller) -> str:
        at_most = (
            self._level(entry.at_most, entry) if isinstance(entry.at_most, str) else teller.tell(entry.at_most.tree)
        )
        if entry.when is None:
            return labels.CEILING_ALWAYS.format(at_most=at_most)
        return labels.CEILING.format(at_most=at_most, when=teller.tell(entry.when.tree))

    def _exemption(self, entry: Exemption, teller: Teller) -> str:
        lifts = ", ".join(f"“{name}”" for name in entry.lifts)
        return labels.EXEMPTION.format(lifts=lifts, when=teller.tell(entry.when.tree))

    def _ask(self, entry: Ask, teller: Teller) -> str:
        names = {"as_computed": labels.AS_COMPUTED} | {k: v.lower() for k, v in labels.EFFECTS.items()}
        between = ", ".join(names.get(code) or self._level(code, entry) for code in entry.between)
        return labels.ASK.format(who=entry.who, between=between, when=teller.tell(entry.when.tree))

    def _base(self, value: Any, entry: Any) -> str:
        if isinstance(value, str):
            return labels.QUOTA_BASES.get(value, value)
        return labels.NUMBER_AT.format(levels=", ".join(self._level(code, entry) for code in value))

    def _limit(self, value: Any) -> str:
        return told_bound(value) if isinstance(value, Bound) else self._names.facts.get(value, value)

    def _insteads(self, entry: Quota | Award, teller: Teller) -> str:
        found = []
        for one in entry.instead:
            if self._options is not None and not in_force(one, self._options):
                continue
            under = one.under.items() if self._options is None else ()
            more = "".join(self._under(reading, option) for reading, option in under)
            at_most = self._limit(one.at_most)
            if one.when is not None:
                found.append(labels.INSTEAD.format(when=teller.tell(one.when.tree), at_most=at_most, more=more))
            elif one.by:
                found.append(labels.INSTEAD_BY.format(by=one.by, at_most=at_most, more=more))
        return "".join(found)

    def _quota(self, entry: Quota, teller: Teller) -> str:
        is_share = isinstance(entry.at_most, Bound) and entry.at_most.is_share
        text = (labels.QUOTA if is_share else labels.QUOTA_NUMBER).format(
            level=self._level(entry.level, entry),
            at_most=self._limit(entry.at_most),
            of=self._either(entry.of, lambda value: self._base(value, entry)),
            within=", ".join(lower_first(self._names.facts.get(key, key)) for key in entry.within),
        )
        counted = self._either(entry.counted, lambda how: labels.COUNTED[how])
        ranks = ", ".join(teller.tell(by.tree) for by in entry.rank_by)
        who = entry.who or labels.THE_OFFICE
        return "".join(
            (
                self._when(text, entry.when, teller),
                self._insteads(entry, teller),
                labels.COUNTED_SO.format(how=counted),
                labels.RANKED.format(by=ranks) if ranks else labels.NOT_RANKED.format(who=who),
                labels.EACH_KIND_APART if entry.each_kind_apart else "",
            )
        )

    def _score(self, entry: Score, _teller: Teller) -> str:
        return labels.SCORE.format(groups="; ".join(f"{group.label} ({group.max.text})" for group in entry.groups))

    def _follow_up(self, entry: FollowUp, teller: Teller) -> str:
        text = labels.FOLLOW_UP.format(when=teller.tell(entry.when.tree), act=entry.act)
        return text + (labels.FOLLOW_UP_BY.format(by=entry.by) if entry.by else "")

    def _award(self, entry: Award, teller: Teller) -> str:
        text = f"{entry.label}."
        if entry.years and entry.each_year:
            each = teller.tell(entry.each_year.tree)
            text = labels.AWARD_YEARS.format(label=entry.label, years=entry.years, each=each)
        elif entry.among is not None:
            text = labels.AWARD_AMONG.format(label=entry.label, among=teller.tell(entry.among.tree))
        if entry.at_most is not None and entry.of is not None:
            of = self._base(entry.of, entry)
            text += labels.AWARD_AT_MOST.format(at_most=self._limit(entry.at_most), of=of)
        elif entry.at_most is not None:
            text += labels.AWARD_AT_MOST_OWN.format(at_most=self._limit(entry.at_most))
        if entry.priority is not None:
            text += labels.AWARD_PRIORITY.format(when=teller.tell(entry.priority.tree))
        return text + self._insteads(entry, teller)


def told_bound(bound: Bound | None) -> str:
    """A bound as the plans print it: 70%, 2/3, 89,99."""
    return bound.text.replace(".", ",") if bound is not None else ""

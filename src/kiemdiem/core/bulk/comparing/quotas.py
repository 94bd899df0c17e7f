"""Quotas of two runs in bulk, group by group: the sums of each, and the place of somebody in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlglot import exp

from kiemdiem.core.bulk.awards.run import AwardRun
from kiemdiem.core.bulk.cases.standings import HAS_PLACE, VERDICTS
from kiemdiem.core.bulk.comparing.people import People
from kiemdiem.core.bulk.quotas.groups import GroupResult, Groups
from kiemdiem.core.bulk.quotas.run import QuotaRun
from kiemdiem.core.bulk.rating import BulkAnswer
from kiemdiem.core.bulk.sql.terms import column, named, number, summed
from kiemdiem.core.engine.comparison import QuotaChange, QuotaKey, QuotaSum
from kiemdiem.core.engine.displacement import Place
from kiemdiem.core.engine.speller import limit_words, plain


@dataclass(frozen=True)
class _Counts:
    """How many stand for a place in a group, and how many have one."""

    candidates: int = 0
    used: int = 0


@dataclass(frozen=True)
class _InGroup:
    """A quota, or the share of an award, in one group."""

    run: QuotaRun | AwardRun
    g: int
    result: GroupResult


class QuotaSums:
    """The quotas of one run and the shares of its awards, by what names them on both sides.

    The names of groups are read at once: another season may be laid out afterwards.
    """

    def __init__(self, found: BulkAnswer, people: People) -> None:
        self._found, self._people = found, people
        self._texts: dict[int, str] = {}
        self._counts: dict[int, Mapping[int, _Counts]] = {}
        self.keys: dict[int, dict[int, QuotaKey]] = {}
        self._groups: dict[QuotaKey, _InGroup] = {}
        for run in found.waves.quotas:
            self._take(run, run.groups)
        for award in found.awards:
            if award.groups is not None:
                self._take(award, award.groups)

    def _take(self, run: QuotaRun | AwardRun, groups: Groups) -> None:
        keys = self.keys[id(run)] = {}
        for g, result in groups.named(self._found.waves):
            if result.places.applies is not False:
                keys[g] = result.rule.id, " / ".join(result.key), result.kinds
                self._groups[keys[g]] = _InGroup(run, g, result)

    def __iter__(self) -> Iterator[QuotaKey]:
        """Every quota in every group that it applies to, then every share of an award."""
        return iter(self._groups)

    def result(self, key: QuotaKey) -> GroupResult | None:
        """What a quota came to in a group; None where it is not counted there."""
        found = self._groups.get(key)
        return found.result if found is not None else None

    def place(self, key: QuotaKey, verdict: int) -> Place:
        """The place of one who stands for it, by the verdict on him."""
        told = VERDICTS[verdict]
        return Place(told in HAS_PLACE, told == "tied", self._groups[key].result.is_over)

    def sum(self, key: QuotaKey) -> QuotaSum | None:
        """The whole sum of a quota in a group."""
        found = self._groups.get(key)
        if found is None:
            return None
        result, run = found.result, found.run
        places, counts = result.places, self._counts_of(run).get(found.g, _Counts())
        assert places.limit is not None
        assert places.room is not None
        if id(places) not in self._texts:  # groups of equal numbers share their places
            self._texts[id(places)] = limit_words(places.limit, places.base)
        return QuotaSum(
            level=result.rule.entry.level if isinstance(run, QuotaRun) else "",
            group_name=" / ".join(self._people.name_of(item) for item in result.key),
            base=plain(places.base),
            base_label=places.limit.base_label,
            limit=plain(places.limit.value),
            text=self._texts[id(places)],
            candidates=counts.candidates,
            used=counts.used if isinstance(run, QuotaRun) else result.numbers.picked,
            over=places.room.over,
        )

    def _counts_of(self, run: QuotaRun | AwardRun) -> Mapping[int, _Counts]:
        if id(run) not in self._counts:
            of = self._of_quota if isinstance(run, QuotaRun) else self._of_share
            self._counts[id(run)] = dict(of(run))  # type: ignore[arg-type]  # the one that fits the run
        return self._counts[id(run)]

    def _of_quota(self, run: QuotaRun) -> Iterator[tuple[int, _Counts]]:
        keys = [column("g"), column("verdict")]
        query = exp.select(*keys, named(summed(number(1)), "many")).from_(self._found.standing(run).subquery("c"))
        found: dict[int, list[int]] = {}
        for g, verdict, many in self._found.waves.tables.fetch(query.group_by(*keys)):
            counts = found.setdefault(g, [0, 0])
            counts[0] += int(many)
            counts[1] += int(many) if VERDICTS[verdict] in HAS_PLACE else 0
        return ((g, _Counts(*counts)) for g, counts in found.items())

    def _of_share(self, run: AwardRun) -> Iterator[tuple[int, _Counts]]:
        query = exp.select(column("g"), named(summed(number(1)), "many")).from_(run.candidates)
        rows = self._found.waves.tables.fetch(query.group_by(column("g")))
        return ((g, _Counts(int(many))) for g, many in rows)


@dataclass(frozen=True)
class TwoQuotas:
    """The quotas of two runs beside each other."""

    before: QuotaSums
    after: QuotaSums

    def change(self, key: QuotaKey) -> QuotaChange:
        """One quota in one group on both sides."""
        return QuotaChange(*key, self.before.sum(key), self.after.sum(key))

    def changed(self) -> Iterator[QuotaChange]:
        """Those of which base or limit differ."""
        for key in dict.fromkeys([*self.before, *self.after]):
            if _numbers(self.before.result(key)) != _numbers(self.after.result(key)):
                yield self.change(key)


def _numbers(result: GroupResult | None) -> object:
    if result is None:
        return None
    assert result.places.limit is not None
    return plain(result.places.base), plain(result.places.limit.value)


__all__ = ["QuotaSums", "TwoQuotas"]

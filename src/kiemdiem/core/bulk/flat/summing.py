"""What the first page of a result says, counted in the tables: nothing here grows with the number of subjects."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from heapq import nsmallest

from sqlglot import exp

from kiemdiem.core.bulk.awards.run import STATES
from kiemdiem.core.bulk.cases.standings import VERDICTS
from kiemdiem.core.bulk.flat.links import EVERYBODY
from kiemdiem.core.bulk.flat.reading import FLAT
from kiemdiem.core.bulk.flat.writing import FlatResult
from kiemdiem.core.bulk.quotas.groups import GroupResult
from kiemdiem.core.bulk.sql.frames import union
from kiemdiem.core.bulk.sql.terms import column, compare, disj, meets, named, number, summed, table_as, text
from kiemdiem.core.engine.answer import QuotaAnswer, SubjectAnswer
from kiemdiem.core.engine.speller import plain

_CHOSEN = ("kept", "picked", "chosen")


@dataclass(frozen=True)
class AwardCount:
    """How many stand where for an award. limits: those of its groups; None: it has none."""

    label: str
    states: Counter[str]
    limits: list[object] | None


@dataclass
class FlatSummary:
    """The counts of one result."""

    result: FlatResult

    def __post_init__(self) -> None:
        self._found, self._tables = self.result.found, self.result.season.tables
        self._many = {kind: self._count(kind) for kind in self._found.answers}

    def _count(self, kind: str) -> dict[int, int]:
        """How many share each answer."""
        query = exp.select(column("number"), named(summed(number(1)), "many")).from_(f"answer_{kind}")
        return {at: int(many) for at, many in self._tables.fetch(query.group_by(column("number")))}

    # ------------------------------------------------------------------ levels
    def levels(self) -> dict[str, Counter[str]]:
        """Kind → how many came to each level, or to which outcome without one."""
        found: dict[str, Counter[str]] = {}
        for kind, many in self._many.items():
            for at, count in many.items():
                answer = self._found.answers[kind][at]
                told = answer.level if answer.outcome == "rated" and answer.level else answer.outcome
                found.setdefault(kind, Counter())[told] += count
        return found

    # ------------------------------------------------------------------ subjects
    def those(self, wanted: Sequence[tuple[str, int]], most: int) -> tuple[int, list[SubjectAnswer]]:
        """How many have one of these answers (kind, number), and the first of them as subjects of their own."""
        count = sum(self._many[kind].get(at, 0) for kind, at in wanted)
        parts = []
        for place, kind in enumerate(self._found.answers):
            numbers = [at for of, at in wanted if of == kind and at in self._many[kind]]
            if numbers:
                who = disj(*(compare("=", column("number"), number(at)) for at in numbers))
                query = exp.select(column("n"), column("number"), named(number(place), "kind"))
                parts.append(query.from_(f"answer_{kind}").where(who))
        if not parts:
            return 0, []
        so_far = exp.Window(this=summed(number(1)), order=exp.Order(expressions=[exp.Ordered(this=column("n"))]))
        ranked = exp.select(*map(column, ("n", "number", "kind")), named(so_far, "place")).from_(
            union(parts).subquery("u")
        )
        shown = exp.select(*(column(of, "p") for of in ("n", "number", "kind")), column("id", "e"))
        shown = shown.from_(ranked.subquery("p")).join(table_as(EVERYBODY, "e"), on=meets("n", "p", "n", "e"))
        rows = sorted(self._tables.fetch(shown.where(compare("<=", column("place", "p"), number(most)))))
        names = self.names([who for *_, who in rows])
        kinds = list(self._found.answers)
        found = []
        for _, at, kind_at, who in rows:
            answer = copy(self._found.answers[kinds[kind_at]][at])
            answer.id, answer.name = who, names.get(who, "")
            found.append(answer)
        return count, found

    def answers(self) -> Iterator[tuple[str, int, SubjectAnswer]]:
        """Every distinct answer that somebody has."""
        for kind, many in self._many.items():
            for at in many:
                yield kind, at, self._found.answers[kind][at]

    def names(self, ids: Sequence[str]) -> dict[str, str]:
        """The names of some subjects."""
        one = self.result.season.reading.of("name")
        if one is None or not ids:
            return {}
        # One after the other, for a join of everybody with everybody takes much memory for a few names.
        wanted = disj(*(compare("=", column("id"), text(name)) for name in dict.fromkeys(ids)))
        found = self._tables.fetch(exp.select(column("n"), column("id")).from_(EVERYBODY).where(wanted))
        if not found:
            return {}
        rows = disj(*(compare("=", column("line"), number(n)) for n, _ in found))
        cells = dict(self._tables.fetch(exp.select(column("line"), column(one.name)).from_(FLAT).where(rows)))
        return {who: cells[n].strip() for n, who in found}

    # ------------------------------------------------------------------ groups
    def quotas(self, most: int) -> tuple[int, list[QuotaAnswer]]:
        """How many groups come near a limit, and the first: those above it, then those that wait for a choice.

        Candidates and ties are counted: their lists hold that many empty texts."""
        near = 0

        def met() -> Iterator[tuple[tuple[bool, bool, int], QuotaAnswer]]:
            nonlocal near
            for run in self._found.waves.quotas:
                counts = self._standing(run)
                for g, result in run.groups.named(self._found.waves):
                    if result.places.applies is not False and g in counts:
                        near += 1
                        quota = _quota(result, counts[g])
                        yield (not quota.over, not quota.ties, near), quota

        found = [quota for _, quota in nsmallest(most, met(), key=lambda one: one[0])]
        names = self.names([part for quota in found for part in quota.group.split(" / ")])
        for quota in found:
            quota.group_name = " / ".join(names.get(part) or part for part in quota.group.split(" / "))
        return near, found

    def _standing(self, run: object) -> dict[int, Counter[str]]:
        query = exp.select(column("g"), column("verdict"), named(summed(number(1)), "many"))
        query = query.from_(self._found.standing(run).subquery("s"))  # type: ignore[arg-type]
        found: dict[int, Counter[str]] = {}
        for g, verdict, many in self._tables.fetch(query.group_by(column("g"), column("verdict"))):
            found.setdefault(g, Counter())[VERDICTS[verdict]] += int(many)
        return found

    def awards(self) -> list[AwardCount]:
        """Every award, and how many stand where."""
        found = []
        for run in self._found.awards:
            states: Counter[str] = Counter()
            for kind in run.kinds:
                query = exp.select(column("state"), named(summed(number(1)), "many")).from_(run.table(kind))
                for state, many in self._tables.fetch(query.group_by(column("state"))):
                    states[STATES[state]] += int(many)
            limits: list[object] | None = None
            if run.groups is not None:
                groups = [result for _, result in run.groups.named(self._found.waves)]
                limits = [plain(one.places.limit.value) if one.places.limit else None for one in groups] or None
            found.append(AwardCount(run.rule.entry.label, states, limits))
        return found


def _quota(result: GroupResult, verdicts: Counter[str]) -> QuotaAnswer:
    places = result.places
    limit = plain(places.limit.value) if places.limit is not None else None
    clauses = places.limit.clauses if places.limit is not None else ()
    group = " / ".join(result.key)
    return QuotaAnswer(
        result.rule.id, group, group, result.kinds, result.rule.entry.level, plain(places.base), limit, "",
        candidates=[""] * verdicts.total(), chosen=[], over=places.room.over if places.room is not None else 0,
        ties=[""] * verdicts["tied"], clauses=clauses, used=sum(verdicts[one] for one in _CHOSEN),
    )  # fmt: skip


__all__ = ["AwardCount", "FlatSummary"]

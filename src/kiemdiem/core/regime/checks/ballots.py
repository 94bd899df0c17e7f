"""All ballots of up to twenty voters, invalid papers included: the smallest that opens no level, or never this one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any

from kiemdiem.core.regime.checks import words
from kiemdiem.core.regime.checks.options import (
    Options,
    combinations,
    in_force_under,
    of_kind,
    periods_of,
    plain,
    under,
)
from kiemdiem.core.regime.checks.report import Finding, finding
from kiemdiem.core.regime.entries.identity import Kind
from kiemdiem.core.regime.entries.ratings import Ask, Ground, Source, Threshold
from kiemdiem.core.regime.regime import Placed, Regime

MOST_VOTERS = 20
Ballot = tuple[int, ...]
"""Votes by level, best first, and last the invalid papers."""


@dataclass(frozen=True)
class Share:
    """A threshold as it counts: the level that it opens, the levels whose votes count, the bound."""

    level: int
    counted: tuple[int, ...]
    bound: Fraction
    includes_bound: bool
    of_valid: bool

    def needs(self, base: int) -> int:
        """The fewest votes that reach the bound."""
        product = self.bound * base
        return product.__ceil__() if self.includes_bound else product.__floor__() + 1


@dataclass(frozen=True)
class Found:
    """gap: the smallest ballot that opens no level; best: level → the smallest ballot that leads to it;
    opened: level → the smallest ballot that opens it, though a better one may be open too."""

    gap: Ballot | None
    best: tuple[tuple[int, Ballot], ...]
    opened: tuple[tuple[int, Ballot], ...]


def ballots(regime: Regime) -> Iterator[Finding]:
    """Ballots without a level, and levels without a ballot."""
    longest = regime.identity.periods[-1]
    for kind in regime.of("kind", Kind):
        told: set[tuple[str, str]] = set()
        rows = of_kind(regime, "threshold", Threshold, kind.id)
        sources = [row for row in of_kind(regime, "source", Source, kind.id) if row.entry.by == "ballot"]
        rates = [row for row in sources if row.entry.purpose == "rate"]
        for period in periods_of(regime, rates):
            for options in combinations(regime, [*rows, *rates]):
                source = in_force_under(rates, options, period, longest)
                there = in_force_under(rows, options, period, longest)
                for found in _of_kind(regime, kind, source[0], there, options) if source and there else ():
                    mark = (found.where, str(found.case))
                    if mark not in told:
                        told.add(mark)
                        yield found


def _of_kind(
    regime: Regime, kind: Placed[Kind], source: Placed[Source], rows: Sequence[Placed[Threshold]], options: Options
) -> Iterator[Finding]:
    codes = regime.names.scales[regime.names.levels[kind.id]]
    shares = tuple(_share(row.entry, codes, options) for row in rows if row.entry.when is None)
    found = try_all(shares, len(codes), MOST_VOTERS)
    told, label = under(options, regime), kind.entry.label
    if found.gap is not None:
        is_named = _is_named(regime, kind.id, source)
        text = words.BALLOT_GAP_NAMED if is_named else words.BALLOT_GAP
        message = text.format(kind=label, ballot=_shown(found.gap, codes), under=told)
        yield finding("note" if is_named else "fatal", "ballots", source, message, **_case(found.gap, codes))
    best, opened = dict(found.best), dict(found.opened)
    for share, row in zip(shares, [row for row in rows if row.entry.when is None], strict=True):
        if share.level in best or _by_ground(regime, kind.id, codes[share.level]):
            continue
        slots = {"kind": label, "voters": MOST_VOTERS, "level": codes[share.level], "under": told}
        if share.level in opened:
            ballot = opened[share.level]
            message = words.BALLOT_UNREACHED.format(ballot=_shown(ballot, codes), **slots)
            yield finding("fatal", "ballots", row, message, **_case(ballot, codes))
        else:
            yield finding("fatal", "ballots", row, words.BALLOT_NEVER.format(**slots), level=codes[share.level])


def _share(entry: Threshold, codes: Sequence[str], options: Options) -> Share:
    level = codes.index(entry.level)
    counted = range(level + 1) if plain(entry.votes, options) == "this_level_or_better" else (level,)
    bound = entry.at_least if entry.at_least is not None else entry.above
    assert bound is not None
    of_valid = plain(entry.of, options) == "valid_papers"
    return Share(level, tuple(counted), bound.value, entry.at_least is not None, of_valid)


@lru_cache(maxsize=64)
def try_all(shares: tuple[Share, ...], levels: int, most: int) -> Found:
    """Every ballot from one voter up, the small ones first; stops when nothing more can be learnt.

    Absent members count like invalid papers: they are in the base and help no level.
    """
    gap: Ballot | None = None
    best: dict[int, Ballot] = {}
    opened: dict[int, Ballot] = {}
    wanted = {share.level for share in shares}
    for voters in range(1, most + 1):
        needs = [(share, share.needs(voters)) for share in shares]
        for ballot in _compositions(voters, levels + 1):
            valid = voters - ballot[-1]
            closed: set[int] = set()
            reached: set[int] = set()
            for share, need in needs:
                least = share.needs(valid) if share.of_valid else need
                holds = sum(ballot[i] for i in share.counted) >= least and (not share.of_valid or valid > 0)
                (reached if holds else closed).add(share.level)
            open_levels = reached - closed
            if not open_levels:
                gap = gap or ballot
                continue
            best.setdefault(min(open_levels), ballot)
            for level in open_levels:
                opened.setdefault(level, ballot)
        if gap is not None and set(best) >= wanted:
            break
    return Found(gap, tuple(best.items()), tuple(opened.items()))


def _compositions(total: int, parts: int) -> Iterator[Ballot]:
    """Every way to part so many papers, those with few invalid ones first."""
    if parts == 1:
        yield (total,)
        return
    for last in range(total + 1):
        for head in _compositions(total - last, parts - 1):
            yield (*head, last)


def _is_named(regime: Regime, kind: str, source: Placed[Source]) -> bool:
    if source.entry.none_text or "none" in source.values:
        return True
    return any("none" in row.entry.between for row in of_kind(regime, "ask", Ask, kind))


def _by_ground(regime: Regime, kind: str, level: str) -> bool:
    return any(row.entry.level == level for row in of_kind(regime, "ground", Ground, kind))


def _shown(ballot: Ballot, codes: Sequence[str]) -> str:
    votes = ", ".join(f"{code} {count}" for code, count in zip(codes, ballot, strict=False))
    return words.BALLOT.format(voters=sum(ballot), votes=votes, invalid=ballot[-1])


def _case(ballot: Ballot, codes: Sequence[str]) -> dict[str, Any]:
    return {"voters": sum(ballot), "votes": dict(zip(codes, ballot, strict=False)), "invalid": ballot[-1]}

"""Whether each rated kind has its one source of levels, in its place in the order, with what follows a failure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kiemdiem.core.regime.checks import words
from kiemdiem.core.regime.checks.options import (
    combinations,
    in_force_under,
    of_kind,
    overlap,
    periods_of,
    under,
)
from kiemdiem.core.regime.checks.report import Finding, Severity, finding
from kiemdiem.core.regime.entries.identity import Kind
from kiemdiem.core.regime.entries.ratings import Band, Requirement, Source, Threshold
from kiemdiem.core.regime.regime import Placed, Regime


def sources(regime: Regime) -> Iterator[Finding]:
    """Kinds with levels and no source, two sources at once, thresholds beside points, bands that do not say `unmet`."""
    for kind in regime.of("kind", Kind):
        if kind.entry.scale is not None and not regime.identity.abstract:
            yield from _of_kind(regime, kind)


def _of_kind(regime: Regime, kind: Placed[Kind]) -> Iterator[Finding]:
    rates = [row for row in of_kind(regime, "source", Source, kind.id) if row.entry.purpose == "rate"]
    thresholds = of_kind(regime, "threshold", Threshold, kind.id)
    longest = regime.identity.periods[-1]
    for period in periods_of(regime, rates) or [longest]:
        for options in combinations(regime, [*rates, *thresholds]):
            there = in_force_under(rates, options, period, longest)
            told = under(options, regime)
            if not there:
                message = words.NO_SOURCE.format(kind=kind.entry.label, under=told)
                yield finding("fatal", "sources", kind, message)
            for second, first in _at_once(there):
                message = words.TWO_SOURCES.format(kind=kind.entry.label, first=first.id, second=second.id, under=told)
                yield finding("fatal", "sources", second, message)
            for second, first in _unheard(there):
                message = words.UNHEARD_SOURCE.format(
                    kind=kind.entry.label, first=first.id, second=second.id, under=told
                )
                yield finding("fatal", "sources", second, message)
            beside = in_force_under(thresholds, options, period, longest)
            yield from _beside(there, beside)
    yield from _unmet(regime, kind, rates, longest)


def _at_once(there: Sequence[Placed[Source]]) -> Iterator[tuple[Placed[Source], Placed[Source]]]:
    """Pairs of sources without a condition that are in force on one day."""
    plain = [row for row in there if row.entry.when is None]
    for number, second in enumerate(plain):
        for first in plain[:number]:
            if overlap(first.entry, second.entry):
                yield second, first


def _unheard(there: Sequence[Placed[Source]]) -> Iterator[tuple[Placed[Source], Placed[Source]]]:
    """Sources with a condition behind one that has none: the first whose condition holds is taken, on every day."""
    for number, second in enumerate(there):
        for first in there[:number]:
            if second.entry.when is not None and first.entry.when is None and _spans(first.entry, second.entry):
                yield second, first


def _spans(first: Source, second: Source) -> bool:
    """Whether the first is in force on every day on which the second is."""
    starts = first.from_ is None or (second.from_ is not None and first.from_ <= second.from_)
    return starts and (first.until is None or (second.until is not None and second.until <= first.until))


def _beside(there: Sequence[Placed[Source]], thresholds: Sequence[Placed[Threshold]]) -> Iterator[Finding]:
    if any(row.entry.by == "ballot" for row in there):
        return
    for source in there:
        for row in thresholds:
            if row.entry.as_ != "requirement":
                message = words.THRESHOLD_BESIDE.format(source=source.id, by=source.entry.by)
                severity: Severity = "fatal" if source.entry.by == "points" else "warning"
                yield finding(severity, "sources", row, message)


def _unmet(regime: Regime, kind: Placed[Kind], rates: Sequence[Placed[Source]], longest: str) -> Iterator[Finding]:
    """Points reach a band whose level has a requirement: the band must say what follows where it fails."""
    if not any(row.entry.by == "points" for row in rates):
        return
    bands = of_kind(regime, "band", Band, kind.id)
    requirements = of_kind(regime, "requirement", Requirement, kind.id)
    codes = regime.names.scales[regime.names.levels[kind.id]]
    for options in combinations(regime, [*bands, *requirements]):
        for period in periods_of(regime, bands):
            asked = in_force_under(requirements, options, period, longest)
            for band in in_force_under(bands, options, period, longest):
                rules = [row.id for row in asked if _asks(row.entry, band.entry.level, codes)]
                if band.entry.unmet is None and rules:
                    names = ", ".join(dict.fromkeys(rules))
                    message = words.NO_UNMET.format(band=band.id, level=band.entry.level, rules=names)
                    yield finding("fatal", "unmet", band, message)


def _asks(requirement: Requirement, level: str, codes: Sequence[str]) -> bool:
    if requirement.level is not None:
        return requirement.level == level
    return codes.index(level) <= codes.index(requirement.level_or_better or "")


def order(regime: Regime) -> Iterator[Finding]:
    """Kinds that are rated and have no place in the order, or one too many."""
    if regime.identity.abstract:
        return
    head = f"{regime.id}/regime.toml"
    line = regime.sources[head].positions.of_key(("order",)).line if head in regime.sources else 1
    where = f"{head}:{line}"
    seen: set[str] = set()
    for name in regime.identity.order:
        if name in seen:
            yield Finding("fatal", "order", where, words.TWICE_IN_ORDER.format(kind=name))
        seen.add(name)
        if name not in regime.names.levels:
            yield Finding("note", "order", where, words.ORDERED_UNRATED.format(kind=name))
    rated = {kind for row in regime.of("source", Source) for kind in row.entry.for_}
    for kind in regime.of("kind", Kind):
        if kind.id in rated and kind.id not in seen and len(rated) > 1:
            yield finding("fatal", "order", kind, words.NOT_IN_ORDER.format(kind=kind.entry.label))

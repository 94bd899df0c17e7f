"""Writes a roll-up: a workbook to read and send up, or rows and a document for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kiemdiem.core.bulk.rollup import words
from kiemdiem.core.bulk.rollup.counts import Counts
from kiemdiem.core.bulk.rollup.headings import Part, parts_of
from kiemdiem.core.bulk.rollup.page import Page, award_labels
from kiemdiem.core.bulk.rollup.workbook import RollUpWorkbook
from kiemdiem.core.interchange import labels
from kiemdiem.core.interchange.answer_rows import write_csv
from kiemdiem.core.interchange.result_workbook import percent
from kiemdiem.core.interchange.whole_files import written_whole
from kiemdiem.core.interchange.workbook_files import new_workbook
from kiemdiem.core.regime.entries.plan import Report

CSV_COLUMNS = ("unit", "name", "parent", "tier", "kind", "list", "code", "state", "label", "count", "of", "percent")
"""`list` says what is counted: total, level, outcome or award; `of` is what the percent is taken of."""


def write_roll_up(page: Page, path: Path) -> None:
    """Write as .xlsx, .csv or .json by the ending; whole, or not at all."""
    with written_whole(path) as beside:
        match path.suffix.lower():
            case ".json":
                text = json.dumps(as_document(page), ensure_ascii=False, indent=1)
                beside.write_text(f"{text}\n", encoding="utf-8")
            case ".csv":
                write_csv(_rows(page), beside, CSV_COLUMNS)
            case _:
                with new_workbook(str(beside), in_order=True) as book:
                    RollUpWorkbook(page, book).write()


# ---------------------------------------------------------------------- for programs
def as_document(page: Page) -> dict[str, Any]:
    """The counts of the branch, of every unit of its tiers, and of those whose unit is not known."""
    rolled, tree = page.rolled, page.rolled.tree
    units: dict[str, dict[str, Any]] = {}
    for unit, kind, counts in rolled.lines(page.top, page.tiers, page.kinds):
        head: dict[str, Any] = {
            "id": unit.id,
            "name": unit.name,
            "parent": tree.above(unit.id) or None,
            "tier": unit.tier,
            "kinds": {},
        }
        units.setdefault(unit.id, head)["kinds"][kind] = _counts(counts)
    told = page.results
    return {
        "regime": page.regime.id, "hash": told.hash, "as_of": told.as_of, "branch": page.top or None,
        "reports": [
            {"id": p.id, "label": p.entry.label, "for": list(p.entry.for_), "clauses": list(p.entry.clauses)}
            for p in page.regime.of("report", Report)
        ],
        "kinds": {kind: _counts(rolled.of_branch(page.top, kind)) for kind in page.kinds},
        "nowhere": {kind: _counts(rolled.of("", kind)) for kind in page.kinds if rolled.of("", kind).total},
        "units": list(units.values()),
    }  # fmt: skip


def _counts(counts: Counts) -> dict[str, Any]:
    awards: dict[str, dict[str, int]] = {}
    for (award, state), many in sorted(counts.awards.items()):
        awards.setdefault(award, {})[state] = many
    return {
        "total": counts.total, "rated": counts.rated, "levels": dict(sorted(counts.levels.items())),
        "outcomes": dict(sorted(counts.outcomes.items())), "awards": awards,
    }  # fmt: skip


def _rows(page: Page) -> Iterator[dict[str, Any]]:
    head = dict.fromkeys(CSV_COLUMNS, "") | {"unit": page.top, "name": page.branch}
    parts = {kind: part for part in parts_of(page.regime, page.rolled, page.kinds) for kind in part.kinds}
    awards = award_labels(page.regime)
    if not page.top:
        for kind in page.kinds:
            yield from _rows_of(head | {"kind": kind}, page.rolled.of_branch("", kind), parts[kind], awards)
    for unit, kind, counts in page.rolled.lines(page.top, page.tiers, page.kinds):
        above = page.rolled.tree.above(unit.id)
        own = {"unit": unit.id, "name": unit.name, "parent": above, "tier": unit.tier, "kind": kind}
        yield from _rows_of(head | own, counts, parts[kind], awards)
    for kind in page.kinds if not page.top else ():
        if page.rolled.of("", kind).total:
            own = {"name": words.NOWHERE, "kind": kind, "tier": words.NOWHERE}
            yield from _rows_of(head | own, page.rolled.of("", kind), parts[kind], awards)


def _rows_of(
    head: dict[str, Any], counts: Counts, part: Part, awards: dict[tuple[str, str], str]
) -> Iterator[dict[str, Any]]:
    yield head | {"list": "total", "label": words.TOTAL[0], "count": counts.total}
    for code, label in part.levels:
        many = counts.levels[code]
        share = percent(many, counts.rated) if counts.rated else ""
        told = {"list": "level", "code": code, "label": label, "count": many, "of": counts.rated, "percent": share}
        yield head | told
    for outcome in part.outcomes:
        told = {"list": "outcome", "code": outcome, "label": labels.OUTCOMES[outcome]}
        yield head | told | {"count": counts.outcomes[outcome]}
    for (award, state), many in sorted(counts.awards.items()):
        label = awards.get((award, head["kind"]), award)
        yield head | {"list": "award", "code": award, "state": state, "label": label, "count": many}

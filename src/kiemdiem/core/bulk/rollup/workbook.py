"""A roll-up as a workbook: what the plan asks to be reported, the whole, a sheet for each tier, the honours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from kiemdiem.core.bulk.rollup import words
from kiemdiem.core.bulk.rollup.counts import Counts
from kiemdiem.core.bulk.rollup.headings import Part, parts_of
from kiemdiem.core.bulk.rollup.page import STATES, Page, award_labels
from kiemdiem.core.interchange import labels
from kiemdiem.core.interchange.catalogue import sheet_name
from kiemdiem.core.interchange.plan_names import plan_with_day
from kiemdiem.core.interchange.result_sheets import Cells, ResultSheets
from kiemdiem.core.interchange.watching import Steps, unwatched
from kiemdiem.core.interchange.workbook_styles import QUIET
from kiemdiem.core.quantities.long_dates import short_date
from kiemdiem.core.regime.clause_places import place_in_words
from kiemdiem.core.regime.entries.plan import Report


class RollUpWorkbook:
    """Writes the sheets of one page into a book."""

    def __init__(self, page: Page, book: Any) -> None:
        self._page, self._book = page, book
        regime, told = page.regime, page.results
        self._under = words.UNDER.format(plan=plan_with_day(regime.identity))
        slots = {"branch": page.branch, "count": page.total, "regime": regime.id}
        basis = words.BASIS_WITHOUT_DAY.format(**slots)
        if told.as_of:
            day = short_date(date.fromisoformat(told.as_of))
            basis = words.BASIS.format(**slots, as_of=day, hash=told.hash[:12])
        self._sheets = ResultSheets(book, self._under, basis, Steps(unwatched, 0))
        self._names: set[str] = set()

    def write(self) -> None:
        page = self._page
        for placed in page.regime.of("report", Report):
            kinds = [kind for kind in placed.entry.for_ if kind in page.rolled.kinds]
            self._sums(words.REPORT_SHEET, placed.entry.label, kinds, self._asked(placed.entry))
        notice = words.NEUTRAL_NOTICE
        if page.nowhere and not page.top:
            notice += words.INCLUDED_NOTICE.format(count=page.nowhere)
        self._sums(words.WHOLE_SHEET, words.TITLE, page.kinds, notice)
        for tier in page.tiers:
            self._tier(tier)
        self._awards()
        self._book.set_properties({"title": words.TITLE, "subject": self._under})

    def _asked(self, report: Report) -> str:
        """Which clauses ask for the report, whom it goes to, and that no form is printed for it."""
        clauses = self._page.regime.clauses
        places = "; ".join(f"{name} ({place_in_words(clauses[name].place)})" for name in report.clauses)
        form = words.ON_FORM.format(form=report.form) if report.form else words.NO_FORM
        form = f"{report.note} {form}" if report.note else form
        sent = words.SENT_TO.format(whom=report.sent_to) if report.sent_to else ""
        return words.REPORT_NOTICE.format(clauses=places, sent_to=sent, form=form)

    def _sums(self, name: str, title: str, kinds: Sequence[str], notice: str) -> None:
        """The branch as a whole, a row for each kind."""
        page = self._page
        for number, part in enumerate(parts_of(page.regime, page.rolled, kinds)):
            rows: Iterator[Cells] = (
                ((page.regime.kinds[kind].label, *part.cells(page.rolled.of_branch(page.top, kind))), "")
                for kind in part.kinds
            )
            columns = [words.KIND, *part.columns]
            self._add(self._part(name, part, number), title, columns, rows, notice, range(1, len(columns)))

    def _tier(self, tier: str) -> None:
        """Every unit of a tier with all that lies below it, a row for each kind."""
        page = self._page
        told = words.TIERS.get(tier, tier)
        for number, part in enumerate(parts_of(page.regime, page.rolled, page.kinds)):
            columns = [words.ID, words.UNIT, words.ABOVE, words.KIND, *part.columns]
            if next(self._lines(tier, part), None) is None:
                continue  # such as persons who lead places alone, below which no cell is
            name = self._part(words.TIER_SHEET.format(tier=told), part, number)
            self._add(name, words.TITLE, columns, self._lines(tier, part), words.NEUTRAL_NOTICE, range(4, len(columns)))

    def _lines(self, tier: str, part: Part) -> Iterator[Cells]:
        page, tree = self._page, self._page.rolled.tree
        for unit, kind, counts in page.rolled.lines(page.top, (tier,), part.kinds):
            above = tree.above(unit.id)
            head = unit.id, unit.name, tree.units[above].name if above else "", page.regime.kinds[kind].label
            yield (*head, *part.cells(counts)), ""

    def _awards(self) -> None:
        page = self._page
        names = award_labels(page.regime)
        columns = [words.ID, words.UNIT, words.KIND, words.AWARD]
        columns += [(labels.AWARD_STATES[state], words.STATE_WIDTH) for state in STATES]
        if names:
            rows = self._award_rows(names)
            self._add(words.AWARDS_SHEET, words.AWARDS_SHEET, columns, rows, words.AWARDS_NOTICE, range(4, 8))

    def _award_rows(self, names: dict[tuple[str, str], str]) -> Iterator[Cells]:
        page = self._page
        for kind in page.kinds:
            yield from self._award_lines("", page.branch, kind, page.rolled.of_branch(page.top, kind), names, QUIET)
        for unit, kind, counts in page.rolled.lines(page.top, page.tiers, page.kinds):
            yield from self._award_lines(unit.id, unit.name, kind, counts, names, "")

    def _award_lines(
        self, unit: str, name: str, kind: str, counts: Counts, names: dict[tuple[str, str], str], colour: str
    ) -> Iterator[Cells]:
        for award in dict.fromkeys(award for award, _ in names):
            many = [counts.awards[award, state] for state in STATES]
            if any(many):
                label = self._page.regime.kinds[kind].label
                yield (unit, name, label, names.get((award, kind), award), *many), colour

    # ------------------------------------------------------------------ sheets
    def _part(self, name: str, part: Part, number: int) -> str:
        """The name of the sheet: those of further scales bear their first kind."""
        label = self._page.regime.kinds[part.kinds[0]].label
        return words.PART_SHEET.format(sheet=name, part=label) if number else name

    def _add(
        self,
        name: str,
        title: str,
        columns: Sequence[tuple[str, int]],
        rows: Iterator[Cells],
        notice: str,
        middle: range,
    ) -> None:
        tidy, number = sheet_name(name), 1
        while tidy.casefold() in self._names:
            number += 1
            tidy = f"{sheet_name(name)[:26]} ({number})"
        self._names.add(tidy.casefold())
        self._sheets.add(tidy, title, columns, rows, notice=notice, centred=middle)

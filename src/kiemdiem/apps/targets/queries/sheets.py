"""What a page, a form or a rating screen shows of a unit or a person for a year: targets, results, tasks, notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from django.db.models import Q

from kiemdiem.apps.campaigns.models import Campaign, Standing, Subject, holding
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.targets import words
from kiemdiem.apps.targets.models import EvaluationNote, Holder, RegisteredTask, SuppliedTarget, Target
from kiemdiem.apps.targets.queries.lists import lists_of
from kiemdiem.apps.targets.queries.sources import counted_sources, source_label
from kiemdiem.apps.targets.values.given import told
from kiemdiem.core.quantities.numbers import format_number, format_places, terminating_places

WHY = "what stands about a unit or a person whose reader was asked for"
BEGUN = (Campaign.State.OPEN, Campaign.State.CLOSED)
HUNDRED = 100
FILES = "campaign__regime__files"  # a megabyte that no page shows


@dataclass(frozen=True)
class ShownTarget:
    """A line of the sheet. target: the row, None while a target of a list has no result; mark: of such a list."""

    target: Target | None
    supplied: SuppliedTarget | None
    title: str
    source: str
    mark: str
    document: str
    wanted: str
    product: str
    is_quantitative: bool
    is_counted: bool

    @property
    def sort(self) -> str:
        return words.QUANTITATIVE if self.is_quantitative else words.QUALITATIVE

    @property
    def has_result(self) -> bool:
        return self.target is not None and self.target.has_result

    @property
    def result(self) -> str:
        """What came of it, in words; nothing while nothing was written down."""
        return result_told(self.target) if self.target else ""


@dataclass(frozen=True)
class YearSheet:
    """Everything of one holder in one year. campaign: whose plan says what counts; None where none was opened."""

    holder: Holder
    year: int
    campaign: Campaign | None
    lines: tuple[ShownTarget, ...]
    draws_a_line: bool
    tasks: tuple[RegisteredTask, ...]
    notes: tuple[EvaluationNote, ...]

    @cached_property
    def counted(self) -> tuple[ShownTarget, ...]:
        """The base of the rating."""
        return tuple(line for line in self.lines if line.is_counted)

    @cached_property
    def beside(self) -> tuple[ShownTarget, ...]:
        """Shown beside the base and not counted."""
        return tuple(line for line in self.lines if not line.is_counted)

    @cached_property
    def qualitative(self) -> tuple[ShownTarget, ...]:
        return tuple(line for line in self.counted if not line.is_quantitative)

    @property
    def quantitative_count(self) -> int:
        return len(self.counted) - len(self.qualitative)

    @property
    def share(self) -> str:
        """How many of the base are quantitative, with the denominator; nothing where there is no base."""
        return share_told(self.quantitative_count, len(self.counted))

    @property
    def with_result(self) -> int:
        return sum(line.has_result for line in self.counted)


def year_sheet(holder: Holder, year: int, *, campaign: Campaign | None = None) -> YearSheet:
    """The sheet of a unit or a person whose reader was asked for. campaign: that of the year, where it is known."""
    campaign = campaign or campaign_of_year(holder, year)
    counted = counted_sources(regime_of(campaign)) if campaign else None
    mine = Q(unit=holder) if isinstance(holder, Unit) else Q(person=holder)
    rows = Target.objects.unscoped(WHY).filter(mine, year=year, withdrawn_on=None)
    supplied = _supplied_of(campaign, holder) if campaign and isinstance(holder, Unit) else []
    notes = EvaluationNote.objects.unscoped(WHY).filter(mine, on__year=year)
    return YearSheet(
        holder=holder,
        year=year,
        campaign=campaign,
        lines=tuple(_lines(list(rows.order_by("pk")), supplied, counted)),
        draws_a_line=counted is not None,
        tasks=() if isinstance(holder, Unit) else _tasks_of(holder, year),
        notes=tuple(notes.select_related("written_by", "corrects").order_by("-on", "-pk")),
    )


def sheets_of_subject(subject: Subject, campaign: Campaign) -> list[YearSheet]:
    """What the review and the rating of a subject show: of the person, or of the unit and the one that it leads."""
    if subject.person is not None:
        return [year_sheet(subject.person, campaign.year, campaign=campaign)]
    units = [unit for unit in (subject.unit, subject.unit.of if subject.unit else None) if unit is not None]
    return [year_sheet(unit, campaign.year, campaign=campaign) for unit in units]


def campaign_of_year(holder: Holder, year: int) -> Campaign | None:
    """The campaign of the nearest unit above that was opened for this year."""
    ids = [int(one) for one in holder.branch.strip("/").split("/") if one]
    found = Campaign.objects.unscoped("whose plan says what counts").filter(root__in=ids, year=year, state__in=BEGUN)
    return found.select_related("regime", "root").defer("regime__files").order_by("-root__depth", "-pk").first()


def result_told(target: Target) -> str:
    """What came of a target, with the quantity that was wanted; nothing while nothing was written down."""
    reached, wanted = told(target.result_quantity, target.measure), told(target.quantity, target.measure)
    compared = words.REACHED_OF.format(reached=reached, wanted=wanted) if reached and wanted else reached
    return "; ".join(part for part in (compared, target.result_product, target.result_note) if part)


def share_told(part: int, whole: int) -> str:
    """A share with its denominator: 18/20 = 90 %."""
    if not whole:
        return ""
    per_cent = Fraction(part * HUNDRED, whole)
    places = terminating_places(per_cent)
    shown = format_number(per_cent) if places is not None and places <= 1 else format_places(per_cent, 1)
    return words.SHARE.format(part=part, whole=whole, share=shown)


def _tasks_of(person: Person, year: int) -> tuple[RegisteredTask, ...]:
    rows = RegisteredTask.objects.unscoped(WHY).filter(person=person, year=year).order_by("pk")
    return tuple(rows.select_related("person__home", "campaign__regime", "campaign__root").defer(FILES))


def _supplied_of(campaign: Campaign, unit: Unit) -> list[tuple[str, str, str, SuppliedTarget]]:
    """Mark, source, basis and target of every list of the plan that is for this unit."""
    lists = [one for one in lists_of(campaign) if one.is_there]
    if not lists:
        return []
    standing = Standing.objects.unscoped(WHY).filter(
        holding(campaign.roll), subject__campaign=campaign, subject__unit=unit, subject__person=None
    )
    kinds = set(standing.values_list("subject__kind", flat=True))
    return [
        (one.entry.mark, one.entry.source, one.loaded.basis if one.loaded else "", target)
        for one in lists
        if kinds & set(one.entry.for_)
        for target in one.targets
    ]


def _lines(
    rows: Iterable[Target], supplied: Iterable[tuple[str, str, str, SuppliedTarget]], counted: frozenset[str] | None
) -> Iterator[ShownTarget]:
    with_result = {row.supplied_id: row for row in rows if row.supplied_id is not None}
    for row in rows:
        if row.supplied_id is None:
            yield _line(row, row.source, row, None, "", row.document, counted)
    for mark, source, basis, target in supplied:
        yield _line(with_result.get(target.pk), source, target, target, mark, basis, counted)


def _line(
    row: Target | None, source: str, said: Target | SuppliedTarget, supplied: SuppliedTarget | None, mark: str,
    document: str, counted: frozenset[str] | None,
) -> ShownTarget:  # fmt: skip
    return ShownTarget(
        target=row,
        supplied=supplied,
        title=said.title,
        source=source_label(source),
        mark=mark,
        document=document,
        wanted=told(said.quantity, said.measure),
        product=said.product,
        is_quantitative=said.is_quantitative,
        is_counted=counted is None or source in counted,
    )


def supplied_line(unit: Unit, supplied_id: int) -> tuple[ShownTarget | None, int]:
    """The line of a target of a plan's list on the sheet of this unit, and its year; none where it is not for it."""
    found = SuppliedTarget.objects.filter(pk=supplied_id, is_dropped=False).select_related("list__campaign__regime")
    supplied = found.defer("list__campaign__regime__files").first()
    if supplied is None:
        return None, 0
    campaign = supplied.list.campaign
    lines = year_sheet(unit, campaign.year, campaign=campaign).lines
    line = next((one for one in lines if one.supplied and one.supplied.pk == supplied_id), None)
    return line, campaign.year

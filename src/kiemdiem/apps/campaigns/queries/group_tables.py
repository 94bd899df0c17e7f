"""The page of groups: each group with its quota, each body that draws up its own, and who is in none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.fields.json import KT

from kiemdiem.apps.campaigns.models import BodyUnit, Campaign, GroupedSubject, PeerGroup, RollVersion, Standing
from kiemdiem.apps.campaigns.queries.counted import Counts
from kiemdiem.apps.campaigns.queries.groups import QuotaLine, grouping_of, quota_lines, ungrouped, with_counts
from kiemdiem.apps.campaigns.queries.rolls import PREPARED, newest_number, standings_of
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.core.regime.entries.ratings import Quota
from kiemdiem.core.regime.entries.subjects import Grouping
from kiemdiem.core.regime.regime import in_force

NAMED, BASES = 20, 12


@dataclass(frozen=True)
class GroupLine:
    """A group, how many it holds, how many of them are no longer rated, and what the quota allows."""

    group: PeerGroup
    size: int
    gone: int
    quotas: tuple[QuotaLine, ...]


@dataclass(frozen=True)
class KindOfGroups:
    """One family: its groups, how many are rated, how many in no group, and the first names of these."""

    kind: str
    label: str
    lines: tuple[GroupLine, ...]
    rated: int
    forgotten: int
    names: tuple[str, ...]


def kinds_of_groups(
    campaign: Campaign, kinds: Iterable[str], groups: QuerySet[PeerGroup], standings: QuerySet[Standing]
) -> list[KindOfGroups]:
    """The families in the plan's order. groups, standings: what the reader may see. Three queries and one a family."""
    regime = regime_of(campaign)
    found: dict[str, list[GroupLine]] = {}
    for group in with_counts(groups, newest_number(campaign)).select_related("scope", "approved_by"):
        size: int = group.size  # type: ignore[attr-defined]  # annotated
        gone: int = group.all - size  # type: ignore[attr-defined]  # annotated
        found.setdefault(group.kind, []).append(GroupLine(group, size, gone, quota_lines(campaign, group.kind, size)))
    free = ~Exists(GroupedSubject.objects.filter(subject=OuterRef("subject")))
    rated = standings.filter(is_rated=True)
    counted = rated.order_by().values("subject__kind").annotate(rated=Count("pk"), forgotten=Count("pk", filter=free))
    counts = {row["subject__kind"]: (row["rated"], row["forgotten"]) for row in counted}
    named: list[KindOfGroups] = []
    for kind in kinds:
        of_kind = rated.filter(free, subject__kind=kind).order_by("subject__sort_key")
        names = tuple(of_kind.values_list("subject__name", flat=True)[:NAMED])
        total, forgotten = counts.get(kind, (0, 0))
        lines = tuple(found.get(kind, ()))
        named.append(KindOfGroups(kind, regime.kinds[kind].label, lines, total, forgotten, names))
    return named


@dataclass(frozen=True)
class DraftingBody:
    """A unit that draws up groups: how many it has, and how many of its rated subjects are in one, of how many."""

    unit: Unit
    name: str
    groups: int
    grouped: int
    rated: int

    @property
    def forgotten(self) -> int:
        """How many of them are in no group."""
        return self.rated - self.grouped


def drafting_bodies(
    campaign: Campaign, grouping: Grouping, groups: QuerySet[PeerGroup], standings: QuerySet[Standing]
) -> list[DraftingBody]:
    """The units that the plan's bodies are, each with what lies on its branch and on no nearer one's. Four queries."""
    states = [RollVersion.State.TAKEN, *PREPARED]
    roll = campaign.rolls.filter(state__in=states, number=newest_number(campaign)).first()
    rows = BodyUnit.objects.filter(roll=roll, body__in=grouping.drafted_by).select_related("unit")
    units = {row.unit_id: row for row in rows.order_by("unit__sort_key")}
    free = Exists(GroupedSubject.objects.filter(subject=OuterRef("subject")))
    counted = standings.filter(is_rated=True).order_by().values_list("subject__unit__path")
    sums: dict[int, list[int]] = {key: [0, 0, 0] for key in units}
    for path, rated, grouped in counted.annotate(rated=Count("pk"), grouped=Count("pk", filter=Q(free))):
        for key in _nearest(units, path or ""):
            sums[key][1] += grouped
            sums[key][2] += rated
    for path in groups.order_by().values_list("scope__path", flat=True):
        for key in _nearest(units, path or ""):
            sums[key][0] += 1
    return [DraftingBody(row.unit, row.name, *sums[key]) for key, row in units.items()]


def _nearest(units: dict[int, BodyUnit], path: str) -> list[int]:
    """The body on whose branch the path lies, the nearest of several."""
    inside = [int(one) for one in path.strip("/").split("/") if one and int(one) in units]
    return inside[-1:]


@dataclass(frozen=True)
class Base:
    """Subjects that a quota counts together: by whom they are decided on, or where they stand."""

    kind: str
    name: str
    size: int
    quotas: tuple[QuotaLine, ...]


def base_keys(campaign: Campaign) -> dict[str, set[str]]:
    """What the binding quotas that are not counted in groups count together: fact of a subject → kinds. No query."""
    regime = regime_of(campaign)
    options = regime.chosen(campaign.readings)
    keys: dict[str, set[str]] = {}
    for placed in regime.of("quota", Quota):
        entry = placed.entry
        if (
            entry.force == "binding"
            and in_force(entry, options)
            and len(entry.within) == 1
            and entry.within[0] != "group"
        ):
            keys[entry.within[0]] = keys.get(entry.within[0], set()) | set(entry.for_)
    return keys


def quota_bases(campaign: Campaign, standings: QuerySet[Standing], counts: Counts) -> tuple[list[Base], int]:
    """The largest bases of the quotas that are not counted in groups, and how many there are besides.

    counts: what the roll counted, where the reader sees all of it; else standings are counted. Three queries a key at
    most, one where the roll has counted.
    """
    regime = regime_of(campaign)
    found: list[Base] = []
    more = 0
    counted = counts.get("bases", {})
    for key, kinds in sorted(base_keys(campaign).items()):
        largest, all_ = (
            (counted[key]["largest"], counted[key]["all"]) if key in counted else _counted(standings, key, kinds)
        )
        more += max(0, all_ - BASES)
        codes = {base for _, base, _ in largest}
        units = dict(Unit.objects.unscoped("names of bodies").filter(code__in=codes).values_list("code", "name"))
        for kind, base, size in largest[:BASES]:
            quotas = quota_lines(campaign, kind, size, within=key)
            found.append(Base(regime.kinds[kind].label, units.get(base, base), size, quotas))
    return found, more


def _counted(standings: QuerySet[Standing], key: str, kinds: set[str]) -> tuple[list[tuple[str, str, int]], int]:
    """The largest bases as (kind, which, how many are rated there), and how many bases there are."""
    rows = standings.filter(is_rated=True, subject__kind__in=kinds).order_by().annotate(base=KT(f"facts__{key}"))
    counted = rows.filter(base__isnull=False).values_list("subject__kind", "base").annotate(size=Count("pk"))
    largest = list(counted.order_by("-size", "subject__kind", "base")[: BASES + 1])
    return largest, counted.count() if len(largest) > BASES else len(largest)


def groups_before_opening(campaign: Campaign) -> tuple[int, int, int] | None:
    """How many groups there are, how many approved, and how many rated subjects are in none; None: none are wanted."""
    line = grouping_of(campaign)
    if line is None:
        return None
    rated = standings_of(campaign, roll=newest_number(campaign)).filter(subject__kind__in=line.entry.for_)
    approved = campaign.groups.filter(state=PeerGroup.State.APPROVED).count()
    return campaign.groups.count(), approved, ungrouped(rated).count()

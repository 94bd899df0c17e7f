"""What stands in a package: the campaign with its kept regime, and a part of each room that takes part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kiemdiem.apps.campaigns.actions.take_handed import HandedCampaign
from kiemdiem.apps.campaigns.models import Campaign, StoredRegime
from kiemdiem.apps.campaigns.values.packages import Difference, MalformedPart, Matching, PackagePart, package_parts
from kiemdiem.apps.exchange import words
from kiemdiem.apps.exchange.errors import NewerPackage, PackageDamaged
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.models import Person
from kiemdiem.core.regime.faults import BrokenRegime
from kiemdiem.core.regime.keeping import KeptRegime, KeptRegimeDiffers, run_kept
from kiemdiem.shell.rows import in_parts

_LONGEST_NAME = 200
_MOST_OF_A_COUNT = 2**63


@dataclass(frozen=True)
class Body:
    """A body that is sound. parts: those that came, each with its content, in the order of this program."""

    origin: str
    handed: HandedCampaign
    kept: KeptRegime
    unit_code: str
    unit_name: str
    parts: tuple[tuple[PackagePart, Any], ...]


@dataclass(frozen=True)
class PartPreview:
    """What a part changes here."""

    label: str
    differences: Sequence[Difference]


@dataclass(frozen=True)
class Preview:
    """What a package changes here; unmatched: units of the sender that are not in the registers, by code and name."""

    parts: tuple[PartPreview, ...]
    unmatched: tuple[str, ...]

    @property
    def changed(self) -> int:
        return sum(len(part.differences) for part in self.parts)


def body_for(campaign: Campaign, unit: Unit) -> dict[str, Any]:
    """The body of a package of this campaign for this unit and what stands below it."""
    kept = StoredRegime.objects.get(pk=campaign.regime_id).kept
    return {
        "campaign": {
            "key": campaign.pk,
            "name": campaign.name,
            "opened_on": campaign.opened_on.isoformat() if campaign.opened_on else "",
            "readings": dict(campaign.readings),
        },
        "parts": [
            {"content": part.write(campaign, unit), "part": part.code, "version": part.version}
            for part in package_parts()
        ],
        "regime": {"code": kept.code, "files": dict(kept.files), "hash": kept.hash},
        "unit": {"code": unit.code, "name": unit.name},
    }


def read_body(plain: Any) -> Body:
    """The body, each part as its room knows it.

    Raises:
        PackageDamaged, NewerPackage: this program does not write such a body, or not yet.
    """
    try:
        said, unit, rules = plain["campaign"], plain["unit"], plain["regime"]
        kept = _regime(rules["code"], rules["files"], rules["hash"])
        handed = HandedCampaign(
            _text(said["name"]),
            {_text(key): _text(option) for key, option in said["readings"].items()},
            date.fromisoformat(said["opened_on"]),
        )
        code, name = _text(unit["code"]), _text(unit["name"])
        parts = _parts(plain["parts"])
        origin = f"{_count(said['key'])}/{code}"
    except (AttributeError, KeyError, TypeError, ValueError, MalformedPart):
        raise PackageDamaged(why=words.UNREADABLE) from None
    return Body(origin, handed, kept, code, name, parts)


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST_NAME:
        raise ValueError
    return value


def _count(value: Any) -> int:
    if type(value) is not int or not 0 <= value < _MOST_OF_A_COUNT:
        raise ValueError
    return value


def _regime(code: Any, files: Any, digest: Any) -> KeptRegime:
    """The rules, which must load and give the hash that they were kept as."""
    folders = {name.partition("/")[0] for name in files}
    if code not in folders or not all(isinstance(text, str) for text in files.values()):
        raise ValueError
    kept = KeptRegime(code, files, _text(digest))
    try:
        run_kept(kept)
    except (KeptRegimeDiffers, BrokenRegime):
        raise PackageDamaged(why=words.BAD_REGIME) from None
    return kept


def _parts(given: Any) -> tuple[tuple[PackagePart, Any], ...]:
    contents: dict[str, tuple[int, Any]] = {}
    for row in given:
        code, version = _text(row["part"]), _count(row["version"])
        if code in contents:
            raise ValueError
        contents[code] = (version, row["content"])
    known = {part.code: part for part in package_parts()}
    for code, (version, _) in contents.items():
        part = known.get(code)
        if part is None or version > part.version:
            raise NewerPackage(part=part.label if part else code, found=version, known=part.version if part else 0)
    return tuple((part, contents[part.code][1]) for part in known.values() if part.code in contents)


def matching_for(body: Body) -> tuple[Matching, tuple[str, ...]]:
    """The rows of the branch that the package is for, by code; and the units that are not in it, by code and name."""
    wanted: dict[str, str] = {}
    persons: set[str] = set()
    try:
        for part, content in body.parts:
            wanted |= part.units(content)
            persons |= set(part.persons(content))
    except MalformedPart:
        raise PackageDamaged(why=words.UNREADABLE) from None
    meant = unit_with(body.unit_code)
    units = _units(wanted, meant) if meant is not None else {}
    known = _persons(persons, meant) if meant is not None else {}
    missing = tuple(f"{code}: {name}" for code, name in sorted(wanted.items()) if code not in units)
    return Matching(units, known), missing


def unit_with(code: str) -> Unit | None:
    """The unit that a package is for, where it is in the registers of this house."""
    return Unit.objects.unscoped("the unit that a package is for").filter(code=code).first()


def _units(wanted: Mapping[str, str], root: Unit) -> dict[str, int]:
    rows = Unit.objects.unscoped("codes that a package names").filter(path__startswith=root.branch)
    return dict(in_parts(sorted(wanted), lambda some: rows.filter(code__in=some).values_list("code", "pk")))


def _persons(wanted: set[str], root: Unit) -> dict[str, tuple[int, int | None, str]]:
    rows = Person.objects.unscoped("codes that a package names").filter(home__path__startswith=root.branch)
    names = ("code", "pk", "home_id", "sort_key")
    found = in_parts(sorted(wanted), lambda some: rows.filter(code__in=some).values_list(*names))
    return {code: (pk, home, order) for code, pk, home, order in found}


def preview_of(body: Body, campaign: Campaign | None) -> Preview:
    """Row by row what the package changes here."""
    matching, missing = matching_for(body)
    parts = []
    if campaign is None:
        parts.append(
            PartPreview(words.CAMPAIGN, [Difference(body.handed.name, words.NEW_CAMPAIGN, f"{body.unit_name}")])
        )
    try:
        parts += [PartPreview(part.label, part.compare(campaign, content, matching)) for part, content in body.parts]
    except MalformedPart:
        raise PackageDamaged(why=words.UNREADABLE) from None
    return Preview(tuple(parts), missing)

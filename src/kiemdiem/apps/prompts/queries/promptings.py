"""What the plan of a campaign says of prompts and signs, and who manages whom under it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiemdiem.apps.campaigns.models import Campaign, Standing, Subject
from kiemdiem.apps.campaigns.queries.rolls import standings_of
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import covers
from kiemdiem.apps.prompts import words
from kiemdiem.core.regime.entries.facts import Fact
from kiemdiem.core.regime.entries.prompting import Prompting, Sign
from kiemdiem.core.regime.regime import in_force

ROOT, SUPERIOR = "root", "superior"
AFTER_SIGN = "after_sign"
MANAGED_BY = "managed_by"


def promptings_of(campaign: Campaign) -> dict[str, Prompting]:
    """Id → entry, those that hold under the readings of the campaign; none where the plan says nothing of prompts."""
    regime = regime_of(campaign)
    options = regime.chosen(campaign.readings)
    return {placed.id: placed.entry for placed in regime.of("prompting", Prompting) if in_force(placed.entry, options)}


def signs_of(campaign: Campaign) -> dict[str, str]:
    """Id → label of the signs that the plan names."""
    return {placed.id: placed.entry.label for placed in regime_of(campaign).of("sign", Sign)}


def rule_at(campaign: Campaign, authority: Unit) -> tuple[str, Prompting] | None:
    """The entry under which the committee of this organisation decides; None where the plan has none."""
    is_root = authority.pk == campaign.root_id
    rules = promptings_of(campaign)
    own = [(key, one) for key, one in rules.items() if is_root and one.at == ROOT]
    found = own or [(key, one) for key, one in rules.items() if one.at == SUPERIOR]
    is_inside = covers(campaign.branch, authority.branch)
    return found[0] if found and is_inside else None


@dataclass(frozen=True)
class Manager:
    """Who may prompt a subject: the organisation, where it is one of the campaign; and how to name it."""

    unit: Unit | None
    told: str


def standing_now(subject: Subject) -> Standing | None:
    """What holds of a subject in the roll that holds."""
    return standings_of(subject.campaign).filter(subject=subject).select_related("grounds").first()


def manager_of(campaign: Campaign, subject: Subject) -> Manager:
    """The body that manages a subject: by its entry in the registers, by the table of authorities, by the tree.

    A few queries; for one subject at a time.
    """
    rules = list(promptings_of(campaign).values())
    standing = standing_now(subject)
    code = _managed_by(campaign, subject, standing)
    if any(code in rule.managers for rule in rules if rule.at == ROOT):
        return Manager(campaign.root, campaign.root.name)
    if any(code in rule.managed_above for rule in rules):
        return Manager(None, _labels(campaign).get(code, code))
    led = subject.unit.of_id if subject.unit else None
    if subject.person_id is None and campaign.root_id in (subject.unit_id, led):
        return Manager(None, words.LEVEL_ABOVE.format(unit=campaign.root.name))
    if any(rule.reach == "branch" for rule in rules):
        return Manager(campaign.root, campaign.root.name)
    return _named(campaign, subject, _by_authority(campaign, subject, standing) or _by_tree(campaign, subject))


def _named(campaign: Campaign, subject: Subject, unit: Unit) -> Manager:
    return Manager(unit, unit.name) if covers(campaign.branch, unit.branch) else Manager(None, unit.name)


def _managed_by(campaign: Campaign, subject: Subject, standing: Standing | None) -> str:
    facts = (standing.facts.get("facts") or {}) if standing is not None else {}
    told = str(facts.get(MANAGED_BY) or "")
    if not told and subject.person_id is None and subject.unit is not None:
        told = subject.unit.managed_by or (subject.unit.of.managed_by if subject.unit.of else "")
    by_label = {label: code for code, label in _labels(campaign).items()}
    return by_label.get(told, told)


def _labels(campaign: Campaign) -> dict[str, str]:
    """Code → label of the committees that manage, as the plan lists them."""
    regime = regime_of(campaign)
    managing = {placed.entry.scale for placed in regime.of("fact", Fact) if placed.id == MANAGED_BY}
    return {
        value.code: value.label for key, scale in regime.scales.items() if key in managing for value in scale.values
    }


def _by_authority(campaign: Campaign, subject: Subject, standing: Standing | None) -> Unit | None:
    """The organisation above the subject whose body decides its level, where the roll found one."""
    rows = standing.grounds.content["authorities"] if standing is not None else []
    codes = [row["decided_by"] for row in rows if (row["act"], row["purpose"]) == ("decide", "rate")]
    found = Unit.objects.unscoped("who manages a subject").filter(code__in=[code for code in codes if code]).first()
    home = subject.unit.branch if subject.unit else ""
    is_above = found is not None and covers(found.branch, home) and (subject.person_id or found.branch != home)
    return found if is_above else None


def _by_tree(campaign: Campaign, subject: Subject) -> Unit:
    """The unit above; a body that leads another stands with that other. What stands nowhere belongs to the root."""
    home = subject.unit.of or subject.unit if subject.unit else None
    above = home.parent if home is not None else None
    return above or campaign.root


def former_superior_of(campaign: Campaign, subject: Subject) -> Unit | None:
    """The unit from under which an organisation came within the year that is reviewed; None for persons, and others."""
    if subject.person_id is not None or subject.unit is None:
        return None
    home = subject.unit.of or subject.unit
    left = home.placements.filter(until__year=campaign.year, parent__isnull=False).exclude(parent=home.parent_id)
    placement = left.select_related("parent").order_by("-until").first()
    return placement.parent if placement is not None else None


def homes_of(campaign: Campaign, subject: Subject) -> Iterator[int]:
    """The unit of a subject and those above it below the root: reviews that begin there concern it too."""
    for one in (subject.unit.branch if subject.unit else "").strip("/").split("/"):
        if one and int(one) != campaign.root_id:
            yield int(one)

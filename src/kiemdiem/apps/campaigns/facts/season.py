"""The subjects of a campaign as rows of the season that the engine rates."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kiemdiem.apps.campaigns.models import Standing


def season_row(standing: Standing, group: str = "") -> dict[str, Any]:
    """What the registers say of a subject, with the group in which it is counted: `group` of a quota."""
    subject = standing.subject
    row = {"id": subject.key, "kind": subject.kind, "name": subject.name, **standing.facts}
    return {**row, "group": group} if group else row


def season_of(standings: Iterable[Standing], groups: dict[int, str]) -> dict[str, Any]:
    """The season of these standings, as `SeasonReader` takes it. groups: key of a subject → its group."""
    return {"subjects": [season_row(one, groups.get(one.subject_id, "")) for one in standings]}

"""conduct.toml: what a higher committee wants answered in a review, and the signs that make it look at a place."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from kiemdiem.core.regime.entries.entry import Entry
from kiemdiem.core.regime.entries.plan import Bodies
from kiemdiem.core.regime.entries.values import EntryId, Label, WordCode


class Prompting(Entry):
    """Who collects proposals of prompts, who alone decides them, for whom, and by when they go out and come back.

    at: the committee at the root of the campaign, or the one above whom the prompt concerns. managers, managed_above:
    values of the fact `managed_by` that mean this committee, or one above it. reach: without such a value, those who
    belong directly to the committee, or its whole branch. wanted: where it sees need, or as a duty after a sign.
    notify, report: items of the work plan, or deadlines of them, by which prompts are sent and results reported.
    before: events before which a prompt is issued; late: what becomes of one that is not.
    """

    at: Literal["root", "superior"]
    decided_by: Label
    collected_by: Label
    proposed_by: Bodies = Field(default=(), strict=False)
    open_list: bool = False
    managers: tuple[WordCode, ...] = Field(default=(), strict=False)
    managed_above: tuple[WordCode, ...] = Field(default=(), strict=False)
    reach: Literal["direct", "branch"] = "direct"
    wanted: Literal["if_needed", "after_sign"] = "if_needed"
    basis: str = ""
    basis_date: dt.date | None = None
    document: bool = True
    notify: EntryId | None = None
    report: EntryId | None = None
    before: tuple[EntryId, ...] = Field(default=(), strict=False)
    late: Literal["noted", "refused"] = "noted"
    asks_former_superior: bool = False


class Sign(Entry):
    """A sign of trouble: one of them recorded at a place is enough for the committee above to act there."""

    label: Label

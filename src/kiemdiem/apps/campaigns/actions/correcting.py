"""What every change of the roll by hand asks first: who decides it, under which line of the plan, on which paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kiemdiem.apps.campaigns import words
from kiemdiem.apps.campaigns.actions.preparing import not_closed
from kiemdiem.apps.campaigns.entries import RollCorrected
from kiemdiem.apps.campaigns.errors import (
    CorrectionStands,
    CorrectionWithoutReason,
    NotThatBody,
    OutsideOwnArea,
    PaperMissing,
)
from kiemdiem.apps.campaigns.models import Campaign, Correction
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Author, Ref
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.facts.around import registers_around
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.permissions.access import Actor, Place, may, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.core.engine.registers.by_hand import ByHand, Line
from kiemdiem.core.engine.registers.model import Unit as RegisterUnit
from kiemdiem.core.engine.registers.structure import Structure
from kiemdiem.core.quantities.errors import HouseError
from kiemdiem.shell.rows import locked

LONGEST_REFERENCE = 300


@dataclass(frozen=True)
class Basis:
    """Why something is changed: the reason, the document, and the body that decided it where the plan names one."""

    reason: str
    reference: str = ""
    decided_by: Unit | None = None


@dataclass(frozen=True)
class Whose:
    """The subject of a correction: its key, kind and name; the unit that it belongs to, or the person.

    body: the unit or body that the subject is made from, as the registers call it; empty for a person.
    """

    key: str
    kind: str
    name: str
    unit: Unit
    person: Person | None = None
    body: str = ""


def require_deciding(actor: Actor, campaign: Campaign, body: Unit | None, concerned: frozenset[int]) -> Author:
    """Whoever runs the campaign, or the board of the body that decides. concerned: whose own case it is.

    Raises:
        MayNot: with the reason.
    """
    place = Place(campaign.branch, concerned)
    if body is not None and not may(actor, Permission.RUN_CAMPAIGNS, on=place):
        place = Place(body.branch, concerned)
    return require(actor, Permission.RUN_CAMPAIGNS, on=place)


class Judging:
    """One correction while it is judged; begin inside a transaction."""

    def __init__(
        self, campaign: Campaign, whose: Whose, basis: Basis, *, actor: Actor, beside: Iterable[Unit] = ()
    ) -> None:
        self.campaign, self.whose, self.basis, self._actor = locked(campaign), whose, basis, actor
        concerned = whose.person.concerned if whose.person is not None else frozenset[int]()
        self.author = require_deciding(actor, self.campaign, basis.decided_by, concerned)
        not_closed(self.campaign)
        if not basis.reason.strip():
            raise CorrectionWithoutReason()
        units = [whose.unit, *beside, *([basis.decided_by] if basis.decided_by else [])]
        persons = [whose.person] if whose.person is not None else []
        self.regime = regime_of(self.campaign)
        registers = registers_around(self.regime, units, persons, day=actor.today, with_members=bool(beside))
        self.structure = Structure(self.regime, registers, actor.today, self.campaign.readings)
        self.by_hand = ByHand(self.structure)

    def unit(self, unit: Unit) -> RegisterUnit:
        """The unit as the registers know it."""
        return self.structure.units[unit.code]

    @property
    def around(self) -> list[RegisterUnit]:
        """The units that a line's choice is asked of."""
        if self.whose.person is None:
            return [self.structure.units.get(self.whose.body) or self.unit(self.whose.unit)]
        posts = self.structure.posts_of(self.whose.person.code)
        return [self.structure.units[post.unit] for post in posts] or [self.unit(self.whose.unit)]

    def line(self, does: str, *, is_placed: bool = True) -> Line | None:
        """The line of the plan that allows it; None where the plan has no line about such a subject.

        Raises:
            NotThatBody, OutsideOwnArea, PaperMissing: why none of the lines does.
            MayNot: no line names the body, and the actor does not run the campaign.
        """
        refused: HouseError | None = None
        for line in self.by_hand.fitting(does, self.whose.kind, self.around):
            if line.entry.unplaced and is_placed:
                continue
            found = self._refusal(line)
            if found is None and (line.entry.by_unit is not None or self._runs_the_campaign):
                return line
            if found is None:
                continue
            refused = found if refused is None or self.basis.decided_by is None else refused
        if refused is not None:
            raise refused
        require(self._actor, Permission.RUN_CAMPAIGNS, on=self.campaign)
        return None

    @property
    def _runs_the_campaign(self) -> bool:
        return may(self._actor, Permission.RUN_CAMPAIGNS, on=self.campaign)

    def _refusal(self, line: Line) -> HouseError | None:
        entry, body = line.entry, self.basis.decided_by
        clauses = tuple(entry.clauses)
        if entry.by_unit is not None:
            if body is None or not self.by_hand.is_by(line, self.unit(body)):
                return NotThatBody(by=entry.by, body=body.name if body else words.NO_BODY_NAMED, clauses=clauses)
            if entry.within == "own" and not self._is_in_area(body):
                return OutsideOwnArea(body=body.name, name=self.whose.name, clauses=clauses)
        if entry.paper and not self.basis.reference.strip():
            return PaperMissing(paper=entry.paper, clauses=clauses)
        return None

    def require_own_area(self, clauses: tuple[str, ...]) -> None:
        """Refuse a body that chooses, where no line names one, for a subject that is not of its area.

        Raises:
            OutsideOwnArea: neither the body's own, nor does the actor run the campaign.
        """
        body = self.basis.decided_by
        if body is not None and not self._runs_the_campaign and not self._is_in_area(body):
            raise OutsideOwnArea(body=body.name, name=self.whose.name, clauses=clauses)

    def _is_in_area(self, body: Unit) -> bool:
        return any(self.by_hand.is_in_area(one, self.unit(body)) for one in [*self.around, self.unit(self.whose.unit)])

    def keep(self, does: str, line: Line | None, what: str, **told: object) -> Correction:
        """The correction as a row, with its entry in the journal; the roll follows when it is computed next."""
        whose, basis = self.whose, self.basis
        found = Correction.objects.unscoped("one of a kind").filter(
            campaign=self.campaign, key=whose.key, does=does, revoked_at=None
        )
        same = [one for one in found if does != Correction.Does.PLACE or one.instead_of == told.get("instead_of", "")]
        if same and not (does == Correction.Does.PLACE and not told.get("instead_of")):
            raise CorrectionStands(name=whose.name, what=same[0].does_label)
        clauses = list(line.entry.clauses) if line is not None else []
        made = Correction.objects.create(
            **{"clauses": clauses, **told},
            campaign=self.campaign,
            does=does,
            kind=whose.kind,
            key=whose.key,
            name=whose.name[:200],
            unit=whose.unit,
            person=whose.person,
            rule=line.id if line is not None else "",
            decided_by=basis.decided_by,
            reason=basis.reason.strip(),
            reference=basis.reference.strip()[:LONGEST_REFERENCE],
            made_by=self._actor.user,
            made_at=self._actor.at,
        )
        act = RollCorrected(
            campaign=Ref.to(self.campaign),
            whom=Ref.to(whose.person or whose.unit),
            what=what,
            body=basis.decided_by.name if basis.decided_by else words.NO_BODY_NAMED,
            source=made.reference or words.NO_PAPER,
        )
        record(act, by=self.author, reason=made.reason)
        return made

"""Prompts in small campaigns of each plan: an open campaign with subjects on its roll, and the way of one prompt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from kiemdiem.apps.campaigns.actions.prepare_campaign import prepare_campaign
from kiemdiem.apps.campaigns.models import Campaign, Grounds, Standing, Subject
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.permissions.models import Grant, Role
from kiemdiem.apps.prompts.actions.collect_prompts import collect_prompts, submit_prompts
from kiemdiem.apps.prompts.actions.decide_prompt import decide_prompt
from kiemdiem.apps.prompts.actions.propose_prompt import Proposal, propose_prompt
from kiemdiem.apps.prompts.actions.send_prompt import send_prompt
from kiemdiem.apps.prompts.models import ReviewPrompt
from kiemdiem.apps.users.models import User
from kiemdiem.core.quantities.names import search_key, sort_key
from tests.builders.campaigns import kept
from tests.builders.house import House, acting, make_grant, make_user

NO_GROUNDS: dict[str, Any] = {
    "rules": [], "clauses": [], "forums": [], "dropped": [], "authorities": [], "notes": [],
}  # fmt: skip
BEFORE_ALL = date(2014, 1, 1)
MATTER = "Làm rõ trách nhiệm trong quản lý đất công"


@dataclass(frozen=True)
class Season:
    """An open campaign in the small house, at one moment; the committee at its root is `house.authority`."""

    house: House
    campaign: Campaign
    at: datetime

    def actor(self, user: User, *, at: datetime | None = None) -> Actor:
        """The user with his roles, which he has had since before the plan."""
        Grant.objects.filter(user=user).update(since=BEFORE_ALL)
        return acting(user, at=at or self.at)

    @property
    def board(self) -> Actor:
        return self.actor(self.house.board)

    @property
    def authority(self) -> Actor:
        return self.actor(self.house.authority)

    @property
    def secretary(self) -> Actor:
        return self.actor(self.house.secretary)

    def collective(self, unit: Unit, *, managed_by: str = "", kind: str = "collective") -> Subject:
        """The leadership of a unit on the roll."""
        return _on_the_roll(self.campaign, f"{unit.code}:{kind}", f"Tập thể {unit.name}", kind, unit, None, managed_by)

    def cadre(self, person: Person, *, managed_by: str = "", kind: str = "cadre") -> Subject:
        key = f"{person.code}:{kind}"
        return _on_the_roll(self.campaign, key, person.full_name, kind, person.home, person, managed_by)

    def proposed(self, about: Subject, **given: Any) -> ReviewPrompt:
        """A proposal of the board for its own committee, where nothing else is said."""
        actor = given.pop("actor", self.board)
        told = {"matter": MATTER, "proposer": self.campaign.root, **given}
        return propose_prompt(self.campaign, about=about, given=Proposal(**told), actor=actor)

    def submitted(self, about: Subject, **given: Any) -> ReviewPrompt:
        prompt = self.proposed(about, **given)
        collect_prompts(self.campaign, authority=prompt.authority, actor=self.board)
        submit_prompts(self.campaign, authority=prompt.authority, actor=self.board)
        prompt.refresh_from_db()
        return prompt

    def accepted(self, about: Subject, *, by: Actor | None = None, **given: Any) -> ReviewPrompt:
        prompt = self.submitted(about, **given)
        return decide_prompt(prompt, is_accepted=True, reason="", actor=by or self.authority)

    def sent(self, about: Subject, *, by: Actor | None = None, on: date | None = None, **given: Any) -> ReviewPrompt:
        prompt = self.accepted(about, by=by, **given)
        return send_prompt(prompt, document="12-CV/HU", document_on=on or self.board.today, actor=self.board)


def season(house: House, code: str, day: date) -> Season:
    """A campaign of the plan at the district, open since the day; at noon in Hanoi."""
    moment = datetime(day.year, day.month, day.day, 5, tzinfo=UTC)
    Grant.objects.filter(user=house.board).update(since=BEFORE_ALL)
    actor = acting(house.board, at=moment)
    made = prepare_campaign(kept(code), root=house.district, name=f"Kỳ {day.year}", actor=actor)
    Campaign.objects.filter(pk=made.pk).update(state="open", roll=1, opened_on=day)
    made.refresh_from_db()
    return Season(house, made, moment)


def committee_of(unit: Unit, username: str) -> User:
    """Somebody who decides for the committee of a unit."""
    user = make_user(username)
    make_grant(user, Role.AUTHORITY, on=unit)
    return user


def _on_the_roll(
    campaign: Campaign, key: str, name: str, kind: str, unit: Unit, person: Person | None, managed_by: str
) -> Subject:
    named = {"name": name, "sort_key": sort_key(name), "search_key": search_key(name)}
    subject = Subject.objects.create(campaign=campaign, key=key, kind=kind, unit=unit, person=person, **named)
    grounds, _ = Grounds.objects.get_or_create(campaign=campaign, digest="0", defaults={"content": NO_GROUNDS})
    facts = {"facts": {"managed_by": managed_by} if managed_by else {}}
    Standing.objects.create(
        subject=subject, since=1, is_reviewed=True, is_rated=True, facts=facts, grounds=grounds, digest="0"
    )
    return subject

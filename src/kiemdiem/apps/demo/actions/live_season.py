"""Bring life into an open campaign of the demo, by the acts of those who would do them: no page of it is empty."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from kiemdiem.apps.assignments.actions.assign import Pair, assign
from kiemdiem.apps.campaigns.models import Campaign, Subject
from kiemdiem.apps.completion.actions.recording import ReviewGiven, record_reviews
from kiemdiem.apps.demo.places import season as rows
from kiemdiem.apps.demo.queries import usernames_of
from kiemdiem.apps.difficulties.actions.answer_difficulty import AnswerGiven, answer_difficulty
from kiemdiem.apps.difficulties.actions.raise_difficulty import DifficultyGiven, raise_difficulty
from kiemdiem.apps.issuing.actions.file_guidance import GuidanceGiven, file_guidance
from kiemdiem.apps.issuing.actions.issue_plan import issue_plan
from kiemdiem.apps.issuing.actions.receive_plan import receive_plan
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.permissions.queries import actor_of
from kiemdiem.apps.prompts.actions.collect_prompts import collect_prompts, submit_prompts
from kiemdiem.apps.prompts.actions.decide_prompt import decide_prompt
from kiemdiem.apps.prompts.actions.propose_prompt import Proposal, propose_prompt
from kiemdiem.apps.prompts.actions.send_prompt import send_prompt
from kiemdiem.apps.remedies.actions.recording import NewRemedy, Progress, record_remedy, report_remedy
from kiemdiem.apps.targets.actions.record_result import record_result
from kiemdiem.apps.targets.actions.set_target import set_target
from kiemdiem.apps.targets.actions.write_note import write_note
from kiemdiem.apps.targets.values.given import GivenNote, GivenResult, GivenTarget
from kiemdiem.apps.users.models import User

AFTERNOON = time(8, tzinfo=UTC)  # three in Hanoi
LOOKED_AFTER, REVIEWED = 3, 4


@dataclass(frozen=True)
class Season:
    """An open campaign, the chapter of the secretary who can be played, and the cast by part."""

    campaign: Campaign
    chapter: Unit
    cast: dict[str, User]

    def acting(self, part: str, on: date) -> Actor:
        """Somebody of the cast, on a day."""
        return actor_of(self.cast[part], at=datetime.combine(on, AFTERNOON))

    def subject(self, kind: str, **where: object) -> Subject:
        """The first subject of a kind, by its name."""
        found = Subject.objects.unscoped("the demo knows its own").filter(campaign=self.campaign, kind=kind, **where)
        return found.select_related("unit", "person").order_by("unit__depth", "pk")[0]


def live_season(campaign: Campaign, *, follower: Person) -> None:
    """Somebody looks after chapters, the plan is issued, a unit is prompted, some are reviewed, some has gone wrong."""
    cast = {part: user for part, user in _cast_of(campaign).items() if user is not None}
    chapter = cast["secretary"].grants.get().branch
    unit = Unit.objects.unscoped("the chapter of the secretary").get(path=chapter)
    season = Season(campaign, unit, cast)
    steps: tuple[Callable[[Season], object], ...] = (
        _issue,
        _guide,
        _prompt,
        _difficulties,
        _targets,
        _reviews,
        _remedies,
    )
    _assign(season, follower)
    for step in steps:
        step(season)


def _cast_of(campaign: Campaign) -> dict[str, User | None]:
    users = User.objects.in_bulk(usernames_of(campaign.regime.code).values(), field_name="username")
    return {part: users.get(name) for part, name in usernames_of(campaign.regime.code).items()}


def _assign(season: Season, follower: Person) -> None:
    chapters = Unit.objects.unscoped("the chapters of the root").filter(path__startswith=season.campaign.branch)
    cells = chapters.filter(body="chi_bo_co_so").order_by("pk")[: LOOKED_AFTER - 1]
    pairs = [Pair(unit, follower) for unit in (season.chapter, *cells)]
    board = season.acting("board", rows.ASSIGNED_ON)
    assign(season.campaign, duty=rows.DUTY, pairs=pairs, basis=rows.ASSIGNED_BY, actor=board)


def _issue(season: Season) -> None:
    number = season.campaign.regime.number
    authority = season.acting("authority", rows.ISSUED_ON)
    issue_plan(season.campaign, number=number, issued_on=rows.ISSUED_ON, actor=authority)
    secretary = season.acting("secretary", rows.RECEIVED_ON)
    receive_plan(season.campaign, season.chapter, day=rows.RECEIVED_ON, on_behalf="", actor=secretary)


def _guide(season: Season) -> None:
    offices = Unit.objects.unscoped("the office that guides").filter(parent=season.campaign.root, agency="ubnd")
    given = GuidanceGiven(rows.GUIDED_BY, rows.GUIDED_ON, rows.GUIDED_ABOUT, on_behalf=rows.ON_PAPER)
    board = season.acting("board", rows.GUIDED_ON)
    file_guidance(season.campaign, guidance=rows.GUIDANCE, issuer=offices.order_by("pk")[0], given=given, actor=board)


def _prompt(season: Season) -> None:
    """One is sent, one waits for the board."""
    campaign, board = season.campaign, season.acting("board", rows.PROMPTED_ON)
    about = season.subject("collective", unit__agency="ubnd", unit__managed_by=rows.MANAGER)
    for number, matter in enumerate(rows.MATTERS):
        prompt = propose_prompt(campaign, about=about, given=Proposal(matter, proposer=campaign.root), actor=board)
        if number:
            return
        collect_prompts(campaign, authority=prompt.authority, actor=board)
        submit_prompts(campaign, authority=prompt.authority, actor=board)
        prompt.refresh_from_db()
        decided = decide_prompt(
            prompt, is_accepted=True, reason="", actor=season.acting("authority", rows.PROMPT_SENT_ON)
        )
        sender = season.acting("board", rows.PROMPT_SENT_ON)
        send_prompt(decided, document=rows.PROMPT_PAPER, document_on=rows.PROMPT_SENT_ON, actor=sender)


def _difficulties(season: Season) -> None:
    """One is answered, one waits."""
    secretary = season.acting("secretary", rows.RAISED_ON)
    raised = [
        raise_difficulty(season.campaign, season.chapter, given=DifficultyGiven(text, rows.RAISED_ON), actor=secretary)
        for text in rows.DIFFICULTIES
    ]
    answer = AnswerGiven(text=rows.ANSWER, document=rows.ANSWER_PAPER, day=rows.ANSWERED_ON)
    answer_difficulty(raised[0], given=answer, actor=season.acting("authority", rows.ANSWERED_ON))


def _targets(season: Season) -> None:
    board = season.acting("board", rows.TARGET_SET_ON)
    year, chapter = season.campaign.year, season.chapter
    for title, measure, wanted, reached in rows.TARGETS:
        given = GivenTarget(title, rows.TARGET_SOURCE, measure=measure, quantity=wanted)
        target = set_target(given, holder=chapter, year=year, actor=board)
        if reached is not None:
            secretary = season.acting("secretary", rows.REACHED_ON)
            record_result(target, GivenResult(rows.REACHED_ON, quantity=reached), actor=secretary)
    secretary = season.acting("secretary", rows.NOTED_ON)
    write_note(GivenNote(rows.NOTED_ON, rows.NOTE), holder=_members_of(season)[0], actor=secretary)


def _members_of(season: Season) -> list[Person]:
    people = Person.objects.unscoped("members of the chapter").filter(home__path__startswith=season.chapter.branch)
    return list(people.exclude(user=season.cast["secretary"]).order_by("pk")[:REVIEWED])


def _reviews(season: Season) -> None:
    subjects = Subject.objects.unscoped("members of the chapter").filter(campaign=season.campaign, kind="member")
    keys = list(subjects.filter(person__in=_members_of(season)).values_list("pk", flat=True))
    given = ReviewGiven(rows.REVIEWED_ON, rows.REVIEW_PAPER)
    record_reviews(season.campaign, season.chapter, keys, given, actor=season.acting("secretary", rows.REVIEWED_ON))


def _remedies(season: Season) -> None:
    about = season.subject("party_organisation", unit=season.chapter)
    secretary = season.acting("secretary", rows.REVIEWED_ON)
    made = [record_remedy(about, NewRemedy(*told), actor=secretary) for told in rows.REMEDIES]
    report_remedy(made[0], Progress("under_way", rows.REMEDY_DONE_SO_FAR), actor=secretary)

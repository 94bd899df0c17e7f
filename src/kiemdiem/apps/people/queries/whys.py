"""Why the head of a person's page says what it says: from which records, on which day."""

from __future__ import annotations

from datetime import date

from kiemdiem.apps.people import labels
from kiemdiem.apps.people.models import Person, Position
from kiemdiem.apps.people.queries.listing import last_result, main_post, membership
from kiemdiem.apps.people.queries.vocabularies import Words
from kiemdiem.shell.components import Why, WhyStep
from kiemdiem.shell.days import short_day


def why_of_person(person: Person, words: Words, *, day: date) -> Why:
    """Post, who manages, cell and level of somebody read by `with_rows` for this day; no query."""
    steps = (*_post(person, words, day), _cell(person, words, day), _level(person, day))
    return Why(labels.WHY_PERSON, steps)


def _post(person: Person, words: Words, day: date) -> tuple[WhyStep, ...]:
    post = main_post(person)
    if post is None:
        return (WhyStep("fact", labels.WHY_NO_POST.format(day=short_day(day))),)
    name = post.title or words.label("post", post.post).capitalize()
    told = labels.WHY_POST.format(post=f"{name}, {post.unit.name}", why=_chosen(person, post, day))
    manager = words.label("manager", post.managed_by)
    if manager:
        return WhyStep("fact", told), WhyStep("fact", labels.WHY_MANAGER.format(manager=manager))
    return WhyStep("fact", told), WhyStep("maybe", labels.WHY_NO_MANAGER)


def _chosen(person: Person, post: Position, day: date) -> str:
    count = len(person.posts_of_day)  # type: ignore[attr-defined]  # see with_rows
    told = labels.WHY_MAIN if post.is_main else labels.WHY_FIRST_POST if count > 1 else labels.WHY_ONLY_POST
    return told.format(count=count, day=short_day(day))


def _cell(person: Person, words: Words, day: date) -> WhyStep:
    found = membership(person)
    if found is None:
        return WhyStep("maybe", labels.WHY_NOT_MEMBER.format(day=short_day(day), home=person.home.name))
    since = labels.WHY_SINCE.format(since=short_day(found.since)) if found.since else labels.WHY_SINCE_UNKNOWN
    until = labels.WHY_UNTIL.format(until=short_day(found.until)) if found.until else labels.WHY_TO_NOW
    kind = words.label("membership", found.kind)
    told = f"{found.cell.name} ({kind})" if kind else found.cell.name
    return WhyStep("fact", labels.WHY_CELL.format(cell=told, since=since, until=until))


def _level(person: Person, day: date) -> WhyStep:
    found, year = last_result(person), day.year - 1
    if found is None or not found.level:
        return WhyStep("maybe", labels.WHY_NO_LEVEL.format(year=year))
    told = labels.WHY_LEVEL if found.kind == "member" else labels.WHY_LEVEL_OTHER
    kind = labels.RESULT_KINDS.get(found.kind, found.kind)
    by = labels.WHY_DECISION.format(decision=found.decision) if found.decision else labels.WHY_NO_DECISION
    return WhyStep("fact", told.format(year=year, kind=kind, by=by))

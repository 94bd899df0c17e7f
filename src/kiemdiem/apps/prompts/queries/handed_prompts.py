"""The prompts that were sent to subjects of a branch, as a package carries them down. Nothing that is not sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kiemdiem.apps.campaigns.models import Campaign, Standing, holding
from kiemdiem.apps.campaigns.values.packages import Difference, MalformedPart, Matching, Plain
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.prompts import words
from kiemdiem.apps.prompts.models import LONGEST_DOCUMENT, ReviewPrompt
from kiemdiem.shell.days import short_day

LONGEST_MATTER = 20_000
_LONGEST = {"subject": 160, "rule": 80, "authority": 200, "document": LONGEST_DOCUMENT}
_HIGHEST = 2**31


@dataclass(frozen=True)
class HandedPrompt:
    """A sent prompt. number: that of the sender; subject: key of the roll; authority: name of the organisation."""

    number: int
    subject: str
    name: str
    rule: str
    authority: str
    matter: str
    document: str
    document_on: date


def write_prompts(campaign: Campaign, branch: Unit) -> Plain:
    """What was sent to the subjects that stand in the roll of this branch, with what was handed down to it itself.

    Who proposed a prompt and on what basis, who decided and why stay behind, as they stay hidden from its subject.
    """
    held = Standing.objects.unscoped("a package of the branch").filter(holding(campaign.roll))
    rows = ReviewPrompt.objects.unscoped("a package of the branch").filter(
        campaign=campaign,
        state=ReviewPrompt.State.SENT,
        subject__unit__path__startswith=branch.branch,
        subject__in=held.filter(subject__campaign=campaign).values("subject"),
    )
    return [_written(one) for one in rows.select_related("subject", "authority").order_by("number")]


def _written(one: ReviewPrompt) -> dict[str, str | int]:
    assert one.document_on is not None, "a prompt is sent with its day"
    return {
        "number": one.number,
        "subject": one.subject.key,
        "name": one.subject.name,
        "rule": one.rule,
        "authority": one.authority_told,
        "matter": one.matter,
        "document": one.document,
        "document_on": one.document_on.isoformat(),
    }


def prompts_in(content: Plain) -> list[HandedPrompt]:
    """The prompts of a content, each number once.

    Raises:
        MalformedPart: it is not as `write_prompts` makes it.
    """
    try:
        found = [_read(row) for row in content]
    except (AttributeError, KeyError, TypeError, ValueError):
        raise MalformedPart() from None
    if len({one.number for one in found}) != len(found):
        raise MalformedPart()
    return found


def _read(row: Plain) -> HandedPrompt:
    """Raises one of the errors above where a text, a number or a day is none, or too long."""
    texts = {name: row[name] for name in (*_LONGEST, "name", "matter")}
    if not all(isinstance(text, str) for text in texts.values()):
        raise TypeError
    if any(len(texts[name]) > most for name, most in _LONGEST.items()) or len(texts["matter"]) > LONGEST_MATTER:
        raise ValueError
    number = row["number"]
    if type(number) is not int or not 0 < number < _HIGHEST:
        raise ValueError
    if not all(texts[name].strip() for name in ("subject", "rule", "authority", "matter")):
        raise ValueError
    return HandedPrompt(
        number=number,
        subject=texts["subject"],
        name=texts["name"],
        rule=texts["rule"],
        authority=texts["authority"],
        matter=texts["matter"],
        document=texts["document"],
        document_on=date.fromisoformat(row["document_on"]),
    )


def handed_here(campaign: Campaign) -> dict[int, ReviewPrompt]:
    """Number of the sender → the prompt that came down before."""
    rows = ReviewPrompt.objects.unscoped("compared with a package").filter(campaign=campaign)
    found = rows.filter(handed_number__isnull=False).select_related("subject")
    return {one.handed_number: one for one in found if one.handed_number is not None}


def compare_prompts(campaign: Campaign | None, content: Plain, matching: Matching) -> list[Difference]:
    """The prompts that come or read otherwise. What was sent once is not taken back by a package without it."""
    del matching
    here = handed_here(campaign) if campaign is not None else {}
    found = []
    for one in prompts_in(content):
        standing = here.get(one.number)
        if standing is None or not is_same(standing, one):
            number = words.NUMBERED.format(number=one.number)
            comes = words.COMES.format(number=number, document=one.document, day=short_day(one.document_on))
            found.append(Difference(one.name, words.STANDS_HERE if standing else words.NOT_HERE, comes))
    return found


def is_same(standing: ReviewPrompt, one: HandedPrompt) -> bool:
    """Whether this prompt stands here already, word for word."""
    kept = (standing.subject.key, standing.rule, standing.authority_name, standing.matter)
    came = (one.subject, one.rule, one.authority, one.matter)
    return kept == came and (standing.document, standing.document_on) == (one.document, one.document_on)

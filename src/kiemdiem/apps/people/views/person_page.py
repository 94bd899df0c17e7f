"""What stands around every part of a person's page: crumbs, facts, strip, tabs, and what the reader may do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.safestring import SafeString

from kiemdiem.apps.people import labels
from kiemdiem.apps.people.access import may_link, may_unlink
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.people.queries.listing import last_result, main_post, membership
from kiemdiem.apps.people.queries.parts import person_parts
from kiemdiem.apps.people.queries.vocabularies import Words
from kiemdiem.apps.people.queries.whys import why_of_person
from kiemdiem.apps.people.views.people_table import result_mark
from kiemdiem.apps.permissions.access import Actor, may, may_somewhere
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.components import Crumb, Tab, Why
from kiemdiem.shell.days import short_day
from kiemdiem.shell.tables.columns import Cell, cell_html

FIRST_TAB = "tong-quat"


@dataclass(frozen=True)
class PersonPage:
    """The frame of a part of a person's page; the person was read by `with_rows`."""

    person: Person
    words: Words
    tab: str
    may_edit: bool
    reads_the_list: bool
    may_link: bool
    may_unlink: bool
    today: date

    @property
    def crumbs(self) -> tuple[Crumb, ...]:
        if not self.reads_the_list:  # somebody without a role, on his own page
            return ()
        people = reverse("people")
        return (
            Crumb(labels.PEOPLE, people),
            Crumb(self.person.home.name, f"{people}?don_vi={self.person.home.code}"),
        )

    @property
    def tabs(self) -> tuple[Tab, ...]:
        own = [Tab(label, tab_url(self.person, slug), slug == self.tab) for slug, label in labels.TABS.items()]
        others = [
            Tab(part.label, reverse(part.url_name, args=[self.person.pk]), part.url_name == self.tab)
            for part in person_parts()
        ]
        return (*own, *others)

    @property
    def facts(self) -> str:
        """The main post in words, and who manages it."""
        post = main_post(self.person)
        if post is None:
            return ""
        name = post.title or self.words.label("post", post.post).capitalize()
        manager = self.words.label("manager", post.managed_by)
        parts = [f"{name}, {post.unit.name}", labels.MANAGED_SENTENCE.format(manager=manager) if manager else ""]
        return " · ".join(part for part in parts if part)

    @property
    def cell_name(self) -> str:
        found = membership(self.person)
        return found.cell.name if found else labels.NOT_MEMBER

    @property
    def kind(self) -> str:
        found = membership(self.person)
        return self.words.label("membership", found.kind) if found else ""

    @property
    def full_member(self) -> str:
        day = self.person.full_member_on
        return labels.FULL_MEMBER.format(on=short_day(day)) if day else ""

    @property
    def level_label(self) -> str:
        return labels.LEVEL_OF.format(year=self.today.year - 1)

    @property
    def level(self) -> SafeString:
        return cell_html(result_mark(last_result(self.person)))

    @property
    def why(self) -> Why:
        """From which records the head of the page follows."""
        return why_of_person(self.person, self.words, day=self.today)

    @property
    def why_url(self) -> str:
        return f"{tab_url(self.person, FIRST_TAB)}#{self.why.anchor}"

    @property
    def rows(self) -> tuple[tuple[str, SafeString], ...]:
        """The first page of the record: label and value."""
        fields = fields_shown(self.person)
        return tuple((labels.PERSON_FIELDS[name], cell_html(value)) for name, value in fields.items())


def fields_shown(person: Person) -> dict[str, Cell]:
    """What is told of a person apart from the strip."""
    sex = {True: labels.WOMAN, False: labels.MAN, None: None}[person.is_woman]
    return {
        "code": person.code,
        "born_on": person.born_on,
        "is_woman": sex,
        "service": person.service,
        "service_class": person.service_class,
        "residence": person.residence,
        "residence_unit": person.residence_unit.name if person.residence_unit else None,
    }


def person_page(person: Person, words: Words, *, actor: Actor, tab: str = FIRST_TAB) -> PersonPage:
    """The frame for this reader."""
    may_edit = person.left_on is None and may(actor, Permission.EDIT_PEOPLE, on=person)
    reads_the_list = may_somewhere(actor, Permission.VIEW_REGISTERS)
    linking = (may_link(actor, person), may_unlink(actor, person))
    return PersonPage(person, words, tab, may_edit, reads_the_list, *linking, actor.today)


def tab_url(person: Person, tab: str) -> str:
    """The address of a part of a person's page."""
    return reverse("person", args=[person.pk]) if tab == FIRST_TAB else reverse("person_part", args=[person.pk, tab])

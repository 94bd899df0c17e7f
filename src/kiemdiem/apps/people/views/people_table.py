"""The list of persons as a table: its columns, and how a cell of each is made."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from kiemdiem.apps.people import labels
from kiemdiem.apps.people.models import Person, YearlyResult
from kiemdiem.apps.people.queries.levels import levels
from kiemdiem.apps.people.queries.listing import last_result, main_post, membership
from kiemdiem.apps.people.queries.vocabularies import Words
from kiemdiem.shell.marks import MOST_BARS, Level, Link, Soft, Two
from kiemdiem.shell.tables import Column, TableShape
from kiemdiem.shell.tables.columns import Cell


def people_shape(words: Words, *, by_name: tuple[str, ...], today: date) -> TableShape[Person]:
    """The list for these words on this day; `by_name` are the fields that hold it in the order of names."""
    year = today.year - 1
    return TableShape(
        label=labels.LIST,
        noun=labels.NOUN,
        order="ten",
        order_told=labels.ORDER_TOLD,
        file_name=labels.FILE_NAME,
        empty_title=labels.EMPTY_TITLE,
        empty_text=labels.EMPTY_TEXT,
        columns=(
            Column("ten", labels.NAME, _name, sort=by_name, is_heading=True, width=28),
            Column("sinh", labels.BORN, lambda p: p.born_on and p.born_on.year, is_numeric=True, on_phone="hidden"),
            Column("chuc_vu", labels.POST, lambda p: _post(p, words), on_phone="plain", width=30),
            Column("chi_bo", labels.CELL, lambda p: _cell(p, words), on_phone="plain", width=30),
            Column("vao_dang", labels.ADMITTED, lambda p: p.admitted_on, is_numeric=True, on_phone="hidden"),
            Column("muc", labels.LEVEL_OF.format(year=year), lambda p: result_mark(last_result(p)), exported=_level),
            Column("dien", labels.MANAGED_BY, lambda p: _managed_by(p, words), is_default=False),
            Column("the", labels.CARD, lambda p: p.card_number, is_default=False),
            Column("ma", labels.CODE, lambda p: p.code, is_default=False),
            Column(
                "ngay_sinh", labels.PERSON_FIELDS["born_on"], lambda p: p.born_on, is_numeric=True, is_default=False
            ),
            Column("tu_cach", labels.KIND, lambda p: _kind(p, words), is_default=False),
            Column("noi_o", labels.RESIDENCE, lambda p: p.residence, is_default=False, width=30),
        ),
    )


def _name(person: Person) -> Cell:
    return Link(person.full_name, reverse("person", args=[person.pk]), is_name=True)


def _post(person: Person, words: Words) -> Cell:
    post = main_post(person)
    if post is None:
        return None
    return Two(post.title or words.label("post", post.post).capitalize(), post.unit.short_name or post.unit.name)


def _cell(person: Person, words: Words) -> Cell:
    found = membership(person)
    if found is None:
        return Two(person.home.name, labels.NOT_MEMBER)
    is_elsewhere = found.temporary_in is not None
    under = labels.TEMPORARY.format(cell=found.temporary_in) if is_elsewhere else ""
    return Two(found.cell.name, under or (words.label("membership", found.kind) if found.kind == "du_bi" else ""))


def _kind(person: Person, words: Words) -> Cell:
    found = membership(person)
    return words.label("membership", found.kind) if found else None


def _managed_by(person: Person, words: Words) -> Cell:
    post = main_post(person)
    return words.label("manager", post.managed_by) if post and post.managed_by else None


def _level(person: Person) -> Cell:
    found = last_result(person)
    return found.level if found else None


def result_mark(result: YearlyResult | None) -> Cell:
    """A decided level as it is drawn; a code of no shipped plan stands for itself."""
    if result is None or not result.level:
        return Soft(labels.NOT_RATED)
    name = levels().get(result.level)
    if name is None:
        return result.level
    return Level(name.code, name.label, max(1, MOST_BARS + 1 - name.place), "decided")

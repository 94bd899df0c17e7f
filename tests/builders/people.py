"""Builders for persons and their records: words of the lists, and persons as the actions make them."""

from __future__ import annotations

from datetime import date

from kiemdiem.apps.organisations.models import Unit, Word
from kiemdiem.apps.people.actions.add_person import FirstPlace, add_person
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.people.values.given import GivenMembership, GivenPerson
from kiemdiem.apps.permissions.queries import command_line
from tests.builders.house import NOON

WORDS = {
    "post": {"bi_thu": "bí thư", "pho_bi_thu": "phó bí thư", "uy_vien": "ủy viên", "chu_tich": "chủ tịch"},
    "membership": {"chinh_thuc": "chính thức", "du_bi": "dự bị"},
    "contract": {"bien_che": "biên chế"},
    "leave": {"sick": "nghỉ ốm", "maternity": "nghỉ thai sản"},
    "discipline_measure": {"KHIEN_TRACH": "Khiển trách", "CANH_CAO": "Cảnh cáo"},
    "discipline_side": {"dang": "đảng"},
    "discipline_cause": {"khac": "nguyên nhân khác"},
}


def make_words() -> None:
    """The lists of words that records are written with."""
    Word.objects.bulk_create(
        Word(vocabulary=vocabulary, code=code, label=label, place=place)
        for vocabulary, words in WORDS.items()
        for place, (code, label) in enumerate(words.items(), start=1)
    )


def make_member(
    name: str,
    *,
    cell: Unit,
    code: str = "",
    card: str = "",
    kind: str = "chinh_thuc",
    born: date | None = None,
    since: date = date(2010, 5, 19),
) -> Person:
    """Somebody who came into the register by the action, with his words for the search."""
    new = GivenPerson(name, code=code, card_number=card, born_on=born, admitted_on=since)
    place = FirstPlace(membership=GivenMembership(cell=cell, kind=kind, since=since))
    return add_person(new, place=place, actor=command_line(NOON))

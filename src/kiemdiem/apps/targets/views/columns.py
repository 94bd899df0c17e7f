"""The columns of the lists of this room."""

from __future__ import annotations

from django.urls import reverse

from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.targets import words
from kiemdiem.apps.targets.models import RegisteredTask, Target
from kiemdiem.apps.targets.queries.sheets import result_told
from kiemdiem.apps.targets.queries.sources import source_label
from kiemdiem.apps.targets.values.given import told
from kiemdiem.apps.targets.views.answers import page_of
from kiemdiem.shell.marks import Link, Soft, State, StateKind
from kiemdiem.shell.tables import Column, TableShape

STATES: dict[str, StateKind] = {"draft": "none", "sent": "wait", "returned": "returned", "assigned": "done"}


def task_state(task: RegisteredTask) -> State:
    """The state of a registered task, drawn."""
    return State(STATES[task.state], task.state_label.capitalize())


TARGETS: TableShape[Target] = TableShape(
    label=words.TARGETS,
    noun=words.TARGET_NOUN,
    order="-nam",
    order_told=words.ORDER_OF_TARGETS,
    file_name="chi-tieu",
    row_name=lambda one: one.title,
    empty_title=words.NO_TARGETS,
    empty_text=words.NO_TARGETS_TEXT,
    columns=(
        Column("noi_dung", words.TITLE, lambda one: one.title, is_heading=True, sort=("title",), width=50),
        Column(
            "cua",
            words.HOLDER,
            lambda one: Link(str(one.holder), page_of(one.holder, one.year)),
            exported=lambda one: str(one.holder),
            on_phone="plain",
            width=36,
        ),
        Column("nam", words.YEAR, lambda one: one.year, sort=("year",), is_numeric=True),
        Column("nguon", words.SOURCE, lambda one: source_label(one.source), sort=("source",), width=26),
        Column("van_ban", words.DOCUMENT, lambda one: one.document, is_default=False, width=36),
        Column("dat", words.WANTED, lambda one: told(one.quantity, one.measure), is_numeric=True, width=18),
        Column("san_pham", words.PRODUCT, lambda one: one.product, is_default=False, width=36),
        Column("loai", words.SORT, lambda one: words.QUANTITATIVE if one.is_quantitative else words.QUALITATIVE),
        Column(
            "kq",
            words.RESULT,
            lambda one: result_told(one) or Soft(words.NO_RESULT),
            exported=lambda one: result_told(one),
            width=40,
        ),
        Column(
            "ngay", words.RESULT_ON, lambda one: one.result_on, sort=("result_on",), is_numeric=True, is_default=False
        ),
    ),
)
TASKS: TableShape[RegisteredTask] = TableShape(
    label=words.TASKS,
    noun=words.TASK_NOUN,
    order="-trang_thai",
    order_told=words.ORDER_OF_TASKS,
    file_name="viec-dang-ky",
    row_name=lambda one: one.title,
    empty_title=words.NO_TASKS,
    empty_text=words.NO_TASKS_TEXT,
    columns=(
        Column("viec", words.TASK, lambda one: one.title, is_heading=True, sort=("title",), width=50),
        Column(
            "nguoi",
            words.PERSON,
            lambda one: Link(str(one.person), page_of(one.person, one.year), under=one.person.home.name),
            exported=lambda one: str(one.person),
            sort=("person__sort_key",),
            on_phone="plain",
            width=30,
        ),
        Column("nam", words.YEAR, lambda one: one.year, sort=("year",), is_numeric=True),
        Column("trang_thai", words.STATE, task_state, exported=lambda one: one.state_label, sort=("state",), width=24),
        Column("van_ban", words.DECISION, lambda one: one.decision, is_default=False, width=36),
    ),
)
PEOPLE_WITHOUT: TableShape[Person] = TableShape(
    label=words.PEOPLE_WITHOUT,
    noun=words.PEOPLE_NOUN,
    order="ten",
    order_told=words.BY_NAME,
    file_name="nguoi-chua-co-chi-tieu",
    row_name=lambda one: one.full_name,
    empty_title=words.EVERYBODY_HAS,
    empty_text=words.EVERYBODY_TEXT,
    columns=(
        Column(
            "ten",
            words.PERSON,
            lambda one: Link(one.full_name, reverse("person_targets", args=[one.pk]), is_name=True),
            exported=lambda one: one.full_name,
            sort=("sort_key",),
            is_heading=True,
            width=30,
        ),
        Column("don_vi", words.UNIT, lambda one: one.home.name, sort=("home__sort_key",), on_phone="plain", width=44),
    ),
)
UNITS_WITHOUT: TableShape[Unit] = TableShape(
    label=words.UNITS_WITHOUT,
    noun=words.UNITS_NOUN,
    order="ten",
    order_told=words.BY_NAME,
    file_name="don-vi-chua-co-chi-tieu",
    row_name=lambda one: one.name,
    empty_title=words.ALL_UNITS_HAVE,
    empty_text=words.ALL_UNITS_TEXT,
    columns=(
        Column(
            "ten",
            words.UNIT,
            lambda one: Link(one.name, reverse("unit_targets", args=[one.pk]), is_name=True),
            exported=lambda one: one.name,
            sort=("sort_key",),
            is_heading=True,
            width=44,
        ),
        Column("tren", words.PARENT, lambda one: one.parent.name if one.parent else None, on_phone="plain", width=44),
    ),
)

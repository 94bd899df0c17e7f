"""The journal as a page: who reads which part of it, what narrows it, and that it stays quick."""

from __future__ import annotations

import io
from dataclasses import fields, replace
from datetime import datetime
from typing import Any

import openpyxl
import pytest
from django.utils.html import escape

from kiemdiem.apps.desk import labels
from kiemdiem.apps.desk.forms import act_choices
from kiemdiem.apps.journal.entries import ACTS
from kiemdiem.apps.journal.models import Entry
from kiemdiem.shell.tables import paging
from tests.builders.house import NOON, House
from tests.builders.journal import SOMEBODY, BackedUp, make_entry, on_branch
from tests.builders.visiting import Visitor

HANOI_MORNING = datetime.fromisoformat("2021-12-25T00:30:00+07:00")


@pytest.fixture
def told(house: House) -> House:
    """The house with one entry on each commune, one of the whole house, and one of the machine."""
    make_entry("xã mình", by=on_branch(house.cell.branch), reason="Theo biên bản")
    make_entry("xã bạn", by=replace(on_branch(house.other_cell.branch), name="Phan Đình Giót", at=HANOI_MORNING))
    make_entry("cả nhà", by=on_branch(""))
    make_entry(act=BackedUp(file="kiemdiem.zip"), by=on_branch(""))
    return house


def read_by(user: Any, query: str = "") -> set[str]:
    """The sentences that he reads on the page, but for those of how the house was set up."""
    client = Visitor()
    client.force_login(user)
    answer = client.get(f"/nhat-ky/{query}")
    assert answer.status_code == 200
    sentences = {entry.sentence for entry in answer.context["entries"].page.rows}
    assert all(escape(sentence) in answer.content.decode() for sentence in sentences)
    return {sentence for sentence in sentences if not sentence.startswith("Lập đơn vị")}


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        ("board", {"Thử xã mình.", "Thử xã bạn.", "Thử cả nhà.", "Sao lưu vào kiemdiem.zip."}),
        ("authority", {"Thử xã mình.", "Thử xã bạn."}),
        ("inspector", {"Thử xã mình.", "Thử xã bạn."}),
        ("secretary", {"Thử xã mình."}),
        ("administrator", {"Sao lưu vào kiemdiem.zip."}),
    ],
)
def test_each_role_reads_its_own_branch_and_nothing_else(told: House, role: str, seen: set[str]) -> None:
    assert read_by(told.cast[role]) == seen


def test_the_administrator_finds_no_word_of_units_and_persons(told: House, client: Visitor) -> None:
    client.force_login(told.administrator)
    page = client.get("/nhat-ky/").content.decode()
    domain = Entry.objects.exclude(act=BackedUp.code)
    assert domain.count() > 3
    assert not [entry.sentence for entry in domain if escape(entry.sentence) in page]


@pytest.mark.parametrize("url", ["/nhat-ky/", "/nhat-ky/dau-chuoi/"])
def test_who_reads_no_part_of_the_journal_is_refused_with_the_reason(told: House, client: Visitor, url: str) -> None:
    client.force_login(told.member)
    answer = client.get(url)
    assert answer.status_code == 403
    assert "xem nhật ký" in answer.content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=xa+minh", {"Thử xã mình."}),
        ("q=XÃ+thu", {"Thử xã mình.", "Thử xã bạn."}),
        ("q=bien+ban", {"Thử xã mình."}),
        ("nguoi=dinh+giot", {"Thử xã bạn."}),
        ("nguoi=Đình", {"Thử xã bạn."}),
        ("don_vi=LG1", {"Thử xã mình."}),
        ("don_vi=md", {"Thử xã bạn."}),
        ("don_vi=my+dien", {"Thử xã bạn."}),
        ("don_vi=xa", {"Thử xã mình.", "Thử xã bạn."}),
        ("don_vi=khong+co", set()),
        ("tu=25/12/2021", {"Thử xã bạn."}),
        ("den=24/12/2021", {"Thử xã mình.", "Thử cả nhà."}),
        ("tu=25/12/2021&den=25/12/2021", {"Thử xã bạn."}),
        ("viec=tests.backed_up", set()),
        ("viec=tests.tried", {"Thử xã mình.", "Thử xã bạn.", "Thử cả nhà."}),
        ("tu=hôm+qua", {"Thử xã mình.", "Thử xã bạn.", "Thử cả nhà."}),
        ("q=%25", set()),
        ("q=_", set()),
    ],
)
def test_the_journal_is_narrowed(told: House, query: str, found: set[str]) -> None:
    assert read_by(told.board, f"?{query}") - {"Sao lưu vào kiemdiem.zip."} == found


def test_a_unit_of_another_branch_narrows_to_nothing(told: House) -> None:
    assert read_by(told.secretary, "?don_vi=MD") == set()
    assert read_by(told.secretary, "?don_vi=LG") == {"Thử xã mình."}


def test_an_entry_is_told_with_before_and_after(told: House, client: Visitor) -> None:
    before = {"tên": "Cũ", "giống": 1, "gone": True}
    entry = make_entry("sửa", by=on_branch(told.cell.branch), before=before, after={"tên": "<b>Mới</b>", "giống": 1})
    client.force_login(told.secretary)
    page = client.get(f"/nhat-ky/{entry.pk}/").content.decode()
    for words in ("Thử sửa.", "Cũ", "&lt;b&gt;Mới&lt;/b&gt;", "Bí thư, phó bí thư", entry.hash, entry.previous):
        assert words in page
    assert "giống" not in page


@pytest.mark.parametrize("who", ["secretary", "administrator", "member"])
def test_an_entry_of_another_branch_is_not_found(told: House, client: Visitor, who: str) -> None:
    client.force_login(told.cast[who])
    foreign = Entry.objects.get(sentence="Thử xã bạn.")
    assert client.get(f"/nhat-ky/{foreign.pk}/").status_code == 404
    assert client.get(f"/nhat-ky/{10**30}/").status_code == 404


def test_the_heads_of_the_chains_can_be_printed(told: House, client: Visitor) -> None:
    last = make_entry("hội nghị", chain="KH61 2021")
    client.force_login(told.inspector)
    page = client.get("/nhat-ky/dau-chuoi/").content.decode()
    assert "Chuỗi chung" in page
    assert "Chuỗi KH61 2021" in page
    assert last.hash in page


def test_what_is_seen_is_what_is_exported(told: House, client: Visitor) -> None:
    client.force_login(told.secretary)
    answer = client.get("/nhat-ky/?xuat=xlsx&q=xa+minh")
    rows = list(openpyxl.load_workbook(io.BytesIO(b"".join(answer))).worksheets[0].iter_rows(values_only=True))
    assert [row[:2] for row in rows[1:]] == [(datetime(2021, 12, 20, 12, 0), "Thử xã mình.")]  # noqa: DTZ001  # a workbook knows no zone


def test_the_page_costs_the_same_whatever_the_number_of_entries(
    told: House, django_assert_max_num_queries: Any
) -> None:
    client = Visitor()
    client.force_login(told.secretary)
    with django_assert_max_num_queries(30) as few:
        client.get("/nhat-ky/?don_vi=LG")
    for number in range(60):
        make_entry(f"số {number}", by=on_branch(told.cell.branch))
    with django_assert_max_num_queries(len(few)):
        client.get("/nhat-ky/?don_vi=LG")


def test_beyond_what_is_counted_one_leafs_by_the_last_row_there_and_back(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(160):
        make_entry(f"số {number}", by=replace(SOMEBODY, branch=house.cell.branch, at=NOON))
    monkeypatch.setattr(paging, "COUNTED_UP_TO", 100)
    client = Visitor()
    client.force_login(house.secretary)
    seen: list[list[int]] = []
    urls = ["/nhat-ky/"]
    while urls[-1]:
        table = client.get(urls[-1]).context["entries"]
        seen.append([row.pk for row in table.page.rows])
        urls.append(table.next_url)
    everything = [row for page in seen for row in page]
    assert everything == sorted(everything, reverse=True)
    assert len(everything) == Entry.objects.filter(branch__startswith=house.commune.branch).count() > 160
    back = client.get(urls[-2]).context["entries"].previous_url
    assert [row.pk for row in client.get(back).context["entries"].page.rows] == seen[-2]
    assert "trang=" not in client.get(urls[1]).context["entries"].previous_url
    newer = make_entry("sau", by=on_branch(house.cell.branch))
    assert [row.pk for row in client.get(urls[1]).context["entries"].page.rows] == seen[1]
    assert newer.pk not in seen[0]


def test_every_field_of_every_act_has_a_name_in_words() -> None:
    ours = [act for act in ACTS.values() if act.__module__.startswith("kiemdiem.")]
    named = {field.name for act in ours for field in fields(act)}
    assert named - {*labels.FIELDS, *labels.FOR_PROGRAMS} == set(), "name it in FIELDS of apps/desk/labels.py"


def test_an_act_is_chosen_by_its_sentence_without_the_names() -> None:
    assert dict(act_choices())["tests.tried"] == "Thử …."

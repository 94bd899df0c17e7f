"""Components say by words what they show by shape and colour, and escape what they are given."""

import re
from pathlib import Path

import pytest
from django.template import TemplateSyntaxError

from kiemdiem.shell import icons, marks
from kiemdiem.shell.components import Crumb, HistoryEntry, Progress, Tab, Why, WhyStep
from tests.shell.conftest import Draw
from tests.shell.sights import MORNING

STATIC = Path(icons.__file__).parent / "static/shell"


def words_of(html: str) -> str:
    """What is read aloud: the text without its elements."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_names_of_icons_are_those_of_the_sheet() -> None:
    drawn = re.findall(r'<symbol id="([^"]+)"', (STATIC / "icons.svg").read_text(encoding="utf-8"))
    assert sorted(drawn) == sorted(icons.ICONS)


def test_an_icon_is_silent_and_comes_from_the_sheet(draw: Draw) -> None:
    html = draw('{% icon "done" "icon yes" %}')
    assert 'aria-hidden="true"' in html
    assert re.search(r'href="/static/shell/icons[^"]*\.svg#done"', html)
    assert 'class="icon yes"' in html


def test_an_icon_that_is_not_there_is_a_fault(draw: Draw) -> None:
    with pytest.raises(icons.NoSuchIcon):
        draw('{% icon "smile" %}')


@pytest.mark.parametrize("kind", sorted(marks.STATE_ICONS))
def test_a_state_is_a_shape_and_words(draw: Draw, kind: str) -> None:
    html = draw('{% state kind words under="cũ" %}', kind=kind, words="Ngày <11/01>")
    assert f"icons.svg#{kind}" in html
    assert words_of(html) == "Ngày &lt;11/01&gt; cũ"


def test_a_state_that_nobody_knows_is_a_fault() -> None:
    with pytest.raises(ValueError, match="no state"):
        marks.State("fine", "Ổn")  # type: ignore[arg-type]  # what a template may get wrong


@pytest.mark.parametrize(
    ("standing", "classes"), [("proposed", "level proposed"), ("by_rule", "level"), ("decided", "level decided")]
)
def test_proposed_and_decided_levels_look_apart(draw: Draw, standing: str, classes: str) -> None:
    html = draw('{% level "HTTNV" "Hoàn thành tốt nhiệm vụ" 3 standing=standing %}', standing=standing)
    assert f'<span class="{classes}">' in html
    assert '<abbr title="Hoàn thành tốt nhiệm vụ">HTTNV</abbr>' in html
    assert "#level-3" in html


def test_a_level_may_be_written_in_full(draw: Draw) -> None:
    assert words_of(draw('{% level "YK" "Yếu kém" 1 full=True %}')) == "Yếu kém"


@pytest.mark.parametrize("bars", [0, 5])
def test_a_level_has_one_to_four_bars(bars: int) -> None:
    with pytest.raises(ValueError, match="cannot be drawn"):
        marks.Level("A", "B", bars)


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        (marks.State("late", "Trễ 2 ngày", "ngày cuối 09/01"), "Trễ 2 ngày (ngày cuối 09/01)"),
        (marks.Level("HTNV", "Hoàn thành nhiệm vụ", 2), "HTNV"),
        (marks.Link("Đỗ Văn An", "/1/", "Bí thư"), "Đỗ Văn An"),
        (marks.Two("Bí thư", "người đứng đầu"), "Bí thư (người đứng đầu)"),
        (marks.Button("Nhắc", "/1/", "Đỗ Văn An"), "Nhắc"),
        (marks.Soft("chưa có"), "chưa có"),
    ],
)
def test_a_mark_is_plain_words_in_a_workbook(mark: marks.Mark, words: str) -> None:
    assert str(mark) == words


@pytest.mark.parametrize(
    "mark",
    [
        marks.State("late", "<b>", "<b>"),
        marks.Level("<b>", "<b>", 2, under="<b>"),
        marks.Link("<b>", '/"><b>', "<b>"),
        marks.Two("<b>", "<b>"),
        marks.Button("<b>", '/"><b>', "<b>"),
        marks.Soft("<b>"),
    ],
)
def test_a_mark_escapes_what_it_is_given(draw: Draw, mark: marks.Mark) -> None:
    html = draw("{{ mark|shown }}", mark=mark)
    assert "<b>" not in html
    assert "&lt;b&gt;" in html


def test_a_button_in_a_row_names_the_row_for_those_who_hear_it(draw: Draw) -> None:
    assert words_of(draw("{{ mark|shown }}", mark=marks.Button("Nhắc", "/1/", "Đỗ Văn An"))) == "Nhắc : Đỗ Văn An"


def test_what_is_no_mark_is_escaped(draw: Draw) -> None:
    assert draw("{{ words|shown }}", words="<b>") == "&lt;b&gt;"


@pytest.mark.parametrize(
    ("tone", "icon", "role"),
    [("", "info", None), ("good", "done", None), ("warn", "late", None), ("bad", "late", "alert")],
)
def test_a_refusal_is_an_alert_and_other_notices_are_not(draw: Draw, tone: str, icon: str, role: str | None) -> None:
    html = draw("{% notice tone lead='Câu đầu.' %}Câu sau.{% endnotice %}", tone=tone)
    assert f"#{icon}" in html
    assert ('role="alert"' in html) == (role == "alert")
    assert words_of(html) == "Câu đầu. Câu sau."


def test_what_was_just_done_is_told_as_a_status(draw: Draw) -> None:
    assert 'role="status"' in draw("{% notice 'good' role='status' %}Đã ghi.{% endnotice %}")


def test_a_fact_has_its_label_and_its_small_print(draw: Draw) -> None:
    html = draw("{% fact 'Đã hội nghị' small='đến 11/01' whole=True %}12/23{% endfact %}")
    assert "<dt>Đã hội nghị</dt>" in html
    assert "<dd>12/23<small>đến 11/01</small></dd>" in html
    assert html.startswith('<div class="whole">')


def test_what_stands_in_a_block_tag_is_escaped_once(draw: Draw) -> None:
    html = draw("{% empty_state title %}<p>{{ words }}</p>{% endempty_state %}", title="A & B", words="<b>")
    assert "<h2>A &amp; B</h2>" in html
    assert "<p>&lt;b&gt;</p>" in html


def test_the_law_is_quoted_with_its_place(draw: Draw) -> None:
    html = draw("{% quote 'Tập thể bỏ phiếu kín' 'mục II.1' '/k/' %}")
    assert '<blockquote class="law">“Tập thể bỏ phiếu kín”' in html
    assert '<a class="small" href="/k/">mục II.1</a>' in html
    assert "href" not in draw("{% quote 'Tập thể' 'mục II.1' %}")


def test_crumbs_and_tabs_are_named_navigations(draw: Draw) -> None:
    crumbs = draw("{% crumbs places %}", places=[Crumb("Đơn vị", "/d/")])
    assert 'aria-label="Vị trí trang"' in crumbs
    tabs = draw("{% tabs parts label='Phần' %}", parts=[Tab("Một", "/1/"), Tab("Hai", "/2/", True)])
    assert 'aria-label="Phần"' in tabs
    assert '<a href="/2/" aria-current="page">Hai</a>' in tabs
    assert tabs.count("aria-current") == 1


def test_no_crumbs_leave_no_empty_navigation(draw: Draw) -> None:
    assert draw("{% crumbs places %}", places=[]).strip() == ""


def test_steps_tell_which_are_done_and_which_is_now(draw: Draw) -> None:
    html = draw("{% steps names 2 %}", names=["Chọn tệp", "Xem trước", "Ghi"])
    assert words_of(html) == "Chọn tệp (xong) Xem trước Ghi"
    assert '<li aria-current="step">Xem trước</li>' in html


def test_work_that_runs_asks_again_and_has_a_link_without_script(draw: Draw) -> None:
    html = draw("{% progress work %}", work=Progress(1280, 41200, "Đang kiểm.", "/phan/"))
    assert 'hx-get="/phan/"' in html
    assert '<progress max="41200" value="1280"' in html
    assert ">Tải lại</a>" in html


def test_work_that_is_finished_asks_no_more(draw: Draw) -> None:
    html = draw("{% progress work %}", work=Progress(9, 9, "Xong 9 dòng.", "/phan/", is_finished=True))
    assert "hx-" not in html
    assert 'role="status"' in html
    assert words_of(html) == "Xong 9 dòng."


def test_a_line_of_history_says_when_what_why_and_who(draw: Draw) -> None:
    entry = HistoryEntry(MORNING, "Lý Thị Vân", "Văn thư", "Nộp bản.", reason="Nộp giấy.", on_behalf_of="Trần Đình Lưu")
    html = draw("{% history entries %}", entries=[entry])
    assert words_of(html) == "11/01/2022, 09:40 Nộp bản. Lý do: Nộp giấy. Lý Thị Vân, Văn thư · nhập thay Trần Đình Lưu"
    assert 'datetime="2022-01-11T09:40:00+07:00"' in html


def test_why_shows_the_sum_the_quoted_words_and_the_clause(draw: Draw) -> None:
    reasons = Why(
        "Vì sao là HTTNV?",
        (
            WhyStep("yes", "9/11 ≥ 70 %"),
            WhyStep("no", "Cao hơn tổ chức", "Lời văn", "mục II", "/k/"),
            WhyStep("maybe", "Chưa có phiếu"),
        ),
        next_title="Để được HTXSNV cần",
        next_needs=("Thêm 1 phiếu.",),
    )
    html = draw("{% why reasons %}", reasons=reasons)
    told = words_of(html)
    assert "Đạt: 9/11 ≥ 70 % Không đạt: Cao hơn tổ chức “Lời văn” mục II Chưa rõ: Chưa có phiếu" in told
    assert told.endswith("Để được HTXSNV cần Thêm 1 phiếu.")
    assert 'aria-labelledby="vi-sao-ten"' in html
    assert 'id="vi-sao-ten"' in html


def test_a_tag_wrongly_called_is_told_when_the_page_is_read(draw: Draw) -> None:
    with pytest.raises(TemplateSyntaxError):
        draw("{% state %}")

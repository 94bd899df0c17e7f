"""Texts in Markdown as parts of a page: what they become, and that nothing of a page's own rules is broken by them."""

from __future__ import annotations

import pytest

from kiemdiem.shell.markdown import anchor_of, read
from tests.architecture.test_templates import faults_in


def same(address: str) -> str:
    return address


def html_of(source: str) -> str:
    return read(f"# Tên\n\n{source}", same).html


def test_the_first_line_is_the_title_and_is_not_told_twice() -> None:
    text = read("# Đơn vị\n\nLời.\n", same)
    assert (text.title, text.html) == ("Đơn vị", "<p>Lời.</p>\n")


def test_a_heading_has_an_anchor_without_marks() -> None:
    assert anchor_of("Thu vai trò, hết nhiệm kỳ") == "muc-thu-vai-tro-het-nhiem-ky"
    assert '<h2 id="muc-tim">Tìm</h2>' in html_of("## Tìm")


def test_headings_of_the_same_words_have_anchors_of_their_own() -> None:
    text = read("# A\n\n## Cần gì\n\n## Cần gì\n\n## Cần gì\n", same)
    assert [one.anchor for one in text.sections] == ["muc-a", "muc-can-gi", "muc-can-gi--2", "muc-can-gi--3"]


def test_a_section_holds_the_words_below_its_heading() -> None:
    below = "```\nlệnh --e\n```\n\n| x | y |\n| --- | --- |\n| `c` | d |\n"
    text = read(f"# A\n\nMột **hai**\nba.\n\n## B\n\n{below}", same)
    assert [(one.level, one.heading, one.text) for one in text.sections] == [
        (1, "A", "Một hai ba."),
        (2, "B", "x y c d lệnh --e"),
    ]


def test_a_table_scrolls_and_becomes_entries_on_a_phone() -> None:
    html = html_of("## Ai\n\n| vai trò | làm gì |\n| --- | ---: |\n| Bí thư | tổ chức |")
    assert '<div class="table-wrap" tabindex="0" role="region" aria-label="Ai"><table class="stack">' in html
    assert '<th scope="row">Bí thư</th>' in html
    assert '<td data-label="làm gì">tổ chức</td>' in html
    assert "style" not in html


def test_each_table_of_a_part_has_a_name_of_its_own() -> None:
    table = "| a | b |\n| --- | --- |\n| c | d |\n"
    html = html_of(f"## Ai\n\n{table}\nvà\n\n{table}")
    assert html.count('aria-label="Ai"') == html.count('aria-label="Ai (2)"') == 1


def test_links_lead_where_the_page_wants_them_or_are_their_words() -> None:
    led = read("# A\n\n[một](b.md) [**hai**](c.md#d)\n", lambda link: "/b/" if link == "b.md" else None)
    assert led.html == '<p><a href="/b/">một</a> <strong>hai</strong></p>\n'


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '<p style="color: red" onclick="go()">x</p>',
        "a <b onmouseover=go()>b</b>",
        "```\n<script>alert(1)</script>\n```",
        "| a |\n| :-: |\n| <img src=x onerror=go()> |",
        "![hình](//x.example/y.png)",
        '## <script>alert("x")</script>',
    ],
)
def test_html_in_a_text_is_shown_as_it_was_typed_and_does_nothing(hostile: str) -> None:
    html = read(f"# Tên\n\n{hostile}", lambda _address: None).html
    assert faults_in(html) == []
    assert "<script" not in html
    assert "<img" not in html


@pytest.mark.parametrize("address", ["javascript:go()", "vbscript:go()", "data:text/html,x"])
def test_an_address_that_runs_something_is_no_link(address: str) -> None:
    assert "<a" not in html_of(f"[a]({address})")

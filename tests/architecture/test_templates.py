"""Templates hold no style and no script of their own: the content policy of every page would refuse them."""

import re
from pathlib import Path

import pytest

from tests.architecture.repository import files, text_of

FORBIDDEN = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.I),
    "a style element": re.compile(r"<style\b", re.I),
    "a script in the page": re.compile(r"<script\b(?![^>]*\ssrc=)", re.I),
    "an on… attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.I),
    "an hx-on attribute": re.compile(r"\shx-on[:\s=-]", re.I),
    "a javascript: address": re.compile(r"javascript:", re.I),
    "an address outside": re.compile(r"(?:src|href|action|srcset)\s*=\s*[\"']?(?:https?:)?//", re.I),
    "words that are not escaped": re.compile(r"\|\s*safe\b|\{%\s*autoescape\s+off", re.I),
}
FORBIDDEN_IN_STYLES = re.compile(r"@import|url\(\s*[\"']?(?!#)|expression\(", re.I)
FORBIDDEN_IN_SCRIPTS = re.compile(
    r"\beval\(|new Function\(|\.innerHTML|\.outerHTML|insertAdjacentHTML|document\.write|https?://|\bimport\b"
)


def templates() -> list[Path]:
    return [file for file in files() if file.suffix in {".html", ".svg"} and file.parts[0] in {"src", "tests"}]


def written_by_us(suffix: str) -> list[Path]:
    return [file for file in files() if file.suffix == suffix and file.is_relative_to("src")]


def faults_in(text: str) -> list[str]:
    """What a page of the house may not hold; template tags are taken out of elements first."""
    return [name for name, pattern in FORBIDDEN.items() if pattern.search(_without_sums(text))]


def _without_sums(text: str) -> str:
    """The text with comparisons in its tags made harmless: their ">" would end an element too early."""
    return re.sub(r"\{%[^%]*%\}", lambda tag: tag[0].replace(">", " ").replace("<", " "), text)


def test_no_template_holds_a_style_a_script_or_an_address_outside() -> None:
    found = {str(file): faults_in(text_of(file)) for file in templates()}
    assert {file: faults for file, faults in found.items() if faults} == {}


def test_there_are_templates_styles_and_scripts_to_look_at() -> None:
    assert len(templates()) > 20
    assert written_by_us(".css")
    assert written_by_us(".js")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('<p style="color: red">', "a style attribute"),
        ("<div class='a'\n STYLE = 'x'>", "a style attribute"),
        ("<style>p { }</style>", "a style element"),
        ("<script>alert(1)</script>", "a script in the page"),
        ('<script type="module">a()</script>', "a script in the page"),
        ('<a {% if n > 1 %}class="a"{% endif %} onclick="go()">', "an on… attribute"),
        ('<a href="javascript:go()">', "a javascript: address"),
        ('<img src="//cdn.example/a.png">', "an address outside"),
        ('<link href="https://fonts.example/a.css">', "an address outside"),
        ("{{ words|safe }}", "words that are not escaped"),
        ('<p hx-on:click="go()">', "an hx-on attribute"),
    ],
)
def test_each_forbidden_thing_is_seen(text: str, fault: str) -> None:
    assert faults_in(text) == [fault]


@pytest.mark.parametrize(
    "text",
    ['<script src="/static/a.js" defer></script>', '<p class="on style">một style = hai</p>', "{% icon 'done' %}"],
)
def test_what_is_harmless_is_let_through(text: str) -> None:
    assert faults_in(text) == []


def test_styles_load_nothing() -> None:
    assert [str(file) for file in written_by_us(".css") if FORBIDDEN_IN_STYLES.search(text_of(file))] == []


def test_scripts_evaluate_nothing_and_ask_nobody_outside() -> None:
    assert [str(file) for file in written_by_us(".js") if FORBIDDEN_IN_SCRIPTS.search(text_of(file))] == []


def test_styles_scripts_and_templates_are_as_short_as_modules() -> None:
    looked_at = [*templates(), *written_by_us(".css"), *written_by_us(".js")]
    assert [str(file) for file in looked_at if len(text_of(file).splitlines()) > 400] == []

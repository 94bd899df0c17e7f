"""Whatever is asked, the answer is never a fault of ours, and never holds a row of another branch.

About a hundred requests of each sort in `make test`, 5,000 of each in `make prove`.
"""

from __future__ import annotations

from functools import cache
from typing import Any
from urllib.parse import quote, urlencode

from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiemdiem.shell.forms import Form
from tests.web.every_url import FORM, Url, Visitors, World, every_url
from tests.web.filled_forms import FILLED

undone_each_time = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
# Those who may not see the other commune, and what of it they would know it by: names, never what one can type.
STRANGERS = ("secretary", "member")
PLANTED = (
    "xã Mỹ Điền", "Gò Me", "Rạch Sậy", "Cao Thị Thanh Nga", "Tạ Thị Bạn", "Thử MD1", "Cán bộ MD1", "Thường vụ MD1",
)  # fmt: skip
ROLES = (*STRANGERS, "board", "authority", "inspector", "administrator", "anonymous")
PAGES = [url for url in every_url() if url.name != "health"]  # it tells of the server by 503

hostile_text = st.text(max_size=30) | st.sampled_from(
    [
        "", " ", "0", "-1", "1", "2", "3", "9" * 30, "1e9", "1.5", "NaN", "\x00", "a\x00b", "\ud800", "\ufffe",
        "🙂" * 50, "'", '"><script>', "%", "_", "\\", "../../etc", "{{ 1 }}", "{0.__class__}", "%(x)s", "=1+1",
        "31/02/2021", "00/00/0000", "01/01/0001", "31/12/9999", "2021-12-20T00:00", "true", "None", "[]", "x" * 5_000,
        "é" * 300, "MD", "MD1", "LG", "LG1", "P-NGA", "P-BAN", "P-DAT", "-so", "so", "xlsx", "csv", "\u202e", "ﷺ" * 40,
    ]
)  # fmt: skip
hostile_number = st.integers(0, 60) | st.sampled_from([2**31, 2**63 - 1, 2**63, 10**18, 10**40])
hostile_word = st.sampled_from(["x", "nghi", "don-vi", "dang-vien", "a" * 200, "-", "_", "0", "chuc-vu"])
NAMES_OF_LISTS = (
    "q", "trang", "xep", "cot", "xuat", "truoc", "sau", "chon", "chon_het", "tu", "den", "don_vi", "nguoi", "viec",
    "loai", "cap", "trong", "con", "tim", "dien", "chuc_vu", "ca_da_ra", "vai_tro", "trang_thai", "dong", "loi",
    "danh_muc", "next", "mo", "tren", "pham_vi", "o", "nam", "doi_tuong", "ban",
)  # fmt: skip
a_role = st.sampled_from(ROLES)
a_branch = st.sampled_from(["own", "other"])
a_question = st.lists(st.tuples(st.sampled_from(NAMES_OF_LISTS) | hostile_text, hostile_text), max_size=5)
KINDS = (
    FORM, "multipart/form-data; boundary=x", "multipart/form-data", "application/json", "text/plain; charset=nope", "",
)  # fmt: skip
STARTS = tuple(sorted({"/", "/static/", "/nhap-excel/so/", *(url.start for url in PAGES)}))
SHOW_ALL = ("journal", "people", "units", "roles", "deciders")
METHODS = ("GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "TRACE")


@cache
def names_of_fields() -> tuple[str, ...]:
    """Every name that a form of the house gives to a field, and a few that a page makes by itself."""
    found = {"csrfmiddlewaretoken", "", "x", "chon", "chon_het", "dong_y", "cho_chon", "sheet", "c0", "child_1"}
    waiting: list[Any] = [Form]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        found |= {*kind.base_fields}
    return tuple(sorted(found))


typed_over = st.deferred(
    lambda: st.dictionaries(
        st.sampled_from(names_of_fields()), hostile_text | st.lists(hostile_text, max_size=3), max_size=12
    )
)


def checked(answer: Any, role: str) -> None:
    """The answer is no fault of ours, and a stranger reads nothing of the other commune in it."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    for close in answer._resource_closers:
        close()
    text = body.decode(errors="replace")
    assert answer.status_code < 500, text
    if role in STRANGERS:
        assert [name for name in PLANTED if name in text] == []


def keys_of(world: World, url: Url, where: str) -> dict[str, Any]:
    return {name: (world.other if where == "other" else world.own)[name] for name in url.parameters}


def encoded(text: str) -> bytes:
    """As a browser without scruples would send it: half characters too."""
    return text.encode(errors="surrogatepass")


def in_bytes(value: str | list[str]) -> bytes | list[bytes]:
    return [encoded(one) for one in value] if isinstance(value, list) else encoded(value)


@undone_each_time
@given(url=st.sampled_from(PAGES), role=a_role, where=a_branch, asked=a_question)
def test_any_question_behind_an_address(world: World, url: Url, role: str, where: str, asked: list[Any]) -> None:
    address = reverse(url.name, kwargs=keys_of(world, url, where))
    query = urlencode([(encoded(name), in_bytes(value)) for name, value in asked])
    checked(Visitors(world).send(role, f"{address}?{query}", b"", method="GET"), role)


@undone_each_time
@given(url=st.sampled_from([url for url in PAGES if url.is_writing]), role=a_role, where=a_branch, typed=typed_over)
def test_any_form(world: World, url: Url, role: str, where: str, typed: dict[str, Any]) -> None:
    filled = FILLED[url.name].typed if url.name in FILLED else {}
    address = reverse(url.name, kwargs=keys_of(world, url, where))
    body = urlencode([(encoded(name), in_bytes(value)) for name, value in {**filled, **typed}.items()], doseq=True)
    checked(Visitors(world).send(role, address, body.encode()), role)


@undone_each_time
@given(
    url=st.sampled_from([url for url in PAGES if url.parameters]),
    role=a_role,
    number=hostile_number,
    word=hostile_word,
    method=st.sampled_from(["GET", "POST"]),
)
def test_any_key_in_an_address(world: World, url: Url, role: str, number: int, word: str, method: str) -> None:
    keys = {name: number if name.endswith("_id") else word for name in url.parameters}
    checked(Visitors(world).send(role, reverse(url.name, kwargs=keys), b"", method=method), role)


@undone_each_time
@given(
    start=st.sampled_from(STARTS),
    path=st.binary(max_size=20),
    role=a_role,
    method=st.sampled_from(METHODS),
    body=st.binary(max_size=60),
    kind=st.sampled_from(KINDS),
)
def test_any_bytes(world: World, start: str, path: bytes, role: str, method: str, body: bytes, kind: str) -> None:
    checked(Visitors(world).send(role, start + quote(path), body, method=method, kind=kind), role)


def test_what_is_planted_is_there_to_be_found(world: World) -> None:
    visitors = Visitors(world)
    pages: list[Any] = [visitors.ask("board", "GET", reverse(name)) for name in SHOW_ALL]
    seen = "".join(page.content.decode() for page in pages)
    assert [name for name in PLANTED if name not in seen] == []

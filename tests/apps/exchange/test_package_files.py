"""Whatever is done to the file of a package, it is refused in words, before anything of it is unpacked."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import string
import zlib
from datetime import UTC, datetime
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from kiemdiem.apps.exchange.errors import NewerPackage, NotAPackage, PackageDamaged, PackageTooLarge
from kiemdiem.apps.exchange.facts import package_files
from kiemdiem.apps.exchange.facts.bodies import read_body
from kiemdiem.apps.exchange.facts.office_keys import public_bytes
from kiemdiem.apps.exchange.facts.package_files import body_of, read_package, write_package
from kiemdiem.core.quantities.errors import HouseError
from kiemdiem.core.regime.keeping import keep

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
AT = datetime(2022, 11, 20, 5, tzinfo=UTC)
BODY = {"unit": {"code": "LG", "name": "Đảng bộ xã"}, "parts": [1, 2, 3]}
CONTENT = write_package(BODY, key=KEY, office="Huyện ủy", at=AT)


def whole(content: bytes) -> Any:
    return body_of(read_package(io.BytesIO(content)))


def signed(head: dict[str, Any], packed: bytes, *, key: Ed25519PrivateKey = KEY) -> bytes:
    """A file whose signature holds, with whatever head and body."""
    text = json.dumps(head, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    signature = base64.b64encode(key.sign(b"KIEMDIEM-GOI 1\n" + text.encode())).decode()
    line = json.dumps({**head, "signature": signature}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return b"KIEMDIEM-GOI 1\n" + line.encode() + b"\n" + packed


def head_for(packed: bytes, text: bytes, **other: Any) -> dict[str, Any]:
    return {
        "key": base64.b64encode(public_bytes(KEY)).decode(),
        "made_at": AT.isoformat(),
        "office": "Huyện ủy",
        "packed_sha256": hashlib.sha256(packed).hexdigest(),
        "packed_size": len(packed),
        "sha256": hashlib.sha256(text).hexdigest(),
        "size": len(text),
        **other,
    }


def test_what_was_written_is_read_and_equal_bodies_give_equal_files() -> None:
    assert whole(CONTENT) == BODY
    assert write_package(dict(reversed(BODY.items())), key=KEY, office="Huyện ủy", at=AT) == CONTENT


@pytest.mark.parametrize("length", range(0, len(CONTENT), 7))
def test_a_truncated_file_is_refused(length: int) -> None:
    with pytest.raises((NotAPackage, PackageDamaged, NewerPackage)):
        whole(CONTENT[:length])


@given(st.integers(0, len(CONTENT) - 1), st.integers(1, 255))
def test_a_file_with_any_byte_changed_is_refused(place: int, by: int) -> None:
    changed = bytearray(CONTENT)
    changed[place] ^= by
    with pytest.raises(HouseError):
        whole(bytes(changed))


def test_one_package_is_one_file_however_else_its_head_could_be_written() -> None:
    format_line, line, packed = CONTENT.split(b"\n", 2)
    head = json.loads(line)
    assert head["signature"].endswith("==")
    *_, last = head["signature"].rstrip("=")
    letters = string.ascii_uppercase + string.ascii_lowercase + string.digits + "+/"
    other = head["signature"][:-3] + letters[letters.index(last) + 1] + "=="  # bits that are no part of the signature
    spaced, signed_otherwise = json.dumps(head, ensure_ascii=False), {**head, "signature": other}
    canonical: dict[str, Any] = {"ensure_ascii": False, "sort_keys": True, "separators": (",", ":")}
    for rewritten in (spaced, json.dumps(signed_otherwise, **canonical)):
        with pytest.raises(PackageDamaged):
            whole(b"\n".join((format_line, rewritten.encode(), packed)))
    with pytest.raises(NotAPackage):
        whole(CONTENT.replace(b"GOI 1\n", b"GOI 01\n", 1))
    assert whole(b"\n".join((format_line, json.dumps(head, **canonical).encode(), packed))) == BODY


@given(st.binary(max_size=300))
def test_any_other_bytes_are_refused_in_words(content: bytes) -> None:
    for started in (content, b"KIEMDIEM-GOI 1\n" + content, b"KIEMDIEM-GOI 1\n" + content + b"\n" + content):
        with pytest.raises(HouseError):
            whole(started)


def test_bytes_after_the_end_are_refused() -> None:
    with pytest.raises(PackageDamaged):
        whole(CONTENT + b"x")


def test_a_later_format_is_named() -> None:
    with pytest.raises(NewerPackage) as refused:
        whole(CONTENT.replace(b"GOI 1", b"GOI 2", 1))
    assert "2" in str(refused.value)


def test_the_signature_of_another_key_is_refused() -> None:
    packed, text = zlib.compress(b"{}"), b"{}"
    other = Ed25519PrivateKey.generate()
    with pytest.raises(PackageDamaged) as refused:
        whole(signed(head_for(packed, text), packed, key=other))
    assert "chữ ký" in str(refused.value)


def test_a_bomb_is_never_unpacked_beyond_what_its_head_says() -> None:
    bomb = zlib.compress(b" " * 50_000_000)
    with pytest.raises(PackageDamaged):
        whole(signed(head_for(bomb, b" " * 100), bomb))
    with pytest.raises(PackageTooLarge):
        whole(signed(head_for(bomb, b"{}", size=package_files.MOST_UNPACKED + 1), bomb))


def test_a_file_larger_than_the_limit_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package_files, "MOST_PACKED", 1_000)
    file = io.BytesIO(b"KIEMDIEM-GOI 1\n" + b"x" * 100_000)
    with pytest.raises(PackageTooLarge):
        read_package(file)
    assert file.tell() < 20_000


@pytest.mark.parametrize(
    "text",
    [
        b"[" * 100_000 + b"]" * 100_000,
        b"[" * 60 + b"]" * 60,
        b"NaN",
        b"[Infinity]",
        b"\xff",
        b"1" * 5_000,
        b"{",
        rb'"\u0000"',
        rb'["\\\uD800"]',
        rb'{"a":"\udfff"}',
    ],
    ids=["bottomless", "deep", "nan", "infinity", "no-text", "long-number", "cut", "nul", "half-letter", "other-half"],
)
def test_json_that_this_program_does_not_write_is_refused(text: bytes) -> None:
    packed = zlib.compress(text)
    with pytest.raises(PackageDamaged):
        whole(signed(head_for(packed, text), packed))


def test_words_with_a_backslash_are_read_as_they_were_written() -> None:
    body = ["\\u0000", "\\\\ud800", "\t\u0001"]
    assert whole(write_package(body, key=KEY, office="Huyện ủy", at=AT)) == body


@pytest.mark.parametrize(
    "other",
    [
        {"size": -1},
        {"size": True},
        {"made_at": "2022-11-20"},
        {"made_at": "x"},
        {"key": "AAAA"},
        {"extra": 1},
        {"office": 3},
    ],
)
def test_a_head_of_another_shape_is_refused(other: dict[str, Any]) -> None:
    packed = zlib.compress(b"{}")
    with pytest.raises(PackageDamaged):
        whole(signed(head_for(packed, b"{}", **other), packed))


@pytest.fixture(scope="module")
def sound() -> dict[str, Any]:
    rules = keep("kh24_2024")
    return {
        "campaign": {"key": 1, "name": "Kỳ", "opened_on": "2022-11-20", "readings": {}},
        "parts": [],
        "regime": {"code": rules.code, "files": dict(rules.files), "hash": rules.hash},
        "unit": {"code": "LG", "name": "Xã"},
    }


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=10,
)


@given(JUNK, st.sampled_from(["campaign", "unit", "regime", "parts"]))
def test_a_body_of_any_other_shape_is_refused(junk: Any, key: str) -> None:
    body = {
        "campaign": {"key": 1, "name": "Kỳ", "opened_on": "2022-11-20", "readings": {}},
        "parts": [],
        "regime": {"code": "../x", "files": {"../x/regime.toml": ""}, "hash": "0"},
        "unit": {"code": "LG", "name": "Xã"},
    }
    for plain in (junk, body, {**body, key: junk}):
        with pytest.raises(HouseError):
            read_body(plain)


@pytest.mark.parametrize("number", [float("inf"), 1.5, True, "1", -1, 10**19])
def test_a_number_that_is_no_count_is_refused(sound: dict[str, Any], number: Any) -> None:
    assert read_body(sound).origin == "1/LG"
    with pytest.raises(PackageDamaged):
        read_body({**sound, "campaign": {**sound["campaign"], "key": number}})
    with pytest.raises(PackageDamaged):
        read_body({**sound, "parts": [{"part": "days", "version": number, "content": []}]})


def test_rules_nested_without_end_are_refused_in_words(sound: dict[str, Any]) -> None:
    rules = {**sound["regime"], "files": {"kh24_2024/regime.toml": "a = " + "[" * 50_000}}
    with pytest.raises(PackageDamaged):
        read_body({**sound, "regime": rules})

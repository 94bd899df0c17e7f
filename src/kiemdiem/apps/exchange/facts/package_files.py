"""The file of a package: a line that names the format, a head of one line with the signature, and the packed body.

Nothing of the body is unpacked or parsed before signature, length and hash have held; what may be read is bounded at
each step, because the file comes from outside. The file has no names of files and no paths in it.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import re
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import IO, Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from kiemdiem.apps.exchange import words
from kiemdiem.apps.exchange.errors import NewerPackage, NotAPackage, PackageDamaged, PackageTooLarge
from kiemdiem.apps.exchange.facts.office_keys import fingerprint_of, public_bytes

FORMAT = 1
NAME = b"KIEMDIEM-GOI "
MOST_PACKED, MOST_UNPACKED, LONGEST_HEAD = 50 * 2**20, 400 * 2**20, 8 * 2**10
DEEPEST = 40
_MEGABYTE = 2**20
_KEY_LENGTH = 32
_NO_LETTER = re.compile(rb"(?<!\\)(?:\\\\)*\\u(?:0000|[dD][89a-fA-F])")
"""A letter written as NUL or as half of a pair: no database keeps the one, no file the other."""


@dataclass(frozen=True)
class Sealed:
    """A file whose signature holds, its body still packed. office: as the sender calls himself; hash: of the file."""

    office: str
    fingerprint: str
    made_at: datetime
    size: int
    sha256: str
    packed: bytes
    hash: str


def write_package(body: Any, *, key: Ed25519PrivateKey, office: str, at: datetime) -> bytes:
    """The whole file. The body is plain values; equal ones give an equal body."""
    text = _canonical(body)
    packed = zlib.compress(text, 6)
    if len(packed) > MOST_PACKED or len(text) > MOST_UNPACKED:
        raise PackageTooLarge(most=MOST_PACKED // _MEGABYTE)
    head = {
        "key": base64.b64encode(public_bytes(key)).decode(),
        "made_at": at.astimezone(UTC).isoformat(timespec="seconds"),
        "office": office,
        "packed_sha256": hashlib.sha256(packed).hexdigest(),
        "packed_size": len(packed),
        "sha256": hashlib.sha256(text).hexdigest(),
        "size": len(text),
    }
    signature = base64.b64encode(key.sign(_signed(FORMAT, head))).decode()
    return b"%s%d\n%s\n%s" % (NAME, FORMAT, _canonical({**head, "signature": signature}), packed)


def read_package(file: IO[bytes]) -> Sealed:
    """The file, once its signature holds. Whether the sender is known is another question.

    Raises:
        NotAPackage, NewerPackage, PackageTooLarge, PackageDamaged: it is none that may be unpacked.
    """
    content = file.read(MOST_PACKED + LONGEST_HEAD + 1)
    if len(content) > MOST_PACKED + LONGEST_HEAD:
        raise PackageTooLarge(most=MOST_PACKED // _MEGABYTE)
    _known_format(content)
    _, _, rest = content.partition(b"\n")
    ends = rest.find(b"\n", 0, LONGEST_HEAD + 1)
    if ends < 0:
        raise PackageDamaged(why=words.CUT)
    head, packed = _head(rest[:ends]), rest[ends + 1 :]
    signature, public = _bytes(head.pop("signature")), _bytes(head["key"])
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, _signed(FORMAT, head))
    except (InvalidSignature, ValueError):
        raise PackageDamaged(why=words.OTHER_SIGNATURE) from None
    if len(packed) != head["packed_size"]:
        raise PackageDamaged(why=words.CUT if len(packed) < head["packed_size"] else words.OTHER_CONTENT)
    if hashlib.sha256(packed).hexdigest() != head["packed_sha256"]:
        raise PackageDamaged(why=words.OTHER_CONTENT)
    if head["size"] > MOST_UNPACKED:
        raise PackageTooLarge(most=MOST_UNPACKED // _MEGABYTE)
    return Sealed(
        office=head["office"],
        fingerprint=fingerprint_of(public),
        made_at=_moment(head["made_at"]),
        size=head["size"],
        sha256=head["sha256"],
        packed=packed,
        hash=hashlib.sha256(content).hexdigest(),
    )


def body_of(sealed: Sealed) -> Any:
    """The body: never more of it than the head says, which is bounded.

    Raises:
        PackageDamaged: it is not what the head says, or no JSON that this program writes.
    """
    unpacking = zlib.decompressobj()
    try:
        text = unpacking.decompress(sealed.packed, sealed.size + 1)
    except zlib.error:
        raise PackageDamaged(why=words.UNREADABLE) from None
    if len(text) != sealed.size or not unpacking.eof or unpacking.unused_data:
        raise PackageDamaged(why=words.OTHER_CONTENT)
    if hashlib.sha256(text).hexdigest() != sealed.sha256:
        raise PackageDamaged(why=words.OTHER_CONTENT)
    return _parsed(text)


def _known_format(content: bytes) -> None:
    line, _, _ = content[:40].partition(b"\n")
    number = line.removeprefix(NAME)
    if not line.startswith(NAME) or not number.isdigit() or len(number) > 6 or number.startswith(b"0"):
        raise NotAPackage()
    if int(number) != FORMAT:
        raise NewerPackage(part=NAME.decode().strip(), found=int(number), known=FORMAT)


def _head(line: bytes) -> dict[str, Any]:
    head = _parsed(line)
    wanted = {
        "key": str, "made_at": str, "office": str, "packed_sha256": str, "packed_size": int, "sha256": str,
        "signature": str, "size": int,
    }  # fmt: skip
    if not isinstance(head, dict) or set(head) != set(wanted):
        raise PackageDamaged(why=words.UNREADABLE)
    if any(type(head[name]) is not kind for name, kind in wanted.items()):
        raise PackageDamaged(why=words.UNREADABLE)
    if head["packed_size"] < 0 or head["size"] < 0 or len(_bytes(head["key"])) != _KEY_LENGTH:
        raise PackageDamaged(why=words.UNREADABLE)
    if _canonical(head) != line:  # one package is one file: by its hash a house knows that it has it already
        raise PackageDamaged(why=words.UNREADABLE)
    return head


def _parsed(text: bytes) -> Any:
    """JSON without NaN, of a bounded depth, of letters that can be kept."""
    if _NO_LETTER.search(text):
        raise PackageDamaged(why=words.UNREADABLE)
    try:
        found = json.loads(text.decode("utf-8"), parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise PackageDamaged(why=words.UNREADABLE) from None
    if _is_deep(found):
        raise PackageDamaged(why=words.UNREADABLE)
    return found


def _refuse(constant: str) -> Any:
    raise ValueError(constant)


def _is_deep(value: Any) -> bool:
    waiting = [(value, 0)]
    while waiting:
        one, depth = waiting.pop()
        if depth > DEEPEST:
            return True
        if isinstance(one, dict):
            waiting += [(inner, depth + 1) for inner in one.values()]
        elif isinstance(one, list):
            waiting += [(inner, depth + 1) for inner in one]
    return False


def _canonical(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def _signed(number: int, head: dict[str, Any]) -> bytes:
    return b"%s%d\n%s" % (NAME, number, _canonical(head))


def _bytes(text: str) -> bytes:
    """What is written in base 64; written in any other way than its own, it is refused."""
    try:
        found = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise PackageDamaged(why=words.UNREADABLE) from None
    if base64.b64encode(found).decode() != text:
        raise PackageDamaged(why=words.UNREADABLE)
    return found


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise PackageDamaged(why=words.UNREADABLE) from None
    if moment.tzinfo is None:
        raise PackageDamaged(why=words.UNREADABLE)
    return moment

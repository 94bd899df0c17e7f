"""Text typed with the letters of before Unicode: which they are, and how a whole file of them is converted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType

from kiemdiem.apps.uploads.models import Upload
from kiemdiem.apps.uploads.values.tables import Table
from kiemdiem.core.engine.labels import ENCODINGS
from kiemdiem.core.quantities.names import OldEncoding, from_tcvn3, from_vni, looks_like_tcvn3_or_vni

NAMES: Mapping[OldEncoding, str] = MappingProxyType({one: ENCODINGS[one.value] for one in OldEncoding})
MOST_EXAMPLES = 3
_LOOKED_AT = 200
_LAST_WESTERN = "\u00ff"


@dataclass(frozen=True)
class OldLetters:
    """What was recognised in a file. examples: (as it stands, as it would read), each text once."""

    encoding: OldEncoding
    examples: tuple[tuple[str, str], ...]

    @property
    def name(self) -> str:
        """Of the encoding, as offices call it."""
        return NAMES[self.encoding]


def in_unicode(text: str, encoding: OldEncoding) -> str:
    """The text as it was meant."""
    return from_tcvn3(text) if encoding == OldEncoding.TCVN3 else from_vni(text)


def encoding_of(rows: Iterable[Sequence[str]]) -> OldEncoding | None:
    """The old encoding that most of the cells which are in one are in; None where none is."""
    found = Counter(one for row in rows for text in row if (one := looks_like_tcvn3_or_vni(text)) is not None)
    return found.most_common(1)[0][0] if found else None


def converted(cells: Sequence[str], encoding: OldEncoding) -> list[str]:
    """The cells of a row in Unicode. A row that reads well as it stands, or has letters only Unicode has, stays.

    Short words may read well both ways, so the row is looked at whole: a person's row was typed in one go.
    """
    old = [text for text in cells if not any(sign > _LAST_WESTERN and sign.isalpha() for sign in text)]
    if looks_like_tcvn3_or_vni(" ".join(old)) is None and all(looks_like_tcvn3_or_vni(text) is None for text in old):
        return list(cells)
    return [in_unicode(text, encoding) if text in old else text for text in cells]


def recognised(upload: Upload, sheet: int) -> OldEncoding | None:
    """The old encoding of a sheet: of its first rows, or of those that a check came upon further below."""
    found = encoding_of(Table.of(upload.tables[sheet]).samples)
    if found is None and sheet == upload.sheet and upload.old_encoding:
        return OldEncoding(upload.old_encoding)
    return found


def old_letters_of(upload: Upload, sheet: int) -> OldLetters | None:
    """What was recognised, with what it would become; None where everything reads well. At most one query."""
    encoding = recognised(upload, sheet)
    if encoding is None:
        return None
    found = _examples(Table.of(upload.tables[sheet]).samples, encoding)
    if not found:
        rows = upload.rows.filter(state="bad").order_by("number").values_list("cells", flat=True)
        found = _examples(rows[:_LOOKED_AT], encoding)
    return OldLetters(encoding, found)


def _examples(rows: Iterable[Sequence[str]], encoding: OldEncoding) -> tuple[tuple[str, str], ...]:
    pairs = (pair for row in rows for pair in zip(row, converted(row, encoding), strict=True))
    return tuple(islice(dict.fromkeys((text, meant) for text, meant in pairs if text != meant), MOST_EXAMPLES))

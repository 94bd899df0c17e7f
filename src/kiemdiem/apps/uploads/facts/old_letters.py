"""Text typed with the letters of before Unicode: which they are, and how a whole file of them is converted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from kiemdiem.core.engine.labels import ENCODINGS
from kiemdiem.core.quantities.names import OldEncoding, from_tcvn3, from_vni, looks_like_tcvn3_or_vni

NAMES: Mapping[OldEncoding, str] = MappingProxyType({one: ENCODINGS[one.value] for one in OldEncoding})
_LAST_WESTERN = "\u00ff"


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

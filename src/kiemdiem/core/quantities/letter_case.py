"""The first letter of a label that comes to stand inside a sentence."""

from __future__ import annotations


def lower_first(label: str) -> str:
    """Its first letter small, unless it begins with an abbreviation (UBND) or a name, whose second word has a capital.

    An abbreviation as second word makes no name of the first.
    """
    first, _, rest = label.partition(" ")
    begins_a_name = rest[:1].isupper() and not rest[:2].strip().isupper()
    is_short_form = len(first) > 1 and first[:2].isupper()
    return label if begins_a_name or is_short_form else label[:1].lower() + label[1:]

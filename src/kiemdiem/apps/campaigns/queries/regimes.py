"""The regimes that a campaign may be prepared under."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from kiemdiem.core.regime.faults import BrokenRegime
from kiemdiem.core.regime.identity_card import Card, card_of
from kiemdiem.core.regime.loader import shipped, shipped_codes

FOLDER_NAME = "regimes"


def regime_folders() -> dict[str, Path]:
    """Code → folder: those that come with the program, and those that the office laid into its data folder."""
    own = Path(settings.FOLDER, FOLDER_NAME)
    found = {path.name: path for path in sorted(own.glob("*/")) if (path / "regime.toml").is_file()}
    return {code: shipped() / code for code in shipped_codes()} | found


def regime_cards() -> Iterator[Card]:
    """What each of them says of itself, newest year first; one that cannot be read is left out."""
    cards = []
    for folder in regime_folders().values():
        try:
            cards.append(card_of(folder))
        except BrokenRegime:
            continue
    yield from sorted(cards, key=lambda card: (-card.year, card.number))

"""The regimes that a campaign may be prepared under."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from kiemdiem.apps.campaigns.errors import RegimeUnfit
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor, scope_of
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.core.regime.faults import BrokenRegime
from kiemdiem.core.regime.identity_card import Card, card_of
from kiemdiem.core.regime.keeping import KeptRegime, keep
from kiemdiem.core.regime.loader import shipped, shipped_codes

FOLDER_NAME = "regimes"


def regime_folders() -> dict[str, Path]:
    """Code → folder: those that come with the program, and those that the office laid into its data folder."""
    own = Path(settings.FOLDER, FOLDER_NAME)
    found = {path.name: path for path in sorted(own.glob("*/")) if (path / "regime.toml").is_file()}
    return {code: shipped() / code for code in shipped_codes()} | found


def regime_cards() -> list[Card]:
    """What each of them says of itself, newest year first; one whose head cannot be read is left out."""
    cards = [card for folder in regime_folders().values() if (card := card_of(folder)) is not None]
    return sorted(cards, key=lambda card: (-card.year, card.number))


def kept_regime(code: str) -> KeptRegime:
    """The regime of this code with all its files.

    Raises:
        RegimeUnfit: it does not load, or is no longer there.
    """
    try:
        return keep(regime_folders().get(code, code))
    except BrokenRegime as broken:
        raise RegimeUnfit(code=code, count=len(broken.faults), first=broken.faults[0].message) from None


def own_branch(actor: Actor) -> Unit | None:
    """The unit for which the actor runs campaigns; None where it is not one alone. One query at most."""
    scope = scope_of(actor, Permission.RUN_CAMPAIGNS)
    if scope.is_whole or len(scope.branches) != 1:
        return None
    return Unit.objects.unscoped("the actor's own branch").filter(path=next(iter(scope.branches))).first()

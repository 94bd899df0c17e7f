"""For each view that writes: a form filled in as somebody would, or why it leaves no entry in the journal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.builders.house import PASSWORD
from tests.web.every_url import Where, World

Data = Mapping[str, Any]


@dataclass(frozen=True)
class Filled:
    """A form that is accepted. by: the role; where: on whose branch. data: the form, or what makes it in that world."""

    by: str
    data: Data | Callable[[World], Data] = field(default_factory=dict)
    where: Where = "own"

    def posted(self, world: World) -> Data:
        return self.data(world) if callable(self.data) else self.data


NEW_PASSWORD = "Con-trau-ba-chan-chieu"
FILLED: dict[str, Filled] = {
    "change_password": Filled("member", {"current": PASSWORD, "new": NEW_PASSWORD, "again": NEW_PASSWORD}),
    "end_sessions": Filled("member"),
    "renew_backup_codes": Filled("board"),
    "set_rehearsal_day": Filled("board", {"day": "21/12/2021"}),
}
# The table of exceptions: what writes and is no act.
NO_ACT: dict[str, str] = {
    "sign_in": "signing in has a log of its own, kept 90 days (accounts)",
    "sign_out": "as signing in",
    "enter_code": "the second half of signing in; as signing in",
    "set_up_code": "shows a secret that counts for nothing before it is confirmed; confirm_code is the act",
    "confirm_code": "SecondFactorSet: needs the six digits of this moment, see tests/apps/accounts/test_codes.py",
}

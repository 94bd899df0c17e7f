"""For each view that writes: a form filled in as somebody would, or why it leaves no entry in the journal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.builders.house import PASSWORD
from tests.web.every_url import Url, Visitors, Where, World
from tests.web.world import LEAVE

Data = Mapping[str, Any]


@dataclass(frozen=True)
class Filled:
    """A form that is accepted: by which role, on whose branch, with what typed over what the page showed at first."""

    by: str
    typed: Data = field(default_factory=dict)
    where: Where = "own"

    def posted(self, world: World, name: str, url: Url) -> Data:
        """What the browser would send."""
        shown: dict[str, Any] = {}
        if "GET" in url.methods:
            page: Any = Visitors(world).ask(self.by, "GET", world.address(name, self.where))
            form = page.context["form"]
            shown = {one.html_name: one.value() for one in form if one.value() not in (None, False)}
        return {**shown, **self.typed}


NEW_PASSWORD = "Con-trau-ba-chan-chieu"
FILLED: dict[str, Filled] = {
    "change_password": Filled("member", {"current": PASSWORD, "new": NEW_PASSWORD, "again": NEW_PASSWORD}),
    "end_sessions": Filled("member"),
    "renew_backup_codes": Filled("board"),
    "set_rehearsal_day": Filled("board", {"day": "21/12/2021"}),
    "add_person": Filled("secretary", {"full_name": "Hồ Thị Mai", "cell": "LG1", "kind": "chinh_thuc"}),
    "edit_person": Filled("secretary", {"full_name": "Bùi Xuân Đạt Em", "why": "Ghi nhầm tên"}),
    "move_person": Filled("secretary", {"cell": "LG2", "on": "01/12/2021", "decision": "Quyết định 5"}),
    "end_person": Filled("secretary", {"on": "01/12/2021", "reason": "Chuyển đi nơi khác"}),
    "add_record": Filled("secretary", {"kind": LEAVE, "since": "01/06/2021", "until": "30/06/2021"}),
    "edit_record": Filled("secretary", {"since": "02/03/2021"}),
    "end_record": Filled("secretary", {"on": "01/04/2021"}),
    "remove_record": Filled("secretary", {"reason": "Ghi nhầm người"}),
}
IMPORTING = "a step of an import; the whole is one act, RegisterImported, when the worker has written it (uploads)"
# The table of exceptions: what writes and is no act.
NO_ACT: dict[str, str] = {
    "sign_in": "signing in has a log of its own, kept 90 days (accounts)",
    "sign_out": "as signing in",
    "enter_code": "the second half of signing in; as signing in",
    "set_up_code": "shows a secret that counts for nothing before it is confirmed; confirm_code is the act",
    "receive_file": IMPORTING,
    "paste_block": IMPORTING,
    "map_columns": IMPORTING,
    "confirm_upload": IMPORTING,
    "continue_upload": IMPORTING,
    "drop_upload": IMPORTING,
    "confirm_code": "SecondFactorSet: needs the six digits of this moment, see tests/apps/accounts/test_codes.py",
}

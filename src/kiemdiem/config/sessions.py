"""Where sessions are kept: Django's own way, with whose they are, and without telling when one was used last."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from kiemdiem.apps.accounts.facts.limits import LONGEST, STILL_TOLD, begun_at
from kiemdiem.apps.accounts.models import Session


class SessionStore(DatabaseStore):
    """The table of sessions of accounts."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """The row of a session as it stands now.

        Django would let it expire so long after it was saved last: that is a moment of use, to the second. Ours ends so
        long after it began, whatever is done with it.
        """
        row = super().create_model_instance(data)
        assert isinstance(row, Session)
        begun, user = begun_at(data), data.get(SESSION_KEY)
        row.user_id = int(user) if user is not None else None
        if begun is not None:
            row.expire_date = begun + LONGEST + STILL_TOLD
        return row

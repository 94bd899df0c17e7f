"""Keep how one sees a list, under a name; under a name that one has already, in place of the old."""

from __future__ import annotations

from django.db import transaction
from django.http import QueryDict

from kiemdiem.apps.desk import labels
from kiemdiem.apps.desk.access import views_of
from kiemdiem.apps.desk.errors import TooManyViews, ViewTooLong, ViewWithoutName
from kiemdiem.apps.desk.models import LONGEST_NAME, LONGEST_QUERY, MOST_OF_A_LIST, SavedView
from kiemdiem.apps.desk.values import kept_of
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.users.models import User
from kiemdiem.core.quantities.names import tidy_name
from kiemdiem.shell.errors import NotToBeFound
from kiemdiem.shell.rows import locked

NUL = "\0"


@transaction.atomic
def save_view(list_name: str, *, name: str, asked: QueryDict, is_default: bool, actor: Actor) -> SavedView:
    """The view. It is the user's own affair: no right is asked for, and the journal does not tell of it.

    Raises:
        NotToBeFound: there is no such list.
        HouseError: it has no name, is too long, or there are too many already.
    """
    user = _owner(list_name, actor)
    wanted, query = fit_name(name), kept_of(asked)
    if len(query) > LONGEST_QUERY:
        raise ViewTooLong()
    views = views_of(actor).filter(list=list_name)
    view = views.filter(name=wanted).first()
    if view is None and views.count() >= MOST_OF_A_LIST:
        raise TooManyViews(most=MOST_OF_A_LIST)
    if is_default:
        views.update(is_default=False)
    view = view or SavedView(user=user, list=list_name, name=wanted)
    view.query, view.is_default = query, is_default
    view.save()
    return view


def fit_name(name: str) -> str:
    """The name as it is kept.

    Raises:
        ViewWithoutName: there is none, it is too long to stand on a button, or holds a sign that no database keeps.
    """
    wanted = tidy_name(name)
    if not wanted or len(wanted) > LONGEST_NAME or NUL in wanted:
        raise ViewWithoutName(most=LONGEST_NAME)
    return wanted


def _owner(list_name: str, actor: Actor) -> User:
    """The user, held: of two that save at the same moment the second counts what the first has saved."""
    if list_name not in labels.LISTS or actor.user is None:
        raise NotToBeFound()
    return locked(actor.user)

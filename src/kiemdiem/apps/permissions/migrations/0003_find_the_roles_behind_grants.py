"""The roles under which grants of before were given and agreed to: the widest that the giver held then.

A step of its own: PostgreSQL makes no index on a table whose rows were changed in the same transaction. Where none is
found (the unit has moved since), none is kept: such a grant is taken back by the board of the whole house.
"""

from datetime import datetime
from typing import Any

from django.db import migrations

BOARD = "board"


def find_the_roles(apps: Any, schema_editor: Any) -> None:
    grants = apps.get_model("permissions", "Grant").objects.using(schema_editor.connection.alias)
    for grant in grants.exclude(granted_by=None).order_by("pk"):
        grant.granted_under = _widest(grants, grant, grant.granted_by_id, grant.granted_at)
        if grant.seconded_by_id is not None:
            grant.seconded_under = _widest(grants, grant, grant.seconded_by_id, grant.seconded_at)
        grant.save(update_fields=["granted_under", "seconded_under"])


def _widest(grants: Any, grant: Any, user_id: int, at: datetime) -> Any:
    """The widest role of the board that this user had been given by then on the place of the grant or above it."""
    held = grants.filter(user_id=user_id, role=BOARD, granted_at__lte=at).exclude(ended_at__lt=at).exclude(pk=grant.pk)
    above = [one for one in held.order_by("pk") if grant.branch.startswith(one.branch)]
    return min(above, key=lambda one: len(one.branch), default=None)


class Migration(migrations.Migration):
    dependencies = [("permissions", "0002_grants_keep_the_roles_behind_them")]

    operations = [migrations.RunPython(find_the_roles, migrations.RunPython.noop)]

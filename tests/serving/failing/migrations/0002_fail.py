"""A step that stops halfway, or one that goes well and loses rows."""

import os
from typing import Any

from django.db import migrations


def go_wrong(apps: Any, editor: Any) -> None:
    """In the way that the test asks for."""
    apps.get_model("users", "User").objects.all().delete()
    if os.environ["FAILING"] == "halfway":
        raise ValueError("the step goes wrong")


class Migration(migrations.Migration):
    """What goes wrong."""

    dependencies = [("failing", "0001_begin"), ("users", "0001_users_begin")]
    operations = [migrations.RunPython(go_wrong)]

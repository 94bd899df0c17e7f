"""Whether old letters are converted is chosen by the user: nobody has said so of the imports that are under way."""

from typing import Any

from django.db import migrations, models


def forget_what_nobody_chose(apps: Any, schema_editor: Any) -> None:
    """What was not ticked was no choice to keep: it was told as a fault."""
    apps.get_model("uploads", "Upload").objects.filter(is_converted=False).update(is_converted=None)


class Migration(migrations.Migration):
    """Three answers instead of two."""

    dependencies = [("uploads", "0001_uploads_begin")]

    operations = [
        migrations.AlterField("upload", "is_converted", models.BooleanField(null=True)),
        migrations.RunPython(forget_what_nobody_chose, migrations.RunPython.noop),
    ]

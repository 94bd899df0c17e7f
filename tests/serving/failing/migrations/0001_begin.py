"""A step that goes well."""

from django.db import migrations


class Migration(migrations.Migration):
    """A table of its own."""

    dependencies = [("organisations", "0001_organisations_begin")]
    operations = [migrations.RunSQL("CREATE TABLE failing_begun (id integer)", "DROP TABLE failing_begun")]

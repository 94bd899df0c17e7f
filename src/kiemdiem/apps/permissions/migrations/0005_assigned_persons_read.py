"""A role for those who are assigned to a unit in a campaign."""

from django.db import migrations, models
from django.db.models import Q

ROLES = ["board", "authority", "secretary", "inspector", "follower", "administrator"]


class Migration(migrations.Migration):
    dependencies = [("permissions", "0004_tries_of_the_board_code")]

    operations = [
        migrations.RemoveConstraint(model_name="grant", name="grant_is_of_a_known_role"),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(condition=Q(role__in=ROLES), name="grant_is_of_a_known_role"),
        ),
    ]

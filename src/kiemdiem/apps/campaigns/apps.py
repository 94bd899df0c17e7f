"""How Django finds this room."""

from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    """One year of one regime in one place: the rules that hold, and whom they concern."""

    name = "kiemdiem.apps.campaigns"
    label = "campaigns"

    def ready(self) -> None:
        """Models are there from now on: entries lead to campaigns."""
        from kiemdiem.apps.campaigns.access import visible_to
        from kiemdiem.apps.permissions.values import shown_at

        shown_at("campaigns.campaign", visible_to, "campaign")
        self._pack()

    def _pack(self) -> None:
        """What a package carries of this room."""
        from kiemdiem.apps.campaigns import words
        from kiemdiem.apps.campaigns.actions.take_handed import take_handed_roll
        from kiemdiem.apps.campaigns.queries.handed_rolls import compare_roll, persons_in, units_in, write_roll
        from kiemdiem.apps.campaigns.values.packages import PackagePart, packed_also

        packed_also(
            PackagePart("roll", 1, words.ROLL, write_roll, compare_roll, take_handed_roll, units_in, persons_in)
        )

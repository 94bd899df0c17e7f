"""Let the record of a person be kept where he belongs; part of the act that changes a membership or a workplace."""

from __future__ import annotations

from kiemdiem.apps.people.models import Employment, Membership, Person


def keep_home(person: Person) -> None:
    """Home is the cell of membership, else the workplace; whoever has neither stays where he was."""
    membership = Membership.objects.filter(person=person, until=None).select_related("cell").first()
    work = Employment.objects.filter(person=person, until=None).select_related("unit").first()
    home = membership.cell if membership else work.unit if work else person.home
    if home.pk != person.home_id:
        person.home = home
        person.save(update_fields=["home"])

"""Let the record of a person be kept where he belongs; part of the act that changes a membership or a workplace."""

from __future__ import annotations

from kiemdiem.apps.people.actions.refusals import refuse_other_branch
from kiemdiem.apps.people.models import Employment, Membership, Person
from kiemdiem.apps.permissions.access import Actor


def keep_home(person: Person, *, actor: Actor) -> None:
    """Home is the cell of membership, else the workplace; whoever has neither stays where he was.

    Raises:
        OtherBranchToo: the record would be kept on a branch on which the actor may write nobody.
    """
    membership = Membership.objects.filter(person=person, until=None).select_related("cell").first()
    work = Employment.objects.filter(person=person, until=None).select_related("unit").first()
    home = membership.cell if membership else work.unit if work else person.home
    if home.pk != person.home_id:
        refuse_other_branch(home, person, actor)
        person.home = home
        person.save(update_fields=["home"])

"""Persons as a file of them would say it, so that what goes out comes in again without a change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.db.models import Prefetch, QuerySet

from kiemdiem.apps.people.imports.columns import MAN, PERSON_FIELDS, WOMAN
from kiemdiem.apps.people.imports.units import Boundaries, Units
from kiemdiem.apps.people.models import Employment, Membership, Person, Position
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.uploads.values.registers import Value

AT_ONCE = 2_000


def listed_persons(persons: QuerySet[Person], actor: Actor) -> Iterator[Mapping[str, Value]]:
    """Persons whom the actor may see and write, in the order of names."""
    boundaries = Boundaries(actor)
    units = Units(boundaries)
    rows = persons.select_related("home").order_by("sort_key", "pk").prefetch_related(
        Prefetch("memberships", Membership.objects.filter(until=None), to_attr="standing_memberships"),
        Prefetch("employments", Employment.objects.filter(until=None).order_by("pk"), to_attr="standing_employments"),
        Prefetch("positions", Position.objects.filter(until=None).order_by("-is_main", "pk"), to_attr="standing_posts"),
    )  # fmt: skip
    for person in rows.iterator(AT_ONCE):
        if boundaries.has(person.home.path or "") and person.left_on is None:
            yield _listed(person, units)


def _listed(person: Person, units: Units) -> Mapping[str, Value]:
    memberships: list[Membership] = person.standing_memberships  # type: ignore[attr-defined]  # see above
    employments: list[Employment] = person.standing_employments  # type: ignore[attr-defined]  # see above
    posts: list[Position] = person.standing_posts  # type: ignore[attr-defined]  # see above
    found: dict[str, Value] = {field: getattr(person, field) for field in ("code", "full_name", *PERSON_FIELDS)}
    if person.is_woman is not None:
        found["sex"] = WOMAN if person.is_woman else MAN
    for membership in memberships[:1]:
        found |= {"cell": units.shown(membership.cell_id), "kind": membership.kind}
    for employment in employments[-1:]:
        found |= {"workplace": units.shown(employment.unit_id), "contract": employment.contract}
    for post in posts[:1]:
        found |= {"post": post.post, "post_unit": units.shown(post.unit_id), "job_title": post.title}
    return found

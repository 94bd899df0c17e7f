"""What the rows of the list of persons show, in a fixed number of queries for a page."""

from __future__ import annotations

from datetime import date

from django.db.models import Prefetch, QuerySet

from kiemdiem.apps.people.models import Membership, Person, Position, YearlyResult
from kiemdiem.shell.rows import held_on


def with_rows(persons: QuerySet[Person], *, day: date) -> QuerySet[Person]:
    """The persons with what a row needs: home, posts of the day, membership of the day, results of the last year.

    Three more queries for each page or chunk: `posts_of_day`, `memberships_of_day`, `last_results`.
    """
    posts = Position.objects.filter(held_on(day)).select_related("unit")
    memberships = Membership.objects.filter(held_on(day)).select_related("cell", "temporary_in")
    results = YearlyResult.objects.filter(year=day.year - 1)
    return persons.select_related("home", "residence_unit").prefetch_related(
        Prefetch("positions", posts, to_attr="posts_of_day"),
        Prefetch("memberships", memberships, to_attr="memberships_of_day"),
        Prefetch("results", results, to_attr="last_results"),
    )


def main_post(person: Person) -> Position | None:
    """The main post of somebody read by `with_rows`; without a main one the first in their order."""
    posts: list[Position] = person.posts_of_day  # type: ignore[attr-defined]  # see with_rows
    return next((post for post in posts if post.is_main), posts[0] if posts else None)


def membership(person: Person) -> Membership | None:
    """The membership of the day of somebody read by `with_rows`."""
    found: list[Membership] = person.memberships_of_day  # type: ignore[attr-defined]  # see with_rows
    return found[0] if found else None


def last_result(person: Person) -> YearlyResult | None:
    """Last year's result of somebody read by `with_rows`: as a member, else as a cadre."""
    found: list[YearlyResult] = person.last_results  # type: ignore[attr-defined]  # see with_rows
    return next((one for one in found if one.kind == "member"), found[0] if found else None)

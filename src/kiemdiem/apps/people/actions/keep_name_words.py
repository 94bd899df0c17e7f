"""Keep the words by which a person is found as the record has them; part of the act that changes it."""

from __future__ import annotations

from kiemdiem.apps.people.models import NameWord, Person
from kiemdiem.apps.people.queries.name_words import words_for


def keep_name_words(person: Person) -> None:
    """Add the words that are new, take away those that are gone, and keep the order of names beside each."""
    wanted = words_for(person)
    standing = NameWord.objects.filter(person=person)
    standing.exclude(word__in=wanted).delete()
    standing.exclude(sort_key=person.sort_key).update(sort_key=person.sort_key)
    there = set(standing.values_list("word", flat=True))
    NameWord.objects.bulk_create(
        [NameWord(person=person, word=word, sort_key=person.sort_key) for word in sorted(wanted - there)]
    )

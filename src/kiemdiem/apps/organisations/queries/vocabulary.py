"""The words of the registers: what may be chosen, and what a code says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kiemdiem.apps.organisations import labels
from kiemdiem.apps.organisations.models import Word
from kiemdiem.apps.organisations.values import CLOSED, VOCABULARIES
from kiemdiem.core.regime.entries.identity import Scale, Vocabulary
from kiemdiem.core.regime.loader import load, shipped_codes
from kiemdiem.core.regime.register_scope import post_vocabularies

SHIPPED, POST = "common", "post"


@dataclass(frozen=True)
class Vocabularies:
    """Some vocabularies, read once for a page."""

    words: Mapping[str, tuple[Word, ...]]

    def label(self, vocabulary: str, code: str) -> str:
        """What a code says; the code itself where nobody loaded the word."""
        found = (word.label for word in self.words.get(vocabulary, ()) if word.code == code)
        return next(found, code)

    def choices(self, vocabulary: str, *, kept: str = "") -> list[tuple[str, str]]:
        """Codes and labels that are offered, in order; `kept` too, which a row has already."""
        found = [(w.code, w.label) for w in self.words.get(vocabulary, ()) if w.is_offered or w.code == kept]
        unknown = kept and kept not in {code for code, _ in found}
        return [*found, (kept, kept)] if unknown else found

    def pairs(self, vocabulary: str) -> tuple[tuple[str, str], ...]:
        """Codes and labels of every word, offered or not: what a file that comes back may hold."""
        return tuple((word.code, word.label) for word in self.words.get(vocabulary, ()))

    def has(self, vocabulary: str, code: str) -> bool:
        """Whether the code stands in the vocabulary."""
        return any(word.code == code for word in self.words.get(vocabulary, ()))


@dataclass(frozen=True)
class WordList:
    """One vocabulary as its page shows it."""

    vocabulary: str
    label: str
    is_closed: bool
    words: tuple[Word, ...]


@dataclass(frozen=True)
class ShippedWord:
    """A word as the regime that all others build on has it; place: its order in the vocabulary, from 1."""

    vocabulary: str
    code: str
    label: str
    place: int


def vocabularies(*names: str) -> Vocabularies:
    """These vocabularies, in one query."""
    found: dict[str, list[Word]] = defaultdict(list)
    for word in Word.objects.filter(vocabulary__in=names):
        found[word.vocabulary].append(word)
    return Vocabularies({name: tuple(words) for name, words in found.items()})


def words_of(vocabulary: str) -> tuple[Word, ...]:
    """The words of one vocabulary, in order. One query."""
    return vocabularies(vocabulary).words.get(vocabulary, ())


def all_words() -> tuple[WordList, ...]:
    """Every vocabulary of the registers, in order. One query."""
    known = vocabularies(*VOCABULARIES)
    return tuple(
        WordList(name, labels.VOCABULARIES[name], name in CLOSED, known.words.get(name, ())) for name in VOCABULARIES
    )


@cache
def shipped_words() -> tuple[ShippedWord, ...]:
    """The words that come with the program: of all regimes, then the posts as single plans name them."""
    regime = load(SHIPPED)
    found: list[ShippedWord] = []
    entries: list[Vocabulary | Scale] = [placed.entry for placed in regime.of("vocabulary", Vocabulary)]
    entries += [placed.entry for placed in regime.of("scale", Scale)]
    for entry in entries:
        if entry.id in VOCABULARIES:
            values = enumerate(entry.values, start=1)
            found += [ShippedWord(entry.id, value.code, value.label, place) for place, value in values]
    return (*found, *_posts_of_plans({word.code for word in found if word.vocabulary == POST}))


def _posts_of_plans(known: set[str]) -> Iterator[ShippedWord]:
    """What plans call posts in vocabularies of their own; registers of one that do not know it give no roll of it."""
    for code in shipped_codes():
        regime = load(code)
        names = set(post_vocabularies(regime.names)) - {POST}
        for placed in regime.of("vocabulary", Vocabulary):
            for value in placed.entry.values if placed.entry.id in names else ():
                if value.code not in known:
                    known.add(value.code)
                    yield ShippedWord(POST, value.code, value.label, len(known))

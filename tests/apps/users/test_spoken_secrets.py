"""Secrets that are read from paper and typed."""

import secrets
from random import Random

from kiemdiem.apps.users.facts.spoken_secrets import as_typed, spoken_secret, spoken_words


def test_no_word_holds_what_a_vietnamese_keyboard_turns_into_another_letter() -> None:
    for word in spoken_words():
        assert not set(word) & set("sfrxjwzdl0123456789"), word
        assert word[1] != word[3], word  # a vowel typed twice becomes one with a hat


def test_four_words_are_more_than_forty_bits() -> None:
    assert len(spoken_words()) ** 4 > 2**43
    assert len(set(spoken_words())) == len(spoken_words())


def test_a_secret_is_drawn_by_chance_and_typed_in_any_dress() -> None:
    assert spoken_secret(Random(5), words=4) == spoken_secret(Random(5), words=4)
    drawn = {spoken_secret(secrets.SystemRandom(), words=4) for _ in range(200)}
    assert len(drawn) == 200
    one = drawn.pop()
    assert as_typed(f"  {one.upper().replace('-', '  ')} ") == one

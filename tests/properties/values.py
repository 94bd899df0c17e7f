"""Random values of any regime's facts, most often on the border of a rule, and random earlier years."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from fractions import Fraction
from random import Random
from typing import Any

from kiemdiem.core.engine.cells import BadValue
from kiemdiem.core.engine.given_names import GivenNames
from kiemdiem.core.regime.entries.facts import Column, Fact
from kiemdiem.core.regime.entries.identity import Vocabulary
from kiemdiem.core.regime.entries.ratings import Award, Score
from kiemdiem.core.regime.regime import Regime
from tests.properties.literals import Literals

OUTSIDE = ("Z1", "Z2")
_PERIOD = re.compile(r"\d{4}(-Q[1-4])?")

Json = dict[str, Any]


class ValueMaker:
    """Makes values of one regime as the interchange writes them."""

    def __init__(self, regime: Regime) -> None:
        self.regime = regime
        self.literals = Literals(regime)
        self.names = GivenNames(regime)
        self._facts: dict[tuple[Any, ...], list[Fact]] = {}
        self._codes = {scale.id: tuple(v.code for v in scale.values) for scale in regime.scales.values()}
        self._words = {p.id: tuple(v.code for v in p.entry.values) for p in regime.of("vocabulary", Vocabulary)}
        years = [str(regime.identity.year - back) for back in range(1, 6)]
        self._periods = sorted({*years, *(t for t in self.literals.texts if _PERIOD.fullmatch(t))}, reverse=True)
        self._honours = sorted({p.id for p in regime.of("award", Award)})

    # ------------------------------------------------------------------ what may be given
    @property
    def link_keys(self) -> tuple[str, ...]:
        """Relations and keys of groups."""
        return self.names.link_keys

    def facts_of(self, kind: str, options: Mapping[str, str]) -> list[Fact]:
        """The facts that may be given of a kind under these options."""
        key = (kind, *sorted(options.items()))
        found = self._facts.get(key)
        if found is None:
            found = self._facts[key] = []
            for name in dict.fromkeys(placed.id for placed in self.regime.facts):
                with suppress(BadValue):
                    found.append(self.names.fact(name, kind, options))
        return found

    def codes_of(self, kind: str) -> tuple[str, ...]:
        """The levels of a kind, best first."""
        return self._codes.get(self.regime.kinds[kind].scale or "", ())

    # ------------------------------------------------------------------ single values
    def value(self, chance: Random, fact: Fact | Column, ids: Sequence[str]) -> Any:
        """A value that the declaration allows, most often one on a border of a rule."""
        match fact.type:
            case "yes_no":
                return chance.choice((False, True))
            case "count" | "number" | "share":
                return self._number(chance, fact)
            case "date":
                return chance.choice(self.literals.days).isoformat()
            case "scale":
                return chance.choice(self._codes[fact.scale or ""])
            case "texts":
                words = self._words_for(fact)
                return [word for word in words if chance.random() > 0.7]
            case "table":
                assert isinstance(fact, Fact)
                if fact.id == "marks":
                    return self._marks(chance, fact)
                return [self._row(chance, fact, ids) for _ in range(chance.choice((0, 1, 1, 2, 3)))]
            case "unit":
                return chance.choice([*ids, *OUTSIDE])
        return chance.choice(self._words_for(fact))

    def _words_for(self, fact: Fact | Column) -> tuple[str, ...]:
        if fact.vocabulary:
            return self._words[fact.vocabulary]
        return ("lời ghi", *sorted(word for word in self.literals.texts if word))

    def _row(self, chance: Random, fact: Fact, ids: Sequence[str]) -> Json:
        return {
            column.id: self.value(chance, column, ids)
            for column in fact.columns
            if column.equals is None and chance.random() > 0.1
        }

    def _marks(self, chance: Random, fact: Fact) -> list[Json]:
        """Marks on the lines of a score sheet, each line at most once."""
        found: list[Json] = []
        for sheet in self.regime.of("score", Score):
            for line in sheet.entry.criteria:
                if chance.random() > 0.8:
                    continue
                row: Json = {"criterion": line.id}
                least, most = (line.min.value if line.min is not None else Fraction(0)), line.max.value
                for column in fact.columns:
                    if column.id != "criterion" and chance.random() > 0.1:
                        mark = most if chance.random() > 0.5 else least + (most - least) * chance.randint(0, 10) / 10
                        row[column.id] = _decimal(mark, column.places)
                found.append(row)
        return found

    def _number(self, chance: Random, fact: Fact | Column) -> int | str:
        least, greatest = (fact.range[0].value, fact.range[1].value) if fact.range else (Fraction(0), Fraction(20))
        places = 0 if fact.type == "count" else fact.places
        step = Fraction(1, 10**places)
        borders = sorted(n for n in self.literals.numbers.get(fact.id, ()) if least <= n <= greatest)
        if borders and chance.random() > 0.2:
            found = chance.choice(borders) + chance.choice((0, -1, 1)) * step
        else:
            found = least + step * chance.randint(0, min(1_000, int((greatest - least) / step)))
        found = min(max(found, least), greatest)
        found = Fraction((found / step).__floor__()) * step
        return int(found) if found.denominator == 1 else _decimal(found, places)

    def past(self, chance: Random, kind: str) -> list[Json]:
        """Some earlier periods, with gaps and states."""
        found: list[Json] = []
        whole = chance.random() > 0.6  # every period rated, and well
        least = chance.choice((750, 860, 890)) if whole else 0
        for period in self._periods:
            if not whole and chance.random() > 0.75:
                continue
            state = "rated" if whole or chance.random() > 0.2 else "not_rated"
            row: Json = {"period": period, "state": state}
            if state == "rated":
                best = whole or chance.random() > 0.4
                row["level"] = chance.choice(self.codes_of(kind)[:2] if best else self.codes_of(kind))
                row["score"] = _decimal(Fraction(chance.randint(least, 1000), 10), 1)
            if self._honours and chance.random() > 0.5:
                row["honours"] = self.honours(chance)
            if not whole and chance.random() > 0.9:
                del row["state"]
            found.append(row)
        return found

    def honours(self, chance: Random) -> list[str]:
        """What a subject is honoured with this year."""
        return [name for name in self._honours if chance.random() > 0.45]


def _decimal(value: Fraction, places: int) -> str:
    scaled = int(value * 10**places)
    sign, digits = ("-" if scaled < 0 else ""), str(abs(scaled)).rjust(places + 1, "0")
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else sign + digits

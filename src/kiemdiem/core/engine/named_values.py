"""Named quantities of a regime: formulas, step tables, amounts by a value of a scale, and their one rounding step."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from kiemdiem.core.engine.program import Rule
from kiemdiem.core.engine.values import NOTHING, Pair, ends, pair
from kiemdiem.core.regime.expression.scope import Vocabulary


def value_of(rule: Rule, bearer: Any, env: Any, owner: Any = None) -> Any:
    """A named quantity: a formula, the first step that holds, or the row of a scale's value; then rounded."""
    entry = rule.entry
    found: Any = NOTHING
    if "when" in rule.functions:
        applies = rule.functions["when"](owner or bearer, env)
        if applies is not True:
            return NOTHING if applies is False else None
    if entry.is_ is not None:
        found = _call(rule, "is_", bearer, env, owner)
    elif entry.steps:
        found = _step(rule, bearer, env, owner)
    else:
        found = _amount(rule, bearer, (owner or bearer).world.program.names)
    return _rounded(found, entry.rounded_to, entry.round_half)


def _amount(rule: Rule, bearer: Any, names: Vocabulary) -> Any:
    """What the rows give for a value of a scale; several possible values give a pair."""
    entry = rule.entry
    types = names.columns[entry.over] if entry.over else names.facts[rule.kind]
    mask, scale = bearer.get(entry.of), names.scales[types[entry.of].scale]
    amounts = [entry.rows[code].value for i, code in enumerate(scale) if mask >> i & 1 and code in entry.rows]
    return pair(min(amounts), max(amounts)) if amounts else NOTHING


def _call(rule: Rule, name: str, bearer: Any, env: Any, owner: Any) -> Any:
    function = rule.functions[name]
    return function(bearer, env, owner) if rule.entry.over else function(bearer, env)  # type: ignore[call-arg]


def _step(rule: Rule, bearer: Any, env: Any, owner: Any) -> Any:
    possible: list[Any] = []
    for number, step in enumerate(rule.entry.steps):
        holds = True if step.when is None else _call(rule, f"steps.{number}.when", bearer, env, owner)
        if holds is False:
            continue
        plain = getattr(step.gives, "value", None)
        value = plain if plain is not None else _call(rule, f"steps.{number}.gives", bearer, env, owner)
        if value is None:
            return None
        if value is not NOTHING:
            possible.append(value)
        if holds is True:
            break
    if not possible:
        return NOTHING
    lows, highs = [ends(v)[0] for v in possible], [ends(v)[1] for v in possible]
    return pair(min(lows), max(highs))


def _rounded(value: Any, places: int | None, half: str) -> Any:
    if places is None or value is None or value is NOTHING:
        return value
    if isinstance(value, Pair):
        return pair(_rounded(value.least, places, half), _rounded(value.greatest, places, half))
    scaled = Fraction(value) * 10**places
    whole = (scaled + Fraction(1, 2)).__floor__() if half == "up" else round(scaled)
    return Fraction(whole, 10**places)

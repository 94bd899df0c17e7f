"""Grounds that an office may set aside: released or not, which is never the worse for it."""

from __future__ import annotations

import copy
from random import Random

from kiemdiem.core.regime.entries.ratings import Ground
from kiemdiem.core.regime.expression import checked as c
from kiemdiem.core.regime.regime import Placed
from tests.properties.directions import never_better
from tests.properties.literals import walk
from tests.properties.rating import answer, maker, regime
from tests.properties.seasons import Json


def knows_releases(name: str) -> bool:
    """Whether any ground of a regime may be released."""
    return any(placed.entry.release is not None for placed in regime(name).of("ground", Ground))


def a_released_ground_never_worsens(name: str, season: Json, chance: Random) -> bool:
    """What an office does not apply leaves no level that was not possible before, and none worse."""
    tried = False
    for ground in regime(name).of("ground", Ground):
        may = [at for at, subject in enumerate(season["subjects"]) if subject["kind"] in ground.entry.for_]
        chance.shuffle(may)
        if ground.entry.release is not None:
            tried = any(_is_none_the_worse(name, season, at, ground, chance) for at in may[:4]) or tried
    return tried


def _is_none_the_worse(name: str, season: Json, at: int, ground: Placed[Ground], chance: Random) -> bool:
    subject = season["subjects"][at]
    before = copy.deepcopy(season)
    theirs = before["subjects"][at]
    theirs["decisions"] = [d for d in theirs.get("decisions", ()) if d["kind"] != "release"]
    theirs.pop("decided_level", None)
    for fact in _asked_by(name, ground):
        if chance.random() < 0.85:
            theirs["facts"] = theirs.get("facts", {}) | {fact: True}
    after = copy.deepcopy(before)
    by = ground.entry.release.by if ground.entry.release is not None and chance.random() < 0.9 else "ai đó"
    done = {"at": ground.id, "kind": "release", "by": by, "reason": "có lý do"}
    after["subjects"][at]["decisions"].append(done)
    codes = maker(name).codes_of(subject["kind"])
    without, found = (answer(name, one, sentences=False).subjects[subject["id"]] for one in (before, after))
    assert set(found.range) <= set(without.range), (found.range, without.range)
    if found.attained in (None, found.level):  # else a quota had no place for the level
        best = [min((codes.index(o) for o in one.range if o in codes), default=0) for one in (without, found)]
        assert best[1] <= best[0], (found.range, without.range)
    never_better(name, subject["kind"], without, found, ground.id)
    return found.range != without.range or found.level != without.level


def _asked_by(name: str, ground: Placed[Ground]) -> list[str]:
    """The yes-or-no facts on which a ground and its release turn."""
    nodes = [node for checked in regime(name).tree(ground).fields.values() for node in walk(checked)]
    names = {node.name for node in nodes if isinstance(node, c.FactOf)}
    return sorted(fact.id for fact in regime(name).facts if fact.id in names and fact.entry.type == "yes_no")

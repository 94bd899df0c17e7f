"""What the entries about registers mean: words of vocabularies, names of expressions over units, posts and persons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from kiemdiem.core.regime import errors
from kiemdiem.core.regime.entries.choices import PostChoice, UnitChoice
from kiemdiem.core.regime.entries.entry import Shape
from kiemdiem.core.regime.entries.subjects import (
    PLACES,
    SUBJECT_TABLES,
    AssumedFlag,
    Authority,
    Forum,
    Grouping,
    LeadingBody,
    Listing,
    RegisterFact,
    Roll,
    Staff,
    Subject,
)
from kiemdiem.core.regime.entries.values import Expression
from kiemdiem.core.regime.expression.checked import Checked
from kiemdiem.core.regime.expression.checker import Checker, NameFault
from kiemdiem.core.regime.expression.scope import Relationship, Scope, Vocabulary
from kiemdiem.core.regime.expression.types import DATE, NUMBER, TEXT, YES_NO, Type
from kiemdiem.core.regime.faults import Fault, nearest
from kiemdiem.core.regime.meaning import expressions_in, field_name
from kiemdiem.core.regime.positions import Path
from kiemdiem.core.regime.regime import Placed, Tree

UNIT, POST, PERSON, MEMBERSHIP, ROLL = "unit", "post", "person", "membership", "roll"
SELF = "self"
OF_UNITS = ("distribution", "assignment", "guidance", "difficulty")
"""Tables beside those of subjects.toml that choose units and posts by the words of the registers."""
_OF_UNITS = {"unit", "leadership", "committee"}
_WORDS_OF = {  # field of a choice or entry → vocabulary
    "body": "body",
    "tier": "tier",
    "agency": "agency",
    "flags": "unit_flag",
    "without_flags": "unit_flag",
    "flag": "unit_flag",
    "role": "post",
    "members": "post",
    "heads": "post",
    "membership": "membership",
    "memberships": "membership",
    "voters": "membership",
    "without": "contract",
    "without_contract": "contract",
    "how": "delegation",
}
_POST_KEYS = ("role", "presiding", "full_time", "re_elected")
_BALLOT_FACTS = {"full_members", "present_voters"}


def rows_of_kinds(placed: Mapping[str, Sequence[Placed[Shape]]]) -> dict[str, str]:
    """Kind of subject → the sort of register row that its subjects are made from."""
    found: dict[str, str] = {}
    for row in placed.get("subject", ()):
        if isinstance(row.entry, Subject):
            found.setdefault(row.entry.kind, UNIT if row.entry.made_from in _OF_UNITS else PERSON)
    return found


def register_names(names: Vocabulary, rows: Mapping[str, str]) -> Vocabulary:
    """The names that an expression over registers may use: columns of the registers, links, and entered facts."""
    manager = Type("scale", scale="manager") if "manager" in names.scales else TEXT
    facts: dict[str, dict[str, Type]] = {
        UNIT: {"name": TEXT, "founded_on": DATE, "flags": Type("texts", vocabulary="unit_flag")}
        | {name: Type("text", vocabulary=name) for name in ("body", "tier", "agency")},
        POST: {"title": TEXT, "rank": NUMBER, "since": DATE, "until": DATE, "managed_by": manager}
        | dict.fromkeys(("presiding", "full_time", "main", "is_leading"), YES_NO)
        | {name: Type("text", vocabulary="post") for name in ("role", "promoted_from")},
        PERSON: {"name": TEXT, "is_member": YES_NO, "membership": Type("text", vocabulary="membership")},
        MEMBERSHIP: {"kind": Type("text", vocabulary="membership"), "since": DATE},
        ROLL: {"staff": NUMBER},
    }
    links: dict[str, dict[str, Relationship]] = {
        UNIT: _links(parent=UNIT, leads=UNIT, host=UNIT, line=UNIT, posts=(POST,), members=(MEMBERSHIP,)),
        POST: _links(unit=UNIT, holder=PERSON),
        PERSON: _links(cell=UNIT, workplace=UNIT, posts=(POST,)),
        MEMBERSHIP: _links(holder=PERSON, cell=UNIT),
        ROLL: {},
    }
    for kind, row in rows.items():
        for name, type_ in names.facts.get(kind, {}).items():
            if type_.base not in ("records", "texts") and name not in links[row]:
                facts[row].setdefault(name, type_)
    facts[UNIT].setdefault("managed_by", manager)
    facts[PERSON].setdefault("managed_by", manager)
    words = dict(names.words)
    words["post"] = frozenset().union(*(names.words.get(name, frozenset()) for name in post_vocabularies(names)))
    return Vocabulary(facts=facts, columns={}, relations=links, scales=names.scales, ordered=names.ordered, words=words)


def post_vocabularies(names: Vocabulary) -> tuple[str, ...]:
    """The vocabularies of posts: the one of all regimes, and that of this regime's own table of posts."""
    own = names.columns.get("posts", {}).get("post")
    return ("post", own.vocabulary) if own is not None and own.vocabulary not in ("", "post") else ("post",)


def _links(**to: str | tuple[str, ...]) -> dict[str, Relationship]:
    return {
        name: Relationship(name, (kind,) if isinstance(kind, str) else kind, many=not isinstance(kind, str))
        for name, kind in to.items()
    }


class RegisterScope:
    """Checks the entries about registers; `trees` holds their expressions, (field, sort of row) → checked tree."""

    def __init__(self, placed: Mapping[str, Sequence[Placed[Shape]]], names: Vocabulary, faults: list[Fault]) -> None:
        self._placed, self._regime_names, self._faults = placed, names, faults
        self._rows = rows_of_kinds(placed)
        self.names = register_names(names, self._rows)
        self._rolls = {row.id for row in placed.get("roll", ())}
        self._kinds = {row.id for row in placed.get("kind", ())}
        self.trees: dict[tuple[str, int], Tree] = {}
        for table in OF_UNITS:
            for row in placed.get(table, ()):
                self._words(row, row.entry, ())
        for table in (*SUBJECT_TABLES, "body"):
            for row in placed.get(table, ()):
                self._words(row, row.entry, ())
                self._check(row)
                self._trees(row)

    # ------------------------------------------------------------------ telling
    def _tell(self, row: Placed[Any], path: Path, message: str, found: str = "", known: Iterable[str] = ()) -> None:
        near = nearest(found, known) if found else ""
        where = row.path + _as_written(row.values, path)
        self._faults.append(row.source.fault(where, errors.with_nearest(message, near), found=found, nearest=near))

    def _known(self, row: Placed[Any], path: Path, what: str, name: str, known: Iterable[str]) -> None:
        if name not in (names := set(known)):
            self._tell(row, path, errors.unknown_name(what, name), name, names)

    def _not_here(self, row: Placed[Any], path: Path) -> None:
        self._tell(row, path, errors.shape_fault("none_required", str(path[-1]), ""))

    def _needs(self, row: Placed[Any], key: str) -> None:
        self._tell(row, (), errors.shape_fault("missing", key, ""))

    # ------------------------------------------------------------------ words
    def _words(self, row: Placed[Any], value: object, path: Path) -> None:
        """Every word of every choice, wherever it stands in the entry."""
        if isinstance(value, BaseModel):
            for name in type(value).model_fields:
                item = getattr(value, name)
                vocabulary = _WORDS_OF.get(name)
                if vocabulary and isinstance(item, str) and not isinstance(value, Authority):
                    self._word(row, (*path, name), vocabulary, item)
                elif vocabulary and isinstance(item, tuple) and all(isinstance(word, str) for word in item):
                    for index, word in enumerate(item):
                        if not (word == SELF and isinstance(value, Staff)):
                            self._word(row, (*path, name, index), vocabulary, word)
                else:
                    self._words(row, item, (*path, name))
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                self._words(row, item, (*path, index))

    def _word(self, row: Placed[Any], path: Path, vocabulary: str, word: str) -> None:
        known = self.names.words.get(vocabulary, frozenset())
        if word not in known:
            self._tell(row, path, errors.code_of_scale(word, vocabulary), word, known)

    # ------------------------------------------------------------------ one table each
    def _check(self, row: Placed[Any]) -> None:
        entry = row.entry
        if isinstance(entry, Subject):
            self._subject(row, entry)
        elif isinstance(entry, Forum):
            self._forum(row, entry)
        elif isinstance(entry, Authority):
            self._authority(row, entry)
        elif isinstance(entry, RegisterFact):
            for kind in entry.for_:
                known = set(self._regime_names.facts.get(kind, {})) | _BALLOT_FACTS
                self._known(row, ("fact",), "fact", entry.fact, known)
        elif isinstance(entry, Grouping):
            bodies = {body.id for body in self._placed.get("body", ())}
            for index, body in enumerate(entry.drafted_by):
                self._known(row, ("drafted_by", index), "body", body, bodies)
        elif isinstance(entry, Listing):
            for index, kind in enumerate(entry.kinds):
                self._known(row, ("kinds", index), "kind", kind, self._kinds)

    def _subject(self, row: Placed[Any], entry: Subject) -> None:
        self._known(row, ("kind",), "kind", entry.kind, self._kinds)
        is_post = entry.made_from == "post"
        for key in _POST_KEYS:
            if getattr(entry.of, key) not in ((), None) and not is_post:
                self._not_here(row, ("of", key))
        if entry.former_post_when is not None and not is_post:
            self._not_here(row, ("former_post_when",))
        if bool(entry.membership) != (entry.made_from == "membership"):
            self._needs(row, "membership") if not entry.membership else self._not_here(row, ("membership",))
        self._gives(row, entry.gives, (entry.kind,))
        if entry.review_from is not None:
            dates = {n for n, type_ in self._regime_names.facts.get(entry.kind, {}).items() if type_.base == "date"}
            self._known(row, ("review_from",), "fact", entry.review_from, dates)
        if entry.where_missing is not None and entry.made_from != "committee":
            self._not_here(row, ("where_missing",))

    def _forum(self, row: Placed[Any], entry: Forum) -> None:
        for index, place in enumerate(entry.before):
            self._place(row, ("before", index), place)
        for key in entry.where_missing:
            self._known(row, ("where_missing", key), "choice", key, entry.before)
        if entry.replaces is not None and entry.with_post:
            self._not_here(row, ("with_post",))

    def _place(self, row: Placed[Any], path: Path, place: str) -> None:
        if place.startswith("roll:"):
            self._known(row, path, "entry", place.removeprefix("roll:"), self._rolls)
        else:
            self._known(row, path, "choice", place, PLACES)

    def _authority(self, row: Placed[Any], entry: Authority) -> None:
        if entry.found_by == "fixed" and not entry.body:
            self._needs(row, "body")
        needs_one = entry.found_by in ("organisation", "superior", "area")
        if needs_one and entry.organisation is None:
            self._needs(row, "organisation")
        elif entry.organisation is not None and not needs_one and entry.found_by != "line":
            self._not_here(row, ("organisation",))
        if entry.row_gives is not None:
            for kind in entry.for_:
                self._known(row, ("row_gives",), "fact", entry.row_gives, self._regime_names.facts.get(kind, {}))
        self._gives(row, entry.gives, entry.for_)

    def _gives(self, row: Placed[Any], gives: Mapping[str, str], kinds: Iterable[str]) -> None:
        """Facts that an entry fills in: they are facts of the kinds, and the values are values of theirs."""
        for fact, value in gives.items():
            for kind in kinds:
                found = self._regime_names.facts.get(kind, {})
                self._known(row, ("gives", fact), "fact", fact, found)
                scale = found[fact].scale if fact in found else ""
                known = self._regime_names.scales.get(scale, ())
                if scale and value not in known:
                    self._tell(row, ("gives", fact), errors.code_of_scale(value, scale), value, known)

    # ------------------------------------------------------------------ expressions
    def _trees(self, row: Placed[Any]) -> None:
        fields: dict[tuple[str, str], Checked] = {}
        for path, found in expressions_in(row.entry):
            if not isinstance(found, Expression):
                continue
            for sort in self._sorts(row.entry, path):
                checker = Checker(self.names, Scope(sort))
                try:
                    name = field_name(path)
                    whole = checker.any_value if path[-1] == "is_" else checker.condition
                    fields[name, sort] = whole(found.tree)
                except NameFault as bad:
                    where = _as_written(row.values, tuple("is" if step == "is_" else step for step in path))
                    fault = row.source.fault(
                        row.path + where, bad.message, shift=bad.at + 1, found=bad.found, nearest=bad.near
                    )
                    self._faults.append(fault)
                    break
        if fields:
            self.trees[row.table, row.index] = Tree(fields, {}, {})

    def _sorts(self, entry: Any, path: Path) -> tuple[str, ...]:
        """The sorts of rows that the expression at this path of an entry is asked of."""
        holder = _holder(entry, path)
        if isinstance(holder, PostChoice) and not (isinstance(entry, Subject) and entry.made_from in _OF_UNITS):
            return (POST,)
        if isinstance(holder, UnitChoice | LeadingBody | AssumedFlag):
            return (UNIT,)
        if isinstance(entry, Subject):
            return (POST,) if path == ("former_post_when",) else (UNIT if entry.made_from in _OF_UNITS else PERSON,)
        if isinstance(entry, Roll):
            return (ROLL,)
        kinds = getattr(entry, "for_", ()) or getattr(entry, "kinds", ())
        return tuple(dict.fromkeys(self._rows.get(kind, PERSON) for kind in kinds)) or (PERSON,)


def _holder(entry: Any, path: Path) -> Any:
    """The shape in which the expression at `path` stands."""
    for step in path[:-1]:
        entry = entry[step] if isinstance(step, int) else getattr(entry, step)
    return entry


def _as_written(values: object, path: Path) -> Path:
    """The path as it stands in the file: one table may be written where a list of tables may stand."""
    found: list[str | int] = []
    for step in path:
        if isinstance(step, int) and isinstance(values, Mapping):
            continue
        found.append(step)
        if isinstance(values, Mapping):
            values = values.get(str(step))
        elif isinstance(values, list) and isinstance(step, int) and step < len(values):
            values = values[step]
        else:
            values = None
    return tuple(found)


__all__ = [
    "MEMBERSHIP",
    "PERSON",
    "POST",
    "ROLL",
    "SELF",
    "UNIT",
    "RegisterScope",
    "post_vocabularies",
    "register_names",
    "rows_of_kinds",
]

"""Every table and column that the files of one regime may hold: code, headings, and what stands in the cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kiemdiem.core.engine.given_names import GivenNames
from kiemdiem.core.engine.labels import DECISIONS, KEYS, NO_LEVEL, PURPOSES
from kiemdiem.core.interchange import labels
from kiemdiem.core.regime.entries.facts import Column as FactColumn
from kiemdiem.core.regime.entries.facts import Fact
from kiemdiem.core.regime.entries.identity import ScaleValue, Vocabulary
from kiemdiem.core.regime.regime import Regime, in_force

Path = tuple[str, ...]
SUBJECTS, BODIES, ABOUT = "subjects", "bodies", "about"
RECORDS = ("previous", "ballots", "decisions")
LONGEST_SHEET_NAME = 31
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\']")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: where its value goes in the object of its row, its headings, and what may stand in it.

    kinds: the kinds of subject that have it (empty: all); choices: the labels of the drop-down; is_asked: whether the
    empty workbook offers it; evidence: whether a paper must prove what stands there.
    """

    path: Path
    label: str
    aliases: tuple[str, ...] = ()
    type: str = "text"
    choices: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    supplied_by: str = ""
    absent: str = ""
    clauses: tuple[str, ...] = ()
    range: str = ""
    is_asked: bool = True
    evidence: bool = False

    @property
    def code(self) -> str:
        """The heading for programs: `votes.HTXSNV`, and the bare name of a fact."""
        return ".".join(self.path[1:] if self.path[0] == "facts" else self.path)


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet of the workbook; every row but those of bodies and of the head belongs to a subject."""

    code: str
    label: str
    columns: tuple[Column, ...]
    sheet: str = ""
    kinds: tuple[str, ...] = ()
    is_asked: bool = True

    @property
    def key(self) -> Path:
        """The column by which its headings are known."""
        return ("value",) if self.code == ABOUT else ("id",)


def catalogue(regime: Regime, options: Mapping[str, str] | None = None) -> dict[str, Table]:
    """The tables of a regime by code, the subjects first; facts not in force under the options are not asked."""
    return _Catalogue(regime, regime.chosen(options or {})).tables()


def sheet_name(label: str) -> str:
    """A label as the name of a sheet: without the signs that are forbidden there, cut between words."""
    tidy = " ".join(_NOT_IN_SHEET_NAMES.sub(" ", label).split())
    if len(tidy) <= LONGEST_SHEET_NAME:
        return tidy
    return tidy[: LONGEST_SHEET_NAME + 1].rpartition(" ")[0].rstrip(" ,;(-") or tidy[:LONGEST_SHEET_NAME]


class _Catalogue:
    def __init__(self, regime: Regime, options: Mapping[str, str]) -> None:
        self._regime, self._options = regime, options
        self._names = GivenNames(regime)
        self._words = {p.entry.id: p.entry for p in regime.of("vocabulary", Vocabulary)}
        self._used = _facts_in_rules(regime)
        self._facts: dict[str, list[Fact]] = {}
        self._own: set[str] = set()
        for placed in regime.facts:
            fact = placed.entry
            if fact.equals is None and fact.from_others is None and not fact.refused:
                self._facts.setdefault(fact.id, []).append(fact)
                if placed.regime != "common":
                    self._own.add(fact.id)

    def tables(self) -> dict[str, Table]:
        facts = [self._fact_table(name, found) for name, found in self._facts.items() if found[0].type == "table"]
        found = [self._subjects(), *facts, *self._records(), self._bodies(), _about(self._regime)]
        named: dict[str, Table] = {}
        taken: set[str] = set(labels.IGNORED_SHEETS)
        for table in found:
            name, number = sheet_name(table.sheet or table.label), 1
            while name in taken:
                number += 1
                name = f"{sheet_name(table.sheet or table.label)[: LONGEST_SHEET_NAME - 4]} ({number})"
            taken.add(name)
            named[table.code] = replace(table, sheet=name, columns=_told_apart(table.columns))
        return named

    # ------------------------------------------------------------------ subjects
    def _subjects(self) -> Table:
        kinds = tuple(kind.label for kind in self._regime.kinds.values())
        columns = [
            Column(("id",), KEYS["id"], labels.ID_ALIASES),
            Column(("kind",), KEYS["kind"], labels.KIND_ALIASES, "scale", kinds),
            Column(("name",), KEYS["name"], labels.NAME_ALIASES),
            Column(("person",), KEYS["person"]),
            *self._links(),
            *self._votes(),
            *self._levels(),
            *(self._fact_column(name, found) for name, found in self._facts.items()),
        ]
        return Table(SUBJECTS, KEYS["subjects"], tuple(columns))

    def _links(self) -> Iterator[Column]:
        labels_of: dict[str, list[str]] = {}
        kinds_of: dict[str, list[str]] = {}
        for placed in self._regime.all("relation"):
            relation = self._names.relations.get(placed.id)
            assert relation is not None
            own = getattr(placed.entry, "label", "") or KEYS.get(placed.id, placed.id)
            labels_of.setdefault(placed.id, []).append(own)
            kinds_of.setdefault(placed.id, []).extend(getattr(placed.entry, "from_", ()))
        for key in dict.fromkeys([*labels_of, *self._names.link_keys]):  # as the regime lists them, groups last
            if key in self._names.facts:
                continue
            many = any(self._names.link(key, kind).many for kind in self._regime.kinds)
            label = " / ".join(dict.fromkeys(labels_of.get(key, [KEYS.get(key, key)])))
            kinds = tuple(dict.fromkeys(kinds_of.get(key, ())))
            aliases = tuple(name for name in (KEYS.get(key, ""), *labels_of.get(key, ())) if name)
            yield Column((key,), label, aliases, "links" if many else "link", kinds=kinds)

    def _votes(self) -> Iterator[Column]:
        voting = self._voting_kinds()
        levels: dict[str, list[ScaleValue]] = {}
        kinds: dict[str, list[str]] = {}
        for kind, scale in self._regime.names.levels.items():
            for value in self._regime.scales[scale].values:
                levels.setdefault(value.code, []).append(value)
                kinds.setdefault(value.code, []).extend([kind] if kind in voting else [])
        for key in ("present_voters", "full_members"):
            yield Column((key,), KEYS[key], type="count", kinds=tuple(voting), is_asked=bool(voting))
        for code, values in levels.items():
            aliases = {
                pattern.format(level=value.label, code=code, short=value.short or code): None
                for value in values
                for pattern in (labels.VOTES_OF, *labels.VOTES_ALIASES)
            }
            label = labels.VOTES_OF.format(level=values[0].label)
            asked = bool(kinds[code])
            yield Column(("votes", code), label, tuple(aliases), "count", kinds=tuple(kinds[code]), is_asked=asked)

    def _voting_kinds(self) -> list[str]:
        found = {kind for placed in self._regime.all("threshold") for kind in getattr(placed.entry, "for_", ())}
        for placed in self._regime.all("source"):
            if getattr(placed.entry, "by", "") == "ballot":
                found |= set(getattr(placed.entry, "for_", ()))
        return [kind for kind in self._regime.kinds if kind in found]

    def _levels(self) -> Iterator[Column]:
        rated = tuple(self._regime.names.levels)
        levels = self._level_labels()
        proposing = {
            kind
            for placed in self._regime.all("source")
            if getattr(placed.entry, "by", "") == "proposal"
            for kind in getattr(placed.entry, "for_", ())
        }
        kinds = tuple(kind for kind in rated if kind in proposing)
        yield Column(("proposed_level",), KEYS["proposed_level"], (), "scale", levels, kinds, is_asked=bool(kinds))
        yield Column(("decided_level",), KEYS["decided_level"], (), "scale", levels, rated)
        yield Column(("honours",), KEYS["honours"], type="texts", is_asked=bool(self._regime.all("award")))
        yield Column(("previous",), labels.PAST_LEVELS, (KEYS["previous"],), "texts", is_asked=False)
        yield Column(("ballots",), KEYS["ballots"], type="table", is_asked=False)
        yield Column(("decisions",), KEYS["decisions"], type="table", is_asked=False)

    def _level_labels(self) -> tuple[str, ...]:
        scales = dict.fromkeys(self._regime.names.levels.values())
        return tuple(dict.fromkeys(v.label for scale in scales for v in self._regime.scales[scale].values))

    # ------------------------------------------------------------------ facts
    def _fact_column(self, name: str, found: list[Fact]) -> Column:
        fact = found[0]
        kinds = () if any(not f.for_ for f in found) else tuple(dict.fromkeys(k for f in found for k in f.for_))
        is_used = name in self._own or name in self._used
        is_table = fact.type == "table"
        return Column(
            ("facts", name),
            fact.label,
            aliases=(f"facts.{name}",),
            type=fact.type,
            choices=self._choices(fact) or ((labels.NOTHING[0],) if is_table else ()),
            kinds=kinds,
            supplied_by=fact.supplied_by,
            absent=fact.absent,
            clauses=tuple(fact.clauses),
            range=_range(fact),
            evidence=fact.evidence,
            is_asked=is_used
            and any(in_force(f, self._options) for f in found)
            and (not is_table or fact.absent == "unknown"),
        )

    def _choices(self, fact: Fact | FactColumn) -> tuple[str, ...]:
        if fact.type == "yes_no":
            return (labels.YES, labels.NO)
        if fact.type == "scale":
            return tuple(value.label for value in self._regime.scales[fact.scale or ""].values)
        if fact.vocabulary:
            return tuple(value.label for value in self._words[fact.vocabulary].values)
        return ()

    def _fact_table(self, name: str, found: list[Fact]) -> Table:
        fact = found[0]
        kinds = () if any(not f.for_ for f in found) else tuple(dict.fromkeys(k for f in found for k in f.for_))
        columns = [
            Column(
                (column.id,),
                column.label or KEYS.get(column.id, column.id),
                type=column.type,
                choices=self._choices(column),
                absent=column.absent,
                range=_range(column),
                supplied_by=fact.supplied_by,
                clauses=tuple(fact.clauses),
                evidence=fact.evidence,
            )
            for column in fact.columns
            if column.equals is None
        ]
        asked = (name in self._own or name in self._used) and any(in_force(f, self._options) for f in found)
        return Table(name, fact.label, (_subject_id(), *columns), kinds=kinds, is_asked=asked)

    # ------------------------------------------------------------------ records, bodies
    def _records(self) -> Iterator[Table]:
        levels = self._level_labels()
        scales = self._regime.names.levels.values()
        codes = dict.fromkeys(v.code for scale in scales for v in self._regime.scales[scale].values)
        votes = [column for column in self._votes() if column.path[0] == "votes" and column.path[1] in codes]
        honours = tuple(dict.fromkeys(placed.id for placed in self._regime.all("award")))
        yield Table(
            "previous",
            labels.PREVIOUS,
            (
                _subject_id(),
                Column(("period",), labels.PERIOD, labels.PERIOD_ALIASES),
                Column(("level",), KEYS["level"], (), "scale", levels),
                Column(("score",), KEYS["score"], type="number"),
                Column(("honours",), KEYS["honours"], type="texts", choices=honours),
                Column(("state",), KEYS["state"]),
                Column(("unit",), KEYS["unit"], type="unit"),
                Column(("grounds",), KEYS["grounds"], type="texts"),
            ),
        )
        yield Table(
            "ballots",
            labels.BALLOTS,
            (
                _subject_id(),
                Column(("forum",), KEYS["forum"]),
                Column(("purpose",), KEYS["purpose"], (), "scale", tuple(PURPOSES.values())),
                Column(("present_voters",), KEYS["present_voters"], type="count"),
                Column(("full_members",), KEYS["full_members"], type="count"),
                *votes,
            ),
            is_asked=bool(self._voting_kinds()),
        )
        yield Table(
            "decisions",
            labels.DECISIONS,
            (
                _subject_id(),
                Column(("kind",), labels.DECISION_KIND, (labels.DECISIONS,), "scale", tuple(DECISIONS.values())),
                Column(("at",), KEYS["at"]),
                Column(("level",), KEYS["level"], (), "scale", (*levels, *NO_LEVEL.values())),
                Column(("by",), KEYS["by"]),
                Column(("on",), KEYS["on"], type="date"),
                Column(("reason",), KEYS["reason"]),
                Column(("evidence",), KEYS["evidence"]),
            ),
        )

    def _bodies(self) -> Table:
        of_groups = _facts_of_groups(self._regime)
        facts = [
            replace(self._fact_column(name, found), is_asked=name in of_groups, kinds=())
            for name, found in self._facts.items()
            if found[0].type != "table"
        ]
        head = (
            Column(("id",), KEYS["id"], labels.BODY_ID_ALIASES),
            Column(("name",), labels.BODY_NAME, labels.NAME_ALIASES),
            Column(("level",), KEYS["level"], (), "scale", self._level_labels()),
        )
        return Table(BODIES, labels.BODIES, (*head, *facts))


def _subject_id() -> Column:
    return Column(("id",), labels.SUBJECT_ID, (KEYS["id"], *labels.ID_ALIASES))


def _about(regime: Regime) -> Table:
    columns = (
        Column(("code",), labels.CODE, is_asked=True),
        Column(("item",), labels.ITEM),
        Column(("value",), labels.VALUE),
        Column(("explanation",), labels.EXPLANATION),
    )
    return Table(ABOUT, labels.ABOUT, columns)


def _range(fact: Fact | FactColumn) -> str:
    return f"{fact.range[0].text}–{fact.range[1].text}".replace(".", ",") if fact.range else ""


def _facts_in_rules(regime: Regime) -> set[str]:
    """Facts that some expression, threshold, band or limit reads."""
    found = {name for tree in regime.trees.values() for names in tree.facts.values() for name in names}
    for table in ("threshold", "band", "quota", "award"):
        for placed in regime.all(table):
            of, at_most = getattr(placed.entry, "of", None), getattr(placed.entry, "at_most", None)
            found |= {name for name in (of, at_most) if isinstance(name, str)}
            found |= set(getattr(placed.entry, "within", ()))
    return found | _facts_of_groups(regime)


def _facts_of_groups(regime: Regime) -> set[str]:
    """Facts of a group's own body."""
    found: set[str] = set()
    for table in ("quota", "award"):
        for placed in regime.all(table):
            found |= set(re.findall(r"group\.([a-z][a-z0-9_]*)", str(placed.values)))
            at_most = getattr(placed.entry, "at_most", None)
            found |= {at_most} if isinstance(at_most, str) else set()
    return found


def _told_apart(columns: Iterable[Column]) -> tuple[Column, ...]:
    """Columns whose headings differ: where two would be the same, each gets its code behind."""
    columns = tuple(columns)
    seen: dict[str, int] = {}
    for column in columns:
        seen[column.label] = seen.get(column.label, 0) + 1
    return tuple(
        replace(column, label=f"{column.label} [{column.code}]") if seen[column.label] > 1 else column
        for column in columns
    )

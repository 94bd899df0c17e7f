"""Quotas in bulk: groups are summed up by the engine, their places worked out once for equal numbers, ranks as fractions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from sqlglot import exp

from kiemdiem.core.bulk import layout
from kiemdiem.core.bulk.atoms import TruthAtom
from kiemdiem.core.bulk.elements import Place, World
from kiemdiem.core.bulk.errors import NotInBulk
from kiemdiem.core.bulk.frames import OWNER, Frame, terms_of, union, with_terms
from kiemdiem.core.bulk.measures import Gap, Mask, Measure, Number, Truth
from kiemdiem.core.bulk.quota_limits import GroupNumbers, Places, Steps, places_of
from kiemdiem.core.bulk.terms import (
    TRUE,
    Term,
    choose,
    column,
    compare,
    conj,
    fewest,
    inv,
    most,
    named,
    number,
    one_if,
    summed,
    text,
)
from kiemdiem.core.engine.groups import Group
from kiemdiem.core.engine.program import Rule
from kiemdiem.core.engine.values import NOTHING
from kiemdiem.core.regime.entries.facts import ByReading
from kiemdiem.core.regime.expression import checked as c
from kiemdiem.core.regime.regime import in_force

PART = ("sure", "maybe", "picked", "p_low", "p_high", "f_low", "f_high", "raises", "waits")
_NONE, _VERDICTS = 0, ("none", "kept", "picked", "over", "chosen", "dropped", "tied", "left", "maybe")


@dataclass(eq=False)
class GroupResult:
    """One quota in one group, as far as numbers tell it."""

    rule: Rule
    key: tuple[str, ...]
    kinds: tuple[str, ...]
    numbers: GroupNumbers
    places: Places
    is_ranked: bool


@dataclass(eq=False)
class QuotaRun:
    """One quota over all groups of some kinds; afterwards the state of each kind is what the quota left."""

    waves: Any
    rule: Rule
    kinds: list[str]
    results: dict[int, GroupResult] = field(default_factory=dict)

    @property
    def _moves(self) -> bool:
        return bool(self._plain(self.rule.entry.counted) == "after_choice")

    def _plain(self, value: Any) -> Any:
        return value.options()[self.waves.program.options[value.reading]] if isinstance(value, ByReading) else value

    def run(self) -> None:
        self._members()
        self._groups()
        self._verdicts()

    # ------------------------------------------------------------------ who stands where
    def _members(self) -> None:
        """members: one row for each subject that is counted, with its part, group keys and ranks."""
        rows = [self._of_kind(at, kind) for at, kind in enumerate(self.kinds)]
        self.waves.make("members", union(rows))
        keys = [column(name) for name in self._keys]
        found = self.waves.tables.fetch(exp.select(*keys).distinct().from_("members"))
        self._groups_known = sorted(found)
        columns = [*((f"k_{name}", "BIGINT" if name == "kind" else "VARCHAR") for name in self._keys), ("g", "BIGINT")]
        self.waves.tables.load("groups", columns, [(*row, at) for at, row in enumerate(self._groups_known)])
        same = exp.and_(*(exp.EQ(this=column(name, "m"), expression=column(f"k_{name}", "k")) for name in self._keys))
        everything = exp.Column(this=exp.Star(), table=exp.to_identifier("m"))
        grouped = exp.select(everything, column("g", "k")).from_(exp.to_table("members").as_("m"))
        self.waves.make("grouped", grouped.join(exp.to_table("groups").as_("k"), on=same))

    @property
    def _keys(self) -> list[str]:
        apart = self.rule.entry.each_kind_apart is not False
        return [*(layout.grouping(name) for name in self.rule.entry.within), *(["kind"] if apart else [])]

    def _of_kind(self, at: int, kind: str) -> exp.Query:
        waves = self.waves
        wanted = self._plain(self.rule.entry.of)
        rows = []
        for number_of, node in enumerate(waves.cases[kind]):
            part = waves.settlement.part(self.rule, node, moves=self._moves, wanted=wanted)
            rows.append(
                (
                    number_of,
                    int(part.sure),
                    int(part.maybe),
                    int(part.picked),
                    *part.placed,
                    *part.fallen,
                    part.raises,
                    int(part.waits),
                )
            )
        waves.tables.load(f"parts_{kind}", [("case_number", "BIGINT"), *((name, "BIGINT") for name in PART)], rows)
        subject = waves.world.subject(kind)
        ranks = self._ranks(kind, subject)
        group_by = [column(layout.grouping(name), "s") for name in self.rule.entry.within]
        known = conj(
            *(inv(compare("=", column(layout.grouping(name), "s"), text(""))) for name in self.rule.entry.within)
        )
        ranked: list[Term] = []
        for place, (top, bottom, is_known) in enumerate(ranks):
            ranked += [named(_of("s", top), f"top{place}"), named(_of("s", bottom), f"bottom{place}")]
            ranked.append(named(one_if(_of("s", is_known)), f"known{place}"))
        return (
            exp.select(
                column("n", "s"), named(number(at), "kind"), named(column("number", "c"), "case_number"), *group_by,
                *(column(name, "p") for name in PART), *ranked,
            )
            .from_(subject.frame.query.subquery("s"))
            .join(exp.to_table(f"state_{kind}").as_("c"), on=exp.EQ(this=column("n", "s"), expression=column("n", "c")))
            .join(exp.to_table(f"parts_{kind}").as_("p"), on=exp.EQ(this=column("number", "c"), expression=column("case_number", "p")))
            .where(known)
        )  # fmt: skip

    def _ranks(self, kind: str, subject: Any) -> list[tuple[Term, Term, Term]]:
        found = []
        regime = self.waves.program.regime
        for place in range(len(self.rule.entry.rank_by)):
            tree = regime.tree(self.rule.placed).fields[f"rank_by.{place}", kind]
            value = self.waves.printer.number(tree, Place({0: subject}))
            kept = subject.frame.keep(value)
            assert isinstance(kept, Number)
            is_one = compare("=", kept.low, kept.high) if kept.low != kept.high else TRUE
            found.append((kept.low, kept.den, conj(inv(kept.unknown), inv(kept.nothing), is_one)))
        return found

    # ------------------------------------------------------------------ what each group comes to
    def _groups(self) -> None:
        sure, other = compare("=", column("sure"), number(1)), compare("=", column("picked"), number(0))
        ranks = range(len(self.rule.entry.rank_by))
        unknown = [compare("=", column(f"known{at}"), number(0)) for at in ranks]
        rankless = exp.or_(*(term.copy() for term in unknown)) if unknown else TRUE
        waits = conj(compare("=", column("maybe"), number(1)), compare("=", column("waits"), number(1)))
        is_free = inv(sure) if self._moves else TRUE
        sums = {
            "picked": one_if(compare("=", column("picked"), number(1))),
            "others": one_if(conj(sure, other)),
            "maybe": one_if(compare("=", column("maybe"), number(1))),
            "size": number(1),
            "low": choose([(is_free, column("p_low"))], number(0)),
            "high": choose([(is_free, column("p_high"))], number(0)),
            "base_low": choose([(is_free, column("p_low"))], column("f_low")),
            "base_high": choose([(is_free, column("p_high"))], column("f_high")),
        }
        tops = {
            "unranked": one_if(
                exp.or_(exp.and_(sure.copy(), other.copy(), rankless.copy()), exp.and_(waits.copy(), rankless.copy()))
            )
        }
        for name in ("p_low", "p_high", "f_low", "f_high"):
            tops[f"most_{name}"] = choose([(sure, column(name))], number(-1))
        bottoms = {
            f"least_{name}": choose([(sure, column(name))], number(2))
            for name in ("p_low", "p_high", "f_low", "f_high")
        }
        raised = {f"raised{at}": self._bit("raises", at) for at in range(len(self.rule.entry.instead))}
        keys = {f"{name}": most(column(name)) for name in self._keys}
        query = (
            exp.select(
                named(column("g"), "n"),
                *(named(term, name) for name, term in keys.items()),
                *(named(summed(term), name) for name, term in sums.items()),
                *(named(most(term), name) for name, term in {**tops, **raised}.items()),
                *(named(fewest(term), name) for name, term in bottoms.items()),
            )
            .from_("grouped")
            .group_by(column("g"))
        )
        self.waves.make("group_sums", query)
        self._work_out([*sums], [*tops, *bottoms], [*raised])

    @staticmethod
    def _bit(name: str, at: int) -> Term:
        from kiemdiem.core.bulk.terms import has_any

        return one_if(has_any(column(name), 1 << at))

    def _work_out(self, sums: Sequence[str], ends: Sequence[str], raised: Sequence[str]) -> None:
        frame = Frame(exp.select(exp.Star()).from_("group_sums"), self.waves.world.names)
        asked = self._answers(frame)
        answers = [named(term, f"answer{at}") for at, (_, term, _) in enumerate(asked)]
        query = exp.select(column("n"), *map(column, (*sums, *ends, *raised)), *answers).from_(
            frame.query.subquery("f")
        )
        self.waves._calendars_needed()
        rows = self.waves.tables.fetch(query)
        irregular = self._irregular(rows, sums, ends)
        known: dict[Any, tuple[GroupNumbers, Places]] = {}
        for g, *values in rows:
            told = dict(zip((*sums, *ends, *raised), values, strict=False))
            coded = values[len(sums) + len(ends) + len(raised) :]
            order = irregular.get(g)
            signature = (tuple(values), order)
            if signature not in known:
                meanings = tuple((key, meaning(code)) for (key, _, meaning), code in zip(asked, coded, strict=True))
                numbers = self._numbers(told, raised, order, meanings)
                env = self.waves.judge.env
                known[signature] = (
                    numbers,
                    places_of(
                        self.rule,
                        numbers,
                        moves=self._moves,
                        env=env,
                        options=self.waves.program.options,
                        world=self.waves.case_world,
                    ),
                )
            numbers, places = known[signature]
            row = self._groups_known[g]
            apart = self.rule.entry.each_kind_apart is not False
            kinds = (self.kinds[row[-1]],) if apart else tuple(self.rule.entry.for_)
            ranked = bool(self.rule.entry.rank_by) and not told["unranked"]
            self.results[g] = GroupResult(self.rule, row[: len(self.rule.entry.within)], kinds, numbers, places, ranked)

    def _numbers(self, told: dict[str, int], raised: Sequence[str], order: Any, answers: Any) -> GroupNumbers:
        candidates = told["picked"] + told["others"]
        if not self._moves:
            order = ()
        elif order is None:
            one = ((told["most_p_low"], told["most_p_high"]), (told["most_f_low"], told["most_f_high"]))
            order = (Steps((one,) * candidates),) if candidates else ()
        bits = sum(told[name] << at for at, name in enumerate(raised))
        return GroupNumbers(
            (told["low"], told["high"]),
            order,
            told["picked"],
            told["others"],
            told["maybe"],
            told["size"],
            bits,
            answers,
        )

    def _irregular(self, rows: Sequence[Any], sums: Sequence[str], ends: Sequence[str]) -> dict[int, tuple[Steps, ...]]:
        """The candidates rank by rank of the groups whose candidates do not all count for the same."""
        if not self._moves:
            return {}
        mixed = set()
        for g, *values in rows:
            told = dict(zip((*sums, *ends), values, strict=False))
            if told["picked"] + told["others"] and any(
                told[f"most_{n}"] != told[f"least_{n}"] for n in ("p_low", "p_high", "f_low", "f_high")
            ):
                mixed.add(g)
        if not mixed:
            return {}
        unranked = {
            g
            for g, *values in rows
            if dict(zip((*sums, *ends), values, strict=False))["unranked"] or not self.rule.entry.rank_by
        }
        ranks = [name for at in range(len(self.rule.entry.rank_by)) for name in (f"top{at}", f"bottom{at}")]
        wanted = ["g", "picked", "p_low", "p_high", "f_low", "f_high", *ranks]
        query = exp.select(*map(column, wanted)).from_("grouped").where(compare("=", column("sure"), number(1)))
        steps: dict[int, dict[Any, list[Any]]] = {}
        for g, picked, p_low, p_high, f_low, f_high, *rank in self.waves.tables.fetch(query):
            if g in mixed:
                key = (0, ()) if picked else (1, () if g in unranked else _rank(rank))
                steps.setdefault(g, {}).setdefault(key, []).append(((p_low, p_high), (f_low, f_high)))
        return {g: tuple(Steps(tuple(sorted(of[key]))) for key in sorted(of)) for g, of in steps.items()}

    # ------------------------------------------------------------------ what rules ask of the group
    def _answers(self, frame: Frame) -> list[tuple[Any, Term, Any]]:
        """(name of the answer, its code as a term, what a code means) for every condition on the group."""
        place = Place({0: _GroupElement(self.waves.world, frame)}, lambda tree: self._of_group(frame, tree))
        found: list[tuple[Any, Term, Any]] = []
        trees = self.rule.trees
        for name, key in (
            ("when", "when"),
            *((f"instead.{at}.when", ("instead", at)) for at, _ in self._lines),
        ):
            if name in trees:
                kept = frame.keep(self.waves.printer.truth(trees[name], place))
                assert isinstance(kept, Truth)
                atom = TruthAtom(kept)
                found.append((key, atom.term, atom.meaning))
        entries = (self.rule.entry, *(line for _, line in self._lines))
        for fact in dict.fromkeys(entry.at_most for entry in entries if isinstance(entry.at_most, str)):
            value = frame.keep(self._body_fact(frame, fact))
            assert isinstance(value, Number)
            known = [(value.unknown, number(-1)), (value.nothing, number(-2))]
            found.append((("fact", fact), choose(known, value.low), _Parts(value.den)))
        return found

    @property
    def _lines(self) -> list[tuple[int, Any]]:
        """The other limits that may be in force under the chosen readings."""
        options = self.waves.program.options
        return [(at, line) for at, line in enumerate(self.rule.entry.instead) if in_force(line, options)]

    def _of_group(self, frame: Frame, tree: c.GroupFact) -> Measure:
        if tree.name == "base":
            return Number(column("base_low"), column("base_high"), number(1))
        if tree.name == "size":
            return Number(column("size"), column("size"), number(1))
        return self._body_fact(frame, tree.name)

    def _body_fact(self, frame: Frame, name: str) -> Measure:
        """A fact (or the level) of the group's own body: of the first key that leads anywhere."""
        key = ("body", name)
        if key not in frame.known:
            frame.known[key] = self._looked_up(frame, name)
        return frame.known[key]

    def _looked_up(self, frame: Frame, name: str) -> Measure:
        found: list[tuple[Term, Measure]] = []
        for relation in self.rule.entry.within:
            branches: list[tuple[exp.Query, Measure]] = []
            world = self.waves.world
            for kind in world.program.kinds:
                subject = world.subject(kind)
                measure = subject.level("level") if name == "level" else _fact_or_none(subject, name, kind, world)
                branches.append((subject.frame.query, measure)) if measure is not None else branches.append(
                    (subject.frame.query, None)
                )  # type: ignore[arg-type]
            kinds = self._kinds_led_to(relation)
            body = world.outside(kinds)
            branches.append((body.frame.query, body.level("level") if name == "level" else body.fact(name)))
            shape = next(measure for _, measure in branches if measure is not None)
            unknown = _unknown_like(shape)
            size = len(terms_of(shape))
            queries = [
                exp.select(
                    named(column("id"), OWNER), named(number(1), "found"),
                    *(named(term, f"x{at}") for at, term in enumerate(terms_of(measure if measure is not None else unknown))),
                ).from_(query.subquery("b"))
                for query, measure in branches
            ]  # fmt: skip
            empty = {"found": number(0)} | {f"x{at}": term for at, term in enumerate(terms_of(unknown))}
            joined = frame.join(union(queries), empty, on=column(layout.grouping(relation)))
            terms = [joined[f"x{at}"] for at in range(size)]
            if isinstance(shape, Number):
                terms[2] = shape.den
            found.append((compare("=", joined["found"], number(1)), with_terms(shape, terms)))
        result = _unknown_like(found[0][1])
        for is_found, measure in reversed(found):
            pairs = zip(terms_of(measure), terms_of(result), strict=True)
            result = with_terms(measure, [choose([(is_found, one)], other) for one, other in pairs])
        return result

    def _kinds_led_to(self, relation: str) -> tuple[str, ...]:
        known = self.waves.program.names.relations.get(self.kinds[0], {}).get(relation)
        return tuple(known.to) if known is not None else ()

    # ------------------------------------------------------------------ who gets a place
    def _verdicts(self) -> None:
        limits: list[Any] = []
        rows, open_groups = [], set()
        for g, result in self.results.items():
            places = result.places
            clauses = places.limit.clauses if places.limit is not None else ()
            if clauses not in limits:
                limits.append(clauses)
            numbers = result.numbers
            if places.applies is False:
                told = (0, 0, 0)
            else:
                picked = _VERDICTS.index("over" if places.over else "chosen" if places.waits else "picked")
                if places.keeps_all:
                    told = (picked, _VERDICTS.index("kept"), 0)
                else:
                    others = (
                        -1 if result.is_ranked else _VERDICTS.index(_verdict(0, numbers.others, places, numbers.maybe))
                    )
                    told = (picked, others, _VERDICTS.index("maybe"))
                    if result.is_ranked:
                        open_groups.add(g)
            rows.append((g, *told, int(numbers.maybe > 0), limits.index(clauses)))
        waves = self.waves
        columns = [
            ("k_g", "BIGINT"),
            *((name, "BIGINT") for name in ("if_picked", "if_other", "if_maybe", "has_maybe", "line")),
        ]
        waves.tables.load("group_places", columns, rows)
        self._by_rank(open_groups)
        self._apply(limits)

    def _by_rank(self, groups: set[int]) -> None:
        """ranked: the verdict on each rank of the groups in which not everybody gets a place."""
        ranks = [name for at in range(len(self.rule.entry.rank_by)) for name in (f"top{at}", f"bottom{at}")]
        columns = [("k_g", "BIGINT"), *((f"k_{name}", "BIGINT") for name in ranks), ("by_rank", "BIGINT")]
        rows: list[tuple[int, ...]] = []
        if groups:
            stands = conj(compare("=", column("sure"), number(1)), compare("=", column("picked"), number(0)))
            query = (
                exp.select(column("g"), *map(column, ranks), named(summed(number(1)), "many"))
                .from_("grouped").where(stands).group_by(column("g"), *map(column, ranks))
            )  # fmt: skip
            steps: dict[int, dict[Any, list[Any]]] = {}
            for g, *rank, many in self.waves.tables.fetch(query):
                if g in groups:
                    steps.setdefault(g, {}).setdefault(_rank(rank), []).append((rank, many))
            for g, of in steps.items():
                better, result = 0, self.results[g]
                for key in sorted(of):
                    equal = sum(many for _, many in of[key])
                    verdict = _VERDICTS.index(_verdict(better, equal, result.places, result.numbers.maybe))
                    rows += [(g, *rank, verdict) for rank, _ in of[key]]
                    better += equal
        self.waves.tables.load("ranked", columns, rows)

    def _apply(self, limits: list[tuple[str, ...]]) -> None:
        waves = self.waves
        ranks = [name for at in range(len(self.rule.entry.rank_by)) for name in (f"top{at}", f"bottom{at}")]
        verdict = choose(
            [
                (compare("=", column("picked", "m"), number(1)), column("if_picked", "p")),
                (compare("=", column("maybe", "m"), number(1)), column("if_maybe", "p")),
                (compare("=", column("sure", "m"), number(0)), number(0)),
                (inv(compare("=", column("if_other", "p"), number(-1))), column("if_other", "p")),
            ],
            exp.Coalesce(this=column("by_rank", "r"), expressions=[number(0)]),
        )
        query = exp.select(
            column("n", "m"),
            column("kind", "m"),
            column("case_number", "m"),
            column("g", "m"),
            named(verdict, "verdict"),
            column("has_maybe", "p"),
            column("line", "p"),
        ).from_(exp.to_table("grouped").as_("m"))
        query = query.join(
            exp.to_table("group_places").as_("p"), on=exp.EQ(this=column("g", "m"), expression=column("k_g", "p"))
        )
        same = [exp.EQ(this=column("g", "m"), expression=column("k_g", "r"))]
        same += [exp.EQ(this=column(name, "m"), expression=column(f"k_{name}", "r")) for name in ranks]
        query = query.join(exp.to_table("ranked").as_("r"), on=exp.and_(*same), join_type="left")
        waves.make("placed", query)
        for at, kind in enumerate(self.kinds):
            self._renumber(at, kind, limits)

    def _renumber(self, at: int, kind: str, limits: list[tuple[str, ...]]) -> None:
        """The state of a kind after this quota."""
        from kiemdiem.core.engine.groups import Limit

        waves = self.waves
        earlier = waves.cases[kind]
        blank: Any = Group((), (kind,), [], waves.case_world, ())

        def make(row: tuple[Any, ...]) -> Any:
            case, verdict, has_maybe, line = row
            limit = Limit(0, "", limits[line] if line >= 0 else ())
            return waves.settlement.after(
                earlier[case], waves.name(kind), self.rule, blank, limit, _VERDICTS[verdict], has_maybe=bool(has_maybe)
            )  # type: ignore[arg-type]

        filled = [("verdict", 0), ("has_maybe", 0), ("line", -1)]
        query = (
            exp.select(
                column("n", "c"), column("number", "c"),
                *(named(exp.Coalesce(this=column(name, "p"), expressions=[number(empty)]), name) for name, empty in filled),
            )
            .from_(exp.to_table(f"state_{kind}").as_("c"))
            .join(exp.to_table("placed").as_("p"), on=exp.EQ(this=column("n", "c"), expression=column("n", "p")), join_type="left")
        )  # fmt: skip
        waves.make(f"after_{kind}", query)
        columns = [(name, "BIGINT") for name in ("number", "verdict", "has_maybe", "line")]
        waves.cases[kind] = waves.number_rows(f"after_{kind}", columns, f"state_{kind}", make)
        del at


@dataclass(frozen=True)
class _GroupElement:
    """A group has no facts of its own but those of its body."""

    world: World
    frame: Frame


@dataclass(frozen=True)
class _Parts:
    """What a coded number means."""

    den: Term

    def __call__(self, code: int) -> Any:
        from kiemdiem.core.bulk.terms import whole

        if code in (-1, -2):
            return None if code == -1 else NOTHING
        found = Fraction(code, whole(self.den) or 1)
        return int(found) if found.denominator == 1 else found


def _verdict(better: int, equal: int, places: Places, maybe: int) -> str:
    if better + equal + maybe <= places.places:
        return "kept"
    if better >= places.most:
        return "dropped"
    if better + equal <= places.places:
        return "chosen"
    return "tied" if better < places.places else "left"


def _rank(pairs: Sequence[int]) -> tuple[Fraction, ...]:
    return tuple(-Fraction(pairs[at], pairs[at + 1]) for at in range(0, len(pairs), 2))


def _fact_or_none(subject: Any, name: str, kind: str, world: World) -> Measure | None:
    return subject.fact(name) if name in world.program.names.facts.get(kind, {}) else None  # type: ignore[no-any-return]


def _unknown_like(shape: Measure) -> Measure:
    from kiemdiem.core.bulk.elements import BlankElement

    return BlankElement(shape, is_nobody=False).fact("")


def _of(table: str, term: Term) -> Term:
    found = term.copy()
    for node in [found, *found.find_all(exp.Column)]:
        if isinstance(node, exp.Column):
            node.set("table", exp.to_identifier(table))
    return found


__all__ = ["Gap", "GroupResult", "Mask", "NotInBulk", "QuotaRun"]

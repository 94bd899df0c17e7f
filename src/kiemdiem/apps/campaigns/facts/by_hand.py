"""What was changed by hand, laid over a computed list; what no longer fits is told, and nothing of it is lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from kiemdiem.apps.campaigns import words
from kiemdiem.apps.campaigns.models import Campaign, Correction, Standing
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.people.facts.registers import HouseRegisters
from kiemdiem.core.engine.registers.answers import Competence, ComputedSubject, DroppedForum, Forum, SubjectList
from kiemdiem.core.engine.registers.by_hand import ByHand, TakingIn
from kiemdiem.core.engine.registers.making import order_of
from kiemdiem.core.engine.registers.structure import LEADERSHIP, Structure, led_by_implied
from kiemdiem.core.regime.entries.subjects import Correction as Line
from kiemdiem.core.regime.entries.subjects import ForumLimit, RegisterGap
from kiemdiem.core.regime.regime import Placed, Regime
from kiemdiem.core.regime.register_scope import PERSON, rows_of_kinds

Does = Correction.Does
LINK = "decided_by"


def made_from_persons(campaign: Campaign, kind: str) -> bool:
    """Whether subjects of this kind are made from persons; from units otherwise."""
    return rows_of_kinds(regime_of(campaign).placed).get(kind) == PERSON


@dataclass(frozen=True)
class Held:
    """Where a subject is heard now. forums: key → name; units: their codes; to_choose: code of a place that the plan
    leaves to choose → its clauses; count: how many reviews these are."""

    forums: Mapping[str, str]
    units: frozenset[str]
    to_choose: Mapping[str, tuple[str, ...]]
    count: int
    is_placed: bool


def held_by(standing: Standing) -> Held:
    """The places of a standing; no query where its grounds are read already."""
    content = standing.grounds.content
    forums = content["forums"]
    open_places = [one for one in content["dropped"] if one["may_be_chosen"]]
    return Held(
        forums={one["id"]: one["name"] for one in forums},
        units=frozenset(code for one in forums for code in codes_of(one["unit"])),
        to_choose={code: tuple(one["clauses"]) for one in open_places for code in codes_of(one["forum"]["unit"])},
        count=_reviews(one["counts_with"] for one in forums),
        is_placed=any(one["sort"] != "cell" for one in forums),
    )


def codes_of(key: str) -> set[str]:
    """The code of a unit or body, and that of the unit which a body leads that only the plan implies."""
    return {key, led_by_implied(key)} - {""}


def _reviews(partners: Iterable[str]) -> int:
    """How many reviews forums come to: those that are held together with another are none of their own."""
    return sum(not partner for partner in partners)


def is_full(limit: Placed[ForumLimit], places: int) -> bool:
    """Whether so many places are more than the limit allows."""
    return places > limit.entry.at_most


@dataclass
class LaidOver:
    """A list with what was changed by hand. applied: keys of corrections; unfit: key → why it does not fit."""

    subjects: SubjectList
    applied: list[int] = field(default_factory=list)
    unfit: dict[int, str] = field(default_factory=dict)

    @property
    def plain(self) -> dict[str, Any]:
        """As a version of the roll keeps it."""
        return {"applied": self.applied, "unfit": [[key, why] for key, why in self.unfit.items()]}


def lay_over(
    found: SubjectList,
    corrections: Iterable[Correction],
    regime: Regime,
    registers: HouseRegisters,
    *,
    as_of: date,
    readings: Mapping[str, str],
) -> LaidOver:
    """The list with these corrections, in the order in which they were made."""
    corrections, laid = list(corrections), LaidOver(found)
    if not corrections:
        return laid  # nothing to find them by is made for a whole province
    laying = _Laying(found, regime, registers, as_of, readings)
    for one in corrections:
        why = laying.lay(one)
        if why:
            laid.unfit[one.pk] = why
        else:
            laid.applied.append(one.pk)
    if laid.applied:
        laid.subjects = laying.whole()
    return laid


class _Laying:
    """The subjects by key while corrections are laid over them."""

    def __init__(
        self, found: SubjectList, regime: Regime, registers: HouseRegisters, as_of: date, readings: Mapping[str, str]
    ) -> None:
        self._found, self._regime, self._registers = found, regime, registers
        self._as_of, self._readings = as_of, readings
        self._subjects = {one.id: one for one in found.subjects}
        self._season = {str(row["id"]): dict(row) for row in found.season}
        self._gaps = {placed.entry.says for placed in regime.of("register_gap", RegisterGap)}

    @cached_property
    def _structure(self) -> Structure:
        return Structure(self._regime, self._registers.registers, self._as_of, self._readings)

    @cached_property
    def _taking(self) -> TakingIn:
        return TakingIn(self._structure)

    @cached_property
    def _of_person(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for key, one in self._subjects.items():
            if one.person:
                found.setdefault(one.person, []).append(key)
        return found

    @cached_property
    def _made_from(self) -> dict[str, set[str]]:
        """Kind → what the subjects of this kind are made from, and their own keys."""
        found: dict[str, set[str]] = {}
        for one in self._subjects.values():
            of_kind = found.setdefault(one.kind, set())
            of_kind |= {one.id, one.person, *codes_of(one.unit)}
        return found

    def whole(self) -> SubjectList:
        """The list again in its order."""
        subjects = sorted(self._subjects.values(), key=lambda one: order_of(one.kind, one.id, self._regime))
        return replace(self._found, subjects=tuple(subjects), season=tuple(self._season.values()))

    def lay(self, one: Correction) -> str:
        """Lay one correction over; why it does not fit, or nothing."""
        if one.does == Does.TAKE_IN:
            return self._take_in(one)
        subject = self._subjects.get(one.key)
        if subject is None:
            return words.GONE_FROM_LIST
        acts = {
            str(Does.LEAVE_OUT): self._leave_out,
            str(Does.PLACE): self._place,
            str(Does.AUTHORITY): self._authority,
            str(Does.TOGETHER): self._together,
        }
        return acts[one.does](one, subject)

    def _take_in(self, one: Correction) -> str:
        base = one.key.removesuffix(f":{one.kind}")
        if base in self._made_from.get(one.kind, ()):
            return words.IN_THE_LIST_BY_ITSELF
        if base not in (self._structure.persons if one.person_id else self._structure.units):
            return words.GONE_FROM_REGISTERS
        if one.person_id:
            beside = [self._subjects[key].kind for key in self._of_person.get(base, ())]
            subject, row = self._taking.of_person(base, one.kind, beside)
        else:
            subject, row = self._taking.of_unit(base, one.kind)
        why = words.BY_HAND.format(what=one.does_label, reason=one.reason, paper=_paper(one))
        self._subjects[subject.id] = replace(subject, why=why, clauses=(*subject.clauses, *one.clauses))
        of_kind = self._made_from.setdefault(one.kind, set())
        of_kind |= {subject.id, subject.person, *codes_of(subject.unit)}
        if row:
            self._season[subject.id] = dict(row)
        return ""

    def _leave_out(self, one: Correction, subject: ComputedSubject) -> str:
        if not (subject.rated or (subject.reviewed and not one.only_rating)):
            return words.LEFT_OUT_BY_ITSELF
        why = words.BY_HAND.format(what=one.does_label, reason=one.reason, paper=_paper(one))
        stays = subject.reviewed and one.only_rating
        self._subjects[subject.id] = replace(
            subject,
            reviewed=stays,
            rated=False,
            why=why,
            forums=subject.forums if stays else (),
            clauses=(*subject.clauses, *(key for key in one.clauses if key not in subject.clauses)),
        )
        return ""

    def _place(self, one: Correction, subject: ComputedSubject) -> str:
        assert one.target is not None  # the database sees to it
        if not subject.reviewed:
            return words.NOT_REVIEWED_NOW
        if one.instead_of and one.instead_of not in {forum.id for forum in subject.forums}:
            return words.PLACE_IS_GONE
        if one.target.code in {code for forum in subject.forums for code in codes_of(forum.unit)}:
            return words.PLACE_BY_ITSELF
        if one.target.code not in self._registers_units:
            return words.GONE_FROM_REGISTERS
        keys = self._of_person.get(subject.person, [subject.id]) if subject.person else [subject.id]
        place = self._forum(one, subject)
        changed = {key: _placed(self._subjects[key], one, place) for key in keys}
        if subject.person and not one.instead_of:
            kinds = [self._subjects[key].kind for key in keys]
            limit = ByHand(self._structure).limit_on(subject.person, kinds)
            places = _reviews(forum.counts_with for forum in changed[subject.id].forums)
            if limit is not None and is_full(limit, places):
                return words.PLACES_ARE_FULL.format(places=places, says=limit.entry.says)
        self._subjects |= changed
        return ""

    @cached_property
    def _registers_units(self) -> frozenset[str]:
        return frozenset(unit.id for unit in self._registers.registers.units)

    def _forum(self, one: Correction, subject: ComputedSubject) -> Forum:
        """The place that is named: the person's own cell, or a body; of an agency the collective that leads it."""
        assert one.target is not None  # the database sees to it
        unit = self._structure.units[one.target.code]
        own = self._structure.cell_of(subject.person) if subject.person else None
        if own is not None and own.id == unit.id:
            return Forum(id=unit.id, name=unit.name, sort="cell", unit=unit.id)
        body = next(iter(self._structure.leading(unit, LEADERSHIP)), unit)
        return Forum(id=body.id, name=body.name, sort="body", unit=body.id)

    def _authority(self, one: Correction, subject: ComputedSubject) -> str:
        assert one.target is not None  # the database sees to it
        if not subject.rated:
            return words.NOT_RATED_NOW
        before = subject.authority()
        led = one.target.of or one.target
        named = Competence(
            act="decide",
            purpose="rate",
            rule="",
            body=one.target.name,
            unit=one.target.code,
            decided_by=led.code,
            basis=one.reference,
            clauses=tuple(one.clauses),
        )
        others = tuple(held for held in subject.authorities if held is not before)
        missing = tuple(held for held in subject.problems if before is not None or held.text in self._gaps)
        self._subjects[subject.id] = replace(subject, authorities=(*others, named), problems=missing)
        row = self._season.get(subject.id)
        if row is not None:
            given = before.gives if before is not None else {}
            if LINK in self._regime.names.relations.get(subject.kind, {}):
                row[LINK] = led.code
            row["facts"] = {key: value for key, value in row.get("facts", {}).items() if key not in given}
        return ""

    def _together(self, one: Correction, subject: ComputedSubject) -> str:
        assert one.target is not None  # the database sees to it
        if not (subject.reviewed and subject.forums):
            return words.NOT_REVIEWED_NOW
        if any(placed.entry.all_members for placed in self._regime.of("correction", Line) if placed.id == one.rule):
            units = self._structure.units
            whose = units.get(one.key.removesuffix(f":{one.kind}"))
            other = units.get(one.target.code)
            if whose is None or other is None:
                return words.GONE_FROM_REGISTERS
            missing = ByHand(self._structure).not_on(whose, other)
            if missing:
                return words.MEMBERS_ARE_OUTSIDE.format(names=", ".join(missing), body=one.target.name)
        note = words.HELD_WITH.format(body=one.target.name)
        joined = tuple(
            replace(
                forum, counts_with=one.target.code, notes=(*forum.notes, note), clauses=(*forum.clauses, *one.clauses)
            )
            for forum in subject.forums
        )
        self._subjects[subject.id] = replace(subject, forums=joined)
        return ""


def _placed(subject: ComputedSubject, one: Correction, place: Forum) -> ComputedSubject:
    """The subject heard at another place, or at one more; a place that fell away and is chosen comes back as it was."""
    replaced = next((forum for forum in subject.forums if forum.id == one.instead_of), None)
    dropped = next((held for held in subject.dropped if held.forum.unit == place.unit), None)
    note = words.BY_HAND.format(what=one.does_label, reason=one.reason, paper=_paper(one))
    named = dropped.forum if dropped else place
    kinds = replaced.kinds if replaced is not None else named.kinds or (subject.kind,)
    named = replace(named, kinds=kinds, clauses=tuple(one.clauses), notes=(*named.notes, note))
    rest: tuple[DroppedForum, ...] = tuple(held for held in subject.dropped if held is not dropped)
    if replaced is None:
        return replace(subject, forums=(*subject.forums, named), dropped=rest)
    forums = tuple(named if forum is replaced else forum for forum in subject.forums)
    return replace(subject, forums=forums, dropped=rest)


def _paper(one: Correction) -> str:
    return one.reference or words.NO_PAPER

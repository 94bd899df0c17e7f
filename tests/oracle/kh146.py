"""Plan 146-KH/ĐU once more, naively: organisations, members and the 15 % straight from its clauses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from itertools import product
from typing import Any

Json = Mapping[str, Any]
CLEAN, GOOD, DONE, WEAK = "TSVM", "HTTNV", "HTNV", "YK"
EXCELLENT, FAILED = "HTXSNV", "KHTNV"
ORGANISATION = (CLEAN, GOOD, DONE, WEAK)
MEMBER = (EXCELLENT, GOOD, DONE, FAILED)
SERVANT = ("HTXSNV", "HTTNV", "HTNV", "HCNL", "CHT")
FINDING = ("XS", "TOT", "CB", "KHONG")
START, END = date(2014, 1, 1), date(2014, 12, 31)
MOST_WORLDS = 200

CELL_COMMITTEE = {"bi_thu_chi_bo", "pho_bi_thu_chi_bo", "chi_uy_vien"}
CHAPTER_COMMITTEE = {"bi_thu_dang_bo", "pho_bi_thu_dang_bo", "uy_vien_thuong_vu", "dang_uy_vien"}
SUPERIOR = CHAPTER_COMMITTEE | {"dang_uy_vien_khoi", "thanh_uy_vien"}
HEADS = {"truong_phong", "truong_ban", "chanh_van_phong"}
LEADERS = HEADS | {
    "chanh_thanh_tra", "pho_chanh_thanh_tra", "pho_phong", "pho_ban", "pho_chanh_van_phong",
    "truong_doan_the", "pho_doan_the",
}  # fmt: skip
DEGRADATION = {"tham_nhung", "tieu_cuc", "suy_thoai"}
FAULTS = (
    "fault_cell_task", "fault_forbidden_things", "fault_disobeyed", "fault_cause_of_disunity",
)  # fmt: skip


@dataclass
class Quota:
    limit: int
    candidates: set[str]
    chosen: set[str]
    tied: set[str]
    good: int


@dataclass
class World:
    levels: dict[str, str] = field(default_factory=dict)
    tied: set[str] = field(default_factory=set)
    quotas: dict[str, Quota] = field(default_factory=dict)


def day(text: str) -> date:
    return date.fromisoformat(text)


def six_months_after(start: date) -> date:
    year, month = (start.year, start.month + 6) if start.month <= 6 else (start.year + 1, start.month - 6)
    for last in range(start.day, 27, -1):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    return date(year, month, start.day)


def one_year_after(start: date) -> date:
    return date(start.year + 1, start.month, 28 if (start.month, start.day) == (2, 29) else start.day)


class Season:
    """A complete season: one chapter or none, cells, members; nobody outside is linked."""

    def __init__(self, season: Json) -> None:
        self.all = {subject["id"]: subject for subject in season["subjects"]}
        self.members = [s for s in self.all.values() if s["kind"] == "member"]
        self.exempt = {m["id"] for m in self.members if self._is_exempt(m)}  # KH146-016, KH146-017

    def facts(self, name: str) -> Json:
        found: Json = self.all[name].get("facts", {})
        return found

    def of_kind(self, kind: str) -> list[str]:
        return [name for name, subject in self.all.items() if subject["kind"] == kind]

    def members_of(self, cell: str) -> list[Json]:
        return [member for member in self.members if member["unit"] == cell]

    def cells_of(self, chapter: str) -> list[str]:
        return [name for name in self.of_kind("cell") if self.all[name].get("superior") == chapter]

    def reviewed_on(self, member: Json) -> date:
        return day(self.facts(member["unit"])["review_on"])

    def _is_exempt(self, member: Json) -> bool:
        return six_months_after(day(member["facts"]["admitted_on"])) > self.reviewed_on(member)

    # ------------------------------------------------------------------ members: votes and conditions
    def holds_votes(self, member: Json, level: str) -> bool:
        """KH146-128, 129, 131, 141, 144: over all official members; a vote for better is assent, except to the last."""
        base, votes = member["full_members"], member["votes"]
        for_it = sum(votes[code] for code in MEMBER[: MEMBER.index(level) + 1])
        share = Fraction(for_it, base) if base else Fraction(0)
        return share > (Fraction(2, 3) if level == EXCELLENT else Fraction(1, 2))

    def meets(self, member: Json, level: str) -> bool:
        """KH146-130 to 134, 140 to 145, 149."""
        facts = member["facts"]
        finding = FINDING.index(facts["tasks_finding"])
        servant = SERVANT.index(facts["civil_servant_level"]) if facts["is_civil_servant"] else None
        if servant is not None and servant > SERVANT.index("HCNL"):
            return False
        if level == EXCELLENT:
            merit = facts.get("proposed_emulation_fighter") or self._is_commended(member)
            return finding == 0 and (servant is None or servant == 0 or bool(merit))
        if level == GOOD:
            return finding <= 1 and (servant is None or servant <= 1)
        return finding <= 2

    def _is_commended(self, member: Json) -> bool:
        rows = member["facts"].get("commendations", ())
        issuers = ("thanh_tra_chinh_phu", "ubnd_thanh_pho")
        merits = [row for row in rows if row["form"] == "bang_khen" and row["issuer"] in issuers]
        return any(START <= day(row["decided_on"]) <= END for row in merits)

    def by_votes(self, member: Json, below: str | None = None) -> str | None:
        """From the best class down; nobody falls into the last one."""
        for level in MEMBER[MEMBER.index(below) + 1 if below else 0 : 3]:
            if self.holds_votes(member, level) and self.meets(member, level):
                return level
        return None

    def has_majority_for_the_last(self, member: Json) -> bool:
        return bool(member["full_members"] > 0 and 2 * member["votes"][FAILED] > member["full_members"])

    def serves_discipline(self, member: Json) -> bool:
        """KH146-146."""
        at = self.reviewed_on(member)
        return any(
            day(row["decided_on"]) <= at < one_year_after(day(row["decided_on"]))
            for row in member["facts"].get("discipline", ())
        )

    def has_fault(self, member: Json) -> bool:
        """KH146-148 to 153."""
        facts = member["facts"]
        both = facts.get("fault_harms_prestige") and facts.get("fault_harms_position")
        failed_servant = facts["is_civil_servant"] and facts["civil_servant_level"] == "CHT"
        return any(facts.get(name) for name in FAULTS) or bool(both) or bool(failed_servant)

    def own_answers(self, member: Json) -> list[str]:
        """The classes before caps, bars and quota; several where a person decides (KH146-147)."""
        majority, serving = self.has_majority_for_the_last(member), self.serves_discipline(member)
        if majority and (serving or self.has_fault(member)):
            return [FAILED]
        level = self.by_votes(member)
        computed = [level] if level else list(MEMBER)  # KH146-144: voted again
        return sorted({FAILED, *computed}) if serving else computed

    def is_asked(self, member: Json) -> bool:
        majority, serving = self.has_majority_for_the_last(member), self.serves_discipline(member)
        if majority and (serving or self.has_fault(member)):
            return False
        return serving or self.by_votes(member) is None

    # ------------------------------------------------------------------ members: caps and bars
    def under_sick_leave(self, member: Json, level: str) -> str:
        """KH146-161."""
        months = member["facts"].get("sick_leave_months", 0)
        return max(level, DONE, key=MEMBER.index) if months >= 3 else level

    def own_level(self, member: Json, answer: str) -> str:
        """What cells read of a member: before anything that rests on others."""
        level = self.under_sick_leave(member, answer)
        if member["facts"].get("absences_from_cell_meetings", 0) >= 3 and level == EXCELLENT:  # KH146-160
            return self.by_votes(member, below=EXCELLENT) or level
        return level

    def is_barred(self, member: Json, levels: Mapping[str, str]) -> bool:
        """KH146-155 to 159: while the organisation there is not clean and strong."""
        at = self.reviewed_on(member)
        held = {
            post["post"] for post in member["facts"].get("posts", ()) if "until" not in post or day(post["until"]) >= at
        }
        cell = levels[member["unit"]]
        heads = member.get("heads", [])
        secretary = any(levels[name] != CLEAN for name in ([heads] if isinstance(heads, str) else heads))
        return (bool(held & (SUPERIOR | HEADS)) and cell != CLEAN) or secretary

    # ------------------------------------------------------------------ organisations: KH146-091 to 125
    def organisation(self, name: str, own: Mapping[str, str], levels: Mapping[str, str]) -> list[str]:
        facts = self.facts(name)
        score = Fraction(facts["score"])
        failed = sum(1 for task in facts["assigned_tasks"] if not task["fulfilled"])
        if score < 50 or self._has_fault_d(name, own, levels):
            return [WEAK]
        if failed >= 2:
            return [DONE, WEAK]  # KH146-116: a person chooses
        if self._has_all_of_b(name, score, failed):
            return [CLEAN] if self._has_all_of_a(name, score, own, levels) else [GOOD]
        return [DONE]

    def _has_fault_d(self, name: str, own: Mapping[str, str], levels: Mapping[str, str]) -> bool:
        facts = self.facts(name)
        lowest = [row for row in self._unions(name) if "place" in row and row["place"] == row.get("levels")]
        weakest_part = False
        if self.all[name]["kind"] == "cell":
            rated = [m for m in self.members_of(name) if m["id"] not in self.exempt]
            weakest_part = 2 * sum(1 for m in rated if own[m["id"]] == FAILED) > len(rated)
        else:
            cells = self.cells_of(name)
            weakest_part = 3 * sum(1 for cell in cells if levels[cell] == WEAK) > len(cells)
        return (
            facts["unity"] == "MDK"
            or any(self._is_degraded(member) for member in self._members_under(name))
            or any(row["place"] == row["levels"] for row in facts["agencies"])
            or len(lowest) >= 2
            or weakest_part
        )

    def _members_under(self, name: str) -> list[Json]:
        if self.all[name]["kind"] == "cell":
            return self.members_of(name)
        return [member for cell in self.cells_of(name) for member in self.members_of(cell)]

    def _is_degraded(self, member: Json) -> bool:
        return any(
            row["cause"] in DEGRADATION and START <= day(row["decided_on"]) <= END
            for row in member["facts"].get("discipline", ())
        )

    def _unions(self, name: str) -> list[Json]:
        facts = self.facts(name)
        if "mass_organisations" in facts:
            return list(facts["mass_organisations"])
        return list(self.facts(self.all[name]["superior"])["mass_organisations"])

    def _has_all_of_b(self, name: str, score: Fraction, failed: int) -> bool:
        facts = self.facts(name)
        return (
            score >= 70
            and FINDING.index(facts["tasks_finding"]) <= 1
            and failed < 2
            and facts["unity"] == "DK"
            and FINDING.index(facts["collective_finding"]) <= 1
            and not any(self._breaks_b(member, name) for member in self._members_under(name))
            and all(row["place"] <= 2 for row in self._unions(name) if "place" in row)
        )

    def _breaks_b(self, member: Json, name: str) -> bool:
        """KH146-109 to 112: committee member, head or deputy, disciplined in the year and not found by themselves."""
        held = {
            post["post"]
            for post in member["facts"].get("posts", ())
            if "until" not in post or day(post["until"]) >= START
        }
        committee = CHAPTER_COMMITTEE | (CELL_COMMITTEE if self.all[name]["kind"] == "cell" else set())
        disciplined = any(
            START <= day(row["decided_on"]) <= END and not row.get("self_discovered", False)
            for row in member["facts"].get("discipline", ())
        )
        return bool(held & committee) and bool(held & LEADERS) and disciplined

    def _has_all_of_a(self, name: str, score: Fraction, own: Mapping[str, str], levels: Mapping[str, str]) -> bool:
        facts = self.facts(name)
        if self.all[name]["kind"] == "cell":
            nobody = all(own.get(member["id"]) != FAILED for member in self.members_of(name))
        else:
            nobody = all(levels[cell] != WEAK for cell in self.cells_of(name))
        remedied = not facts["nq4_shortcomings"] or (facts["nq4_plan"] and facts["nq4_carried_out_well"])
        return (
            score >= 90
            and facts["tasks_finding"] == "XS"
            and facts["collective_finding"] == "XS"
            and facts["meetings_as_regulated"]
            and nobody
            and all(row["place"] == 1 for row in self._unions(name) if "place" in row)
            and bool(remedied)
            and bool(facts["ct03_plan"] and facts["ct03_carried_out_well"])
        )

    # ------------------------------------------------------------------ everybody
    @property
    def asks_nobody(self) -> bool:
        asked = any(self.is_asked(member) for member in self.members if member["id"] not in self.exempt)
        return not asked and len(self.worlds()) == 1

    def worlds(self) -> list[World]:
        rated = [m for m in self.members if m["id"] not in self.exempt]
        answers = [self.own_answers(member) for member in rated]
        count = 1
        for answer in answers:
            count *= len(answer)
        if count > MOST_WORLDS:
            return []
        found: list[World] = []
        for told in product(*answers):
            starts = {member["id"]: answer for member, answer in zip(rated, told, strict=True)}
            found += self._worlds_of(starts)
            if len(found) > MOST_WORLDS:
                return []
        return found

    def _worlds_of(self, starts: Mapping[str, str]) -> list[World]:
        own = {name: self.own_level(self.all[name], answer) for name, answer in starts.items()}
        partial: list[dict[str, str]] = [{}]
        for kind in ("cell", "chapter"):
            for name in self.of_kind(kind):
                partial = [
                    {**levels, name: level} for levels in partial for level in self.organisation(name, own, levels)
                ]
        return [self._members(starts, levels) for levels in partial]

    def _members(self, starts: Mapping[str, str], levels: Mapping[str, str]) -> World:
        world = World(dict(levels))
        for cell in self.of_kind("cell"):
            attained = {
                m["id"]: self._attained(m, starts[m["id"]], levels) for m in self.members_of(cell) if m["id"] in starts
            }
            world.quotas[cell] = self._quota(cell, attained, world)
            world.levels |= attained
        return world

    def _attained(self, member: Json, start: str, levels: Mapping[str, str]) -> str:
        level = self.own_level(member, start)
        if level == EXCELLENT and self.is_barred(member, levels):
            level = self.by_votes(member, below=EXCELLENT) or GOOD
        return self.under_sick_leave(member, level)

    # ------------------------------------------------------------------ KH146-135 to 139
    def _quota(self, cell: str, attained: dict[str, str], world: World) -> Quota:
        """Tries every number from all candidates down until the sentence of the plan is true."""
        candidates = [name for name, level in attained.items() if level == EXCELLENT]
        order = sorted(candidates, key=lambda name: -self.all[name]["votes"][EXCELLENT])
        facts = self.facts(cell)
        for number in range(len(candidates), -1, -1):
            after = dict(attained)
            for name in order[number:]:
                after[name] = self.under_sick_leave(self.all[name], self.by_votes(self.all[name], EXCELLENT) or GOOD)
            good = sum(1 for level in after.values() if level == GOOD)
            share = 20 if facts.get("special_achievement") else 15
            if number <= 1 if facts["members_on_list"] < 7 else 100 * number <= share * good:
                break
        votes = [self.all[name]["votes"][EXCELLENT] for name in order]
        at_edge = votes[number] if 0 < number < len(order) else None
        tied = {n for n in order if at_edge is not None and self.all[n]["votes"][EXCELLENT] == at_edge}
        chosen = set(order[:number])
        if tied <= chosen or not tied & chosen:
            tied = set()
        for name in order:
            if name not in chosen or name in tied:
                attained[name] = self.under_sick_leave(self.all[name], self.by_votes(self.all[name], EXCELLENT) or GOOD)
        world.tied |= tied
        return Quota(number, set(candidates), chosen - tied, tied, good)

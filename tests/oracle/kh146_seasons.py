"""Complete random seasons under plan 146-KH/ĐU, on the borders of its clauses and mostly in good order."""

from __future__ import annotations

from random import Random
from typing import Any

from tests.oracle import kh146
from tests.properties.seasons import Json

_SCORES = ("95", "90", "89.99", "75", "70", "69.99", "55", "50", "49.99", "30")
_POSTS = sorted(kh146.CELL_COMMITTEE | kh146.CHAPTER_COMMITTEE | kh146.SUPERIOR | kh146.LEADERS)
_DAYS = (
    "2013-11-23", "2013-11-24", "2013-11-25", "2013-12-31", "2014-01-01", "2014-06-10", "2014-11-24", "2014-12-31",
)  # fmt: skip
_REVIEWS = ("2014-11-24", "2014-11-21", "2014-12-31")
_ADMITTED = ("2001-02-03", "2001-02-03", "2001-02-03", "2014-05-24", "2014-05-25", "2014-05-21", "2014-06-30")


class Maker:
    """Makes one season; `order`: how often a thing is as it should be."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.order = chance.choice((0.98, 0.9, 0.7))
        self.usual_votes = chance.choice((0.9, 0.7, 0.5))

    def season(self) -> Json:
        chance = self.chance
        subjects: list[Json] = [{"id": "D", "kind": "chapter", "facts": self._organisation()}]
        subjects[0]["facts"]["mass_organisations"] = self._unions()
        for number in range(chance.randint(1, 4)):
            cell: Json = {"id": f"C{number}", "kind": "cell", "superior": "D", "facts": self._organisation()}
            count = chance.choice((1, 3, 6, 7, 8, 9, 12, 16)) if number == 0 else chance.randint(1, 4)
            cell["facts"] |= {
                "review_on": chance.choice(_REVIEWS),
                "members_on_list": chance.choice((count, count, 6, 7, 8)),
            }
            if self.unlikely():
                cell["facts"]["special_achievement"] = True
            if self.unlikely():
                cell["facts"]["mass_organisations"] = self._unions()
            subjects.append(cell)
            base = chance.randint(3, 12)
            subjects += [self._member(f"M{number}_{at}", cell["id"], base) for at in range(count)]
        chance.shuffle(subjects)
        return {"subjects": subjects}

    def unlikely(self) -> bool:
        return self.chance.random() > self.order

    def _good(self, *values: Any) -> Any:
        """The first value as a rule, else any."""
        return self.chance.choice(values) if self.unlikely() else values[0]

    def _organisation(self) -> Json:
        chance = self.chance
        shortcomings = chance.random() > 0.7
        facts: Json = {
            "score": chance.choice(_SCORES[:3] if chance.random() < self.order else _SCORES),
            "tasks_finding": self._good(*kh146.FINDING),
            "collective_finding": self._good(*kh146.FINDING),
            "unity": self._good("DK", "CDK", "MDK"),
            "assigned_tasks": [
                {"name": f"việc {n}", "fulfilled": not self.unlikely()} for n in range(chance.randint(0, 4))
            ],
            "meetings_as_regulated": self._good(True, False),
            "nq4_shortcomings": shortcomings,
            "ct03_plan": self._good(True, False),
            "ct03_carried_out_well": self._good(True, False),
            "agencies": [
                {"name": "Phòng", "place": self._good(1, 2, 3), "levels": chance.choice((3, 4))}
                for _ in range(chance.randint(0, 2))
            ],
        }
        if shortcomings:
            facts |= {"nq4_plan": self._good(True, False), "nq4_carried_out_well": self._good(True, False)}
        return facts

    def _unions(self) -> list[Json]:
        kinds = ("cong_doan", "doan_thanh_nien", "hoi_cuu_chien_binh", "chi_hoi_luat_gia")
        return [
            {"name": kind, "kind": kind, "place": self._good(1, 2, 3, 4), "levels": self.chance.choice((3, 4))}
            for kind in kinds
            if self.chance.random() > 0.2
        ]

    def _member(self, name: str, cell: str, base: int) -> Json:
        chance = self.chance
        servant = chance.random() > 0.4
        facts: Json = {
            "admitted_on": self._good(*_ADMITTED),
            "tasks_finding": self._good(*kh146.FINDING),
            "is_civil_servant": servant,
            "main_post": "chức danh chính",
        }
        if servant:
            facts["civil_servant_level"] = self._good(*kh146.SERVANT)
        for fault in (*kh146.FAULTS, "fault_harms_prestige", "fault_harms_position"):
            if self.unlikely() and chance.random() > 0.6:
                facts[fault] = True
        if self.unlikely():
            facts["proposed_emulation_fighter"] = True
        if self.unlikely():
            facts["sick_leave_months"] = chance.choice((2, 3, 12))
        if self.unlikely():
            facts["absences_from_cell_meetings"] = chance.choice((2, 3, 4))
        if self.unlikely():
            facts["discipline"] = [self._discipline() for _ in range(chance.randint(1, 2))]
        if self.unlikely():
            facts["commendations"] = [
                {
                    "form": chance.choice(("bang_khen", "giay_khen")),
                    "issuer": chance.choice(("thanh_tra_chinh_phu", "ubnd_thanh_pho", "khac")),
                    "decided_on": chance.choice(_DAYS),
                }
            ]
        if chance.random() > 0.7:
            facts["posts"] = [self._post() for _ in range(chance.randint(1, 3))]
        member: Json = {"id": name, "kind": "member", "unit": cell, "facts": facts, "full_members": base}
        if chance.random() > 0.85:
            member["heads"] = chance.choice([cell, "D", [cell, "D"]])
        return member | self._votes(base)

    def _post(self) -> Json:
        post: Json = {"post": self.chance.choice(_POSTS)}
        if self.chance.random() > 0.6:
            post["until"] = self.chance.choice(_DAYS)
        return post

    def _discipline(self) -> Json:
        row: Json = {
            "measure": "KHIEN_TRACH",
            "decided_on": self.chance.choice(_DAYS),
            "cause": self.chance.choice(("khac", "khac", "khac", "tham_nhung", "tieu_cuc", "suy_thoai")),
        }
        if self.chance.random() > 0.5:
            row["self_discovered"] = self.chance.choice((True, False))
        return row

    def _votes(self, base: int) -> Json:
        votes = dict.fromkeys(kh146.MEMBER, 0)
        present = base - (1 if self.chance.random() > 0.8 else 0)
        for _ in range(present):
            if self.chance.random() < self.usual_votes:
                votes[kh146.EXCELLENT] += 1
            elif self.chance.random() < 0.95:
                votes[self.chance.choice(kh146.MEMBER)] += 1
        return {"votes": votes, "present_voters": present}

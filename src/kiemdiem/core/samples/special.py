"""Facts that hang together, or that a declaration alone would make at random."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import Any

from kiemdiem.core.regime.entries.facts import Fact
from kiemdiem.core.regime.entries.identity import Vocabulary
from kiemdiem.core.regime.regime import Regime
from kiemdiem.core.samples import words
from kiemdiem.core.samples.ballots import level_of
from kiemdiem.core.samples.case import Case
from kiemdiem.core.samples.facts import Maker, days_before

YEAR = 365


def special_facts(regime: Regime) -> dict[str, Maker]:
    """The makers of facts by fact id; ids that a regime does not have are not asked for."""
    return _Special(regime).makers()


def _chance_of(part: float, value: Any = True) -> Maker:
    return lambda chance, case: value if chance.random() < part else None


class _Special:
    def __init__(self, regime: Regime) -> None:
        self._start, self._end = regime.review_period()
        self._codes = {scale.id: tuple(v.code for v in scale.values) for scale in regime.scales.values()}
        vocabularies = {p.id: tuple(v.code for v in p.entry.values) for p in regime.of("vocabulary", Vocabulary)}
        self._facts: dict[str, Fact] = {p.id: p.entry for p in regime.facts}
        self._words = {
            (fact.id, column.id): vocabularies[column.vocabulary]
            for fact in self._facts.values()
            for column in fact.columns
            if column.vocabulary
        }

    def makers(self) -> dict[str, Maker]:
        return {
            "admitted_on": lambda chance, case: self._long_ago(chance, YEAR, 38 * YEAR, recent=0.04),
            "founded_on": lambda chance, case: self._long_ago(chance, 3 * YEAR, 45 * YEAR, recent=0.03),
            "review_on": lambda chance, case: days_before(self._end, chance.randint(3, 32)),
            "sick_leave_months": lambda chance, case: chance.randint(1, 6) if chance.random() < 0.05 else None,
            "maternity_leave": _chance_of(0.02),
            "worked_days": lambda chance, case: chance.choice((0, 96, 131, 168)),
            "absences_from_cell_meetings": self._absences,
            "exempt_from_party_activity": _chance_of(0.025),
            "suspended_from_party_activity": _chance_of(0.008),
            "newly_arrived_unrelated": self._newly_arrived,
            "posts": self._posts,
            "main_post": self._main_post,
            "leaves": self._leaves,
            "discipline": self._discipline,
            "managed_by": self._managed_by,
            "rated_by": self._rated_by,
            "mass_organisations": self._mass_organisations,
            "agencies": lambda chance, case: [{"name": case.name, "place": self._place(case), "levels": 4}],
            "assigned_tasks": self._tasks,
            "members_on_list": lambda chance, case: max(1, case.members),
            "full_members_on_list": lambda chance, case: max(1, case.members),
            "nq4_shortcomings": lambda chance, case: chance.random() < 0.2,
            "special_achievement": lambda chance, case: True if case.quality > 0.78 else None,
            "is_civil_servant": lambda chance, case: chance.random() < 0.85,
            "proposed_emulation_fighter": lambda chance, case: True if case.quality > 0.8 else None,
            "rewarded_by_district": self._rewarded,
            "reward_proposed": lambda chance, case: True if case.quality > 0.74 else None,
            "award_proposed": lambda chance, case: True if case.quality > 0.74 else None,
            "introduced": lambda chance, case: True if case.quality > 0.7 else None,
            "score_source": lambda chance, case: words.SOURCE_OF_SCORE if case.quality > 0.4 else None,
            "four_good": self._by_quality("four_good"),
            "collective_kind": lambda chance, case: chance.choice(self._codes["collective_kind"]),
            "post_rank": lambda chance, case: chance.choice(self._codes["post_rank"]),
        } | {name: _chance_of(0.01) for name in self._facts if name.startswith(("fault_", "sign_of_"))}

    # ------------------------------------------------------------------ days
    def _long_ago(self, chance: Random, least: int, most: int, *, recent: float) -> str:
        days = chance.randint(20, 170) if chance.random() < recent else chance.randint(least, most)
        return days_before(self._end, days)

    def _leaves(self, chance: Random, case: Case) -> list[dict[str, Any]] | None:
        if chance.random() >= 0.03:
            return None
        start = self._start + timedelta(days=chance.randint(10, 200))
        until = start + timedelta(days=chance.randint(20, 130))
        kind = chance.choice(self._words.get(("leaves", "kind"), (words.OTHER_TEXT,)))
        return [{"kind": kind, "from": start.isoformat(), "until": until.isoformat()}]

    def _discipline(self, chance: Random, case: Case) -> list[dict[str, Any]] | None:
        if chance.random() >= 0.03 or case.quality > 0.75:
            return None
        decided = self._end - timedelta(days=chance.randint(10, 600))
        case.quality *= 0.8
        row: dict[str, Any] = {
            "measure": chance.choices(self._codes["discipline_measure"][:3], (8, 3, 1))[0],
            "reason": words.REASON_OF_DISCIPLINE,
            "decided_on": decided.isoformat(),
            "effective_on": (decided + timedelta(days=chance.randint(0, 20))).isoformat(),
            "duty_related": True,
            "self_discovered": chance.random() < 0.6,
        }
        for column in ("side", "cause"):
            row[column] = chance.choice(self._words[("discipline", column)])
        home = case.links.get("unit")
        if home:
            row["happened_in"] = row["handled_in"] = home
        return [row]

    def _absences(self, chance: Random, case: Case) -> int | None:
        return chance.choices((1, 2, 3, 4), (6, 3, 1, 1))[0] if chance.random() < 0.12 else None

    # ------------------------------------------------------------------ posts
    def _posts(self, chance: Random, case: Case) -> list[dict[str, Any]] | None:
        if not case.office:
            return None
        since = self._start - timedelta(days=chance.randint(60, 1500))
        if chance.random() < 0.15:
            since = self._start + timedelta(days=chance.randint(30, 250))
        known = self._words.get(("posts", "post"))
        role = ("leader" if case.office == "head" else "second") if case.kind == "cadre" else case.office
        heads = [place for place in case.links.get("heads") or [] if isinstance(place, str)]
        rows = []
        for place in heads or [""]:
            post = _post_code(known, role, place) if known else words.POSTS[role]
            row: dict[str, Any] = {"post": post, "since": since.isoformat()}
            rows.append(row | ({"unit": place, "presiding": True} if place else {}))
        return rows

    def _main_post(self, chance: Random, case: Case) -> str | None:
        several = len(case.facts.get("posts") or []) > 1
        if several or (case.kind == "cadre" and case.office):
            return words.POSTS["head" if case.kind != "cadre" else "leader"]
        return None

    def _newly_arrived(self, chance: Random, case: Case) -> bool | None:
        since = [row["since"] for row in case.facts.get("posts") or []]
        return True if any(day >= self._start.isoformat() for day in since) and chance.random() < 0.6 else None

    def _managed_by(self, chance: Random, case: Case) -> str:
        codes = self._codes["manager"]
        return chance.choices(codes, [2, 6, 2, 2][: len(codes)])[0]

    def _rated_by(self, chance: Random, case: Case) -> str | None:
        """The body above may rate or lend it; a body that manages may lend it to a line below."""
        codes = self._codes["rater"]
        managed = self._codes["manager"].index(case.facts["managed_by"])
        if managed == 0:
            return chance.choice(codes[:2])
        if managed == 1:
            return codes[1] if chance.random() < 0.7 else chance.choice(codes[2:])
        return None

    # ------------------------------------------------------------------ what a cell is asked
    def _place(self, case: Case) -> int:
        return 1 + level_of(case.quality, 4)

    def _mass_organisations(self, chance: Random, case: Case) -> list[dict[str, Any]] | None:
        if case.links.get("superior") and chance.random() < 0.8:
            return None
        known = self._words.get(("mass_organisations", "kind"), ())
        rows = []
        for name, kind in zip(words.MASS_ORGANISATIONS, known, strict=False):
            place = 1 + level_of(chance.gauss(case.quality + 0.12, 0.08), 4)
            rows.append({"name": name, "kind": kind, "place": place, "levels": 4})
        return rows

    def _tasks(self, chance: Random, case: Case) -> list[dict[str, Any]]:
        return [
            {"name": words.TASKS[i % len(words.TASKS)], "fulfilled": chance.random() < 0.8 + 0.25 * case.quality}
            for i in range(chance.randint(3, 6))
        ]

    def _rewarded(self, chance: Random, case: Case) -> list[dict[str, Any]] | None:
        if chance.random() >= 0.1:
            return None
        return [{"in_year": self._end.year - chance.randint(1, 5)}]

    def _by_quality(self, scale: str) -> Maker:
        def make(chance: Random, case: Case) -> str | None:
            codes = self._codes[scale]
            return codes[0] if case.quality > 0.5 else chance.choice(codes)

        return make


def _post_code(known: tuple[str, ...], role: str, place: str) -> str:
    """The code of a post in the regime's own words: that of a head or a deputy of a party body."""
    wanted = "pho_bi_thu" if role == "deputy" else "bi_thu"
    of_chapter = place.startswith("DB")
    found = [code for code in known if code.startswith(wanted)]
    chapter_first = sorted(found, key=lambda code: ("dang_bo" in code) != of_chapter)
    return chapter_first[0] if chapter_first else known[0]

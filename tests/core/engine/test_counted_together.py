"""Kinds that one limit counts together: who is rated first is settled first, whatever order a set has."""

from itertools import pairwise
from pathlib import Path

from kiemdiem.core.regime.loader import load
from tests.builders.toy_regime import answer_of, make_regime, rule

KINDS = [f"tier_{at}" for at in range(6)]


def chain(folder: Path) -> str:
    """Writes the toy with six kinds, each heading the one before it; gives the list of their names."""
    make_regime(folder, "")
    home, names = folder / "toy", "[" + ", ".join(f'"{kind}"' for kind in KINDS) + "]"
    head, _, rest = (home / "regime.toml").read_text(encoding="utf-8").partition("[[kind]]")
    scales = "[[scale]]" + rest.partition("[[scale]]")[2].partition("[[relation]]")[0]
    kinds = "".join(f'[[kind]]\nid = "{kind}"\nlabel = "{kind}"\nscale = "quality"\n' for kind in KINDS)
    links = "".join(
        f'[[relation]]\nid = "heads"\nfrom = ["{later}"]\nto = ["{earlier}"]\nmany = true\n'
        for earlier, later in pairwise(KINDS)
    )
    head = head.replace('["unit", "person"]', names)
    (home / "regime.toml").write_text(head + kinds + scales + links, encoding="utf-8")
    return names


def test_who_heads_another_is_capped_by_him_though_both_are_counted_in_one_number(tmp_path: Path) -> None:
    names = chain(tmp_path)
    headed = "[" + ", ".join(f'"{kind}"' for kind in KINDS[1:]) + "]"
    ratings = rule("source", f'id = "s"\nfor = {names}\nby = "proposal"\nwho = "cấp trên"')
    ratings += rule("ceiling", f'id = "c"\nfor = {headed}\nat_most = "worst(heads.level)"\nbecause = "Đứng đầu."')
    ratings += rule(
        "quota",
        f'id = "q"\nfor = {names}\neach_kind_apart = false\nlevel = "A"\nwithin = ["group"]\nat_most = 6\n'
        'of = "rated"\ncounted = "before_choice"',
    )
    (tmp_path / "toy" / "ratings.toml").write_text(ratings, encoding="utf-8")
    people = [{"id": f"P{at}", "kind": kind, "group": "G", "proposed_level": "A"} for at, kind in enumerate(KINDS)]
    people[0]["proposed_level"] = "D"
    for at in range(1, len(people)):
        people[at]["heads"] = f"P{at - 1}"
    found = answer_of(load(tmp_path / "toy"), *people)
    assert {name: answer.level for name, answer in found.subjects.items()} == dict.fromkeys(found.subjects, "D")

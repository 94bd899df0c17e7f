"""The one function that decides: the table of roles, permissions and branches."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemdiem.apps.permissions.access import Actor, Place, decide, require, scope_of, visible_to
from kiemdiem.apps.permissions.errors import InOwnCase
from kiemdiem.apps.permissions.models import NEVER_ON_OWN_CASE, ROLES, Grant, Permission, Role
from kiemdiem.apps.users.models import User
from tests.builders.house import NOON, House, acting

HERE, BELOW, ABOVE, BESIDE = "/1/15/", "/1/15/233/", "/1/", "/1/150/"
READS = {"view_registers", "view_journal", "view_campaigns"}
# Written out by hand: whoever changes the declared table must change it here as well, and look at it twice.
ALLOWED: dict[str, set[str]] = {
    "board": READS
    | {"edit_units", "edit_people", "import_registers", "view_grants", "grant_roles", "second_grants"}
    | {"view_accounts", "reset_second_factor", "link_users", "set_rehearsal_day", "run_campaigns", "return_work"}
    | {"propose_prompts", "collect_prompts", "set_targets", "write_notes"},
    "authority": READS
    | {"view_grants", "return_work", "decide_assignments", "decide_prompts", "issue_plans", "approve_groups"}
    | {"answer_difficulties"}
    | {"set_targets", "write_notes", "approve_tasks", "approve_managed_tasks"},
    "secretary": READS
    | {"edit_people", "import_registers", "report_work", "propose_prompts"}
    | {"set_targets", "write_notes", "approve_tasks"},
    "inspector": READS | {"view_grants"},
    "follower": {"view_campaigns"},
    "administrator": {"view_accounts", "issue_accounts", "view_system", "name_office", "set_rehearsal_day"},
}


def holding(role: Role, branch: str, *, since: date = date(2021, 1, 1), until: date | None = None) -> Actor:
    user = User(pk=7, username="mot", name="Một")
    grant = Grant(user=user, role=role, branch=branch, since=since, until=until, state=Grant.State.HELD)
    return Actor(user=user, at=NOON, grants=(grant,))


def test_the_table_names_every_role() -> None:
    assert set(ALLOWED) == {str(role) for role in Role}


@pytest.mark.parametrize("permission", Permission)
@pytest.mark.parametrize("role", Role)
def test_a_role_allows_what_the_table_says_on_its_branch_and_nothing_elsewhere(
    role: Role, permission: Permission
) -> None:
    actor, is_allowed = holding(role, HERE), permission in ALLOWED[role]
    assert (permission in ROLES[role]) is is_allowed
    for branch, lies_within in {HERE: True, BELOW: True, ABOVE: False, BESIDE: False, "": False}.items():
        decision = decide(actor, permission, on=Place(branch))
        assert decision.is_allowed is (is_allowed and lies_within), branch
        assert decision.why
        assert (decision.role, decision.branch) == ((role, HERE) if decision.is_allowed else ("", ""))


@pytest.mark.parametrize("permission", Permission)
@pytest.mark.parametrize("role", Role)
def test_own_case_is_refused_whatever_the_role(role: Role, permission: Permission) -> None:
    own = Place(BELOW, concerned=frozenset({7}))
    wanted = permission in ALLOWED[role] and permission not in NEVER_ON_OWN_CASE
    assert decide(holding(role, HERE), permission, on=own).is_allowed is wanted


@pytest.mark.parametrize("permission", sorted(NEVER_ON_OWN_CASE))
def test_whoever_is_refused_in_his_own_case_is_sent_to_somebody_else_and_not_after_a_role(
    permission: Permission,
) -> None:
    own = Place(BELOW, concerned=frozenset({7}))
    with pytest.raises(InOwnCase, match=r"của chính đồng chí.* Nhờ người khác") as refused:
        require(holding(Role.BOARD, ""), permission, on=own)
    assert "đề nghị Ban Tổ chức giao vai trò" not in refused.value.sentence


@pytest.mark.parametrize("permission", Permission)
def test_who_holds_no_role_may_do_nothing(permission: Permission) -> None:
    actor = Actor(user=User(pk=7, username="mot", name="Một"), at=NOON)
    assert not decide(actor, permission, on=Place("")).is_allowed
    assert scope_of(actor, permission).branches == ()


def test_the_administrator_reads_nothing_of_the_domain_and_gives_no_role() -> None:
    assert ALLOWED["administrator"].isdisjoint(READS | {"view_grants", "grant_roles", "second_grants", "edit_people"})


def test_a_role_holds_from_its_first_day_to_its_last(house: House) -> None:
    grant = Grant.objects.get(user=house.secretary)
    grant.since, grant.until = date(2021, 12, 20), date(2021, 12, 21)
    grant.save()
    held = {day: len(acting(house.secretary, NOON.replace(day=day)).grants) for day in (19, 20, 21, 22)}
    assert held == {19: 0, 20: 1, 21: 1, 22: 0}


def test_a_day_begins_at_midnight_in_hanoi(house: House) -> None:
    grant = Grant.objects.get(user=house.secretary)
    grant.until = date(2021, 12, 20)
    grant.save()
    assert len(acting(house.secretary, NOON.replace(hour=16, minute=59)).grants) == 1
    assert acting(house.secretary, NOON.replace(hour=17)).grants == ()


paths = st.lists(st.integers(1, 30), max_size=4).map(lambda ids: "/" + "".join(f"{one}/" for one in ids))


def parts(path: str) -> list[str]:
    return [one for one in path.split("/") if one]


@given(branches=st.lists(paths, max_size=5), path=paths)
def test_a_scope_holds_a_path_exactly_when_one_of_its_branches_does(branches: list[str], path: str) -> None:
    user = User(pk=7, username="mot", name="Một")
    grants = tuple(
        Grant(user=user, role=Role.BOARD, branch=branch, since=date(2021, 1, 1), state=Grant.State.HELD)
        for branch in branches
    )
    scope = scope_of(Actor(user=user, at=NOON, grants=grants), Permission.VIEW_REGISTERS)
    inside = [branch for branch in branches if parts(path)[: len(parts(branch))] == parts(branch)]
    assert scope.has(path) is bool(inside)


def test_roles_are_seen_on_the_branches_where_they_may_be_and_one_s_own(house: House) -> None:
    def seen(user: User) -> set[str]:
        return {grant.user.username for grant in visible_to(acting(user))}

    everybody = {grant.user.username for grant in Grant.objects.all()}
    assert seen(house.board) == everybody
    assert seen(house.inspector) == {"authority", "secretary", "inspector"}
    assert seen(house.secretary) == {"secretary"}
    assert seen(house.administrator) == {"administrator"}
    assert seen(house.member) == set()


def test_a_locked_account_acts_in_no_role_also_in_work_that_it_began(house: House) -> None:
    assert acting(house.secretary).grants
    house.secretary.is_active = False
    house.secretary.save()
    assert acting(house.secretary).grants == ()

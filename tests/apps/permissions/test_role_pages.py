"""The pages of rights: list, giving, agreeing, taking back, the table, one person's rights, the first of the board."""

from datetime import date
from functools import partial
from random import Random

import pytest

from kiemdiem.apps.permissions.actions.claim_board import claim_board
from kiemdiem.apps.permissions.actions.give_role import NewGrant, give_role
from kiemdiem.apps.permissions.actions.make_board_code import make_board_code
from kiemdiem.apps.permissions.models import Grant, Permission, Role
from kiemdiem.apps.permissions.queries import command_line, rights_of
from tests.builders.at_once import at_once
from tests.builders.house import NOON, House, acting, make_grant, make_user
from tests.builders.visiting import Visitor, page


@pytest.fixture
def waiting(house: House) -> Grant:
    new = NewGrant(Role.AUTHORITY, house.commune, date(2021, 12, 1))
    return give_role(new, to=house.member, actor=acting(house.board))


def main_of(told: str) -> str:
    return told[told.index("<main") :]


def test_the_list_shows_what_waits_first(house: House, waiting: Grant, client: Visitor) -> None:
    client.force_login(house.second_board)
    told = main_of(page(client.get("/vai-tro/")))
    assert told.index("Bùi Xuân Đạt") < told.index("Phạm Đức Thọ") < told.index("Trần Đình Lưu")
    assert f"/vai-tro/{waiting.pk}/dong-y/" in told


def test_nobody_is_offered_what_he_may_not_do(house: House, waiting: Grant, client: Visitor) -> None:
    client.force_login(house.board)  # who gave it
    told = main_of(page(client.get("/vai-tro/")))
    assert "/dong-y/" not in told
    own = Grant.objects.get(user=house.board)
    administrators = Grant.objects.get(user=house.administrator)
    assert f"/vai-tro/{own.pk}/thu/" not in told
    assert f"/vai-tro/{administrators.pk}/thu/" not in told
    client.force_login(house.inspector)
    told = main_of(page(client.get("/vai-tro/")))
    assert "/thu/" not in told
    assert "Giao vai trò" not in told


@pytest.mark.parametrize("role", ["secretary", "administrator", "member"])
def test_the_list_is_for_those_who_may_see_roles(house: House, client: Visitor, role: str) -> None:
    client.force_login(house.cast[role])
    assert client.get("/vai-tro/").status_code == 403
    assert client.get("/vai-tro/giao/").status_code == 403


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("q=Lưu", {"secretary"}),
        ("vai_tro=inspector", {"inspector"}),
        ("don_vi=Long Giang", {"secretary", "member"}),
        ("trang_thai=cho", {"member"}),
        ("trang_thai=het", {"authority"}),
        ("vai_tro=nonsense", {"board", "second_board", "secretary", "inspector", "administrator", "member"}),
    ],
)
def test_the_list_is_narrowed(house: House, waiting: Grant, client: Visitor, asked: str, found: set[str]) -> None:
    Grant.objects.filter(user=house.authority).update(until=date(2021, 6, 1))
    client.force_login(house.board)
    told = main_of(page(client.get(f"/vai-tro/?{asked}")))
    usernames = {*house.cast, "second_board"}
    assert {name for name in usernames if f'"under">{name}<' in told} == found


def test_the_list_costs_the_same_for_many_as_for_few(
    house: House, client: Visitor, django_assert_num_queries: object
) -> None:
    for number in range(20):
        make_grant(make_user(f"mot{number}"), Role.SECRETARY, on=house.cell, by=house.board)
    client.force_login(house.board)
    client.get("/vai-tro/")
    with django_assert_num_queries(8):  # type: ignore[operator]  # four at the door; views, count, rows; the office
        client.get("/vai-tro/")


def test_a_role_is_given_on_the_page(house: House, client: Visitor) -> None:
    client.force_login(house.board)
    assert "Bùi Xuân Đạt" in page(client.get("/vai-tro/giao/?q=xuan dat"))
    path = f"/vai-tro/giao/{house.member.pk}/"
    told = page(client.get(path))
    assert told.index("toàn hệ thống") < told.index("Chi bộ thôn Đồng Tâm") < told.index("Đảng bộ huyện Tân Lương")
    given = {"role": "secretary", "branch": str(house.cell.pk), "since": "01/12/2021", "reason": "QĐ 12"}
    assert client.post(path, given).headers["Location"] == "/vai-tro/"
    grant = Grant.objects.get(user=house.member)
    assert (grant.branch, grant.since, grant.until, grant.state) == (house.cell.path, date(2021, 12, 1), None, "held")
    assert "đang giữ vai trò" in page(client.post(path, given))
    assert "trước ngày đầu" in page(client.post(path, {**given, "role": "inspector", "until": "30/11/2021"}))


def test_a_unit_elsewhere_is_found_by_name(house: House, client: Visitor) -> None:
    client.force_login(house.board)
    path = f"/vai-tro/giao/{house.member.pk}/?q=go me"
    assert "Chi bộ thôn Gò Me" in page(client.get(path))
    given = {"role": "authority", "branch": str(house.other_cell.pk), "since": "01/12/2021"}
    assert client.post(path, given).status_code == 302
    assert Grant.objects.get(user=house.member).state == "waiting"


def test_a_forged_role_or_branch_is_no_choice(house: House, client: Visitor) -> None:
    local = make_user("banto.xa")
    make_grant(local, Role.BOARD, on=house.commune)
    client.force_login(local)
    path = f"/vai-tro/giao/{house.member.pk}/"
    assert "toàn hệ thống" not in main_of(page(client.get(path)))
    given = {"role": "secretary", "branch": str(house.cell.pk), "since": "01/12/2021"}
    for forged in ({"branch": "0"}, {"branch": str(house.other_cell.pk)}, {"role": "administrator"}):
        assert "không có trong danh sách" in page(client.post(path, {**given, **forged}))
    assert not Grant.objects.filter(user=house.member).exists()


def test_nobody_gives_himself_a_role_on_the_page(house: House, client: Visitor) -> None:
    client.force_login(house.board)
    assert f"/vai-tro/giao/{house.board.pk}/" not in page(client.get("/vai-tro/giao/?q=board"))
    given = {"role": "secretary", "branch": "0", "since": "01/12/2021"}
    answer = client.post(f"/vai-tro/giao/{house.board.pk}/", given)
    assert (answer.status_code, "Không ai tự giao vai trò cho mình." in page(answer)) == (422, True)


def test_agreeing_and_taking_back_ask_before(house: House, waiting: Grant, client: Visitor) -> None:
    client.force_login(house.second_board)
    path = f"/vai-tro/{waiting.pk}"
    assert "Đồng ý giao vai trò Cấp có thẩm quyền xếp loại" in page(client.get(f"{path}/dong-y/"))
    assert client.post(f"{path}/dong-y/").headers["Location"] == "/vai-tro/"
    assert client.post(f"{path}/dong-y/").status_code == 422
    assert "Thu vai trò Cấp có thẩm quyền" in page(client.get(f"{path}/thu/"))
    assert client.post(f"{path}/thu/", {"reason": "nghỉ"}).status_code == 302
    waiting.refresh_from_db()
    assert waiting.state == "ended"


def test_whose_hands_it_is_stands_on_the_page_of_agreeing(house: House, waiting: Grant, client: Visitor) -> None:
    client.force_login(house.second_board)
    told = page(client.get(f"/vai-tro/{waiting.pk}/dong-y/"))
    assert "Vai trò Ban Tổ chức của chính đồng chí nhận bằng mã in khi cài đặt." in told
    assert "hai người đồng ý mà gốc là một" not in told
    Grant.objects.filter(pk=waiting.pk).update(granted_under=None)  # from before these roles were kept
    told = page(client.get(f"/vai-tro/{waiting.pk}/dong-y/"))
    assert "Vai trò Ban Tổ chức của đồng chí Nguyễn Thị Hoài không rõ do ai giao." in told
    friend = make_user("ban.be")
    give_role(NewGrant(Role.BOARD, None, date(2021, 12, 1)), to=friend, actor=acting(house.board))
    client.force_login(friend)
    told = page(client.get(f"/vai-tro/{waiting.pk}/dong-y/"))
    assert "do chính người đề nghị, đồng chí Nguyễn Thị Hoài, giao ngày 20/12/2021" in told
    assert "hai người đồng ý mà gốc là một" in told


def test_a_board_below_is_offered_nothing_on_what_comes_from_above(
    house: House, waiting: Grant, client: Visitor
) -> None:
    local = make_user("banto.xa")
    make_grant(local, Role.BOARD, on=house.commune)
    client.force_login(local)
    assert "Bùi Xuân Đạt" in main_of(page(client.get("/vai-tro/")))
    for act in ("dong-y", "thu"):
        assert f"/vai-tro/{waiting.pk}/{act}/" not in main_of(page(client.get("/vai-tro/")))
        assert client.get(f"/vai-tro/{waiting.pk}/{act}/").status_code == 403
        assert client.post(f"/vai-tro/{waiting.pk}/{act}/", {"reason": "thử"}).status_code == 403


def test_wrong_codes_are_refused_after_a_while_on_the_page(house: House, client: Visitor) -> None:
    client.force_login(house.member)
    for _ in range(5):
        client.post("/vai-tro/nhan-ban-to-chuc/", {"code": "bato-cuba"})
    assert "đã nhập sai mã 5 lần" in page(client.post("/vai-tro/nhan-ban-to-chuc/", {"code": "bato-cuba"}))


def test_a_role_that_may_not_be_seen_is_not_to_be_found(house: House, client: Visitor) -> None:
    grant = Grant.objects.get(user=house.board)
    client.force_login(house.secretary)
    assert client.get(f"/vai-tro/{grant.pk}/thu/").status_code == 404
    assert client.post(f"/vai-tro/{grant.pk}/thu/", {"reason": "thử"}).status_code == 404
    own = Grant.objects.get(user=house.secretary)
    assert client.get(f"/vai-tro/{own.pk}/thu/").status_code == 403


def test_everybody_may_read_the_table_of_rights(house: House, client: Visitor) -> None:
    client.force_login(house.member)
    told = page(client.get("/vai-tro/bang-quyen/"))
    assert all(permission.label in told for permission in Permission)
    assert all(role.label in told for role in Role)


def test_a_person_s_rights_are_told_with_the_reason_of_each(house: House, client: Visitor) -> None:
    rights = {right.permission: right for right in rights_of(acting(house.secretary))}
    assert rights[Permission.EDIT_PEOPLE].reasons == ("Bí thư, phó bí thư của Đảng bộ xã Long Giang",)
    assert rights[Permission.EDIT_PEOPLE].is_barred_on_own_case
    assert not rights[Permission.EDIT_UNITS].is_held
    client.force_login(house.board)
    told = page(client.get(f"/vai-tro/cua-nguoi/{house.secretary.pk}/"))
    assert "Bí thư, phó bí thư của Đảng bộ xã Long Giang" in told


def test_rights_of_others_are_for_those_who_may_see_their_roles(house: House, client: Visitor) -> None:
    client.force_login(house.secretary)
    assert client.get(f"/vai-tro/cua-nguoi/{house.secretary.pk}/").status_code == 200
    assert client.get(f"/vai-tro/cua-nguoi/{house.board.pk}/").status_code == 404
    client.force_login(house.inspector)  # of the district, not of the whole house
    assert client.get(f"/vai-tro/cua-nguoi/{house.secretary.pk}/").status_code == 200
    assert client.get(f"/vai-tro/cua-nguoi/{house.board.pk}/").status_code == 404
    assert client.get(f"/vai-tro/cua-nguoi/{house.member.pk}/").status_code == 404
    client.force_login(house.board)
    assert "không giữ vai trò nào hôm nay" in page(client.get(f"/vai-tro/cua-nguoi/{house.member.pk}/"))
    assert client.get("/vai-tro/cua-nguoi/999999/").status_code == 404


def test_the_first_of_the_board_claims_it_on_the_page(house: House, client: Visitor) -> None:
    code = make_board_code(actor=command_line(NOON), chance=Random(1))
    client.force_login(house.member)
    path = "/vai-tro/nhan-ban-to-chuc/"
    assert "không đúng hoặc đã dùng" in page(client.post(path, {"code": "bato-cuba"}))
    assert client.post(path, {"code": code}).status_code == 302
    assert client.get("/tai-khoan/cua-toi/").headers["Location"] == "/ma-6-so/cai/"


@pytest.mark.django_db(transaction=True)
def test_of_two_who_claim_at_once_one_gets_the_board() -> None:
    users = [make_user("mot"), make_user("hai")]
    code = make_board_code(actor=command_line(NOON), chance=Random(1))
    claims = [
        partial(claim_board, user, code=code, address="10.0.0.7", actor=acting(user), clock=NOON) for user in users
    ]
    found = at_once(claims)
    assert sorted(type(one).__name__ for one in found) == ["Grant", "NoSuchCode"]
    assert Grant.objects.count() == 1

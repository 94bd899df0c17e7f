"""What the rights of a user refuse."""

from kiemdiem.core.quantities.errors import HouseError


class MayNot(HouseError):
    """The user's roles do not allow this act on this thing."""

    message = "Chưa được phép: {permission}. {why}"
    advice = "Nếu đây là việc của đồng chí, đề nghị Ban Tổ chức giao vai trò."


class InOwnCase(MayNot):
    """The act is on the user's own case: no role allows that."""

    advice = "Nhờ người khác đang giữ vai trò ở đơn vị này, hoặc ở Ban Tổ chức, làm."


class GrantedByHimself(HouseError):
    """Somebody gives a role to himself."""

    message = "Không ai tự giao vai trò cho mình."
    advice = "Đề nghị người khác trong Ban Tổ chức giao."


class RoleHeldAlready(HouseError):
    """The same role on the same branch runs in the same term already."""

    message = "{user} đang giữ vai trò {role} ở {branch}."
    advice = "Chưa ghi gì. Nếu cần đổi nhiệm kỳ, hãy thu vai trò cũ trước."


class TermEndsBeforeItBegins(HouseError):
    """A term whose last day lies before its first."""

    message = "Nhiệm kỳ từ {since} đến {until}: ngày cuối đứng trước ngày đầu."
    advice = "Hãy ghi lại hai ngày."


class SecondedBySameHand(HouseError):
    """Both signatures of a grant would be the same person's."""

    message = "Người đồng ý phải khác người giao và khác người nhận vai trò."
    advice = "Đề nghị một người khác trong Ban Tổ chức đồng ý."


class GrantNotWaiting(HouseError):
    """A grant is seconded that waits for nobody, or is ended already."""

    message = "Vai trò {role} của {user} không còn chờ ai đồng ý."
    advice = "Chưa ghi gì. Hãy mở lại danh sách vai trò."


class GrantEnded(HouseError):
    """A grant is ended a second time."""

    message = "Vai trò {role} của {user} đã thu ngày {on}."
    advice = "Chưa ghi gì."


class RoleNotGiven(HouseError):
    """Nobody may give this role by hand, or not to this user."""

    message = "Không giao được vai trò {role} cho {user}: {why}"
    advice = "Chưa ghi gì."


class NoSuchCode(HouseError):
    """The installation's code is wrong, or was used already."""

    message = "Mã lập Ban Tổ chức không đúng hoặc đã dùng rồi."
    advice = "Mã in ra khi cài đặt, dùng một lần. Cán bộ quản trị in mã mới bằng lệnh `kiemdiem user board-code`."


class CodeTriedTooOften(HouseError):
    """Too many wrong codes from this account or this address; the code was not looked at."""

    message = "Từ tài khoản này hoặc địa chỉ máy này đã nhập sai mã {times} lần. Nhập tiếp được từ {until}."
    advice = "Chưa kiểm tra mã vừa nhập. Hãy đối chiếu từng từ với mã đã in."


class OnlyOnTheMachine(HouseError):
    """Something that is done by a command on the server, by nobody in the browser."""

    message = "Việc này chỉ làm bằng lệnh trên máy chủ: {what}."
    advice = "Đề nghị cán bộ quản trị máy chủ."


class RoleWithoutReason(HouseError):
    """A role is taken back or laid down without a word on why."""

    message = "Chưa ghi lý do {user} thôi giữ vai trò {role}."
    advice = "Hãy ghi lý do, ví dụ số quyết định nghỉ hoặc chuyển công tác."


class LastOfTheBoard(HouseError):
    """The last who can give roles in the whole house lays down his own."""

    message = "Đồng chí là người cuối cùng giữ vai trò Ban Tổ chức của toàn hệ thống."
    advice = "Hãy giao vai trò Ban Tổ chức cho người khác trước, rồi thôi giữ vai trò này."


class RoleOfAssignment(HouseError):
    """A role that comes with an assignment is ended by hand."""

    message = "Vai trò {role} của {user} ở {branch} có cùng với phân công trong kỳ kiểm điểm."
    advice = "Chưa đổi gì. Hãy thôi phân công ở trang của kỳ; vai trò thôi theo."

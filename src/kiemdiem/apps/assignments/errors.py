"""What assignments refuse."""

from __future__ import annotations

from kiemdiem.core.quantities.errors import HouseError


class CampaignOver(HouseError):
    """Somebody is assigned in a campaign that is over."""

    message = "{campaign} {state}; không phân công thêm."
    advice = "Chưa đổi gì."


class NoSuchDuty(HouseError):
    """A kind of assignment that the plan does not have."""

    message = "Kế hoạch của kỳ không có việc phân công mang mã “{duty}”."
    advice = "Chưa ghi gì. Hãy chọn trong các việc phân công của kế hoạch."


class UnitNotMeant(HouseError):
    """A unit that the plan does not put under this assignment."""

    message = "{unit} không thuộc các đơn vị mà kế hoạch phân công việc “{duty}”."
    advice = "Chưa ghi gì. Hãy chọn trong bảng các đơn vị của việc này."


class NobodyAssigned(HouseError):
    """Nothing was given."""

    message = "Chưa chọn ai phụ trách nơi nào."
    advice = "Chưa ghi gì. Hãy chọn người và đơn vị, hoặc dán bảng."


class NothingToDecide(HouseError):
    """There is no draft that waits for a decision."""

    message = "Không có dự kiến phân công nào của việc “{duty}” chờ quyết định."
    advice = "Chưa đổi gì. Ban Tổ chức ghi dự kiến trước."


class DecisionWithoutNumber(HouseError):
    """A decision without its number."""

    message = "Quyết định chưa ghi số."
    advice = "Chưa đổi gì. Hãy ghi số quyết định, ví dụ 105-QĐ/TU."


class DecisionToCome(HouseError):
    """A decision of a day that has not come."""

    message = "Ngày quyết định {day} chưa tới; hôm nay là {today}."
    advice = "Chưa đổi gì. Hãy ghi ngày ký."


class AssignmentOver(HouseError):
    """Something that is over is ended again, or changed."""

    message = "{what} đã thôi từ trước."
    advice = "Chưa đổi gì. Hãy tải lại trang."


class EndedWithoutReason(HouseError):
    """An assignment ends without a reason."""

    message = "Thôi phân công thì phải ghi lý do."
    advice = "Chưa đổi gì. Hãy ghi lý do, ví dụ số quyết định điều động."


class GroupIncomplete(HouseError):
    """A group without members, or without units."""

    message = "{group} chưa đủ: cần ít nhất một đồng chí và một đơn vị."
    advice = "Chưa ghi gì. Hãy ghi thành viên và đơn vị của đoàn."


class GroupNameTaken(HouseError):
    """Two groups of one name."""

    message = "Kỳ này đã có {group}."
    advice = "Chưa ghi gì. Hãy đặt tên khác, ví dụ thêm số thứ tự."


class PostHeldByNobody(HouseError):
    """The plan names a post that nobody, or more than one, holds."""

    message = "Chức vụ “{post}” ở {root} hiện có {count} người giữ trong danh bạ."
    advice = "Chưa ghi gì. Hãy sửa danh bạ, hoặc ghi phân công từng dòng."


class PrintedUnitUnknown(HouseError):
    """The plan names a unit that the register does not have."""

    message = "Danh bạ của {root} chưa có {unit}."
    advice = "Chưa ghi gì. Hãy ghi đúng tên đơn vị như kế hoạch in, hoặc phân công từng dòng."

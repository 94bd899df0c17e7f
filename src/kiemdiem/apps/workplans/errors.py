"""What the work plan refuses."""

from __future__ import annotations

from kiemdiem.core.quantities.errors import HouseError


class NoSuchDay(HouseError):
    """A key that the plan leaves no day open for."""

    message = "Kế hoạch không để ngỏ ngày nào mang mã “{key}”."
    advice = "Chưa ghi gì. Hãy chọn trong danh sách các ngày còn để ngỏ."


class DayOfEachUnit(HouseError):
    """An event that each unit has for itself is given one day for all."""

    message = "“{event}” có ngày riêng của từng đơn vị."
    advice = "Chưa ghi gì. Ngày của từng đơn vị lấy từ việc của đơn vị đó."


class DayWithoutSource(HouseError):
    """Nobody says where a day comes from."""

    message = "Ngày này chưa ghi theo văn bản nào."
    advice = "Chưa ghi gì. Hãy ghi số, ngày của văn bản, hoặc lý do."


class NoSuchWork(HouseError):
    """An item or part that the plan does not have, or does not give to this unit."""

    message = "Kế hoạch không giao việc này cho {unit}."
    advice = "Chưa ghi gì. Hãy mở trang việc của đơn vị và chọn trong danh sách."


class NothingMarked(HouseError):
    """No part is named."""

    message = "Chưa chọn phần việc nào."
    advice = "Chưa ghi gì. Hãy đánh dấu ít nhất một phần."


class DayToCome(HouseError):
    """Work is marked as done on a day that has not come."""

    message = "Ngày {day} chưa tới; hôm nay là {today}."
    advice = "Chưa ghi gì. Hãy ghi khi việc đã xong."


class SomethingComesFirst(HouseError):
    """What the plan puts before an item is not done."""

    message = "{before} của kế hoạch phải xong trước việc này ({ids})."
    advice = "Chưa ghi gì. Hãy ghi xong việc đó trước."


class NothingToReturn(HouseError):
    """What is sent back was not marked as done."""

    message = "{unit} chưa ghi xong việc này."
    advice = "Chưa đổi gì. Hãy tải lại trang."


class ReturnWithoutRemark(HouseError):
    """Work is sent back without saying what is wanting."""

    message = "Trả lại thì phải ghi nhận xét: còn thiếu gì, sửa thế nào."
    advice = "Chưa đổi gì. Hãy ghi nhận xét."


class NoSuchBody(HouseError):
    """A body that the plan does not print."""

    message = "Kế hoạch không nêu cơ quan nào mang mã “{body}”."
    advice = "Chưa đổi gì. Hãy chọn trong danh sách các cơ quan của kế hoạch."


class CorrectionWithoutReason(HouseError):
    """A correction by hand without a reason."""

    message = "Sửa tay thì phải ghi lý do."
    advice = "Chưa đổi gì. Hãy ghi văn bản hoặc lý do."


class NobodyToTell(HouseError):
    """Somebody who is not on the roll of the unit, or a part that is not ticked off one by one."""

    message = "Việc này không ghi cho {name}."
    advice = "Chưa ghi gì. Hãy chọn trong danh sách của đơn vị."


class NothingToRemind(HouseError):
    """A unit is to be reminded of what it has done."""

    message = "{unit} đã làm xong {item}."
    advice = "Chưa nhắc. Tải lại trang để xem đơn vị nào còn nợ việc."


class NoSuchNotice(HouseError):
    """No day, too many days, or one that is no day before a deadline."""

    message = "Ghi từ một đến {most} ngày nhắc, mỗi ngày từ 1 đến {longest}."
    advice = "Chưa đổi gì. Hãy ghi lại, ví dụ 7, 3, 1."

"""What this room refuses."""

from __future__ import annotations

from kiemdiem.core.quantities.errors import HouseError


class TargetWithoutSource(HouseError):
    """Nobody says where a target comes from."""

    message = "Chỉ tiêu “{title}” chưa ghi nguồn."
    advice = "Chưa ghi gì. Hãy chọn nguồn: nghị quyết, cấp trên giao hay tự đặt."


class UnknownSource(HouseError):
    """A source that is none, or one whose targets no form brings."""

    message = "Không có nguồn chỉ tiêu “{source}” để chọn."
    advice = "Chưa ghi gì. Hãy chọn trong danh sách nguồn."


class TargetWithoutTitle(HouseError):
    """A target of no words."""

    message = "Chưa ghi nội dung chỉ tiêu, nhiệm vụ."
    advice = "Chưa ghi gì. Hãy ghi chỉ tiêu, ví dụ “Kết nạp đảng viên”."


class QuantityWanted(HouseError):
    """A quantitative target without a quantity."""

    message = "Chỉ tiêu định lượng “{title}” chưa ghi số lượng."
    advice = "Chưa ghi gì. Hãy ghi số lượng, hoặc chọn định tính."


class HolderIsGone(HouseError):
    """A unit that has ended, or a person who has left the register."""

    message = "{holder} không còn hoạt động từ ngày {on}."
    advice = "Chưa ghi gì."


class TargetWithdrawn(HouseError):
    """Something with a target that was withdrawn."""

    message = "Chỉ tiêu “{title}” đã rút ngày {on}."
    advice = "Chưa đổi gì. Nếu cần, hãy giao lại."


class TargetIsSupplied(HouseError):
    """A target whose words come from a list of the plan or from a registration."""

    message = "Chỉ tiêu “{title}” theo {source}, không sửa và không rút ở đây."
    advice = "Chưa đổi gì. Hãy sửa ở danh mục của kế hoạch hoặc ở việc đăng ký."


class NoReason(HouseError):
    """Something that asks for a reason, without one."""

    message = "Việc này phải ghi lý do."
    advice = "Chưa đổi gì. Hãy ghi lý do."


class EmptyResult(HouseError):
    """A result of nothing."""

    message = "Chưa ghi kết quả nào: số lượng, sản phẩm và nhận xét đều trống."
    advice = "Chưa ghi gì. Hãy ghi ít nhất một mục."


class ResultDayNotCome(HouseError):
    """A result or a note of a day that has not come."""

    message = "Ngày {on} chưa tới; hôm nay là {today}."
    advice = "Chưa ghi gì. Hãy ghi ngày đã qua."


class EmptyNote(HouseError):
    """A note of no words."""

    message = "Ghi nhận chưa có nội dung."
    advice = "Chưa ghi gì."


class NoteOfAnother(HouseError):
    """A note is to correct one about somebody else."""

    message = "Ghi nhận được đính chính không phải về {holder}."
    advice = "Chưa ghi gì."


class NoRegistration(HouseError):
    """No open plan asks this person to register tasks."""

    message = "Chưa có kỳ kiểm điểm đang mở nào cho {person} đăng ký việc."
    advice = "Chưa ghi gì. Việc đăng ký mở theo kế hoạch có quy định đăng ký."


class TaskNotOpen(HouseError):
    """A task that was sent or decided is to be changed or sent."""

    message = "Việc “{title}” {state}; chỉ sửa và gửi khi đang soạn hoặc được trả lại."
    advice = "Chưa đổi gì."


class TaskNotSent(HouseError):
    """A task that was not sent, or was decided already, is to be decided."""

    message = "Việc “{title}” {state}; chỉ duyệt hoặc trả lại việc đã gửi."
    advice = "Chưa đổi gì."


class DecisionWanted(HouseError):
    """An approval that names no paper."""

    message = "Duyệt, giao việc thì phải ghi theo văn bản nào."
    advice = "Chưa duyệt. Hãy ghi số, ngày của văn bản hoặc cuộc họp."


class NoSuchList(HouseError):
    """A list that the plan of the campaign does not have."""

    message = "Kế hoạch không có danh mục chỉ tiêu “{key}”."
    advice = "Chưa nạp gì."


class ListNotRead(HouseError):
    """A block of which some lines are not understood."""

    message = "Chưa nạp: {count} dòng chưa hiểu. {first}"
    advice = "Sửa trong Excel rồi dán lại cả khối."


class EmptyList(HouseError):
    """A list of nothing."""

    message = "Khối dán vào không có chỉ tiêu nào."
    advice = "Chưa nạp gì. Sao chép các dòng trong Excel rồi dán vào ô."

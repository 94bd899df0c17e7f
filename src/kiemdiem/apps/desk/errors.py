"""What the desk refuses, in the words that a user reads."""

from kiemdiem.core.quantities.errors import HouseError


class OfficeWithoutName(HouseError):
    """A house of nobody."""

    message = "Chưa ghi tên cơ quan."
    advice = "Hãy ghi tên đầy đủ như trên văn bản, ví dụ “Huyện ủy Tân Lương”."


class ViewWithoutName(HouseError):
    """A view that nobody finds again."""

    message = "Chưa đặt tên cho chế độ xem."
    advice = "Hãy đặt tên ngắn theo việc dùng, nhiều nhất {most} ký tự, ví dụ “Dự bị xã Long Giang”."


class ViewNameTaken(HouseError):
    """Two views of a list would have one name."""

    message = "Danh sách này đã có chế độ xem “{name}”."
    advice = "Hãy chọn tên khác, hoặc xóa chế độ xem cũ trước."


class TooManyViews(HouseError):
    """More views of a list than one finds one's way in."""

    message = "Danh sách này đã có {most} chế độ xem."
    advice = "Hãy xóa chế độ xem không dùng nữa rồi lưu lại."


class ViewTooLong(HouseError):
    """A filter that no address takes."""

    message = "Bộ lọc này quá dài để lưu."
    advice = "Hãy bỏ bớt điều kiện hoặc cột rồi lưu lại."


class TooManyExports(HouseError):
    """More long lists at once than one reader waits for."""

    message = "Đang có {most} danh sách chờ ghi ra tệp."
    advice = "Hãy đợi một danh sách xong rồi xuất tiếp; tiến độ ở “Việc của tôi”."


class ExportOfOtherRoles(HouseError):
    """A file that was written under a role that its reader holds no longer."""

    message = "Tệp này được ghi khi đồng chí giữ vai trò nay đã hết."
    advice = "Hãy xuất lại danh sách theo vai trò hiện nay."

"""What every page may refuse, in the words that a user reads."""

from kiemdiem.core.quantities.errors import HouseError


class ChangedMeanwhile(HouseError):
    """Two people had the same form open; the second would overwrite what the first saved."""

    message = "“{named}” vừa được người khác sửa sau khi đồng chí mở trang này."
    advice = "Chưa ghi gì. Hãy xem bản mới bên dưới rồi sửa lại."


class NotToBeFound(HouseError):
    """What was asked for does not exist, or may not be seen; the two are not told apart."""

    message = "Không có mục này, hoặc mục này ngoài phạm vi được xem."
    advice = "Hãy quay lại danh sách và chọn lại."


class TooLongToWaitFor(HouseError):
    """A list of more rows than are written to a file while its reader waits; where a task can write it, one does."""

    message = "Danh sách này dài hơn {most} dòng, không xuất một lần được."
    advice = "Hãy bấm “Xuất Excel” ở danh sách để máy chủ ghi tệp riêng, hoặc thu hẹp bộ lọc rồi xuất từng phần."

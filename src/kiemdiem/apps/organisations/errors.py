"""What the tree of units refuses."""

from kiemdiem.core.quantities.errors import HouseError


class UnitWithoutName(HouseError):
    """A unit would have no name."""

    message = "Đơn vị chưa có tên."
    advice = "Hãy ghi tên đầy đủ như trong quyết định thành lập."


class UnitCodeTaken(HouseError):
    """Two units would have one code."""

    message = "Mã {code} đã dùng cho {unit}."
    advice = "Chưa ghi gì. Hãy chọn mã khác."


class UnitEnded(HouseError):
    """Something is done to a unit that is no more."""

    message = "{unit} đã kết thúc hoạt động từ ngày {on}."
    advice = "Chưa ghi gì. Hãy chọn đơn vị đang hoạt động."


class ChangeBeforeTheLast(HouseError):
    """A change of name or place is dated before the one that stands."""

    message = "{unit} đã có thay đổi từ ngày {last}; ngày {on} đứng trước ngày đó."
    advice = "Chưa ghi gì. Hãy ghi ngày sau ngày {last}."

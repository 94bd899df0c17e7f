"""What the demo refuses."""

from kiemdiem.core.quantities.errors import HouseError


class HouseNotEmpty(HouseError):
    """The demo would mix with real units."""

    message = "Thư mục dữ liệu đã có {units} đơn vị; dữ liệu dùng thử chỉ lập trên thư mục trống."
    advice = "Hãy chỉ một thư mục khác bằng --data, hoặc bỏ --demo."


class NoRehearsal(HouseError):
    """A real house has no day of its own."""

    message = "Nơi này không có ngày diễn tập: chỉ dữ liệu dùng thử mới đổi được ngày."
    advice = "Chưa ghi gì."


class DayOutOfSeason(HouseError):
    """A day of rehearsal so far from the season that nothing would be due."""

    message = "Ngày {day} nằm ngoài kỳ kiểm điểm năm {year}: chọn được từ {first} đến {last}."
    advice = "Chưa ghi gì. Hãy chọn một ngày trong khoảng đó."

"""The sentences of the demo's acts, and what its pages call things."""

PLANTED = "Lập dữ liệu dùng thử: {units} đơn vị, {people} người, {roots} nơi."
DAY_SET = "Đổi ngày diễn tập của {root} từ {before} sang {day}."
PASSWORD = "kiemdiem-2021"
CAST = {
    "board": "Ban Tổ chức",
    "second_board": "Ban Tổ chức (người thứ hai)",
    "authority": "Cấp có thẩm quyền xếp loại",
    "secretary": "Bí thư đảng ủy cơ sở",
    "inspector": "Cán bộ kiểm tra",
    "member": "Đảng viên",
    "follower": "Người được phân công phụ trách",
    "administrator": "Cán bộ quản trị máy chủ",
}
SEASON_OPEN, SEASON_NOT_OPEN = "kỳ kiểm điểm đang mở", "chưa mở kỳ: Ban Tổ chức tự mở được"
DAY = "Ngày diễn tập"
DAY_HINT = "Mọi hạn, nhắc việc và nhiệm kỳ tính theo ngày này. Chỉ dữ liệu dùng thử mới đổi được ngày."
DAY_IS_SET = "Đã chuyển sang ngày {day}."
USERNAMES = {
    "board": "tochuc",
    "second_board": "tochuc2",
    "authority": "thamquyen",
    "secretary": "bithu",
    "inspector": "kiemtra",
    "member": "dangvien",
    "follower": "theodoi",
}
ADMINISTRATOR = "quantri"
SHORT = {"kh61_2021": "kh61", "kh146_2014": "kh146", "kh75_2022": "kh75", "cv789_2023": "cv789", "kh24_2024": "kh24"}

"""Words of invented rosters: names of persons, places and bodies; nobody and no place is meant."""

from __future__ import annotations

FAMILY_NAMES = (
    ("Nguyễn", 38), ("Trần", 12), ("Lê", 10), ("Phạm", 8), ("Hoàng", 5), ("Phan", 5), ("Vũ", 4), ("Võ", 4),
    ("Đặng", 3), ("Bùi", 3), ("Đỗ", 2), ("Hồ", 2), ("Ngô", 2), ("Dương", 1), ("Lý", 1), ("Đinh", 1), ("Huỳnh", 2),
)  # fmt: skip
MEN_MIDDLE = ("Văn", "Đức", "Quang", "Minh", "Xuân", "Công", "Hữu", "Đình", "Thanh", "Ngọc", "Bá", "Trọng")
MEN_GIVEN = (
    "An", "Bình", "Chiến", "Cường", "Dũng", "Đạt", "Điền", "Giang", "Hải", "Hiếu", "Hòa", "Hùng", "Khánh", "Kiên",
    "Lâm", "Long", "Mạnh", "Nam", "Phong", "Phúc", "Quân", "Sơn", "Tài", "Thắng", "Thịnh", "Toàn", "Trung", "Tuấn",
    "Tùng", "Vinh",
)  # fmt: skip
WOMEN_MIDDLE = ("Thị", "Thị Thu", "Thị Ngọc", "Thị Kim", "Thị Thanh", "Thúy", "Bích", "Hồng", "Mai", "Phương")
WOMEN_GIVEN = (
    "Anh", "Chi", "Cúc", "Dung", "Duyên", "Đào", "Hà", "Hạnh", "Hằng", "Hiền", "Hoa", "Hương", "Lan", "Liên", "Loan",
    "Ly", "Mơ", "Nga", "Ngân", "Nhung", "Oanh", "Phượng", "Quyên", "Tâm", "Thảo", "Thủy", "Trang", "Tuyết", "Xuân",
    "Yến",
)  # fmt: skip

PLACE_HEADS = (
    "Suối", "Gò", "Bến", "Đồi", "Khe", "Bãi", "Hồ", "Rừng", "Cầu", "Đồng", "Ao", "Vườn", "Bàu", "Lũng", "Giếng",
)  # fmt: skip
PLACE_TAILS = (
    "Trúc", "Sen", "Mây", "Thông", "Vàng", "Dâu", "Trăng", "Ngọc", "Sim", "Quế", "Lúa", "Nắng", "Gạo", "Bạc", "Chuối",
    "Khế", "Me", "Nứa", "Cau", "Mận",
)  # fmt: skip
NUMBERED_PLACE = "{place} {number}"

# Names of bodies by kind; {place} is the place of the cluster, {unit} one of the units inside it.
SUB_UNITS = (
    "thôn Đông", "thôn Đoài", "thôn Trung", "Trường Mầm non", "Trường Tiểu học", "Trường Trung học cơ sở", "Trạm Y tế",
    "Công an xã", "Quân sự", "Cơ quan", "Hợp tác xã", "thôn Thượng", "thôn Hạ", "Hưu trí", "Chợ",
)  # fmt: skip
DEPARTMENTS = (
    "Phòng Nghiệp vụ 1", "Phòng Nghiệp vụ 2", "Phòng Nghiệp vụ 3", "Văn phòng", "Phòng Tiếp công dân",
    "Phòng Giám sát", "Phòng Pháp chế", "Phòng Tổng hợp", "Ban Kiểm tra nội bộ",
)  # fmt: skip
TOP_ORGANISATION = "Đảng bộ xã {place}"
CELL = "Chi bộ {unit} ({place})"
CHAPTER = "Đảng bộ Thanh tra {place}"
CELL_OF_DEPARTMENT = "Chi bộ {unit} ({place})"
COLLECTIVES = ("Ban Thường vụ Đảng ủy xã {place}", "Tập thể lãnh đạo UBND xã {place}", "Thường trực HĐND xã {place}")
UNITS = ("Ủy ban nhân dân xã {place}", "Trường Tiểu học {place}", "Trạm Y tế xã {place}")
COLLECTIVES_OF_CHAPTER = ("Đảng ủy Thanh tra {place}", "Lãnh đạo Thanh tra {place}")
OTHER_BODY = "{label} {place} {number}"
DECIDING_BODY = "Huyện ủy {place}"
PEER_GROUPS = {
    "party_organisation": "Khối xã, phường {place}",
    "collective": "Khối tập thể lãnh đạo {place}",
    "cadre": "Khối cán bộ lãnh đạo {place}",
    "member": "Đảng viên {place}",
}
PEER_GROUP = "Nhóm {label} {place}"
FORUMS = ("Hội nghị kiểm điểm", "Hội nghị nơi công tác")

MASS_ORGANISATIONS = ("Công đoàn", "Đoàn Thanh niên", "Hội Cựu chiến binh", "Chi hội Luật gia")
TASKS = (
    "Hoàn thành kế hoạch công tác năm", "Giải quyết đơn thư đúng hạn", "Sinh hoạt chuyên đề theo kế hoạch",
    "Thu, nộp đảng phí", "Chuyển đổi số hồ sơ", "Kiểm tra, giám sát định kỳ",
)  # fmt: skip
TASK = "Nhiệm vụ {number}"
POSTS = {"head": "Bí thư", "deputy": "Phó Bí thư", "leader": "Chủ tịch", "second": "Phó Chủ tịch"}
OTHER_TEXT = "Theo hồ sơ của đơn vị"
SOURCE_OF_SCORE = "Bảng chấm điểm của chi bộ, Đảng ủy thẩm định"
REASON_OF_RELEASE = "Mới chuyển đến, không phụ trách công việc trong năm của nơi này"
REASON_OF_DISCIPLINE = "Vi phạm quy chế làm việc"

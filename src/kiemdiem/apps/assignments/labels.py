"""States and acts of assignments as they are shown."""

DRAFT, HELD, ENDED = "chờ quyết định", "đang giữ", "đã thôi"
# The acts of this room, as the journal tells them.
ASSIGNED = "Phân công trong {campaign} ({duty}): {lines}."
ASSIGNMENTS_DECIDED = "Quyết định phân công trong {campaign} ({duty}) theo {decision} ngày {day}: {lines}."
ASSIGNMENT_ENDED = "Thôi phân công {person} phụ trách {unit} trong {campaign} ({duty})."
GROUP_MADE = "Lập {group} trong {campaign}: {members}; đến {covers}."
GROUP_EDITED = "Sửa {group} trong {campaign}: {members}; đến {covers}."
GROUP_DECIDED = "Quyết định thành lập {group} trong {campaign} theo {decision} ngày {day}."
GROUP_ENDED = "Thôi {group} trong {campaign}."
LINE = "{unit}: {person}"
HEAD_OF_GROUP = "{person} (trưởng đoàn)"
REASON_OF_ACCESS = "Phân công trong {campaign}"

"""States and acts of campaigns as they are shown."""

PREPARING, OPEN, CLOSED, DROPPED = "đang chuẩn bị", "đang mở", "đã khép", "đã bỏ"
COMPUTING, READY, TAKEN, ROLL_DROPPED, REFUSED = "đang lập", "chờ chốt", "đã chốt", "đã bỏ", "không lập được"
TAKE_IN, LEAVE_OUT, PLACE = "đưa vào danh sách", "bỏ ra khỏi danh sách", "đổi nơi kiểm điểm"
AUTHORITY, TOGETHER = "đổi cấp quyết định", "kiểm điểm kết hợp"
GROUP_DRAFT, GROUP_APPROVED = "dự kiến", "đã duyệt"
# The acts of this room, as the journal tells them.
CAMPAIGN_PREPARED = "Lập {campaign} theo kế hoạch {regime}, cho {root}."
READINGS_CHOSEN = "Chọn cách hiểu trong {campaign}: {chosen}."
ROLL_ASKED = "Lập danh sách đối tượng của {campaign} theo danh bạ ngày {as_of}."
CAMPAIGN_OPENED = (
    "Mở {campaign} theo kế hoạch {regime}: {reviewed} đối tượng kiểm điểm, {rated} đối tượng xếp loại; "
    "mã kiểm {fingerprint}."
)
ROLL_TAKEN = "Chốt danh sách lần {number} của {campaign}: {touched} đối tượng thay đổi."
ROLL_DROPPED_ACT = "Bỏ lần lập danh sách ngày {as_of} của {campaign}."
CAMPAIGN_DROPPED = "Bỏ {campaign} chưa mở."
CAMPAIGN_CLOSED = "Khép {campaign}."
MILESTONE_RECORDED = "Ghi ngày của “{what}” của {whom} trong {campaign}: {day}; theo {source}."
MILESTONE_RECORDED_FOR = "Làm thay {whom}: ghi ngày của “{what}” trong {campaign}: {day}; theo {source}."
MILESTONE_CHANGED = "Đổi ngày của “{what}” của {whom} trong {campaign} từ {before} thành {day}; theo {source}."
MILESTONE_CHANGED_FOR = (
    "Làm thay {whom}: đổi ngày của “{what}” trong {campaign} từ {before} thành {day}; theo {source}."
)
MILESTONE_TAKEN_BACK = "Rút ngày {before} của “{what}” của {whom} trong {campaign}."
MILESTONE_TAKEN_BACK_FOR = "Làm thay {whom}: rút ngày {before} của “{what}” trong {campaign}."
ROLL_CORRECTED = "Điều chỉnh danh sách của {campaign}: {whom}, {what}; cơ quan quy định: {body}; văn bản: {source}."
CORRECTION_REVOKED = "Rút điều chỉnh trong {campaign}: {whom}, {what}."
GROUPS_PROPOSED = "Đề xuất {count} nhóm vị trí tương đương của {scope} trong {campaign}, loại {kind}."
GROUP_FORMED = "Lập nhóm {name} của {scope} trong {campaign}: {count} đối tượng."
GROUP_CHANGED = "Sửa nhóm {name} của {scope} trong {campaign}: {count} đối tượng; thêm {added}; bớt {removed}."
GROUP_DROPPED = "Bỏ nhóm {name} của {scope} trong {campaign}."
GROUP_APPROVED_ACT = "Duyệt nhóm {name} của {scope} trong {campaign}: {count} đối tượng; văn bản: {source}."

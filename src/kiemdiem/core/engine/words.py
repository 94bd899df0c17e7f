"""The Vietnamese sentences of an answer; slots are filled with numbers and labels already written out."""

from __future__ import annotations

OUTCOMES = {
    "rated": "được xếp loại",
    "not_rated": "không xếp loại",
    "reviewed_only": "chỉ kiểm điểm, không xếp loại",
    "exempt": "được miễn",
    "deferred": "chuyển sang kỳ sau",
    "incomplete": "chưa đủ dữ kiện",
    "undetermined": "chưa xác định, cần người có thẩm quyền quyết định",
}
NO_LEVEL = "không có mức"
UNKNOWN = "chưa rõ"
YES = "có"
NO = "không"
NONE = "không áp dụng"

VOTES_THIS = "{inequality} số phiếu đề nghị {level}"
VOTES_OR_BETTER = "{inequality} số phiếu đề nghị từ {level} trở lên"
VOTES_HOLD = "{votes}: {of_what}."
VOTES_UNKNOWN = "Chưa đủ số phiếu để tính tỷ lệ cho mức {level} ({of_what})."
VOTES_LACK = "{votes}: {of_what}; thiếu {lacking} phiếu cho mức {level}."
BASES = {
    "present_voters": "tính trên số người tham gia bỏ phiếu",
    "full_members": "tính trên tổng số đảng viên chính thức",
    "valid_papers": "tính trên số phiếu hợp lệ",
}
OTHER_BASE = "tính trên {name}"
EMPTY_BASE = "Không có ai để tính tỷ lệ cho mức {level}."

POINTS_IN = "{value} điểm thuộc khung {band} của mức {level}."
POINTS_UNDER = "{value} điểm: mức {level} cần {band}; thiếu {lacking} điểm."
POINTS_UNKNOWN = "Chưa có điểm."
BAND_FROM = "từ {bound} điểm"
BAND_ABOVE = "trên {bound} điểm"
BAND_UP_TO = "đến {bound} điểm"
BAND_BELOW = "dưới {bound} điểm"

PROPOSED = "Mức được đề xuất: {level}."
PROPOSED_UNDER = "Mức được đề xuất là {proposed}, không phải {level}."
NOT_PROPOSED = "Chưa có mức đề xuất của cấp có thẩm quyền."
TEXT_MISSING = "{wants} (chưa có): theo {basis}, chưa nhập."
TEXT_MISSING_PLAIN = "{wants} (chưa có): chưa nhập."

REQUIREMENT_UNKNOWN = "Chưa đủ dữ kiện để xét điều kiện của mức {level}."
CEILING_LOWERS = "{because} Mức {before} hạ xuống {after}."
CEILING_WAITS = "{because} Phải có mức đó mới xếp loại được."
LIFTED = "Không áp dụng “{rule}”: {because}"
LIFTED_PLAIN = "được miễn áp dụng theo kế hoạch."
GAP = "Không mức nào đủ số phiếu."
GAP_POINTS = "Không mức nào đủ điều kiện."
SEVERAL = "Các nơi bỏ phiếu ra mức khác nhau: {levels}. Không quy tắc nào chọn thay; {who} xem xét, quyết định."
SEVERAL_ONE = "{forum}: {level}"
A_FORUM = "nơi thứ {number}"
UNMET = "Mức được đề xuất không đủ điều kiện."
ASKS = "{because} {who} quyết định."
RELEASE = "{who} có thể xem xét không áp dụng, có lý do và minh chứng."
EXCLUDED_PLAIN = "Theo kế hoạch: {outcome}."
MAY_BE_EXCLUDED = "Chưa đủ dữ kiện để biết có thuộc trường hợp {outcome} không."

QUOTA_RULE = "Không quá {share} của {base} = {product} → {limit}"
QUOTA_NUMBER = "Không quá {limit}"
QUOTA_OPEN = "Cơ số còn từ {least} đến {greatest}: giới hạn từ {low} đến {high}, tạm lấy {low}"
QUOTA_UNSET = "Chưa nhập giới hạn ({name}): không kiểm tra giới hạn"
QUOTA_KEPT = "{rule}; có {candidates} người hoặc đơn vị đủ điều kiện, được chọn."
QUOTA_DROPPED = "{rule}; có {candidates} đủ điều kiện, xếp thứ {position}, không được chọn."
QUOTA_TIE = "{rule}; ngang nhau ở chỗ cuối cùng: {names}. {who} chọn."
QUOTA_CHOICE = "{rule}; có {candidates} đủ điều kiện. {who} chọn."
QUOTA_OVER = "{rule}; đã quyết định {decided}, vượt {over}: không chấp nhận."
THE_OFFICE = "Cấp có thẩm quyền"

DECIDED = "Cấp có thẩm quyền đã quyết định: {level}."
DECIDED_NOT_ALLOWED = "Không chấp nhận mức đã quyết định {decided}: theo các quy tắc trên, kết quả là {level}."
DECIDED_BLOCKED = "Chưa thể quyết định mức {decided}: {act}"
DUTY_OPEN = "Chưa rõ có phải làm không (thiếu: {facts}): {act}"
DECIDED_NOT_YET = "Chưa thể quyết định mức {decided}: còn thiếu dữ kiện hoặc chờ mức của nơi khác."
DECISION_TAKEN = "{by} quyết định ngày {on}: {level}. Lý do: {reason}"
DECISION_REFUSED = (
    "Không chấp nhận quyết định của “{by}” tại “{at}”: sai thẩm quyền, thiếu lý do hoặc ngoài các lựa chọn."
)
PROPOSAL_CONFLICT = "Nơi {forum} đề nghị {proposed}, theo quy tắc là {level}: không đủ điều kiện {proposed}."
PROPOSAL_SHOWN = "Nơi {forum} đề nghị {proposed} (chỉ là đề xuất)."
READINGS_DIFFER = "Cách hiểu “{question}” dẫn đến mức khác nhau: {levels}."
PROVISIONAL = "Tạm tính: {names} chưa có mức; xem lại khi có."

AWARD_CANDIDATE = "Đủ điều kiện xét: {label}."
AWARD_NOT = "Không đủ điều kiện xét: {label}."
AWARD_UNKNOWN = "Chưa đủ dữ kiện để xét: {label}."
AWARD_CHOSEN = "Được chọn: {label}."
AWARD_OVER = "Vượt giới hạn: {label}."
AWARD_YEARS = "{label}: liền {run}/{years} năm."
VOTES_FACT = "Số phiếu theo từng mức"
PRESENT_FACT = "Số người tham gia bỏ phiếu"
MEMBERS_FACT = "Tổng số đảng viên chính thức"
PROPOSED_FACT = "Mức được đề xuất"
PREVIOUS_FACT = "Kết quả các năm trước"
OF_OTHER = "{label} của {name}"
MEMBERS_LIST = "Danh sách: {relation}"
NEAREST_LEVEL = "mức {level}"
BALLOT_SUPPLIER = "Ban kiểm phiếu"
AUTHORITY_SUPPLIER = "cấp có thẩm quyền"
REGISTER_SUPPLIER = "sổ theo dõi"

"""The Vietnamese sentences of an answer; slots are filled with numbers and labels already written out."""

from __future__ import annotations

OUTCOMES = {
    "rated": "được xếp loại",
    "not_rated": "không xếp loại",
    "reviewed_only": "chỉ kiểm điểm, không xếp loại",
    "exempt": "không thuộc diện kiểm điểm, xếp loại",
    "deferred": "chuyển sang kỳ sau",
    "incomplete": "chưa đủ dữ kiện",
    "undetermined": "chưa xác định, chờ cấp có thẩm quyền quyết định",
}
NO_LEVEL = "không có mức"
UNKNOWN = "chưa rõ"
YES = "có"
NO = "không"
NONE = "không áp dụng"

VOTES = "{counts} phiếu = {comparison}"
VOTES_THIS = "Đề nghị {level}: {inequality}"
VOTES_OR_BETTER = "Đề nghị từ {level} trở lên: {inequality}"
VOTES_AT = "Phiếu tại {forum}: {votes}"
VOTES_HOLD = "{votes} {of_what}."
VOTES_UNKNOWN = "Chưa đủ số liệu kiểm phiếu để tính tỷ lệ của mức {level} (trên {of_what})."
VOTES_LACK = "{votes} {of_what}; thiếu {lacking} phiếu."
BASES = {
    "present_voters": "số người có mặt tham gia bỏ phiếu",
    "full_members": "tổng số đảng viên chính thức",
    "valid_papers": "số phiếu hợp lệ",
}
OTHER_BASE = "{name}"
EMPTY_BASE = "Không có người tham gia bỏ phiếu: không tính được tỷ lệ của mức {level}."

POINTS_IN = "{value} điểm: thuộc khung của mức {level} ({band})."
POINTS_UNDER = "{value} điểm: mức {level} cần {band}; thiếu {lacking} điểm."
POINTS_UNKNOWN = "Chưa có điểm."
BAND_FROM = "từ {bound} điểm"
BAND_ABOVE = "trên {bound} điểm"
BAND_UP_TO = "đến {bound} điểm"
BAND_BELOW = "dưới {bound} điểm"

PROPOSED = "Mức được đề xuất: {level}."
PROPOSED_UNDER = "Chỉ được đề xuất {proposed}, thấp hơn {level}."
NOT_PROPOSED = "Chưa có mức đề xuất của cấp có thẩm quyền."
TEXT_MISSING = "{wants}, theo {basis}: chưa có trong chương trình."
TEXT_MISSING_PLAIN = "{wants}: chưa có trong chương trình."

REQUIREMENT_UNKNOWN = "Chưa đủ dữ kiện để xét điều kiện của mức {level}."
CEILING_LOWERS = "{because} Hạ từ {before} xuống {after}."
CEILING_OPEN = "Chưa rõ có áp dụng không: {because}"
CEILING_WAITS = "{because} Phải có mức đó trước mới xếp loại được."
LIFTED = "Không áp dụng mức trần. {because}"
NOT_LIFTED = "{because} Chỉ được miễn khi có quyết định của {who}, ghi ngày và lý do: chưa có."
RELEASED = "không áp dụng"
LIFTED_PLAIN = "Kế hoạch cho phép không áp dụng."
GAP = "Không mức nào đủ tỷ lệ phiếu."
GAP_POINTS = "Không mức nào đủ điều kiện."
GAP_PROPOSAL = "Chương trình không tự tính được mức: nhập mức do {who} quyết định."
SEVERAL = "Kết quả biểu quyết ở các nơi khác nhau ({levels}): do {who} xem xét, quyết định."
SEVERAL_ONE = "{forum}: {level}"
A_FORUM = "nơi thứ {number}"
UNMET = "Mức được đề xuất không đủ điều kiện."
ASKS = "{because} Do {who} quyết định."
RELEASE = "Có thể không áp dụng, do {who} quyết định, có lý do và minh chứng."
EXCLUDED_PLAIN = "Theo kế hoạch: {outcome}."
MAY_BE_EXCLUDED = "Chưa đủ dữ kiện để biết có thuộc trường hợp “{outcome}” hay không."

QUOTA_SUM = "Không quá {share} của {base} = {product}"
QUOTA_RULE = "{sum} → {limit}"
QUOTA_RULE_OPEN = "Không quá {share} của {base} → {limit}"
QUOTA_MOVES = "{sum}; chọn {more} thì cơ số còn {base}, không quá {product} → {limit}"
QUOTA_NUMBER = "Không quá {limit}"
QUOTA_INSTEAD = "Không quá {limit} khi cơ số là {base}"
QUOTA_CASE = "{because}: không quá {limit}"
QUOTA_CASE_SUM = "{because}: {sum}"
QUOTA_OPEN = "Chưa đủ dữ kiện: giới hạn từ {low} đến {high} (cơ số {base}), tạm lấy {low}"
QUOTA_NOT_ENTERED = "Chưa nhập {name}: giới hạn từ {low} đến {high} (cơ số {base}), tạm lấy {low}"
FROM_TO = "{least}–{greatest}"
QUOTA_UNSET = "Chưa nhập {name}: không kiểm tra giới hạn"
ANY_LIMIT = "số lượng tối đa"
QUOTA_KEPT = "{rule}; có {candidates} trường hợp đủ điều kiện: được chọn."
QUOTA_DROPPED = "{rule}; có {candidates} trường hợp đủ điều kiện, xếp thứ {position}: không được chọn."
QUOTA_NOT_CHOSEN = "{rule}; có {candidates} trường hợp đủ điều kiện: không được chọn."
QUOTA_TIE = "{rule}; có {candidates} trường hợp đủ điều kiện, ngang nhau ở vị trí cuối: {names}; do {who} chọn."
QUOTA_CHOICE = "{rule}; có {candidates} trường hợp đủ điều kiện; do {who} chọn."
QUOTA_OVER_OTHERS = "{rule}; đã chọn {decided} trường hợp, vượt {over}: chờ {who} chọn lại cho đúng giới hạn."
QUOTA_OVER = "{rule}; đã quyết định {decided}, vượt {over}: không chấp nhận."
THE_OFFICE = "cấp có thẩm quyền"

DECIDED = "Cấp có thẩm quyền đã quyết định: {level}."
DECIDED_NOT_ALLOWED = "Không chấp nhận quyết định {decided}: theo quy định, kết quả là {level}."
DECIDED_BLOCKED = "Chưa thể quyết định mức {decided}: {act}"
DUTY = "{act}. Thực hiện: {by}."
DUTY_DUE = "{act} Chậm nhất ngày {day}."
DUTY_OPEN = "Chưa rõ có phải làm không (thiếu: {facts}): {act}"
DECIDED_NOT_YET = "Chưa thể quyết định mức {decided}: còn thiếu dữ kiện hoặc chờ mức của nơi khác."
DECISION_TAKEN = "Quyết định của {by}, ngày {on}: {level}. Lý do: {reason}"
DECISION_REFUSED = (
    "Không chấp nhận quyết định của “{by}”: sai thẩm quyền, thiếu lý do (hoặc ngày), hoặc ngoài các lựa chọn."
)
AT_FORUM = " tại {forum}"
PROPOSAL_CONFLICT = "Phiếu{forum} đề nghị {proposed}; theo quy định là {level}, không đủ điều kiện {proposed}."
PROPOSAL_SHOWN = "Phiếu{forum} đề nghị {proposed} (chỉ là đề xuất)."
READINGS_DIFFER = "Các cách hiểu “{question}” cho mức khác nhau: {levels}."
PROVISIONAL = "Tạm tính: {names} chưa có mức; xem lại khi có."
PROVISIONAL_FACTS = "Tạm tính: còn thiếu {facts}; xem lại khi có."

AWARD_CANDIDATE = "Đủ điều kiện xét: {label}."
AWARD_NOT = "Không đủ điều kiện xét: {label}."
AWARD_UNKNOWN = "Chưa đủ dữ kiện để xét: {label}."
AWARD_CHOSEN = "Được chọn: {label}."
AWARD_OVER = "Vượt giới hạn: {label}."
AWARD_BY = "Cấp xét: {by}."
AWARD_PROPOSED_TO = "Trình: {to}."
AWARD_PRIORITY = "Thuộc diện {label}."
AWARD_LIMIT = "{rule}; đã chọn {chosen}."
AWARD_AGAIN = "Lưu ý: các năm {first}–{year} đã được tính khi tặng danh hiệu này năm {year}."
AWARD_NOT_AGAIN = "Các năm đến {year} đã được tính khi tặng danh hiệu này năm {year}, không tính lại."
AWARD_YEARS = "Liên tục {run}/{years} năm."
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

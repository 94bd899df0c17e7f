"""Words for what stands in a regime and in an answer: signs, functions, rules in plain words."""

from __future__ import annotations

# ---------------------------------------------------------------- expressions
SIGNS = {"=": "là", "<>": "không phải là", "<": "<", "<=": "≤", ">": ">", ">=": "≥"}
NUMBER_SIGNS = SIGNS | {"=": "=", "<>": "≠"}
ORDER_SIGNS = SIGNS | {"<": "dưới", "<=": "từ", ">": "trên", ">=": "từ"}
OR_BETTER = "từ {level} trở lên"
OR_WORSE = "từ {level} trở xuống"
BETTER = "trên {level}"
WORSE = "dưới {level}"
AND = " và "
OR = " hoặc "
NOT = "không ({what})"
IN = "{what} là một trong: {items}"
FILLED_IN, NOT_FILLED_IN = "đã ghi {what}", "chưa ghi {what}"
IN_PERIOD = "{what} trong kỳ kiểm điểm"
HAS = "{what} có “{item}”"
IS = "{what} là {kind}"
OF = "{what} của {whom}"
WHERE = "{what} ({where})"
DURATIONS = {"days": "{n} ngày", "months": "{n} tháng", "years": "{n} năm"}
VOTES_FOR = "số phiếu {level}"
LIST_FUNCTIONS = {
    "count": "số {source}",
    "any": "có {source}",
    "all": "mọi {source}",
    "share": "tỷ lệ {source}",
    "sum": "tổng của {source}",
    "mean": "trung bình của {source}",
    "run": "số kỳ liên tiếp gần nhất của {source}",
    "best": "mức cao nhất trong {source}",
    "worst": "mức thấp nhất trong {source}",
    "names": "{source}",
}
OF_LEVELS = {"best": "mức cao nhất của {whom}", "worst": "mức thấp nhất của {whom}"}
ASKED = "{what} đạt điều kiện: {asks}"
PLAIN_FUNCTIONS = {
    "days": "số ngày từ {0} đến {1}",
    "working_days": "số ngày làm việc từ {0} đến {1}",
    "in_period": "{0} trong kỳ",
    "min": "số nhỏ hơn trong {0}, {1}",
    "max": "số lớn hơn trong {0}, {1}",
    "floor": "phần nguyên của {0}",
}
FIXED_NAMES = {
    "level": "mức xếp loại",
    "own_level": "mức theo riêng mình",
    "attained_level": "mức trước giới hạn",
    "rated": "được xếp loại",
    "present_voters": "số người tham gia bỏ phiếu",
    "full_members": "số đảng viên chính thức",
    "previous": "các kỳ trước",
    "honours": "danh hiệu",
    "as_of": "ngày xét",
    "period": "kỳ kiểm điểm",
    "period.start": "ngày đầu kỳ",
    "period.end": "ngày cuối kỳ",
    "year": "năm",
    "unit": "đơn vị",
    "superior": "cấp trên",
    "group.base": "cơ số của nhóm",
    "group.size": "số người hoặc đơn vị trong nhóm",
    "group": "nhóm",
    "heads": "nơi mình đứng đầu",
    "in_charge": "nơi mình phụ trách",
    "true": "có",
    "false": "không",
    "state": "trạng thái",
    "score": "điểm",
    "votes": "số phiếu",
}

# ---------------------------------------------------------------- rules
ALL_KINDS = "mọi đối tượng"
WHEN = "Khi {when}: {what}"
SOURCE = {
    "ballot": "Mức theo phiếu.",
    "points": "Mức theo điểm.",
    "conditions": "Mức theo các điều kiện đạt được.",
    "proposal": "Mức do {who} đề xuất.",
}
SOURCE_PROPOSES = "Phiếu chỉ để đề nghị, trình {who}."
THE_OFFICE = "cấp có thẩm quyền"
NO_LEVEL_THEN = "Không mức nào đạt: {text}."
THRESHOLD = "{level}: {bound} số phiếu {votes}, tính trên {of}."
THIS_LEVEL = "đề nghị mức này"
OR_BETTER_VOTES = "đề nghị từ mức này trở lên"
AT_LEAST = "từ {bound} trở lên"
ABOVE = "trên {bound}"
BY_READING = "(tùy nghi vấn {reading}) {options}"
BY_OPTION = "{option}: {what}"
BASES = {
    "present_voters": "số người tham gia bỏ phiếu",
    "full_members": "tổng số đảng viên chính thức",
    "valid_papers": "số phiếu hợp lệ",
}
BAND = "{level}: {bounds} (điểm)."
FROM = "từ {bound}"
UP_TO = "đến {bound}"
BELOW = "dưới {bound}"
UP_TO_AND = "đến {bound}"
BELOW_AND = "đến dưới {bound}"
REQUIREMENT = "{level} phải có: {holds}."
REQUIREMENT_OR_BETTER = "{level} trở lên phải có: {holds}."
GROUND = "{level} khi {when}."
RELEASED_BY = " {by} có thể xem xét không áp dụng."
CEILING = "Không quá {at_most} khi {when}."
CEILING_ALWAYS = "Không quá {at_most}."
LOWEST_OF = "mức của {whom}"
EXEMPTION = "Không áp dụng {lifts} khi {when}."
ASK = "{who} chọn giữa {between} khi {when}."
AS_COMPUTED = "mức tính được"
EXCLUSION = "{effect} khi {when}."
EFFECTS = {
    "exempt": "Miễn kiểm điểm, xếp loại",
    "reviewed_only": "Chỉ kiểm điểm, không xếp loại",
    "not_rated": "Không xếp loại",
    "deferred": "Chuyển sang kỳ sau",
}
QUOTA = "{level}: không quá {at_most} của {of}, trong mỗi {within}."
QUOTA_NUMBER = "{level}: không quá {at_most}, trong mỗi {within}."
INSTEAD = " Khi {when}: không quá {at_most}{more}."
INSTEAD_BY = " Nếu {by} quyết định: không quá {at_most}{more}."
EACH_KIND_APART = " Tính riêng từng loại đối tượng."
COUNTED = {"before_choice": "đếm trước khi chọn", "after_choice": "đếm sau khi chọn"}
COUNTED_SO = " Cơ số {how}."
RANKED = " Xếp thứ tự theo {by}."
NOT_RANKED = " Không xếp thứ tự: {who} chọn."
QUOTA_BASES = {"rated": "số được xếp loại", "in_group": "số trong nhóm", "candidates": "số đủ điều kiện"}
NUMBER_AT = "số {levels}"
FOLLOW_UP = "Khi {when}: {act}"
FOLLOW_UP_BY = " ({by})"
AWARD_AMONG = "{label}: xét khi {among}."
AWARD_YEARS = "{label}: {years} năm liền, mỗi năm {each}."
AWARD_AT_MOST = " Không quá {at_most} của {of}."
AWARD_PRIORITY = " Ưu tiên khi {when}."
AWARD_AT_MOST_OWN = " Không quá {at_most}."
SCORE = "Biểu điểm: {groups}."
VALID_FROM, VALID_UNTIL = " Từ ngày {day}.", " Đến hết ngày {day}."
ADVICE = "(chỉ nêu, không đổi mức) {text}"
UNDER = " [chỉ khi chọn {reading} = {option}]"
UNDER_OR = " hoặc "
TABLES = {
    "exclusion": "Không kiểm điểm, không xếp loại",
    "source": "Mức lấy từ đâu",
    "threshold": "Ngưỡng phiếu",
    "band": "Khung điểm",
    "requirement": "Điều kiện của từng mức",
    "ground": "Trường hợp xếp thẳng một mức",
    "ceiling": "Mức cao nhất được nhận",
    "exemption": "Được miễn áp dụng",
    "ask": "Để người có thẩm quyền chọn",
    "quota": "Giới hạn số lượng",
    "score": "Biểu điểm",
    "follow_up": "Việc phải làm kèm theo",
    "award": "Khen thưởng",
}
CHANGES = {"added": "Thêm", "removed": "Bỏ", "changed": "Đổi"}
EVERY_TABLE = TABLES | {
    "regime": "Văn bản",
    "kind": "Loại đối tượng",
    "scale": "Thang mức",
    "vocabulary": "Danh mục từ",
    "relation": "Quan hệ",
    "legal_basis": "Căn cứ pháp lý",
    "distribution": "Nơi nhận",
    "blank": "Phần chưa có",
    "clause": "Nội dung văn bản",
    "fact": "Dữ kiện",
    "reading": "Điểm nghi vấn",
    "value": "Số được tính",
    "leading_body": "Tập thể lãnh đạo",
    "assumed_flag": "Đặc điểm mặc nhiên",
    "subject": "Đối tượng kiểm điểm, xếp loại",
    "forum": "Nơi kiểm điểm",
    "forum_limit": "Số nơi kiểm điểm",
    "roll": "Thành phần dự, bỏ phiếu",
    "authority": "Thẩm quyền",
    "register_fact": "Dữ kiện lấy từ sổ",
    "register_gap": "Chỗ sổ còn thiếu",
    "listing": "Danh sách phải lập",
    "correction": "Điều chỉnh bằng tay",
    "reviewed_once": "Kiểm điểm một lần trong năm",
    "grouping": "Nhóm vị trí tương đương",
    "conference": "Hội nghị",
    "review_order": "Thứ tự kiểm điểm",
    "prompting": "Gợi ý kiểm điểm",
    "sign": "Biểu hiện phải xem xét",
    "item": "Việc trong kế hoạch",
    "event": "Sự kiện",
    "clash": "Chỗ kế hoạch không khớp",
    "assignment": "Phân công",
    "guidance": "Văn bản hướng dẫn",
    "difficulty": "Đường đi của vướng mắc",
    "dossier": "Hồ sơ",
    "report": "Báo cáo kết quả",
}

LEGAL_ROLES = {
    "preamble": "căn cứ ban hành",
    "named": "được nêu trong nội dung",
    "reading_list": "phải nghiên cứu, quán triệt",
}

# ---------------------------------------------------------------- answers
NO_LEVEL = "không có mức"
OUTCOMES = {
    "rated": "được xếp loại",
    "not_rated": "không xếp loại",
    "reviewed_only": "chỉ kiểm điểm",
    "exempt": "được miễn",
    "deferred": "chuyển kỳ sau",
    "incomplete": "chưa đủ dữ kiện",
    "undetermined": "chưa xác định",
    "none": NO_LEVEL,
}
STAGES = {
    "exclusion": "Thuộc diện kiểm điểm, xếp loại",
    "source": "Mức ban đầu",
    "requirement": "Điều kiện",
    "ground": "Trường hợp xếp thẳng",
    "ask": "Để người có thẩm quyền chọn",
    "ceiling": "Mức cao nhất được nhận",
    "quota": "Giới hạn số lượng",
    "decision": "Quyết định của người có thẩm quyền",
    "advice": "Lưu ý, không đổi mức",
    "award": "Khen thưởng",
}
AWARD_STATES = {
    "candidate": "đủ điều kiện",
    "chosen": "được chọn",
    "over_limit": "vượt giới hạn",
    "incomplete": "chưa đủ dữ kiện",
    "not_eligible": "không đủ điều kiện",
}

DID_OF_RULE = "{effect}: {rule}"
RULE_DID = {
    "opens": "Đạt",
    "fails": "Không đạt",
    "open": "Chưa rõ",
    "lowers": "Bị hạ mức",
    "waits": "Còn chờ",
    "lifts": "Được miễn",
    "keeps": "Được chọn trong giới hạn",
    "drops": "Vượt giới hạn",
}
"""What a rule did to everybody who is alike."""

# ---------------------------------------------------------------- work plans
ROLES = {
    "directing": "Chỉ đạo",
    "directing_in_person": "Trực tiếp chỉ đạo",
    "advising": "Tham mưu",
    "compiling": "Tổng hợp",
    "implementing": "Thực hiện",
    "addressed": "Câu giao việc nêu",
    "cooperating": "Phối hợp",
    "consulted": "Lấy ý kiến, dự",
}
UNDATED = {
    "before": "chưa có ngày",
    "by": "chưa có ngày",
    "within": "chưa có ngày",
    "window": "chưa có ngày",
    "after": "tính từ ngày {event}; chưa có ngày đó",
    "with_plan": "kèm theo kế hoạch",
    "external": "theo {source}",
    "promptly": "ngay sau khi {event}",
    "before_event": "trước khi {event}; chưa có ngày đó",
    "same_day": "cùng ngày với {event}; chưa có ngày đó",
    "next": "tại {event} gần nhất",
    "none": "văn bản không ghi thời hạn",
}

# ---------------------------------------------------------------- registers
REGISTERS = {
    "units": "Tổ chức",
    "persons": "Người",
    "posts": "Chức vụ",
    "memberships": "Đảng viên",
    "employments": "Nơi công tác",
    "assignments": "Phụ trách",
    "deciders": "Nơi quyết định",
}
REGISTER_COLUMNS = {
    "id": "Mã",
    "name": "Tên",
    "body": "Loại tổ chức",
    "deciders.body": "Nơi quyết định",
    "tier": "Cấp",
    "agency": "Loại cơ quan",
    "parent": "Trực thuộc",
    "of": "Lãnh đạo của",
    "host": "Đặt tại",
    "line": "Ngành",
    "reviewed_with": "Kiểm điểm cùng",
    "area": "Địa bàn",
    "managed_by": "Diện quản lý",
    "flags": "Đặc điểm",
    "founded_on": "Ngày thành lập",
    "person": "Người",
    "unit": "Tổ chức",
    "post": "Chức vụ",
    "title": "Tên chức vụ",
    "rank": "Thứ bậc",
    "presiding": "Chủ trì",
    "main": "Chính",
    "leading": "Lãnh đạo",
    "full_time": "Chuyên trách",
    "re_elected": "Tái cử",
    "promoted_from": "Chức vụ trước",
    "equivalent": "Tương đương",
    "since": "Từ ngày",
    "until": "Đến ngày",
    "cell": "Chi bộ",
    "kind": "Loại",
    "temporary_in": "Sinh hoạt tạm thời tại",
    "contract": "Hợp đồng",
    "how": "Cách giao",
    "basis": "Văn bản giao",
}
PARTS = {
    "engine": "xếp loại",
    "registers": "sổ",
    "campaign": "kỳ kiểm điểm",
    "papers": "biểu mẫu",
    "conference": "hội nghị",
    "ratings": "quyết định",
    "dossiers": "hồ sơ",
}

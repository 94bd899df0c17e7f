"""What the pages of the work plan say."""

from types import MappingProxyType

WORK_PLAN = "Kế hoạch và thời hạn"
PLAN = "Kế hoạch"
ROLES = MappingProxyType(
    {
        "directing": "chỉ đạo",
        "directing_in_person": "trực tiếp chỉ đạo",
        "advising": "tham mưu",
        "compiling": "tổng hợp",
        "implementing": "thực hiện",
        "addressed": "câu giao việc nêu",
        "cooperating": "phối hợp",
        "consulted": "đề xuất ý kiến",
    }
)
AND_OTHERS = "{names} và các cơ quan liên quan"
OVER, TODAY, SOON, LATER = "Đã qua ngày cuối", "Hôm nay là ngày cuối", "Còn {days} ngày", "Chưa đến"
NO_DEADLINE, NOT_KNOWN, EXPECTED = "Không ghi hạn", "Chưa có ngày", "Dự kiến"
WAITS_FOR = "chờ ngày của: {event}"
FROM_OUTSIDE = "theo {source}"
TIGHTER = "sớm hơn, theo {source}"
PROMPTLY = "kịp thời, ngay sau: {event}"
DAY, SOURCE, SOURCE_HINT = "Ngày", "Theo văn bản, lý do", "Ví dụ Công văn số, ngày; ghi vào nhật ký."
ENTERED = "Đã ghi ngày {day} cho “{what}”."
ITEM = "mục {number}"
HANDED_DAYS = "Ngày kế hoạch để ngỏ"

TOMORROW = "Ngày mai"
DUE_SOON = "Đến hạn trong {days} ngày tới"
OPEN = "Chưa xong"
BARS = "{task}: xong {done}, trễ {late}, đến hạn trong {soon_days} ngày tới {soon}, chưa đến {open} trong {of} đơn vị"
REMIND, REMIND_AGAIN, REMIND_UNIT = "Nhắc", "Nhắc lần {times}", "Nhắc đơn vị"
REMINDER_NOTE, REMINDER_NOTE_HINT = "Lời nhắc thêm", "Có thể để trống. Đơn vị đọc được; ghi vào nhật ký."
REMIND_QUESTION = "Nhắc {unit} về {item}?"
REMIND_TOLD = ("Lời nhắc hiện ở việc của đơn vị này, kèm ngày và người nhắc.", "Việc nhắc ghi vào nhật ký của kỳ.")
REMINDED = "Đã nhắc {unit} về {item}."
REMIND_LATE, REMIND_LATE_BUTTON = "Nhắc tất cả đơn vị chậm", "Nhắc tất cả"
REMIND_LATE_QUESTION = "Nhắc {count} đơn vị đang chậm trong {campaign}?"
REMIND_LATE_TOLD = (
    "Mỗi đơn vị được nhắc một lần về mọi việc đang trễ; đơn vị đã được nhắc trong ngày thì không nhắc nữa.",
    "Mỗi đơn vị một mục trong nhật ký của kỳ.",
)
LATE_REMINDED = "Đã nhắc {now} đơn vị."
LATE_REMINDED_BEFORE = " {before} đơn vị đã được nhắc trong hôm nay nên không nhắc lại."
NOBODY_LATE = "Không có đơn vị nào chậm; chưa nhắc ai."
NOTICE, NOTICE_HINT = "Nhắc trước ngày cuối", "Số ngày, cách nhau bằng dấu phẩy; ví dụ 7, 3, 1."
NOT_NUMBERS = "Chỉ ghi các số nguyên, cách nhau bằng dấu phẩy."
NOTICE_IS_SET = "Đã ghi ngày nhắc của {unit}."
LISTED = ", "
REMINDED_TIMES = "{times} lần, lần cuối {day}"
# Work of units.
WORK, UNIT, STATE, DUE, HEAD, EVIDENCE, DONE_ON = (
    "Việc",
    "Đơn vị",
    "Trạng thái",
    "Ngày cuối còn kịp",
    "Người chịu trách nhiệm",
    "Tài liệu",
    "Xong ngày",
)
WORK_FILE = "tien-do"
IS_DONE, DONE_LATE = "Xong {day}", "Xong {day}, trễ {days} ngày"
IS_RETURNED, IS_LATE, SOME_DONE = "Bị trả lại", "Trễ {days} ngày", "Xong {n}/{m} phần"
ALL_TOLD = "Đã phổ biến {n}/{m}"
PARTS, PARTS_HINT = "Các phần đã xong", "Đánh dấu những phần đã xong cùng ngày, cùng tài liệu."
DAY_DONE, EVIDENCE_HINT = "Ngày xong", "Số, ngày của văn bản; ví dụ Báo cáo số 12-BC/ĐU ngày 20/11/2024."
REMARK = "Ghi chú"
ON_BEHALF, ON_BEHALF_HINT = "Lý do làm thay", "Việc này do đơn vị tự ghi; lý do vào nhật ký và hiện ở đơn vị."
MARK, MARK_TITLE = "Ghi đã xong", "Ghi việc đã xong"
MARKED = "Đã ghi xong {item} của {unit}."
UNCHANGED = "Không có gì thay đổi."
RETURN, RETURN_TITLE = "Trả lại", "Trả lại để làm tiếp"
RETURN_REMARK, RETURN_REMARK_HINT = "Nhận xét", "Còn thiếu gì, sửa thế nào; đơn vị đọc được."
RETURNED_PARTS = "Các phần trả lại"
RETURNED_NOW = "Đã trả lại {item} cho {unit}."
NAME_HEAD, PERSON_CODE, PERSON_HINT = "Ghi người chịu trách nhiệm", "Mã trong danh bạ", "Ví dụ P-LUU."
NO_SUCH_PERSON = "Danh bạ không có ai mang mã “{code}”."
HEAD_IS_NAMED = "{person} chịu trách nhiệm về kiểm điểm của {unit}."
TELL, TELL_TITLE, TOLD_ON = "Ghi đã phổ biến", "Ghi người đã được phổ biến", "Ngày phổ biến"
MEMBERS, TOLD_NOW = "Những người đã được phổ biến", "Đã ghi {count} người."
BODIES = "Cơ quan trong kế hoạch"
MEANT, NOT_MEANT = "gồm cả đơn vị này", "không gồm đơn vị này"
CORRECTION, CORRECTION_REASON, CORRECTION_HINT = "Kế hoạch", "Lý do", "Văn bản hoặc lý do; ghi vào nhật ký."
BODY_IS_CORRECTED = "Đã sửa “{body}”: {how}, {unit}."
AXES = MappingProxyType({"content": "Nội dung", "procedure": "Quy trình", "schedule": "Tiến độ thời gian"})
AXIS_STATES = MappingProxyType({"met": "đạt", "open": "chưa đủ", "late": "muộn"})
LACKING = "{wants} ({basis})"
# Views of the whole plan.
VIEWS = MappingProxyType(
    {
        "work_plan": "Các mục",
        "plan_timeline": "Sơ đồ thời gian",
        "plan_calendar": "Lịch",
        "plan_owers": "Theo cơ quan",
        "season_overview": "Tiến độ",
    }
)
MONTH = "Tháng {month}"
BAR = "{task}: từ {start} đến ngày cuối {end}; {state}"
BAR_EXPECTED = "{task}: từ {start}, ngày cuối dự kiến {end}; {state}"
NO_UNIT_DATED = "0/{of} đơn vị có ngày"
UNITS_DATED = "{n}/{of} đơn vị có ngày, từ {first} đến {last}"
WAS_DUE, DONE_AFTER, EXPECTED_ON = "hạn {day}, trễ {days} ngày", "hạn {day}, xong trễ {days} ngày", "dự kiến {day}"
DONE_ON_DAY, LATE_UNITS = "xong {day}", "{n} đơn vị trễ"
ALL_DONE, LATE_SO_FAR, SO_FAR = "Xong {n}/{m}", "Trễ: xong {n}/{m}", "Xong {n}/{m}"
SOON_SO_FAR = "Còn {days} ngày: xong {n}/{m}"
# Calendar.
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
WEEK = "Tuần {first} – {last}"
WORKED_IN_EXCHANGE = "làm bù"
NUMBERED, EXPECTED_ENTRY, UNITS_ENTRY = "{number}. {task}", "Dự kiến: {label}", "{label}: {count} đơn vị"
HAPPENED, HAS_BEEN, WILL_BE = "{what} ({count})", "đã diễn ra", "sẽ diễn ra"
# What each body owes.
KINDS = MappingProxyType(
    {
        "directing": "Chỉ đạo",
        "advising": "Tham mưu",
        "implementing": "Thực hiện",
        "cooperating": "Phối hợp",
        "consulted": "Đề xuất ý kiến",
    }
)
BODY, ROLE, ITEM_NUMBER, TO_WHOM = "Cơ quan", "Vai trò", "Mục", "Với ai"
DONE_COUNT, ALL_COUNT, HELD, NEXT = "Xong", "Số việc", "Mục đang trễ", "Mục sắp đến hạn"
OWERS_FILE = "viec-cua-co-quan"
LATE_STATE = "Trễ: {state}"
# Projector.
SLIDES = MappingProxyType(
    {"sums": "Tiến độ chung", "items": "Từng mục", "late": "Việc đang trễ", "next": "Sắp đến hạn"}
)

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

PROGRESS = "Tiến độ"
LEFT, LEFT_ONE, IS_LATE = "Còn {days} ngày", "Ngày mai", "Trễ {days} ngày"
IS_DONE, DONE_LATE, IS_RETURNED = "Xong {day}", "Xong {day}, trễ", "Bị trả lại"
OPEN = "Chưa xong"
BARS = "{task}: xong {done}, trễ {late}, đến hạn trong {soon_days} ngày tới {soon}, chưa đến {open} trong {of} đơn vị"
REMIND, REMIND_AGAIN, REMIND_UNIT = "Nhắc", "Nhắc lần {times}", "Nhắc đơn vị"
REMINDER_NOTE, REMINDER_NOTE_HINT = "Lời nhắc thêm", "Có thể để trống. Đơn vị đọc được; ghi vào nhật ký."
REMIND_QUESTION = "Nhắc {unit} về {item}?"
REMIND_TOLD = ("Lời nhắc hiện ở việc của đơn vị này, kèm ngày và người nhắc.", "Việc nhắc ghi vào nhật ký của kỳ.")
REMINDED = "Đã nhắc {unit} về {item}."
REMINDED_TIMES = "{times} lần, lần cuối {day}"

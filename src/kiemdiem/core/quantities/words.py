"""The sentences and names of days that this room prints, with named slots."""

from __future__ import annotations

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")

LONG_DATE = "ngày {day} tháng {month} năm {year}"
LONG_DATE_AT = "{place}, ngày {day} tháng {month} năm {year}"
DAY_OF_WEEK = "{day} ({weekday})"

# When something is due.
AT_LATEST = "Chậm nhất ngày {last}"
EXPECTED = "Dự kiến chậm nhất ngày {last}"
WITHIN_MONTH = "Trong tháng {month}, chậm nhất ngày {last}"
WINDOW = "Từ ngày {first} đến hết ngày {last}"
WITH_PLAN = "Kèm theo kế hoạch, ngày {last}"
WITH_PLAN_UNDATED = "Kèm theo kế hoạch"
EXTERNAL = "Theo {source}"
EXTERNAL_LEAD = "theo "
AFTER_UNDATED = "Trong {days} ngày sau khi {event}"
AFTER_UNDATED_WORKING = "Trong {days} ngày làm việc sau khi {event}"
PROMPTLY = "Ngay sau khi {event}"
BEFORE_EVENT_UNDATED = "Trước khi {event}"
BEFORE_EVENT_BY_DAYS = "Trước khi {event} ít nhất {days} ngày"
BEFORE_EVENT_BY_WORKING_DAYS = "Trước khi {event} ít nhất {days} ngày làm việc"
ON_THE_EVENT = "Cùng ngày với {event}: ngày {last}"
ON_THE_EVENT_UNDATED = "Cùng ngày với {event}"
NEXT = "Tại {event} gần nhất: ngày {last}"
NEXT_UNDATED = "Tại {event} gần nhất"
NO_DEADLINE = "Văn bản không ghi thời hạn"

# What is added to a due day.
BEFORE_ISSUE = "hạn trước ngày ban hành"
AS_PRINTED = "bản in ghi “{printed}”"
ENTERED_FROM = "theo {source}"
GRACE = "đã cộng {days} ngày"
EVENT_UNDATED = "chưa có ngày {event}"
JOINT = "; "

# How somebody stands.
ON_TIME = "đúng hạn"
LATE = "trễ {days} ngày"
LATE_AND_OPEN = "trễ {days} ngày, chưa xong"
AFTER_A_DAY_BEFORE_ISSUE = "{days} ngày sau hạn"
DAYS_LEFT = "còn {days} ngày"
LAST_DAY = "hôm nay là ngày cuối"
NOT_JUDGED = "không tính hạn"
STILL_OWED = "còn nợ, {days} ngày sau {event}"
DONE_AFTER = "xong, {days} ngày sau {event}"
TOO_EARLY = "chưa nhận: {event} chưa xong"
OTHER_DAY = "không cùng lúc"
BEFORE_FIRST_DAY = "trước ngày đầu của thời hạn"
OUTSIDE_WINDOW = "ngoài thời gian ghi trong kế hoạch"
ON_THE_DAY = "cùng ngày, phải xong trước khi bắt đầu"
WARNING_ONLY = "chỉ nhắc"

THE_EVENT = "việc được nêu"

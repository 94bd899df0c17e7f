"""The text of a small plan of a commune: one or two entries of every table."""

PLAN = {
    "regime.toml": """\
id = "xa"
number = "1-KH/ĐU"
title = "Kế hoạch của xã"
date = 2021-11-01
year = 2021
issuer = "Đảng ủy xã"
extends = "tinh"
order = ["unit", "member"]
clauses = ["XA-001"]

[[kind]]
id = "guest"
label = "khách mời"
clauses = ["XA-001"]

[[scale]]
id = "unity"
ordered = false
values = [ { code = "DK", label = "Đoàn kết" }, { code = "MDK", label = "Mất đoàn kết" } ]
clauses = ["XA-001"]

[[scale]]
id = "finding"
values = [ { code = "XS", label = "Xuất sắc" }, { code = "TB", label = "Trung bình" } ]
clauses = ["XA-001"]

[[vocabulary]]
id = "colour"
values = [ { code = "do", label = "đỏ" }, { code = "xanh", label = "xanh" } ]
clauses = ["XA-001"]

[[relation]]
id = "heads"
from = ["member"]
to = ["unit"]
many = true

[[blank]]
id = "criteria"
wants = "Bộ tiêu chí"
without = "proposed_level"
clauses = ["XA-001"]
""",
    "clauses.toml": """\
[[clause]]
id = "XA-001"
place = "I"
kind = "rule"
part = "engine"
quote = "từ 70% trở lên"
means = "A threshold."
check = "Given 7 of 10, then open."

[[clause]]
id = "XA-002"
place = "II"
kind = "rule"
part = "campaign"
quote = "trước ngày 30/11"
means = "A deadline."
check = "Given 30 November, then late."
""",
    "facts.toml": """\
[[fact]]
changes = "admitted_on"
for = ["member"]
clauses = ["XA-001"]

[[fact]]
id = "unity"
for = ["unit"]
type = "scale"
scale = "unity"
label = "Tình hình đoàn kết"
clauses = ["XA-001"]

[[fact]]
id = "finding"
for = ["unit"]
type = "scale"
scale = "finding"
label = "Kết luận"
clauses = ["XA-001"]

[[fact]]
id = "score"
for = ["unit"]
type = "number"
range = [0, 100]
places = 2
label = "Điểm"
clauses = ["XA-001"]

[[fact]]
id = "colour"
for = ["unit"]
type = "text"
vocabulary = "colour"
label = "Màu"
clauses = ["XA-001"]

[[fact]]
id = "visits"
for = ["member", "unit"]
type = "table"
label = "Các lần đến"
absent = "empty"
columns = [
  { id = "on", type = "date" },
  { id = "finding", type = "scale", scale = "finding" },
  { id = "paid", type = "yes_no", absent = "no" },
  { id = "amount", type = "count" },
]
clauses = ["XA-001"]

[[fact]]
id = "active"
for = ["member"]
type = "yes_no"
equals = "any(visits where paid)"
label = "Có đến"
clauses = ["XA-001"]

[[fact]]
id = "counted_from"
for = ["member"]
type = "date"
equals = { reading = "cut-off", year_end = "period.end", today = "as_of" }
label = "Ngày tính"
clauses = ["XA-001"]
""",
    "readings.toml": """\
[[reading]]
id = "cut-off"
question = "Tính đến ngày nào?"
options = [ { id = "year_end", label = "31/12" }, { id = "today", label = "Hôm nay" } ]
default = "year_end"
clauses = ["XA-001"]
""",
    "subjects.toml": """\
[[exclusion]]
id = "new-member"
for = ["member"]
when = "admitted_on + 6 months > as_of"
effect = "reviewed_only"
clauses = ["XA-001"]
""",
    "ratings.toml": """\
[[source]]
id = "ballot"
for = ["member"]
by = "ballot"
clauses = ["XA-001"]

[[source]]
id = "points"
for = ["unit"]
by = "points"
clauses = ["XA-001"]

[[threshold]]
id = "top"
for = ["member"]
level = "TOT"
at_least = "70%"
of = "present_voters"
clauses = ["XA-001"]

[[band]]
id = "from-50"
for = ["unit"]
of = "score"
level = "TOT"
from = "50"
unmet = "next_open"
clauses = ["XA-001"]

[[band]]
id = "below-50"
for = ["unit"]
of = "score"
level = "KHA"
below = "50"
clauses = ["XA-001"]

[[requirement]]
id = "united"
for = ["unit"]
level = "TOT"
holds = "unity = DK"
failed = "Nội bộ {unity}."
clauses = ["XA-001"]

[[ground]]
id = "disunity"
for = ["unit"]
level = "KEM"
when = "unity = MDK"
because = "Nội bộ mất đoàn kết."
clauses = ["XA-001"]

[[ceiling]]
id = "head-not-above-unit"
for = ["member"]
at_most = "worst(heads.level)"
because = "Không cao hơn {names(heads)}."
clauses = ["XA-001"]

[[exemption]]
id = "guest-head"
for = ["member"]
lifts = ["head-not-above-unit"]
when = "active"
clauses = ["XA-001"]

[[ask]]
id = "no-visit"
for = ["member"]
when = "not active"
between = ["not_rated", "as_computed"]
who = "Đảng ủy"
because = "Không đến lần nào."
clauses = ["XA-001"]

[[quota]]
id = "units-share"
for = ["unit"]
level = "TOT"
at_most = "20%"
of = "rated"
within = ["group"]
clauses = ["XA-001"]
  [[quota.instead]]
  when = "group.base < 5"
  at_most = 1
  clauses = ["XA-001"]

[[value]]
id = "progress"
for = ["unit"]
steps = [ { when = "score >= 50", gives = "100%" }, { gives = "0%" } ]
clauses = ["XA-001"]

[[follow_up]]
id = "train"
for = ["member"]
when = "level = KEM"
act = "Cử đi học"
clauses = ["XA-001"]
""",
    "awards.toml": """\
[[award]]
id = "typical"
label = "Tiêu biểu"
for = ["member"]
among = "level = TOT"
at_most = "20%"
of = ["TOT"]
within = ["unit"]
clauses = ["XA-001"]
""",
    "workplan.toml": """\
[[item]]
id = "start"
number = "1"
task = "Triển khai"
due = [ { kind = "before", on = 2021-11-30 } ]
clauses = ["XA-002"]

[[item]]
id = "report"
number = "2"
task = "Báo cáo"
due = [ { kind = "after", event = "completion", days = 3 } ]
clauses = ["XA-002"]

[[event]]
id = "completion"
label = "Hoàn thành"
expected_from = "start"
clauses = ["XA-002"]
""",
    "duties.toml": """\
[[assignment]]
id = "in-charge"
label = "phụ trách"
units = [ { named = ["Chi bộ"] } ]
role = ["bi_thu"]
decided_by = "Đảng ủy"
at_most = 1
uncovered = "refused"
clauses = ["XA-002"]
  [[assignment.printed]]
  post = "Bí thư"
  role = ["bi_thu"]
  units = ["Chi bộ 1"]
  clauses = ["XA-002"]

[[guidance]]
id = "guide"
label = "Hướng dẫn"
issued_by = "UBND xã"
item = "start"
reaches = [ { reach = "below" } ]
clauses = ["XA-002"]

[[difficulty]]
id = "trouble"
label = "Phản ánh vướng mắc"
raised_by = [ { reach = "direct" } ]
answered_by = "Đảng ủy"
waiting = "chờ"
item = "start"
clauses = ["XA-002"]
""",
    "dossiers.toml": """\
[[dossier]]
id = "of-member"
for = ["member"]
label = "Hồ sơ đảng viên"
clauses = ["XA-002"]
  [[dossier.paper]]
  id = "form-2"
  label = "Mẫu 02"
  clauses = ["XA-002"]

[[report]]
id = "results"
for = [ "member" ]
label = "Báo cáo kết quả"
due = "report"
clauses = ["XA-002"]
""",
    "conduct.toml": """\
[[conference]]
id = "review"
label = "Hội nghị kiểm điểm"
clauses = ["XA-002"]
  [[conference.step]]
  id = "open"
  label = "Khai mạc"

[[prompting]]
id = "prompts"
at = "root"
decided_by = "Ban Thường vụ"
collected_by = "Ban Tổ chức"
notify = "report"
before = ["completion"]
clauses = ["XA-002"]
""",
}

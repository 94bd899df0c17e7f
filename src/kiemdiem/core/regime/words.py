"""The text of a new regime folder: a skeleton that loads, with a word on what to write where."""

from __future__ import annotations

REGIME = """\
# {code}: phần đầu của bộ quy định. Mỗi mục dẫn điểm của kế hoạch bằng khóa clauses; nguyên văn ở clauses.toml.
# Kiểm tra bằng lệnh: kiemdiem regime check {code}

id = "{code}"
number = ""                        # số, ký hiệu, như 61-KH/TU
title = "{title}"
# date = 2021-10-27                # ngày ban hành
year = {year}
issuer = ""                        # cơ quan ban hành
# tier = "province"
{extends}order = [{order}]              # loại nào xếp trước, loại nào xếp sau
clauses = ["{clause}"]
{kinds}
# Văn bản làm căn cứ. supplied = false: chưa có nội dung.
# [[legal_basis]]
# number = "132-QĐ/TW"
# date = 2018-03-08
# issuer = "Bộ Chính trị"
# clauses = ["{clause}"]

# Chỗ kế hoạch dành cho văn bản khác, chưa có: không tự đặt ra quy định.
# [[blank]]
# id = "criteria"
# wants = "Bộ tiêu chí"
# for = ["member"]
# without = "proposed_level"       # proposed_level | entered_total | nothing | stop
# clauses = ["{clause}"]
"""

KINDS = """
[[kind]]
id = "member"
label = "đảng viên"
scale = "quality"

# Các mức, mức tốt nhất đứng đầu: chép đúng chữ của kế hoạch.
[[scale]]
id = "quality"
values = [
  {{ code = "MUC_1", label = "Mức thứ nhất" }},
  {{ code = "MUC_2", label = "Mức thứ hai" }},
]

# Quan hệ giữa các đối tượng.
# [[relation]]
# id = "unit"
# from = ["member"]
# to = ["party_organisation"]
# inverse = "members"
"""

CLAUSES = """\
# Sổ điểm của kế hoạch: mỗi [[clause]] là một nhiệm vụ, quyền, con số hoặc từ mà chương trình phải biết.
# quote: nguyên văn; means: chương trình phải làm gì; check: một ca cụ thể; doubt: chỗ phải hiểu và cách hiểu mặc định.

[[clause]]
id = "{clause}"
place = ""
kind = "record"
part = "engine"                    # engine | registers | campaign | papers | conference | ratings | dossiers
quote = ""
means = ""
check = ""
"""

FACTS = """\
# Dữ kiện của đối tượng: ai cung cấp, để trống nghĩa là gì (absent).

# [[fact]]
# id = "sick_leave_days"
# for = ["member"]
# type = "count"                   # yes_no | count | number | share | date | scale | text | texts | unit | table
# range = [0, 366]
# label = "Số ngày nghỉ ốm"
# supplied_by = "chi bộ"
# absent = "0"                     # unknown | no | 0 | empty | none | from_superior
# clauses = ["{clause}"]
"""

READINGS = """\
# Chỗ văn bản có thể hiểu nhiều cách: câu hỏi, các cách hiểu, cách mặc định và vì sao.

# [[reading]]
# id = "cut-off"
# question = "“Chưa đủ 6 tháng” tính đến ngày nào?"
# options = [ {{ id = "year_end", label = "31/12" }}, {{ id = "review", label = "Ngày kiểm điểm" }} ]
# default = "year_end"
# clauses = ["{clause}"]
"""

SUBJECTS = """\
# Ai được kiểm điểm, xếp loại; ai không xếp loại; kiểm điểm ở đâu; ai quyết định.

# [[exclusion]]
# id = "new-member"
# for = ["member"]
# when = "admitted_on + 6 months > as_of"
# effect = "reviewed_only"         # exempt | reviewed_only | not_rated | deferred
# clauses = ["{clause}"]
"""

RATINGS = """\
# Từ phiếu, điểm hoặc đề xuất đến mức: source, threshold, band, requirement, ground, ceiling, exemption, ask, quota.
{source}
# [[threshold]]
# id = "ballot-first"
# for = ["member"]
# level = "MUC_1"
# votes = "this_level"             # this_level | this_level_or_better
# at_least = "70%"                 # at_least: kể cả đúng giới hạn; above: không kể
# of = "present_voters"            # present_voters | full_members | valid_papers
# clauses = ["{clause}"]

# [[quota]]
# id = "first-share"
# for = ["member"]
# level = "MUC_1"
# at_most = "20%"
# of = ["MUC_1", "MUC_2"]
# within = ["group"]
# clauses = ["{clause}"]
"""

SOURCE = """
[[source]]
id = "proposal"                    # sửa thành ballot (phiếu) hoặc points (điểm) khi kế hoạch nói cách xếp
for = ["member"]
by = "proposal"
clauses = ["{clause}"]
"""

AWARDS = """\
# Danh hiệu, khen thưởng: among (xét trong số ai), at_most và of (không quá bao nhiêu), years (mấy năm liền).
"""

WORKPLAN = """\
# Các mục của kế hoạch: việc, cơ quan, thời hạn (12 loại), sự kiện mà thời hạn phụ thuộc.

# [[item]]
# id = "item-1"
# number = "1"
# task = "Xây dựng kế hoạch"
# due = [ {{ kind = "before", on = 2021-11-30 }} ]     # trước ngày: ngày đó là quá hạn
# clauses = ["{clause}"]
"""

EXAMPLES = """\
# Ví dụ: dữ kiện cho trước và kết quả phải ra. Chạy như bài kiểm tra, in trong hướng dẫn. Mọi người, mọi nơi đều bịa.

# [[example]]
# id = "first"
# clauses = ["{clause}"]
# subject = [ {{ id = "A", kind = "member", proposed_level = "MUC_1" }} ]
# expect.A = {{ outcome = "rated", level = "MUC_1" }}
"""

FILES = {
    "regime.toml": REGIME,
    "clauses.toml": CLAUSES,
    "facts.toml": FACTS,
    "readings.toml": READINGS,
    "subjects.toml": SUBJECTS,
    "ratings.toml": RATINGS,
    "awards.toml": AWARDS,
    "workplan.toml": WORKPLAN,
    "examples.toml": EXAMPLES,
}
TITLE = "Kế hoạch {code}"
EXTENDS = 'extends = "{parent}"\n'

"""What the command line says about itself: commands, options, headings, the parser's own messages."""

from __future__ import annotations

from kiemdiem.core.quantities.numbers import with_points

ABOUT = "Kiểm điểm, đánh giá, xếp loại chất lượng hằng năm theo bộ quy định là dữ liệu."
USAGE = "kiemdiem LỆNH [tùy chọn]"
EXITS = """\
Mã kết thúc:
  0    xong; mọi đối tượng đều có câu trả lời (kể cả “chưa đủ dữ kiện”, “chưa xác định”)
  1    lỗi của chương trình (có số báo cáo và nơi để nhật ký)
  2    dữ liệu vào, bộ quy định hoặc dòng lệnh bị từ chối; mọi lỗi được nêu, không ghi gì
  130  người dùng dừng (Ctrl-C)

Xem cách dùng một lệnh: kiemdiem LỆNH --help"""
COMMANDS = "Các lệnh"
COMMAND = "LỆNH"
HELP_OPTION = "hiện cách dùng này"
VERSION_OPTION = "hiện phiên bản"
VERSION = "kiemdiem {version}"
UNKNOWN_VERSION = "(chưa cài đặt)"
SEE_HELP = "Xem cách dùng: {program} --help"

# ---------------------------------------------------------------- the parser's own messages, by argparse's English
ARGPARSE = {
    "usage: ": "Cách gọi: ",
    "positional arguments": "Đối số",
    "options": "Tùy chọn",
    "subcommands": "Các lệnh",
    "show this help message and exit": HELP_OPTION,
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "Còn thiếu: %s.",
    "one of the arguments %s is required": "Cần một trong các tùy chọn: %s.",
    "unrecognized arguments: %s": "Thừa: %s.",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s có thể là %(matches)s; hãy ghi đủ.",
    "ignored explicit argument %r": "không nhận giá trị %r.",
    "unexpected option string: %s": "không biết %s.",
    "not allowed with argument %s": "không dùng cùng %s.",
    "expected one argument": "cần đúng một giá trị.",
    "expected at most one argument": "chỉ nhận nhiều nhất một giá trị.",
    "expected at least one argument": "cần ít nhất một giá trị.",
    "expected %s argument": "cần %s giá trị.",
    "invalid %(type)s value: %(value)r": "không nhận giá trị %(value)r.",
    "invalid choice: %(value)r (choose from %(choices)s)": "không có %(value)r. Chấp nhận: %(choices)s.",
    "unknown parser %(parser_name)r (choices: %(choices)s)": "không có lệnh %(parser_name)r. Có: %(choices)s.",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
}
TOO_MUCH = "Thừa: {words}."
UNKNOWN_OPTION = "Không có tùy chọn “{option}”."
UNKNOWN_COMMAND = "Không có lệnh “{found}”. Các lệnh: {choices}."
UNKNOWN_CHOICE = "Không có “{found}”. Chấp nhận: {choices}."
NEEDS_EQUALS_SIGN = "“{found}” thiếu dấu bằng; hãy ghi TÊN=GIÁ_TRỊ."

# ---------------------------------------------------------------- what stands for a value in the help
REGIME = "BỘ"
REGIME_HELP_ARGUMENT = "mã của bộ quy định (xem “kiemdiem regime list”) hoặc đường dẫn thư mục"
INPUT = "VÀO"
INPUT_HELP = "tệp dữ liệu: .json, .xlsx, .csv hoặc .parquet"
OUTPUT = "RA"
OUTPUT_HELP = "tệp kết quả; đuôi tệp chọn dạng: .json, .xlsx, .csv hoặc .parquet"
READING = "NGHI_VẤN=CÁCH"
READING_HELP = "chọn cách hiểu cho một điểm nghi vấn; dùng được nhiều lần"
STRICT_HELP = "coi mọi ô trống là chưa rõ, kể cả nơi bình thường hiểu là “không có”"
JSON_HELP = "in kết quả dạng JSON cho chương trình khác"

# ---------------------------------------------------------------- regime
REGIME_HELP = "xem và kiểm tra các bộ quy định"
REGIME_ABOUT = "Xem, kiểm tra, so sánh các bộ quy định (mỗi kế hoạch đã ban hành là một thư mục dữ liệu)."
LIST_HELP = "liệt kê các bộ quy định đi kèm"
LIST_ABOUT = "Liệt kê các bộ quy định đi kèm chương trình."
LIST_COLUMNS = ("Mã", "Số hiệu", "Ngày", "Cơ quan ban hành", "Năm")
SHOW_HELP = "xem một bộ quy định: căn cứ, đối tượng, mức, quy tắc, điểm nghi vấn, phần chưa có"
SHOW_ABOUT = "Xem một bộ quy định bằng lời, kèm căn cứ từng quy tắc."
SHOW_EXAMPLE = "Ví dụ: kiemdiem regime show kh61_2021"
NOT_PRINTED = "không in"
FROM_TO = "từ {start} đến {end}"
SHOW_CODE, SHOW_NUMBER, SHOW_DATE, SHOW_ISSUER = "Mã", "Số hiệu", "Ngày", "Cơ quan ban hành"
SHOW_SIGNED, SHOW_TIER, SHOW_PROCESSES = "Người ký", "Cấp, nơi ban hành", "Phạm vi"
SIGNED_FOR = "{office}, thay mặt {whom}"
SHOW_PERIOD, SHOW_PARENTS, SHOW_HASH = "Kỳ kiểm điểm", "Kế thừa", "Dấu nội dung"
PAPERS = "Căn cứ và văn bản được nêu"
PAPER, PAPER_DAY, PAPER_OF, PAPER_TITLE = "{kind} số {number}", " ngày {day}", " của {issuer}", ": {title}"
SUPPLIED, NOT_SUPPLIED = "đã có", "chưa có"
KINDS = "Đối tượng, theo thứ tự xếp loại"
KIND_COLUMNS = ("Đối tượng", "Mã", "Các mức, cao xuống thấp")
NO_LEVELS = "chỉ kiểm điểm, không xếp loại"
READINGS = "Điểm nghi vấn của văn bản"
READING_COLUMNS = ("Mã", "Câu hỏi và các cách hiểu", "Căn cứ")
CHOSEN, NOT_CHOSEN = "●", "○"
READINGS_NOTE = "● cách hiểu đang dùng; chọn cách khác bằng --reading NGHI_VẤN=CÁCH"
BLANKS = "Chưa có: phần kế hoạch để cho văn bản chưa được cung cấp"
BLANK_COLUMNS = ("Nội dung chưa có", "Văn bản", "Trong khi chờ", "Căn cứ")
WITHOUT = {
    "proposed_level": "nhập mức được đề xuất",
    "entered_total": "nhập tổng số đã có",
    "nothing": "không tính phần này",
    "stop": "chưa xếp loại được",
}

# ---------------------------------------------------------------- check
CHECK_HELP = "kiểm tra một bộ quy định: chỗ hở, chỗ chồng nhau, điều chưa dẫn, quy tắc không tác động"
CHECK_ABOUT = """\
Kiểm tra một bộ quy định: khung điểm và ngưỡng phiếu có hở hay chồng nhau không, nội dung nào chưa có mục dẫn,
quy tắc nào không tác động trong các ca thử ngẫu nhiên. Có lỗi nặng thì kết thúc với mã 2."""
CHECK_EXAMPLE = "Ví dụ: kiemdiem regime check kh61_2021 --cases 5000"
COUNT = "SỐ"
THOROUGH_HELP = "thử {cases} trường hợp ngẫu nhiên, kỹ hơn và lâu hơn"
CASES_HELP = "số ca thử ngẫu nhiên; mặc định {cases}, 0 là không thử"
SEED_HELP = "số gieo của các ca thử; cùng số thì cùng ca"
NOT_A_COUNT = "“{found}” không phải là số nguyên không âm."
CHECKING = "Đang kiểm tra {regime}"
SOUND = "Bộ quy định “{regime}” dùng được."
NOT_SOUND = "Bộ quy định “{regime}” có lỗi nặng, chưa dùng được."
CASES_TRIED = "Đã thử {cases} ca ngẫu nhiên."
FINDINGS = {"fatal": "Lỗi nặng: {count}", "warning": "Cần xem lại: {count}", "note": "Để biết: {count}"}

# ---------------------------------------------------------------- mutate
MUTATE_HELP = "đổi từng chỗ nhỏ trong bộ quy định, xem ví dụ nào phát hiện"
MUTATE_ABOUT = """\
Đổi lần lượt từng số, từng mức, từng điều kiện của bộ quy định, mỗi lần một chỗ, rồi chạy các ví dụ.
Chỗ đổi mà không ví dụ nào phát hiện được liệt kê kèm tệp và dòng."""
MUTATE_EXAMPLE = "Ví dụ: kiemdiem regime mutate kh61_2021 --budget 200"
BUDGET_HELP = "chỉ thử bấy nhiêu chỗ, rải đều"
TABLE, TABLE_HELP = "BẢNG", "chỉ đổi các mục của bảng này, ví dụ threshold; dùng được nhiều lần"
ACCEPTED_HELP = "tệp ghi những chỗ được phép không bị phát hiện, kèm lý do (mặc định: mutants.toml của bộ quy định)"
MUTATING = "Đang đổi thử {regime}"
MUTANTS = "Đã đổi thử {count} chỗ của “{regime}”"
MUTANT_COLUMNS = ("Kết cục", "Số")
ENDS = {
    "refused": "bị từ chối khi nạp, kiểm tra",
    "example": "ví dụ phát hiện",
    "test": "thử nghiệm phát hiện",
    "accepted": "được phép, có lý do",
    "survived": "không ai phát hiện",
}
LEFT_OUT = "Còn {count} chỗ chưa thử."
SURVIVORS = "Không ai phát hiện: {count}"
STALE = "Ghi là được phép nhưng không còn: {count}"

# ---------------------------------------------------------------- schema
SCHEMA_NAME, SCHEMA_NAME_HELP = "TÊN", "một trong: {names}"
SCHEMA_HELP = "in lược đồ JSON của dữ liệu vào, kết quả ra"
SCHEMA_ABOUT = "In lược đồ JSON (JSON Schema) của dữ liệu vào hoặc kết quả ra, cho chương trình khác."
SCHEMA_EXAMPLE = "Ví dụ: kiemdiem schema season"

# ---------------------------------------------------------------- workplan
WORKPLAN_HELP = "kế hoạch công việc: việc gì, ai làm, ngày cuối còn kịp"
WORKPLAN_ABOUT = "Các việc phải làm theo kế hoạch, cơ quan thực hiện và ngày cuối còn kịp."
WORKPLAN_EXAMPLE = """\
Ví dụ:
  kiemdiem regime workplan kh24_2024
  kiemdiem regime workplan kh24_2024 --completed 20/11/2024
  kiemdiem regime workplan kh61_2021 --event review-conference=25/11/2021"""
EVENT, DAY = "SỰ_KIỆN=NGÀY", "NGÀY"
EVENT_HELP = "ngày của một sự kiện mà thời hạn tính theo; dùng được nhiều lần"
COMPLETED_HELP = "ngày đơn vị hoàn thành kiểm điểm"
WORKPLAN_OF = "Kế hoạch công việc theo {number}"
DUE = "Hạn: {when}"
NOTE = "Ghi chú: {note}"
REMINDER_ONLY = "{day}, chỉ nhắc"
OPEN_LIST = "{names} (danh sách mở, đơn vị bổ sung)"
NOT_PRINTED = "không nêu"
EXPECTED_DAY = "dự kiến {day}; chưa có ngày {event}"
UNDATED_EVENTS = "Chưa có ngày của các sự kiện này; nhập bằng --event SỰ_KIỆN=NGÀY"

# ---------------------------------------------------------------- diff, new
OLD_REGIME, NEW_REGIME = "BỘ_CŨ", "BỘ_MỚI"
OLD_REGIME_HELP = "mã hoặc thư mục của bộ quy định thứ nhất"
NEW_REGIME_HELP = "mã hoặc thư mục của bộ quy định thứ hai"
DIFF_HELP = "so sánh hai bộ quy định: mục nào thêm, bỏ, đổi"
DIFF_ABOUT = "So sánh hai bộ quy định theo từng mục: thêm gì, bỏ gì, đổi gì."
DIFF_EXAMPLE = "Ví dụ: kiemdiem regime diff kh75_2022 kh24_2024"
DIFF_OF = "Từ {old} sang {new}: {count} mục khác nhau"
NOT_THERE = "(không có)"
YES, NO = "có", "không"
NEW_CODE = "MÃ"
NEW_CODE_HELP = "mã của bộ quy định mới, ví dụ kh12_2025"
EXTENDS_HELP = "bộ quy định cha mà bộ mới điền tiếp"
FOLDER, FOLDER_HELP = "THƯ_MỤC", "nơi đặt thư mục mới; mặc định là thư mục đang đứng"
YEAR, YEAR_HELP = "NĂM", "năm đánh giá"
NOT_A_YEAR = "“{found}” không phải là năm; hãy ghi đủ bốn chữ số."
NEW_HELP = "lập thư mục cho một bộ quy định mới"
NEW_ABOUT = "Lập thư mục cho một bộ quy định mới, với các tệp mẫu để điền."
NEW_EXAMPLE = "Ví dụ: kiemdiem regime new kh12_2025 --extends kh24_2024"
REGIME_MADE = "Đã lập {folder}:"
FILL_IT_IN = "Điền xong thì kiểm tra: kiemdiem regime check {folder}"

# ---------------------------------------------------------------- template
KIND, KIND_HELP = "LOẠI", "chỉ lấy các cột của loại đối tượng này (mã hoặc tên); dùng được nhiều lần"
ROLLUP_HELP = "cộng kết quả theo cây tổ chức: từng cấp, từng loại, từng mức, khen thưởng"
PROPOSE_HELP = "đưa kết quả của một nhánh trở lại thành mức được đề xuất"
TEMPLATE_HELP = "lập bảng nhập liệu trống (.xlsx) của một bộ quy định"
TEMPLATE_ABOUT = "Lập bảng nhập liệu trống của một bộ quy định: mỗi cột có giải thích, danh mục chọn và căn cứ."
TEMPLATE_EXAMPLE = """\
Ví dụ:
  kiemdiem template --regime kh61_2021 -o danh-sach.xlsx
  kiemdiem template --regime kh61_2021 --kind "đảng viên" -o dang-vien.xlsx"""
TEMPLATE_OUTPUT_HELP = "tệp .xlsx sẽ ghi; không ghi đè tệp đã có"
TEMPLATE_WRITTEN = "Đã lập bảng trống: {file}"
TEMPLATE_NEXT = "Điền xong thì xếp loại: kiemdiem rate --regime {regime} {file} -o ket-qua.xlsx"

# ---------------------------------------------------------------- subjects
REGISTERS = "SỔ"
REGISTERS_HELP = (
    "sổ tổ chức, người, chức vụ, đảng viên: .json, .xlsx (mỗi sổ một trang) hoặc thư mục tệp .csv, .parquet"
)
SUBJECTS_HELP = "từ sổ tổ chức, cán bộ, đảng viên ra danh sách đối tượng, nơi kiểm điểm, cấp quyết định"
SUBJECTS_ABOUT = "Từ các sổ ra danh sách: ai được kiểm điểm, xếp loại; ở đâu; cơ quan nào quyết định; theo căn cứ nào."
SUBJECTS_EXAMPLE = """\
Ví dụ:
  kiemdiem subjects --regime kh61_2021 so.json -o doi-tuong.xlsx
  kiemdiem subjects --regime kh61_2021 so.json --season danh-sach.json"""
SUBJECTS_OUTPUT_HELP = "tệp kết quả: .json hoặc .xlsx"
SEASON_FILE, SEASON_FILE_HELP = "DANH_SÁCH", "ghi thêm danh sách để nhập phiếu rồi xếp loại (.json)"
AS_OF_HELP = "ngày xét; mặc định là ngày ghi trong sổ, nếu không có thì ngày cuối kỳ"
SUBJECTS_UNDER = "Đối tượng theo {number}, năm {year}"
SUBJECTS_IN_BULK = "Sổ có {persons} người: xét theo {cases} trường hợp khác nhau, kết quả như xét từng người."
SUBJECT_COUNT_COLUMNS = ("Đối tượng", "số", "kiểm điểm", "xếp loại", "không xếp loại", "có vướng mắc")
LISTINGS = "Danh sách kế hoạch yêu cầu"
LISTING = "{label}: {count}"
PROBLEMS = "Sổ còn phải bổ sung: {count}"
SUBJECT_SHEET = "Đối tượng"
SUBJECT_SHEET_COLUMNS = (
    "Mã", "Loại đối tượng", "Tên", "Kiểm điểm", "Xếp loại", "Vì sao", "Nơi kiểm điểm", "Cơ quan quyết định", "Căn cứ",
    "Ghi chú",
)  # fmt: skip
PROBLEM_SHEET = "Sổ còn thiếu"
PROBLEM_SHEET_COLUMNS = ("Mã", "Nội dung", "Căn cứ")

# ---------------------------------------------------------------- clauses
REGIME_OR_ALL_HELP = "mã hoặc thư mục của bộ quy định; không ghi thì mọi bộ đi kèm"
FILE = "TỆP"
EVIDENCE_HELP = "kết quả chạy thử nghiệm; mặc định là {file} nếu có"
CLAUSES_HELP = "từng nội dung của kế hoạch: đã đưa vào đâu, thử nghiệm nào chứng minh"
CLAUSES_ABOUT = "Từng nội dung của kế hoạch đã đưa vào quy tắc nào, thử nghiệm nào đã chạy và đạt."
CLAUSES_EXAMPLE = "Ví dụ: kiemdiem clauses kh61_2021 --json"
CLAUSE_COLUMNS = (
    "Bộ quy định",
    "nội dung",
    "đã đưa vào",
    "để biết",
    "phần sau",
    "còn mở",
    "có chứng minh",
    "không đạt",
)
OPEN_CLAUSES = "Còn mở: {count}"
FAILED_CLAUSES = "Thử nghiệm không đạt: {count}"
CLAUSE_LIST_COLUMNS = ("Nội dung", "Phần", "Thử nghiệm không đạt")
NO_EVIDENCE = "Chưa có kết quả chạy thử nghiệm để đối chiếu."

# ---------------------------------------------------------------- results
RESULT_OF = "Kết quả theo {number}, năm {year}"
SUBJECTS_RATED = "{count} đối tượng, tính đến {as_of}"
LEVEL, TOTAL = "Mức", "cộng"
QUOTAS = "Giới hạn số lượng"
QUOTA_COLUMNS = ("Mức", "Đối tượng", "Trong", "Cơ số", "Giới hạn", "Đã dùng", "Đủ điều kiện", "Ghi chú")
QUOTA_OVER = "vượt {over}"
QUOTA_TIES = "{ties} ngang nhau, phải chọn"
QUOTA_ADVICE = "chỉ nêu, không ràng buộc"
QUOTA_UNSET = "chưa nhập giới hạn"
PAIR = "{least}–{greatest}"
UNKNOWN_NUMBER = "chưa rõ"
AWARDS, AWARD, LIMIT = "Khen thưởng", "Hình thức", "giới hạn"
INCOMPLETE = "Chưa đủ dữ kiện: {count}"
UNDETERMINED = "Chờ người có thẩm quyền: {count}"
CONFLICTS = "Ý kiến khác với kết quả theo quy tắc: {count}"
SUBJECT, WHY = "Đối tượng", "Vì sao"
LACKS = "Thiếu: {what}"
OF_SUBJECT = "{what} của {whom}"
WAITS = "Chờ mức của {whom}"
CHOOSES = "{who} chọn: {levels}"
OR = " hoặc "
NO_CHOICE_LISTED = "mức nào cũng phải do người có thẩm quyền xem xét"
AND_MORE = "… và {count} dòng nữa trong tệp kết quả."

# ---------------------------------------------------------------- explain
SUBJECT_ARGUMENT = "MÃ_ĐỐI_TƯỢNG"
EXPLAIN_HELP = "giải thích kết quả của một đối tượng: vì sao, căn cứ nào, còn thiếu gì"
EXPLAIN_ABOUT = "Giải thích kết quả của một đối tượng, kèm nguyên văn căn cứ trong kế hoạch."
EXPLAIN_EXAMPLE = "Ví dụ: kiemdiem explain danh-sach.xlsx DV013 --regime kh61_2021"
SUBJECT_HELP = "mã (id) của đối tượng trong tệp"
RESULT = "Kết quả"
RANGE = "Các mức còn có thể: {levels}"
PROVISIONAL = "Kết quả tạm tính: xem lại khi các mức đang chờ đã có."
REASONS = "Vì sao"
NO_REASON = "Chưa có bước nào tính được."
WHY_NOT = "Vì sao chưa được mức cao hơn"
MISSING = "Còn thiếu"
SUPPLIED_BY = "{what}: {who} cung cấp"
WAITING = "Chờ mức của"
PERSON_CHOOSES = "Người có thẩm quyền phải chọn"
CONFLICT = "Ý kiến khác với quy tắc"
FOLLOW_UPS = "Việc phải làm"
PAPERS = "Hồ sơ phải có"
PAPER_FORM = " ({form})"
PAPER_TO = "; nộp {to}"
PAPER_DUE = "; chậm nhất ngày {day}"
PAPER_IF_ANY = "; không bắt buộc"
PAPER_UNSURE = "; chưa rõ có phải nộp không"
ADVICE = "Lưu ý, không đổi mức"
IN_QUOTAS = "Giới hạn số lượng"
QUOTA_LINE = "{group}: {text}; đã dùng {used}"
IN_AWARDS = "Khen thưởng"
AWARD_LINE = "{label}: {state}"
ASSUMED = "Sổ không ghi, nên hiểu là không có"
BLANKS_HERE = "Văn bản chưa có"
QUOTE = "{id} ({place}): {quote}"
QUOTED_ABOVE = "{ids} (đã dẫn)"

# ---------------------------------------------------------------- rate, compare
RATE_HELP = "xếp loại mọi đối tượng trong một tệp"
RATE_ABOUT = "Xếp loại mọi đối tượng trong một tệp theo bộ quy định, kèm lý do, giới hạn và phần còn thiếu."
RATE_EXAMPLE = """\
Ví dụ:
  kiemdiem rate --regime kh61_2021 danh-sach.xlsx -o ket-qua.xlsx
  kiemdiem rate --regime kh61_2021 danh-sach.json --reading ordinary-quota=off"""
WRITTEN = "Kết quả đầy đủ: {file}"
ENGINE = "CÁCH"
ENGINE_HELP = (
    "python: từng đối tượng, đủ câu; duckdb, spark: cả bảng lớn .csv, .parquet một lượt (tự chọn nếu bỏ trống)"
)
RATED_IN_BULK = "Tệp có {rows} hàng nên được tính cả bảng một lượt (--engine python để tính từng đối tượng)."
ROW_BY_ROW = "Không tính cả bảng một lượt được vì {why}; chuyển sang đọc từng hàng."
RULES_NOT_IN_BULK = "bộ quy định có quy tắc phải tính riêng"
SENTENCES_FOR_ALL = "Lý do được ghi chung cho những người giống nhau, không kèm số riêng; xem đủ câu: kiemdiem explain."
NOT_WRITTEN = "Chưa ghi tệp kết quả; thêm -o RA để ghi."
READING_FILE = "Đang đọc {file}"
RATING = "Đang xếp loại {count} đối tượng"
WRITING_FILE = "Đang ghi {file}"
COMPARE_HELP = "so sánh kết quả của cùng danh sách theo hai cách hiểu hoặc hai bộ quy định"
COMPARE_ABOUT = "So sánh từng người, từng đơn vị: kết quả đổi từ mức nào sang mức nào, vì quy tắc nào."
COMPARE_EXAMPLE = """\
Ví dụ:
  kiemdiem compare danh-sach.xlsx --regime kh61_2021 --with-reading ordinary-quota=off
  kiemdiem compare danh-sach.xlsx --regime kh75_2022 --with-regime kh24_2024"""
WITH_REGIME_HELP = "bộ quy định thứ hai"
WITH_READING_HELP = "cách hiểu ở bên thứ hai; dùng được nhiều lần"
COMPARE_FROM = "Từ: {regime}{readings}"
COMPARE_TO = "Sang: {regime}{readings}"
UNDER_READINGS = ", {readings}"
CHANGED = "Đổi kết quả: {changed} trong {total} đối tượng"
MOVE_COLUMNS = ("Đối tượng", "Từ", "Sang", "Số")
CHANGE_COLUMNS = ("Đối tượng", "Kết quả", "Vì sao")
ARROW = "{old} → {new}"
NO_LONGER = "Không còn: {what}"
AWARD_CHANGES = "Khen thưởng thay đổi"
AWARD_CHANGE_COLUMNS = ("Hình thức", "Đối tượng", "Thay đổi")
LEFT_BEHIND = "“{regime}” không dùng, để lại: {told}."
LEFT_BEHIND_ONE = "{what} ({count})"
A_LEVEL, A_BALLOT = "mức ngoài thang mức", "phiếu theo mức ngoài thang mức"
NO_SUCH_AWARD = "không có"
WHATIF_HELP = "thử đổi ngưỡng, giới hạn, dữ kiện, cách hiểu: ai đổi mức, ai bị chiếm chỗ"

# ---------------------------------------------------------------- coverage
COVERAGE_HELP = "trên một danh sách, mỗi quy tắc tác động mấy lần, quyết định mấy lần"
COVERAGE_ABOUT = """\
Trên một danh sách thật, mỗi quy tắc tác động đến bao nhiêu đối tượng, quyết định kết quả của bao nhiêu đối tượng;
quy tắc nào không tác động lần nào; trường hợp đơn giản nhất mà đủ dữ kiện vẫn không có mức."""
COVERAGE_EXAMPLE = "Ví dụ: kiemdiem coverage --regime kh61_2021 danh-sach.xlsx"
COVERAGE_OF = "Quy tắc của {plan} trên {count} đối tượng"
COVERAGE_COUNTS = "Đang dùng {used} quy tắc: {fired} có tác động, {silent} không tác động lần nào."
COVERAGE_LEFT_OUT = "{count} quy tắc chỉ dùng theo cách hiểu hoặc kỳ khác, không tính ở đây."
COVERAGE_COLUMNS = ("Quy tắc", "Đối tượng", "Số", "Tác động", "Quyết định")
COVERAGE_NOTE = """\
Số: bao nhiêu đối tượng thuộc các loại đó. Tác động: điều kiện của quy tắc xảy ra (điều kiện của mức: không đạt).
Quyết định: là một bước đã cho kết quả của đối tượng đó."""
SILENT_RULES = "Không tác động lần nào: {count}"
SILENT_COLUMNS = ("Quy tắc", "Đối tượng", "Số", "Nơi ghi")
GAPS = "Đủ dữ kiện mà không có mức: {count}. Trường hợp đơn giản nhất:"
NO_GAPS = "Không có trường hợp nào đủ dữ kiện mà không có mức."
GAP_CASE = "{subject} ({kind}): {why}"

# ---------------------------------------------------------------- samples
RESULT_FILE = "ket-qua"
SAMPLES_NEXT = """\
Thử tiếp với một danh sách mẫu:
  kiemdiem explain src/kiemdiem/core/samples/ready/kh61_2021.xlsx DV005 --regime kh61_2021
  kiemdiem regime show kh61_2021
  kiemdiem --help"""


def count(value: int) -> str:
    """A count in a table; nothing is a dot, so that the eye finds the numbers."""
    return number(value) if value else "·"


def day(iso: str) -> str:
    """31/12/2021 from 2021-12-31."""
    return "/".join(reversed(iso.split("-")))


def near(message: str, name: str) -> str:
    """The message, with the nearest known name where there is one."""
    return f"{message} Có phải ý là “{name}”?" if name else message


number = with_points

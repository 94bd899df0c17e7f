"""Broken assignments, guidance, ways of difficulties and lists of recipients."""

from tests.core.regime.small_regime import Case

DUTIES = "duties.toml"
DIFFICULTY = """\
[[difficulty]]
id = "trouble"
label = "Phản ánh vướng mắc"
raised_by = [ { reach = "direct" } ]
"""
RECIPIENT = '\n[[distribution]]\nto = "Các chi bộ"\nclauses = ["XA-001"]\n'

CASES = (
    Case(
        "assignment uncovered",
        DUTIES,
        'uncovered = "refused"',
        'uncovered = «"refuse"',
        "Khóa “uncovered” không nhận giá trị “refuse”. Chấp nhận: refused, told, nothing. Có phải ý là “refused”?",
    ),
    Case(
        "assignment unknown post",
        DUTIES,
        'role = ["bi_thu"]\ndecided_by',
        'role = [«"bi_th"]\ndecided_by',
        "Thang “post” không có giá trị “bi_th”. Có phải ý là “bi_thu”?",
    ),
    Case(
        "printed assignment unknown post",
        DUTIES,
        '  role = ["bi_thu"]',
        '  role = [«"bi_th"]',
        "Thang “post” không có giá trị “bi_th”. Có phải ý là “bi_thu”?",
    ),
    Case(
        "printed assignment without units",
        DUTIES,
        '  [[assignment.printed]]\n  post = "Bí thư"\n  role = ["bi_thu"]\n  units = ["Chi bộ 1"]\n',
        '  «[[assignment.printed]]\n  post = "Bí thư"\n  role = ["bi_thu"]\n',
        "Thiếu khóa bắt buộc “printed.0.units”.",
    ),
    Case("assignment at most", DUTIES, "at_most = 1", "at_most = «0", "Khóa “at_most” nhỏ quá mức cho phép: 0."),
    Case(
        "guidance of an unknown item",
        DUTIES,
        'item = "start"\nreaches',
        'item = «"strat"\nreaches',
        "Không có mục của kế hoạch “strat”. Có phải ý là “start”?",
    ),
    Case(
        "difficulty nobody answers",
        DUTIES,
        f'{DIFFICULTY}answered_by = "Đảng ủy"\n',
        f"«{DIFFICULTY}",
        "Thiếu khóa bắt buộc “answered_by”.",
    ),
    Case(
        "recipient in an unknown body",
        "regime.toml",
        "",
        RECIPIENT.replace("clauses", 'units = [{ body = [«"x"] }]\nclauses'),
        "Thang “body” không có giá trị “x”.",
    ),
    Case(
        "recipient follows an unknown row",
        "regime.toml",
        "",
        RECIPIENT.replace("clauses", 'follows = [«"strat"]\nclauses'),
        "Không có mục của kế hoạch “strat”. Có phải ý là “start”?",
    ),
)

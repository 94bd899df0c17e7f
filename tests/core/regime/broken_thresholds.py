"""Broken thresholds and bands."""

from tests.core.regime.small_regime import Case

RATINGS = "ratings.toml"

CASES = (
    Case(
        "bound float",
        RATINGS,
        'at_least = "70%"',
        "at_least = «0.7",
        "Số trong ngoặc kép hoặc số nguyên; không viết số thực (như 0.7) trong TOML.",
    ),
    Case(
        "bound words",
        RATINGS,
        'at_least = "70%"',
        'at_least = «"70 phần trăm"',
        (
            'Khóa “at_least” phải là giới hạn chính xác: số nguyên, hoặc chữ như "70%", "2/3", "89.99"; thấy '
            "“70 phần trăm”."
        ),
    ),
    Case(
        "bound bool",
        RATINGS,
        'at_least = "70%"',
        "at_least = «true",
        ('Khóa “at_least” phải là giới hạn chính xác: số nguyên, hoặc chữ như "70%", "2/3", "89.99"; thấy true.'),
    ),
    Case(
        "bound beyond the whole",
        RATINGS,
        'at_least = "70%"',
        'at_least = «"160%"',
        "Khóa “at_least” là 160%, quá cả toàn bộ: một phần của tổng số nhiều nhất là 100%.",
    ),
    Case(
        "both bounds",
        RATINGS,
        '[[threshold]]\nid = "top"\nfor = ["member"]\nlevel = "TOT"\nat_least = "70%"',
        '«[[threshold]]\nid = "top"\nfor = ["member"]\nlevel = "TOT"\nat_least = "70%"\nabove = "70%"',
        "Phải có đúng một trong các khóa: at_least, above.",
    ),
    Case(
        "no bound",
        RATINGS,
        '[[threshold]]\nid = "top"\nfor = ["member"]\nlevel = "TOT"\nat_least = "70%"',
        '«[[threshold]]\nid = "top"\nfor = ["member"]\nlevel = "TOT"',
        "Phải có đúng một trong các khóa: at_least, above.",
    ),
    Case(
        "level unknown",
        RATINGS,
        'for = ["member"]\nlevel = "TOT"\nat_least = "70%"',
        'for = ["member"]\nlevel = «"TOTT"\nat_least = "70%"',
        "Không có mức “TOTT”. Có phải ý là “TOT”?",
    ),
    Case(
        "level lower case",
        RATINGS,
        'for = ["member"]\nlevel = "TOT"\nat_least = "70%"',
        'for = ["member"]\nlevel = «"tot"\nat_least = "70%"',
        "Khóa “level” có cách viết không hợp lệ: “tot”. Cách viết: mã viết hoa không dấu, như HTTNV.",
    ),
    Case(
        "level label",
        RATINGS,
        'for = ["member"]\nlevel = "TOT"\nat_least = "70%"',
        'for = ["member"]\nlevel = «"Tốt"\nat_least = "70%"',
        "Khóa “level” có cách viết không hợp lệ: “Tốt”. Cách viết: mã viết hoa không dấu, như HTTNV.",
    ),
    Case(
        "of unknown",
        RATINGS,
        'of = "present_voters"',
        'of = «"present_voter"',
        "Không có mẫu số “present_voter”. Có phải ý là “present_voters”?",
    ),
    Case("of not a number", RATINGS, 'of = "present_voters"', 'of = «"active"', "Không có mẫu số “active”."),
    Case(
        "votes unknown",
        RATINGS,
        'of = "present_voters"',
        'of = "present_voters"\nvotes = «"this_level_or_beter"',
        (
            "Khóa “votes” không nhận giá trị “this_level_or_beter”. Chấp nhận: this_level, "
            "this_level_or_better. Có phải ý là “this_level_or_better”?"
        ),
    ),
    Case(
        "votes by unknown reading",
        RATINGS,
        'of = "present_voters"',
        'of = "present_voters"\nvotes = { reading = «"cutoff", a = "this_level" }',
        "Không có điểm nghi vấn “cutoff”. Có phải ý là “cut-off”?",
    ),
    Case(
        "votes by reading option missing",
        RATINGS,
        'of = "present_voters"',
        'of = "present_voters"\nvotes = «{ reading = "cut-off", today = "this_level" }',
        "Không có giá trị cho cách hiểu “year_end”.",
    ),
    Case(
        "votes by reading option unknown",
        RATINGS,
        'of = "present_voters"',
        (
            'of = "present_voters"\n'
            'votes = { reading = "cut-off", today = "this_level", year_end = "this_level", «x = "this_level" '
            "}"
        ),
        "Không có cách hiểu “x”.",
    ),
    Case(
        "votes by reading way unknown",
        RATINGS,
        'of = "present_voters"',
        ('of = "present_voters"\nvotes = { reading = "cut-off", today = "this_level", year_end = «"this_levl" }'),
        "Không có cách cộng phiếu “this_levl”. Có phải ý là “this_level”?",
    ),
    Case(
        "as",
        RATINGS,
        'of = "present_voters"',
        'of = "present_voters"\nas = «"requirment"',
        ("Khóa “as” không nhận giá trị “requirment”. Chấp nhận: threshold, requirement. Có phải ý là “requirement”?"),
    ),
    Case(
        "when_empty",
        RATINGS,
        'of = "present_voters"',
        'of = "present_voters"\nwhen_empty = «"fail"',
        "Khóa “when_empty” không nhận giá trị “fail”. Chấp nhận: fails, holds, ask. Có phải ý là “fails”?",
    ),
    Case(
        "band of unknown",
        RATINGS,
        'of = "score"\nlevel = "TOT"',
        'of = «"scores"\nlevel = "TOT"',
        "Không có dữ kiện số “scores”. Có phải ý là “score”?",
    ),
    Case(
        "band of text fact",
        RATINGS,
        'of = "score"\nlevel = "TOT"',
        'of = «"colour"\nlevel = "TOT"',
        "Không có dữ kiện số “colour”.",
    ),
    Case(
        "band from and above",
        RATINGS,
        '[[band]]\nid = "from-50"\nfor = ["unit"]\nof = "score"\nlevel = "TOT"\nfrom = "50"',
        '«[[band]]\nid = "from-50"\nfor = ["unit"]\nof = "score"\nlevel = "TOT"\nfrom = "50"\nabove = "50"',
        "Chỉ được có một trong các khóa: from, above.",
    ),
    Case(
        "band unmet",
        RATINGS,
        'unmet = "next_open"',
        'unmet = «"nextopen"',
        "Không có mức “nextopen”. Có phải ý là “next_open”?",
    ),
    Case(
        "band unbounded",
        RATINGS,
        '[[band]]\nid = "below-50"\nfor = ["unit"]\nof = "score"\nlevel = "KHA"\nbelow = "50"',
        '«[[band]]\nid = "below-50"\nfor = ["unit"]\nof = "score"\nlevel = "KHA"',
        "Khung điểm phải có ít nhất một giới hạn: from hoặc above, up_to hoặc below.",
    ),
    Case(
        "band empty",
        RATINGS,
        'from = "50"',
        'from = «"50"\nbelow = "40"',
        "Khung điểm từ 50 đến 40 không chứa điểm nào.",
    ),
    Case(
        "ask choices unknown",
        RATINGS,
        'between = ["not_rated", "as_computed"]',
        'between = ["not_rated", «"as_compute"]',
        "Không có lựa chọn “as_compute”. Có phải ý là “as_computed”?",
    ),
    Case(
        "ask one choice",
        RATINGS,
        'between = ["not_rated", "as_computed"]',
        'between = «["not_rated"]',
        "Danh sách “between” quá ngắn.",
    ),
)

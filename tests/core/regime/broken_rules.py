"""Broken entries: ids, kinds, clauses; broken requirements, grounds, ceilings, exemptions and questions."""

from tests.core.regime.small_regime import Case

RATINGS = "ratings.toml"
BECAUSE = 'because = "Nội bộ mất đoàn kết."'

CASES = (
    Case(
        "no clauses",
        RATINGS,
        (
            "[[requirement]]\n"
            'id = "united"\n'
            'for = ["unit"]\n'
            'level = "TOT"\n'
            'holds = "unity = DK"\n'
            'failed = "Nội bộ {unity}."\n'
            'clauses = ["XA-001"]'
        ),
        (
            "«[[requirement]]\n"
            'id = "united"\n'
            'for = ["unit"]\n'
            'level = "TOT"\n'
            'holds = "unity = DK"\n'
            'failed = "Nội bộ {unity}."'
        ),
        "Mục này không dẫn điểm nào của kế hoạch (khóa clauses).",
    ),
    Case(
        "unknown clause",
        RATINGS,
        'because = "Nội bộ mất đoàn kết."\nclauses = ["XA-001"]',
        'because = "Nội bộ mất đoàn kết."\nclauses = ["XA-001", «"XA-003"]',
        "Không có điểm “XA-003”. Có phải ý là “XA-002”?",
    ),
    Case(
        "clauses text",
        RATINGS,
        'because = "Nội bộ mất đoàn kết."\nclauses = ["XA-001"]',
        'because = "Nội bộ mất đoàn kết."\nclauses = «"XA-001"',
        "Khóa “clauses” phải là một danh sách trong ngoặc vuông; thấy “XA-001”.",
    ),
    Case(
        "clause malformed",
        RATINGS,
        'because = "Nội bộ mất đoàn kết."\nclauses = ["XA-001"]',
        'because = "Nội bộ mất đoàn kết."\nclauses = [«"XA 1"]',
        "Khóa “clauses.0” có cách viết không hợp lệ: “XA 1”. Cách viết: mã điểm, như KH61-001.",
    ),
    Case("missing id", RATINGS, '[[ground]]\nid = "disunity"', "«[[ground]]", "Thiếu khóa bắt buộc “id”."),
    Case(
        "id with underscore",
        RATINGS,
        'id = "disunity"',
        'id = «"dis_unity"',
        (
            "Khóa “id” có cách viết không hợp lệ: “dis_unity”. Cách viết: chữ thường không dấu, nối bằng "
            "gạch ngang, như so-phieu."
        ),
    ),
    Case("id number", RATINGS, 'id = "disunity"', "id = «7", "Khóa “id” phải là chữ trong ngoặc kép; thấy 7."),
    Case(
        "id twice",
        RATINGS,
        'id = "below-50"',
        'id = «"from-50"',
        "Mã “from-50” của [[band]] đã dùng ở xa/ratings.toml:21.",
    ),
    Case(
        "missing for",
        RATINGS,
        '[[ground]]\nid = "disunity"\nfor = ["unit"]',
        '«[[ground]]\nid = "disunity"',
        "Thiếu khóa bắt buộc “for”.",
    ),
    Case(
        "for empty",
        RATINGS,
        '[[ground]]\nid = "disunity"\nfor = ["unit"]',
        '[[ground]]\nid = "disunity"\nfor = «[]',
        "Danh sách “for” quá ngắn.",
    ),
    Case(
        "for text",
        RATINGS,
        '[[ground]]\nid = "disunity"\nfor = ["unit"]',
        '[[ground]]\nid = "disunity"\nfor = «"unit"',
        "Khóa “for” phải là một danh sách trong ngoặc vuông; thấy “unit”.",
    ),
    Case(
        "for unknown kind",
        RATINGS,
        '[[ground]]\nid = "disunity"\nfor = ["unit"]',
        '[[ground]]\nid = "disunity"\nfor = [«"units"]',
        "Không có loại đối tượng “units”. Có phải ý là “unit”?",
    ),
    Case(
        "unknown key",
        RATINGS,
        BECAUSE,
        '«becuase = "Nội bộ mất đoàn kết."',
        "Không biết khóa “becuase”. Có phải ý là “because”?",
    ),
    Case(
        "force",
        RATINGS,
        BECAUSE,
        'because = "a"\nforce = «"advise"',
        "Khóa “force” không nhận giá trị “advise”. Chấp nhận: binding, advice. Có phải ý là “advice”?",
    ),
    Case(
        "under unknown reading",
        RATINGS,
        BECAUSE,
        'because = "a"\nunder = { «cutoff = "today" }',
        "Không có điểm nghi vấn “cutoff”. Có phải ý là “cut-off”?",
    ),
    Case(
        "under unknown option",
        RATINGS,
        BECAUSE,
        'because = "a"\nunder = { cut-off = «"todya" }',
        "Không có cách hiểu “todya”. Có phải ý là “today”?",
    ),
    Case(
        "under unknown option in list",
        RATINGS,
        BECAUSE,
        'because = "a"\nunder = { cut-off = ["today", «"todya"] }',
        "Không có cách hiểu “todya”. Có phải ý là “today”?",
    ),
    Case(
        "until text",
        RATINGS,
        BECAUSE,
        'because = "a"\nuntil = «"2021"',
        "Khóa “until” phải là ngày viết như 2021-12-31 (không có ngoặc kép); thấy “2021”.",
    ),
    Case(
        "requirement both levels",
        RATINGS,
        '[[requirement]]\nid = "united"\nfor = ["unit"]\nlevel = "TOT"',
        '«[[requirement]]\nid = "united"\nfor = ["unit"]\nlevel = "TOT"\nlevel_or_better = "KHA"',
        "Phải có đúng một trong các khóa: level, level_or_better.",
    ),
    Case(
        "requirement no level",
        RATINGS,
        '[[requirement]]\nid = "united"\nfor = ["unit"]\nlevel = "TOT"',
        '«[[requirement]]\nid = "united"\nfor = ["unit"]',
        "Phải có đúng một trong các khóa: level, level_or_better.",
    ),
    Case(
        "requirement level_or_better unknown",
        RATINGS,
        '[[requirement]]\nid = "united"\nfor = ["unit"]\nlevel = "TOT"',
        '[[requirement]]\nid = "united"\nfor = ["unit"]\nlevel_or_better = «"KHAA"',
        "Không có mức “KHAA”. Có phải ý là “KHA”?",
    ),
    Case(
        "release key",
        RATINGS,
        BECAUSE,
        'because = "a"\nrelease = { when = "active", «bye = "x", by = "Đảng ủy" }',
        "Không biết khóa “release.bye”. Có phải ý là “by”?",
    ),
    Case(
        "release missing by",
        RATINGS,
        BECAUSE,
        'because = "a"\nrelease = «{ when = "unity = DK" }',
        "Thiếu khóa bắt buộc “release.by”.",
    ),
    Case(
        "release bad clause",
        RATINGS,
        BECAUSE,
        'because = "a"\nrelease = { by = "Đảng ủy", clauses = [«"XA-003"] }',
        "Không có điểm “XA-003”. Có phải ý là “XA-002”?",
    ),
    Case(
        "release bad when",
        RATINGS,
        BECAUSE,
        'because = "a"\nrelease = { when = "«unitty = DK", by = "Đảng ủy" }',
        "Không có tên “unitty”. Có phải ý là “unity”?",
    ),
    Case(
        "ceiling code typo",
        RATINGS,
        'at_most = "worst(heads.level)"',
        'at_most = «"TOTT"',
        "Không có mức “TOTT”. Có phải ý là “TOT”?",
    ),
    Case(
        "ceiling expression typo",
        RATINGS,
        'at_most = "worst(heads.level)"',
        'at_most = "worst(«head.level)"',
        "Không có tên “head”. Có phải ý là “heads”?",
    ),
    Case(
        "ceiling expression broken",
        RATINGS,
        'at_most = "worst(heads.level)"',
        'at_most = "worst(heads.level«"',
        "Biểu thức viết sai: biểu thức dừng giữa chừng, ở đây cần “)”.",
    ),
    Case(
        "ceiling other scale",
        RATINGS,
        'at_most = "worst(heads.level)"',
        'at_most = "«worst(heads.finding)"',
        "Không so sánh được một giá trị của thang “finding” với một giá trị của thang “quality”.",
    ),
    Case(
        "ceiling number",
        RATINGS,
        'at_most = "worst(heads.level)"',
        "at_most = «3",
        "Khóa “at_most” phải là chữ trong ngoặc kép; thấy 3.",
    ),
    Case(
        "if_unknown",
        RATINGS,
        'at_most = "worst(heads.level)"',
        'at_most = "worst(heads.level)"\nif_unknown = «"waits"',
        "Khóa “if_unknown” không nhận giá trị “waits”. Chấp nhận: wait, skip. Có phải ý là “wait”?",
    ),
    Case(
        "lifts unknown",
        RATINGS,
        'lifts = ["head-not-above-unit"]',
        'lifts = [«"head-not-above-units"]',
        "Không có quy tắc “head-not-above-units”. Có phải ý là “head-not-above-unit”?",
    ),
    Case("lifts empty", RATINGS, 'lifts = ["head-not-above-unit"]', "lifts = «[]", "Danh sách “lifts” quá ngắn."),
    Case(
        "kind without scale",
        RATINGS,
        '[[ground]]\nid = "disunity"\nfor = ["unit"]',
        '[[ground]]\nid = "disunity"\nfor = ["unit", «"guest"]',
        "Loại đối tượng “guest” không có thang mức (scale): chỉ kiểm điểm, không xếp loại.",
    ),
    Case("period unknown", RATINGS, BECAUSE, 'because = "a"\nperiod = «"quater"', "Không có loại kỳ “quater”."),
)

"""Broken sources, quotas, values, scores, awards, exclusions, and what a child may not do."""

from tests.core.regime.small_regime import Case

RATINGS = "ratings.toml"
AWARDS = "awards.toml"
SUBJECTS = "subjects.toml"
WHEN_DISUNITED = 'when = "unity = MDK"'

CASES = (
    Case(
        "quota limit word",
        RATINGS,
        'at_most = "20%"',
        'at_most = «"20 %"',
        ('Khóa “at_most” phải là giới hạn chính xác: số nguyên, hoặc chữ như "70%", "2/3", "89.99"; thấy “20 %”.'),
    ),
    Case(
        "quota limit beyond the whole",
        RATINGS,
        'at_most = "20%"',
        'at_most = «"5/4"',
        "Khóa “at_most” là 5/4, quá cả toàn bộ: một phần của tổng số nhiều nhất là 100%.",
    ),
    Case(
        "quota limit unknown fact",
        RATINGS,
        'at_most = "20%"',
        'at_most = «"scores"',
        "Không có dữ kiện “scores”. Có phải ý là “score”?",
    ),
    Case(
        "quota limit float",
        RATINGS,
        'at_most = "20%"',
        "at_most = «0.2",
        "Số trong ngoặc kép hoặc số nguyên; không viết số thực (như 0.7) trong TOML.",
    ),
    Case(
        "quota of unknown level",
        RATINGS,
        'of = "rated"',
        'of = ["TOT", «"KHAA"]',
        "Không có mức “KHAA”. Có phải ý là “KHA”?",
    ),
    Case(
        "quota of word",
        RATINGS,
        'of = "rated"',
        'of = «"rate"',
        "Khóa “of” không nhận giá trị “rate”. Chấp nhận: rated, in_group. Có phải ý là “rated”?",
    ),
    Case(
        "quota counted",
        RATINGS,
        'of = "rated"',
        'of = "rated"\ncounted = «"after_choise"',
        (
            "Khóa “counted” không nhận giá trị “after_choise”. Chấp nhận: before_choice, after_choice. Có "
            "phải ý là “after_choice”?"
        ),
    ),
    Case(
        "quota within missing",
        RATINGS,
        (
            "[[quota]]\n"
            'id = "units-share"\n'
            'for = ["unit"]\n'
            'level = "TOT"\n'
            'at_most = "20%"\n'
            'of = "rated"\n'
            'within = ["group"]\n'
        ),
        '«[[quota]]\nid = "units-share"\nfor = ["unit"]\nlevel = "TOT"\nat_most = "20%"\nof = "rated"\n',
        "Thiếu khóa bắt buộc “within”.",
    ),
    Case(
        "quota within unknown",
        RATINGS,
        'within = ["group"]',
        'within = [«"grup"]',
        "Không có khóa nhóm “grup”. Có phải ý là “group”?",
    ),
    Case(
        "quota kinds apart",
        RATINGS,
        '[[quota]]\nid = "units-share"\nfor = ["unit"]',
        '«[[quota]]\nid = "units-share"\nfor = ["unit", "member"]',
        "Thiếu khóa bắt buộc “each_kind_apart”.",
    ),
    Case(
        "quota instead unknown key",
        RATINGS,
        'when = "group.base < 5"',
        '«wen = "group.base < 5"',
        "Không biết khóa “instead.0.wen”. Có phải ý là “when”?",
    ),
    Case("quota instead bad", RATINGS, 'when = "group.base < 5"', 'when = "«group.bases < 5"', "Không có tên “bases”."),
    Case(
        "quota instead limit",
        RATINGS,
        "  at_most = 1",
        '  at_most = «"scores"',
        "Không có dữ kiện “scores”. Có phải ý là “score”?",
    ),
    Case(
        "rank_by",
        RATINGS,
        'of = "rated"',
        'of = "rated"\nrank_by = ["«scores"]',
        "Không có tên “scores”. Có phải ý là “score”?",
    ),
    Case("group outside quota", RATINGS, WHEN_DISUNITED, 'when = "«group.base < 5"', "Không có tên “group”."),
    Case(
        "value two ways",
        RATINGS,
        '[[value]]\nid = "progress"\nfor = ["unit"]',
        '«[[value]]\nid = "progress"\nfor = ["unit"]\nis = "score"',
        "Phải có đúng một trong các khóa: is, steps, rows.",
    ),
    Case(
        "value step gives",
        RATINGS,
        'gives = "100%"',
        'gives = «"100%%"',
        (
            'Khóa “steps.0.gives” phải là giới hạn chính xác: số nguyên, hoặc chữ như "70%", "2/3", "89.99"; '
            "thấy “100%%”."
        ),
    ),
    Case(
        "value step unknown name",
        RATINGS,
        '{ when = "score >= 50", gives',
        '{ when = "«scores >= 50", gives',
        "Không có tên “scores”. Có phải ý là “score”?",
    ),
    Case(
        "value id hyphen",
        RATINGS,
        'id = "progress"',
        'id = «"pro-gress"',
        (
            "Khóa “id” có cách viết không hợp lệ: “pro-gress”. Cách viết: chữ thường không dấu, nối bằng "
            "gạch dưới, như so_phieu."
        ),
    ),
    Case(
        "value over unknown",
        RATINGS,
        '[[value]]\nid = "progress"\nfor = ["unit"]',
        '[[value]]\nid = "progress"\nfor = ["unit"]\nover = «"visit"',
        "Không có dữ kiện dạng bảng “visit”. Có phải ý là “visits”?",
    ),
    Case("award years alone", AWARDS, "[[award]]", "«[[award]]\nyears = 5", "Thiếu khóa bắt buộc “each_year”."),
    Case(
        "award years 1",
        AWARDS,
        'among = "level = TOT"',
        'years = «1\neach_year = "level = TOT"',
        "Khóa “years” nhỏ quá mức cho phép: 1.",
    ),
    Case(
        "award blank",
        AWARDS,
        'among = "level = TOT"',
        'among = "level = TOT"\nblank = «"criterias"',
        "Không có khoảng trống “criterias”. Có phải ý là “criteria”?",
    ),
    Case(
        "award honour",
        AWARDS,
        'among = "level = TOT"',
        'among = "level = TOT"\nhonour = «"tipical"',
        "Không có danh hiệu “tipical”. Có phải ý là “typical”?",
    ),
    Case(
        "award stage",
        AWARDS,
        'among = "level = TOT"',
        'among = "«own_level = TOT"',
        "Ở đây phải đọc “level”, không phải “own_level” (theo thứ tự xếp loại của bộ quy định).",
    ),
    Case(
        "source blank",
        RATINGS,
        'by = "points"',
        'by = "points"\nblank = «"criterion"',
        "Không có khoảng trống “criterion”. Có phải ý là “criteria”?",
    ),
    Case(
        "source by",
        RATINGS,
        'by = "points"',
        'by = «"point"',
        (
            "Khóa “by” không nhận giá trị “point”. Chấp nhận: ballot, points, conditions, proposal. "
            "Có phải ý là “points”?"
        ),
    ),
    Case(
        "exclusion effect",
        SUBJECTS,
        'effect = "reviewed_only"',
        'effect = «"review_only"',
        (
            "Khóa “effect” không nhận giá trị “review_only”. Chấp nhận: exempt, reviewed_only, not_rated, "
            "deferred. Có phải ý là “reviewed_only”?"
        ),
    ),
    Case(
        "exclusion duration",
        SUBJECTS,
        'when = "admitted_on + 6 months > as_of"',
        'when = "admitted_on + «6 > as_of"',
        "Ngày chỉ cộng hoặc trừ được một khoảng thời gian có đơn vị, như 6 months.",
    ),
    Case(
        "repeat parent id",
        RATINGS,
        'id = "units-share"',
        'id = «"top-share"',
        ('Mã “top-share” đã có ở bộ quy định cha; muốn sửa thì viết changes = "top-share", muốn thêm thì đặt mã khác.'),
    ),
    Case(
        "change unknown",
        RATINGS,
        "",
        '[[quota]]\nchanges = «"top-shares"\nat_most = "20%"\n',
        "Không có [[quota]] “top-shares”. Có phải ý là “top-share”?",
    ),
    Case(
        "change fixed",
        RATINGS,
        "",
        '[[ceiling]]\nchanges = «"sick"\nat_most = "KHA"\n',
        'Bộ quy định cha không cho sửa “sick” (child = "fixed").',
    ),
    Case(
        "change laxer",
        RATINGS,
        "",
        '[[quota]]\nchanges = "top-share"\nat_most = «"40%"\n',
        "“top-share”: khóa at_most chỉ được sửa theo hướng chặt hơn bộ quy định cha.",
    ),
    Case(
        "change other key",
        RATINGS,
        "",
        '[[quota]]\nchanges = "top-share"\nof = «["TOT"]\n',
        "“top-share”: khóa of chỉ được sửa theo hướng chặt hơn bộ quy định cha.",
    ),
    Case(
        "lifts a rule of the parent that is fixed",
        RATINGS,
        'lifts = ["head-not-above-unit"]',
        'lifts = ["head-not-above-unit", «"sick"]',
        'Bộ quy định cha không cho miễn “sick” (child = "fixed"): chỉ miễn được quy tắc child = "open".',
    ),
    Case(
        "lifts a quota",
        RATINGS,
        'lifts = ["head-not-above-unit"]',
        'lifts = [«"units-share"]',
        "“units-share” là tỷ lệ của cả nhóm, không miễn cho từng người được: "
        "dùng when hoặc instead của chính tỷ lệ đó.",
    ),
    Case(
        "amounts for a code that the scale has not",
        RATINGS,
        "",
        '[[value]]\nid = "worth"\nfor = ["unit"]\nof = "finding"\nrows = { XS = "100%", «TBB = "50%" }\n'
        'clauses = ["XA-001"]\n',
        "Thang “finding” không có giá trị “TBB”. Có phải ý là “TB”?",
    ),
    Case(
        "amounts for a code that the column's scale has not",
        RATINGS,
        "",
        '[[value]]\nid = "worth"\nfor = ["unit"]\nover = "visits"\nof = "finding"\nrows = { «KHA = 1 }\n'
        'clauses = ["XA-001"]\n',
        "Thang “finding” không có giá trị “KHA”.",
    ),
    Case(
        "amounts of a fact that is no scale",
        RATINGS,
        "",
        '[[value]]\nid = "worth"\nfor = ["unit"]\nof = «"score"\nrows = { TOT = 1 }\nclauses = ["XA-001"]\n',
        "Không có dữ kiện dạng thang mức “score”.",
    ),
    Case(
        "amounts of nothing",
        RATINGS,
        "",
        '«[[value]]\nid = "worth"\nfor = ["unit"]\nrows = { TOT = 1 }\nclauses = ["XA-001"]\n',
        "Thiếu khóa bắt buộc “of”.",
    ),
    Case(
        "values that rest on each other",
        RATINGS,
        "",
        '[[value]]\nid = "first"\nfor = ["unit"]\nis = «"second + 1"\nclauses = ["XA-001"]\n'
        '[[value]]\nid = "second"\nfor = ["unit"]\nsteps = [ { when = "first > 3", gives = 1 } ]\n'
        'clauses = ["XA-001"]\n',
        "Giá trị tính ra phụ thuộc chính nó: first → second → first.",
    ),
    Case(
        "a value that rests on itself through a column of its rows",
        RATINGS,
        "",
        '[[value]]\nid = "whole"\nfor = ["member"]\nis = «"sum(visits: part)"\nclauses = ["XA-001"]\n'
        '[[value]]\nid = "part"\nfor = ["member"]\nover = "visits"\nis = "amount + this.whole"\nclauses = ["XA-001"]\n',
        "Giá trị tính ra phụ thuộc chính nó: whole → part → whole.",
    ),
    Case(
        "fills unknown",
        RATINGS,
        'by = "points"',
        'by = "points"\nfills = «"criteri"',
        "Không có khoảng trống “criteri”.",
    ),
    Case(
        "score group",
        RATINGS,
        "",
        (
            "[[score]]\n"
            'id = "sheet"\n'
            'for = ["unit"]\n'
            'gives = "points"\n'
            'groups = [ { id = "a", label = "A", max = 50 } ]\n'
            'criteria = [ { id = "a1", group = «"b", label = "A1", max = 5 } ]\n'
            'clauses = ["XA-001"]\n'
        ),
        "Không có nhóm tiêu chí “b”.",
    ),
    Case(
        "score criterion twice",
        RATINGS,
        "",
        (
            "[[score]]\n"
            'id = "sheet"\n'
            'for = ["unit"]\n'
            'gives = "points"\n'
            'groups = [ { id = "a", label = "A", max = 50 } ]\n'
            'criteria = [ { id = "a1", group = "a", label = "A1", max = 5 }, { id = «"a1", group = "a", '
            'label = "A2", max = 5 } ]\n'
            'clauses = ["XA-001"]\n'
        ),
        "“a1” có hai lần trong “criteria”.",
    ),
    Case(
        "award limit without group",
        AWARDS,
        (
            "[[award]]\n"
            'id = "typical"\n'
            'label = "Tiêu biểu"\n'
            'for = ["member"]\n'
            'among = "level = TOT"\n'
            'at_most = "20%"\n'
            'of = ["TOT"]\n'
            'within = ["unit"]\n'
        ),
        (
            "«[[award]]\n"
            'id = "typical"\n'
            'label = "Tiêu biểu"\n'
            'for = ["member"]\n'
            'among = "level = TOT"\n'
            'at_most = "20%"\n'
            'of = ["TOT"]\n'
        ),
        "Thiếu khóa bắt buộc “within”.",
    ),
)

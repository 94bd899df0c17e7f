"""Broken facts and readings."""

from tests.core.regime.small_regime import Case

FACTS = "facts.toml"
READINGS = "readings.toml"

CASES = (
    Case(
        "fact type",
        FACTS,
        'type = "number"\nrange',
        'type = «"numbr"\nrange',
        (
            "Khóa “type” không nhận giá trị “numbr”. Chấp nhận: yes_no, count, number, share, date, scale, "
            "text, texts, unit, table. Có phải ý là “number”?"
        ),
    ),
    Case(
        "fact scale unknown",
        FACTS,
        'scale = "finding"\nlabel',
        'scale = «"findings"\nlabel',
        "Không có thang “findings”. Có phải ý là “finding”?",
    ),
    Case(
        "fact scale missing",
        FACTS,
        '[[fact]]\nid = "finding"\nfor = ["unit"]\ntype = "scale"\nscale = "finding"\nlabel',
        '«[[fact]]\nid = "finding"\nfor = ["unit"]\ntype = "scale"\nlabel',
        "Thiếu khóa bắt buộc “scale”.",
    ),
    Case(
        "fact vocabulary unknown",
        FACTS,
        'vocabulary = "colour"',
        'vocabulary = «"color"',
        "Không có bộ từ “color”. Có phải ý là “colour”?",
    ),
    Case(
        "fact range float",
        FACTS,
        "range = [0, 100]",
        "range = [0, «99.5]",
        "Số trong ngoặc kép hoặc số nguyên; không viết số thực (như 0.7) trong TOML.",
    ),
    Case("fact range one", FACTS, "range = [0, 100]", "range = «[0]", "Danh sách “range” quá ngắn."),
    Case(
        "fact range reversed",
        FACTS,
        "range = [0, 100]",
        "range = «[100, 0]",
        "Khoảng từ 100 đến 0 có đầu lớn hơn cuối.",
    ),
    Case("fact places", FACTS, "places = 2", "places = «9", "Khóa “places” lớn quá mức cho phép: 9."),
    Case(
        "fact absent",
        FACTS,
        'absent = "empty"',
        'absent = «"emty"',
        (
            "Khóa “absent” không nhận giá trị “emty”. Chấp nhận: unknown, no, 0, empty, none, from_superior. "
            "Có phải ý là “empty”?"
        ),
    ),
    Case(
        "fact equals type",
        FACTS,
        'equals = "any(visits where paid)"',
        'equals = "«count(visits where paid)"',
        "Cần câu hỏi có/không, nhưng đây là một số.",
    ),
    Case("fact equals by reading bad", FACTS, 'today = "as_of"', 'today = "«as_off"', "Không có tên “as_off”."),
    Case(
        "fact equals by reading broken",
        FACTS,
        'today = "as_of"',
        'today = "as_of +«"',
        "Biểu thức viết sai: biểu thức dừng giữa chừng, ở đây cần một giá trị (tên, số, mã).",
    ),
    Case(
        "fact columns of plain",
        FACTS,
        "places = 2",
        'places = 2\ncolumns = «[ { id = "a", type = "count" } ]',
        'Khóa “columns” chỉ dùng cho dữ kiện dạng bảng (type = "table").',
    ),
    Case(
        "fact table no columns",
        FACTS,
        (
            "[[fact]]\n"
            'id = "visits"\n'
            'for = ["member", "unit"]\n'
            'type = "table"\n'
            'label = "Các lần đến"\n'
            'absent = "empty"\n'
            "columns = [\n"
            '  { id = "on", type = "date" },\n'
            '  { id = "finding", type = "scale", scale = "finding" },\n'
            '  { id = "paid", type = "yes_no", absent = "no" },\n'
            '  { id = "amount", type = "count" },\n'
            "]\n"
        ),
        (
            "«[[fact]]\n"
            'id = "visits"\n'
            'for = ["member", "unit"]\n'
            'type = "table"\n'
            'label = "Các lần đến"\n'
            'absent = "empty"\n'
        ),
        "Thiếu khóa bắt buộc “columns”.",
    ),
    Case(
        "column type",
        FACTS,
        '{ id = "on", type = "date" }',
        '{ id = "on", type = «"day" }',
        (
            "Khóa “columns.0.type” không nhận giá trị “day”. Chấp nhận: yes_no, count, number, date, scale, "
            "text, texts, unit."
        ),
    ),
    Case(
        "column scale",
        FACTS,
        '{ id = "finding", type = "scale", scale = "finding" }',
        '{ id = "finding", type = "scale", scale = «"findin" }',
        "Không có thang “findin”. Có phải ý là “finding”?",
    ),
    Case(
        "column id twice",
        FACTS,
        '{ id = "amount", type = "count" }',
        '{ id = «"paid", type = "count" }',
        "“paid” có hai lần trong “columns”.",
    ),
    Case(
        "column unknown key",
        FACTS,
        '{ id = "amount", type = "count" }',
        '{ id = "amount", «typo = 3, type = "count" }',
        "Không biết khóa “columns.3.typo”. Có phải ý là “type”?",
    ),
    Case(
        "needed_when",
        FACTS,
        "places = 2",
        "places = 2\nneeded_when = \"«colors = 'do'\"",
        "Không có tên “colors”. Có phải ý là “colour”?",
    ),
    Case(
        "fact twice one kind",
        FACTS,
        "",
        '[[fact]]\nid = «"score"\ntype = "count"\nlabel = "x"\nclauses = ["XA-001"]\n',
        "Mã “score” của [[fact]] đã dùng ở xa/facts.toml:22.",
    ),
    Case(
        "reading default",
        READINGS,
        'default = "year_end"',
        'default = «"year_en"',
        "Không có cách hiểu “year_en”. Có phải ý là “year_end”?",
    ),
    Case(
        "reading no default",
        READINGS,
        (
            "[[reading]]\n"
            'id = "cut-off"\n'
            'question = "Tính đến ngày nào?"\n'
            'options = [ { id = "year_end", label = "31/12" }, { id = "today", label = "Hôm nay" } ]\n'
            'default = "year_end"\n'
        ),
        (
            "«[[reading]]\n"
            'id = "cut-off"\n'
            'question = "Tính đến ngày nào?"\n'
            'options = [ { id = "year_end", label = "31/12" }, { id = "today", label = "Hôm nay" } ]\n'
        ),
        "Thiếu khóa bắt buộc “default”.",
    ),
    Case(
        "reading one option",
        READINGS,
        'options = [ { id = "year_end", label = "31/12" }, { id = "today", label = "Hôm nay" } ]',
        'options = «[ { id = "year_end", label = "31/12" } ]',
        "Danh sách “options” quá ngắn.",
    ),
    Case(
        "reading answers unknown",
        READINGS,
        "",
        '[readings]\n«cutoff = "today"\n',
        "Không có điểm nghi vấn “cutoff”. Có phải ý là “cut-off”?",
    ),
    Case(
        "reading answers option",
        READINGS,
        "",
        '[readings]\ncut-off = «"todya"\n',
        "Không có cách hiểu “todya”. Có phải ý là “today”?",
    ),
    Case(
        "reading kind",
        READINGS,
        'default = "year_end"',
        'default = "year_end"\nkind = «"dobut"',
        "Khóa “kind” không nhận giá trị “dobut”. Chấp nhận: doubt, conflict, blank. Có phải ý là “doubt”?",
    ),
    Case(
        "answers not table",
        READINGS,
        "[[reading]]",
        "readings = «3\n[[reading]]",
        "“readings” chỉ được có một: viết [readings].",
    ),
    Case(
        "answers number",
        READINGS,
        "",
        "[readings]\ncut-off = «3\n",
        "Khóa “cut-off” phải là chữ trong ngoặc kép; thấy 3.",
    ),
    Case(
        "reading option twice",
        READINGS,
        '{ id = "today", label = "Hôm nay" }',
        '{ id = "today", label = "Hôm nay" }, { id = «"today", label = "Nay" }',
        "“today” có hai lần trong “options”.",
    ),
    Case(
        "facts that rest on each other",
        "facts.toml",
        "",
        '[[fact]]\nid = "busy"\nfor = ["member"]\ntype = "yes_no"\nlabel = "Bận"\nequals = «"not idle"\n'
        'clauses = ["XA-001"]\n[[fact]]\nid = "idle"\nfor = ["member"]\ntype = "yes_no"\nlabel = "Rảnh"\n'
        'equals = "not busy"\nclauses = ["XA-001"]\n',
        "Giá trị tính ra phụ thuộc chính nó: busy → idle → busy.",
    ),
)

"""Broken work plans, dossiers and conferences."""

from tests.core.regime.small_regime import Case

WORKPLAN = "workplan.toml"
DOSSIERS = "dossiers.toml"
CONDUCT = "conduct.toml"
TARGETS = "targets.toml"

CASES = (
    Case(
        "due kind",
        WORKPLAN,
        'kind = "before"',
        'kind = «"befor"',
        (
            "Khóa “due.0.kind” không nhận giá trị “befor”. Chấp nhận: before, by, within, after, with_plan, "
            "external, promptly, before_event, window, same_day, next, none. Có phải ý là “before”?"
        ),
    ),
    Case(
        "due missing on",
        WORKPLAN,
        '{ kind = "before", on = 2021-11-30 }',
        '«{ kind = "before" }',
        "Thiếu khóa bắt buộc “on”.",
    ),
    Case(
        "due unknown event",
        WORKPLAN,
        'event = "completion"',
        'event = «"completon"',
        "Không có sự kiện “completon”. Có phải ý là “completion”?",
    ),
    Case(
        "due missing event",
        WORKPLAN,
        '{ kind = "after", event = "completion", days = 3 }',
        '«{ kind = "after", days = 3 }',
        "Thiếu khóa bắt buộc “event”.",
    ),
    Case(
        "due missing days",
        WORKPLAN,
        '{ kind = "after", event = "completion", days = 3 }',
        '«{ kind = "after", event = "completion" }',
        "Thiếu khóa bắt buộc “days”.",
    ),
    Case("due days negative", WORKPLAN, "days = 3", "days = «-3", "Khóa “due.0.days” nhỏ quá mức cho phép: -3."),
    Case(
        "due both days",
        WORKPLAN,
        "days = 3",
        "days = 3, «working_days = 3",
        (
            "Thời hạn loại “after”, mục “working_days”: chỉ ghi ngày hoặc ngày làm việc, không ghi cả hai. "
            "Các mục của loại này: printed, grace_days, hard, event, days, count."
        ),
    ),
    Case(
        "due extra key",
        WORKPLAN,
        "on = 2021-11-30",
        "on = 2021-11-30, «days = 3",
        ("Thời hạn loại “before”, mục “days”: không có mục này. Các mục của loại này: printed, grace_days, hard, on."),
    ),
    Case(
        "due window reversed",
        WORKPLAN,
        '{ kind = "before", on = 2021-11-30 }',
        '{ kind = "window", from = 2021-11-30, until = «2021-11-01 }',
        (
            "Thời hạn loại “window”, mục “until”: ngày cuối đứng trước ngày đầu. Các mục của loại này: "
            "printed, grace_days, hard, first, until."
        ),
    ),
    Case(
        "due month",
        WORKPLAN,
        '{ kind = "before", on = 2021-11-30 }',
        '{ kind = "within", month = «"2021-13" }',
        "Khóa “due.0.month” có cách viết không hợp lệ: “2021-13”. Cách viết: năm và tháng, như 2024-11.",
    ),
    Case(
        "item parent",
        WORKPLAN,
        'task = "Báo cáo"',
        'task = "Báo cáo"\nparent = «"strat"',
        "Không có mục của kế hoạch “strat”. Có phải ý là “start”?",
    ),
    Case(
        "event expected_from",
        WORKPLAN,
        'expected_from = "start"',
        'expected_from = «"strat"',
        "Không có mục của kế hoạch “strat”. Có phải ý là “start”?",
    ),
    Case(
        "event brought_by",
        WORKPLAN,
        'expected_from = "start"',
        'expected_from = "start"\nbrought_by = «"strat"',
        "Không có mục của kế hoạch “strat”. Có phải ý là “start”?",
    ),
    Case(
        "clash item",
        WORKPLAN,
        "",
        '[[clash]]\nitems = ["start", «"reprot"]\ntext = "x"\nclauses = ["XA-002"]\n',
        "Không có mục của kế hoạch “reprot”. Có phải ý là “report”?",
    ),
    Case(
        "target base source",
        TARGETS,
        "",
        '[[target_base]]\nid = "base"\nsources = [«"from-afar"]\nclauses = ["XA-002"]\n',
        "Không có nguồn chỉ tiêu “from-afar”.",
    ),
    Case(
        "target list item",
        TARGETS,
        "",
        (
            '[[target_source]]\nid = "supplement"\nlabel = "bổ sung"\n'
            '[[target_list]]\nid = "added"\nlabel = "Bổ sung"\nmark = "bổ sung"\nsource = "supplement"\n'
            'basis = "Công văn 1"\nfor = ["member"]\nitem = «"reprot"\nclauses = ["XA-002"]\n'
        ),
        "Không có mục của kế hoạch “reprot”. Có phải ý là “report”?",
    ),
    Case(
        "year record keeps",
        TARGETS,
        "",
        '[[year_record]]\nid = "notes"\nkeeps = «"note"\nlabel = "Ghi nhận"\nclauses = ["XA-002"]\n',
        "Khóa “keeps” không nhận giá trị “note”. Chấp nhận: targets, quantitative_share, notes. Có phải ý là “notes”?",
    ),
    Case(
        "dossier due",
        DOSSIERS,
        'label = "Hồ sơ đảng viên"',
        'label = "Hồ sơ đảng viên"\ndue = «"strat"',
        "Không có mục của kế hoạch “strat”. Có phải ý là “start”?",
    ),
    Case(
        "dossier for",
        DOSSIERS,
        'for = ["member"]',
        'for = [«"membr"]',
        "Không có loại đối tượng “membr”. Có phải ý là “member”?",
    ),
    Case(
        "report due",
        DOSSIERS,
        'due = "report"',
        'due = «"reprot"',
        "Không có mục của kế hoạch “reprot”. Có phải ý là “report”?",
    ),
    Case(
        "report for",
        DOSSIERS,
        'for = [ "member" ]',
        'for = [ «"membr" ]',
        "Không có loại đối tượng “membr”. Có phải ý là “member”?",
    ),
    Case(
        "dossier no paper",
        DOSSIERS,
        (
            "[[dossier]]\n"
            'id = "of-member"\n'
            'for = ["member"]\n'
            'label = "Hồ sơ đảng viên"\n'
            'clauses = ["XA-002"]\n'
            "  [[dossier.paper]]\n"
            '  id = "form-2"\n'
            '  label = "Mẫu 02"\n'
            '  clauses = ["XA-002"]\n'
        ),
        '«[[dossier]]\nid = "of-member"\nfor = ["member"]\nlabel = "Hồ sơ đảng viên"\nclauses = ["XA-002"]\n',
        "Thiếu khóa bắt buộc “paper”.",
    ),
    Case(
        "paper clause",
        DOSSIERS,
        '  label = "Mẫu 02"\n  clauses = ["XA-002"]',
        '  label = "Mẫu 02"\n  clauses = [«"XA-004"]',
        "Không có điểm “XA-004”. Có phải ý là “XA-002”?",
    ),
    Case(
        "paper unknown key",
        DOSSIERS,
        '  label = "Mẫu 02"',
        '  label = "Mẫu 02"\n  «forms = "02"',
        "Không biết khóa “paper.0.forms”. Có phải ý là “form”?",
    ),
    Case(
        "step ballot",
        CONDUCT,
        '  label = "Khai mạc"',
        '  label = "Khai mạc"\n  ballot = «"sercet"',
        ("Khóa “step.0.ballot” không nhận giá trị “sercet”. Chấp nhận: none, open, secret. Có phải ý là “secret”?"),
    ),
    Case(
        "conference after",
        CONDUCT,
        'label = "Hội nghị kiểm điểm"',
        'label = "Hội nghị kiểm điểm"\nafter = [«"reveiw"]',
        "Không có mục “reveiw”. Có phải ý là “review”?",
    ),
    Case(
        "due under unknown option",
        WORKPLAN,
        "on = 2021-11-30",
        'on = 2021-11-30, under = { cut-off = «"todya" }',
        "Không có cách hiểu “todya”. Có phải ý là “today”?",
    ),
    Case(
        "prompting at",
        CONDUCT,
        'at = "root"',
        'at = «"rot"',
        "Khóa “at” không nhận giá trị “rot”. Chấp nhận: root, superior. Có phải ý là “root”?",
    ),
    Case(
        "prompting notify",
        CONDUCT,
        'notify = "report"',
        'notify = «"reprot"',
        "Không có mục của kế hoạch “reprot”. Có phải ý là “report”?",
    ),
    Case(
        "prompting before",
        CONDUCT,
        'before = ["completion"]',
        'before = [«"completon"]',
        "Không có sự kiện “completon”. Có phải ý là “completion”?",
    ),
    Case(
        "prompting manager",
        CONDUCT,
        'notify = "report"',
        'notify = "report"\nmanagers = [«"NOBODY"]',
        "Không có diện quản lý “NOBODY”.",
    ),
)

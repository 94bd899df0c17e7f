"""The Vietnamese sentences of a result that was worked out for many at once."""

from __future__ import annotations

EFFECTS = {
    "opens": "đạt",
    "fails": "không đạt",
    "open": "chưa xác định được",
    "lowers": "hạ mức",
    "waits": "chờ mức của nơi khác",
    "lifts": "không áp dụng mức trần",
    "keeps": "được giữ trong giới hạn số lượng",
    "drops": "không còn chỗ trong giới hạn số lượng",
    "replaces": "thuộc trường hợp xếp vào mức này",
    "asks": "cần người có thẩm quyền quyết định",
    "proposes": "mức được đề xuất",
    "conflict": "khác mức được đề xuất",
    "decides": "theo quyết định",
    "chooses": "người có thẩm quyền đã chọn",
    "refused": "quyết định không được nhận",
    "provisional": "tạm tính vì nơi khác chưa có mức",
    "shows": "cần lưu ý",
    "not_rated": "không xếp loại",
    "exempt": "được miễn",
    "reviewed_only": "chỉ kiểm điểm",
    "deferred": "chuyển kỳ sau",
}
STEP = "{stage}: {effect} ({places})."
STEP_WITHOUT_PLACE = "{stage}: {effect}."
DUTY_OPEN = "Chưa rõ có phải làm không: {act}"
SOMEBODY = "?"
"""Stands for another subject, or a fact, that a result for many at once does not name."""
LACKS_MORE = "dữ kiện khác (xem kiemdiem explain)"
WAITS = "chờ mức của nơi khác (xem kiemdiem explain)"

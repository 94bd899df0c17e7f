"""The sentences of `regime check`."""

from __future__ import annotations

UNCITED = 'Điểm {clause} chưa có mục nào dẫn đến; hãy viết quy tắc, hoặc ghi status = "informative" kèm lý do.'
UNCITED_LATER = "Điểm {clause} thuộc phần {part}, chưa có mục nào dẫn đến (để sau)."
NO_REASON = 'Điểm {clause} ghi status = "{status}" nhưng thiếu lý do (reason).'

BAND_HOLE = "{kind}: {value} điểm không thuộc khung nào{under}."
BAND_HOLE_NAMED = "{kind}: {value} điểm không thuộc khung nào{under}; đã có nơi nói phải làm gì."
BAND_HOLE_SOMETIMES = "{kind}: {value} điểm chỉ thuộc khung có điều kiện ({bands}){under}."
BAND_OVERLAP = "{kind}: {value} điểm thuộc nhiều khung: {bands}{under}."
UNDER = " (khi {options})"

BALLOT_GAP = "{kind}: có kết quả phiếu không mở mức nào. Nhỏ nhất: {ballot}{under}."
BALLOT_GAP_NAMED = "{kind}: có kết quả phiếu không mở mức nào, đã có nơi nói phải làm gì. Nhỏ nhất: {ballot}{under}."
BALLOT = "{voters} người bỏ phiếu ({votes}, không hợp lệ {invalid})"
BALLOT_UNREACHED = (
    "{kind}: không kết quả phiếu nào (đến {voters} người) dẫn đến mức {level}, dù mức này có ngưỡng{under}. "
    "Nhỏ nhất mà ngưỡng đạt nhưng bị mức khác lấy mất: {ballot}."
)
BALLOT_NEVER = "{kind}: không kết quả phiếu nào (đến {voters} người) đạt ngưỡng của mức {level}{under}."
LEVEL_UNREACHED = "{kind}: không quy tắc nào dẫn đến mức {level}{under}."

NO_SOURCE = "{kind} có thang mức nhưng không có [[source]]: không biết mức từ đâu ra{under}."
TWO_SOURCES = "{kind}: hai nguồn cùng hiệu lực ({first} và {second}){under}; mỗi loại chỉ có một nguồn."
UNHEARD_SOURCE = "{kind}: nguồn {second} không bao giờ được dùng{under}: {first} đứng trước và không có điều kiện."
THRESHOLD_BESIDE = 'Ngưỡng đứng cạnh nguồn “{source}” (by = "{by}") thì phải ghi as = "requirement".'
NO_UNMET = "Khung “{band}”: mức {level} có điều kiện ({rules}), nên phải ghi unmet (không đủ điều kiện thì sao)."
NOT_IN_ORDER = "{kind} được xếp loại nhưng không có trong order."
TWICE_IN_ORDER = "“{kind}” có hai lần trong order."
ORDERED_UNRATED = "“{kind}” có trong order nhưng không có thang mức."

OPTION_UNSAID = "Cách hiểu “{option}” và “{other}” của “{reading}” không khác nhau: không mục nào phân biệt chúng."
BLANK_OPEN = "Chỗ trống “{blank}”: {wants}{basis}. {without}"
BLANK_BASIS = " (theo {basis})"
BLANK_FILLED = "Chỗ trống “{blank}” do {where} lấp."
WITHOUT = {
    "proposed_level": "Chưa có thì mức vào theo đề xuất của cấp có thẩm quyền.",
    "entered_total": "Chưa có thì nhập thẳng tổng điểm.",
    "nothing": "Chưa có thì các quy tắc khác vẫn áp dụng; câu trả lời nêu văn bản còn thiếu.",
    "stop": "Chưa có thì không xếp loại được.",
}

STAGE_CIRCLE = "Các quy tắc chờ nhau thành vòng: {names}."
TOO_MANY_DIGITS = "Phép tính có thể vượt {digits} chữ số; hãy khai báo range hẹp hơn cho: {facts}."

NEVER_FIRED = "Quy tắc “{rule}” không tác động lần nào trong {cases} ca thử ngẫu nhiên."
CRASHED = (
    "Ca thử ngẫu nhiên số {seed} làm chương trình hỏng ({error}): lỗi của chương trình, không phải của bộ quy định."
)

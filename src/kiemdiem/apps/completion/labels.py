"""Acts of this room as the journal keeps them."""

REVIEW_RECORDED = "Ghi {subject} đã kiểm điểm ngày {day} trong {campaign}."
REVIEW_TAKEN_BACK = "Rút ngày kiểm điểm {day} của {subject} trong {campaign}."
EXCUSE_RECORDED = "Ghi lý do {subject} chưa kiểm điểm trong {campaign}: {why}"
UNIT_MARKED = (
    "Đánh dấu {unit} đã kiểm điểm xong trong {campaign}: {outstanding} chưa kiểm điểm, {unexplained} chưa có lý do."
)
MARK_TAKEN_BACK = "Rút đánh dấu ngày {day} rằng {unit} đã kiểm điểm xong trong {campaign}."

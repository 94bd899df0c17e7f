"""The Vietnamese names of what every season carries, whatever the regime."""

from __future__ import annotations

KEYS = {
    "regime": "Bộ quy định",
    "as_of": "Tính đến ngày",
    "period": "Kỳ",
    "readings": "Cách hiểu các điểm nghi vấn",
    "subjects": "Đối tượng",
    "bodies": "Tổ chức",
    "id": "Mã",
    "kind": "Loại đối tượng",
    "name": "Họ và tên (tên tổ chức)",
    "person": "Mã người",
    "unit": "Đơn vị",
    "heads": "Đứng đầu",
    "superior": "Cấp trên trực tiếp",
    "group": "Nhóm tương đương",
    "facts": "Dữ kiện",
    "votes": "Số phiếu",
    "present_voters": "Số người tham gia bỏ phiếu",
    "full_members": "Tổng số đảng viên chính thức",
    "ballots": "Các lần bỏ phiếu",
    "forum": "Nơi bỏ phiếu",
    "purpose": "Mục đích bỏ phiếu",
    "previous": "Các năm trước",
    "level": "Mức xếp loại",
    "state": "Tình trạng",
    "score": "Điểm",
    "honours": "Danh hiệu",
    "grounds": "Căn cứ",
    "proposed_level": "Mức được đề xuất",
    "decided_level": "Mức đã quyết định",
    "decisions": "Quyết định của người có thẩm quyền",
    "at": "Tại quy tắc",
    "by": "Người, cơ quan quyết định",
    "on": "Ngày quyết định",
    "reason": "Lý do",
    "evidence": "Minh chứng",
}
PURPOSES = {"rate": "xếp loại", "propose": "đề xuất", "poll": "thăm dò"}
DECISIONS = {
    "choose_level": "chọn mức",
    "release": "không áp dụng quy tắc",
    "choose": "chọn trong giới hạn",
    "raise": "nâng giới hạn",
}
NO_LEVEL = {
    "not_rated": "không xếp loại",
    "exempt": "được miễn",
    "reviewed_only": "chỉ kiểm điểm",
    "deferred": "chuyển kỳ sau",
}
ENCODINGS = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI"}


def named(key: str) -> str:
    """A key as a person knows it, with its code where that is another word."""
    label = KEYS.get(key)
    return f"{label} ({key})" if label else key

"""What a file of targets says: its columns, and what is wrong with a row."""

TITLE, NOUN = "chỉ tiêu, nhiệm vụ", "chỉ tiêu"
UNIT, UNIT_NOTE = "Đơn vị", "Mã hoặc đủ tên đơn vị được giao; để trống nếu giao cho người."
CODE, CODE_NOTE = "Mã người", "Mã của người được giao; để trống nếu giao cho đơn vị."
FULL_NAME, FULL_NAME_NOTE = "Họ và tên", "Để đối chiếu với mã; không dùng để tìm người."
YEAR, YEAR_NOTE = "Năm", "Năm thực hiện, bốn chữ số."
TARGET, TARGET_NOTE = "Chỉ tiêu, nhiệm vụ", "Cùng người hoặc đơn vị, cùng năm, cùng nội dung thì là một chỉ tiêu."
SOURCE, DOCUMENT, SORT = "Nguồn", "Theo văn bản", "Loại"
QUANTITY, QUANTITY_NOTE = "Số lượng", "Số; phần lẻ sau dấu phẩy, tối đa bốn chữ số."
MEASURE, PRODUCT = "Đơn vị tính", "Sản phẩm"
ALIASES = {
    "unit": ("Mã đơn vị", "Tên đơn vị", "Đơn vị được giao"),
    "code": ("Mã cán bộ", "Mã đảng viên"),
    "full_name": ("Tên", "Người được giao"),
    "year": ("Năm thực hiện",),
    "title": ("Nội dung", "Chỉ tiêu", "Tên chỉ tiêu", "Nhiệm vụ"),
    "source": ("Nguồn chỉ tiêu",),
    "document": ("Văn bản", "Căn cứ"),
    "sort": ("Loại chỉ tiêu", "Định lượng, định tính"),
    "quantity": ("Chỉ tiêu giao", "Phải đạt", "Kế hoạch"),
    "measure": ("ĐVT",),
    "product": ("Sản phẩm phải có",),
}

NO_HOLDER = "Chưa ghi đơn vị hay người được giao."
NO_HOLDER_TODO = "Ghi mã đơn vị, hoặc mã người."
TWO_HOLDERS = "Ghi cả đơn vị và người."
TWO_HOLDERS_TODO = "Chỉ giữ một: giao cho đơn vị thì xóa mã người, giao cho người thì xóa đơn vị."
NO_PERSON = "Không có người mang mã này trong phạm vi đồng chí giao chỉ tiêu."
NO_PERSON_TODO = "Kiểm tra mã ở danh bạ."
OWN_CASE = "Đây là chỉ tiêu của chính đồng chí."
OWN_CASE_TODO = "Xóa dòng này; người khác nhập."
BAD_YEAR, BAD_YEAR_TODO = "“{text}” không phải là năm.", "Ghi bốn chữ số, ví dụ 2024."
NO_YEAR, NO_YEAR_TODO = "Chưa ghi năm.", "Ghi năm thực hiện."
NO_TITLE, NO_TITLE_TODO = "Chưa ghi nội dung chỉ tiêu.", "Ghi nội dung."
NO_SOURCE, NO_SOURCE_TODO = "Chưa ghi nguồn của chỉ tiêu.", "Chọn một nguồn trong danh sách của tệp mẫu."
NO_QUANTITY = "Chỉ tiêu định lượng chưa có số lượng."
NO_QUANTITY_TODO = "Ghi số lượng, hoặc ghi loại là định tính."
OUT_OF_RANGE, OUT_OF_RANGE_TODO = "Số lượng âm hoặc quá lớn.", "Kiểm tra lại số."
BAD_NUMBER_TODO = "Ghi lại số, ví dụ 12 hoặc 98,5."
SUPPLIED = "Chỉ tiêu này do kế hoạch hoặc việc đăng ký giao, không sửa được bằng tệp."
SUPPLIED_TODO = "Xóa dòng này khỏi tệp."
SEVERAL = "Có {count} chỉ tiêu cùng nội dung này."
SEVERAL_TODO = "Sửa từng chỉ tiêu ở trang của đơn vị hoặc người đó."
SAME_TARGET = "cùng chỉ tiêu, cùng năm, cùng đơn vị hoặc người"
SAME_TARGET_TODO = "Xóa một dòng."

"""What the imports refuse."""

from kiemdiem.core.quantities.errors import HouseError


class NoFile(HouseError):
    """Neither a file nor pasted text."""

    message = "Chưa chọn tệp, cũng chưa dán khối nào."
    advice = "Chọn tệp .xlsx hoặc .csv, hoặc dán khối chép từ Excel."


class FileTooLarge(HouseError):
    """A file above the bound of what is taken in."""

    message = "Tệp {file} nặng {size} MB, chỉ nhận đến {most} MB."
    advice = "Bỏ hình và trang thừa trong tệp, hoặc chia thành nhiều tệp."


class WrongKindOfFile(HouseError):
    """Neither a workbook nor a CSV."""

    message = "Tệp {file} không phải là .xlsx hoặc .csv."
    advice = "Mở tệp bằng Excel và lưu lại dạng .xlsx."


class UnreadableFile(HouseError):
    """A file that cannot be read, with the reason in a whole sentence."""

    message = "Không đọc được tệp {file}. {why}"
    advice = "Chưa ghi gì."

    def __init__(self, *, file: str, why: str) -> None:
        super().__init__(file=file, why=why)
        self.slots["why"] = why  # a whole sentence, not shortened


class EmptyFile(HouseError):
    """A file in which nothing stands."""

    message = "Tệp {file} không có ô nào có dữ liệu."
    advice = "Chọn lại tệp."


class TooManyRows(HouseError):
    """More rows than one import takes."""

    message = "Trang “{sheet}” có {rows} dòng, chỉ nhận đến {most} dòng một lần."
    advice = "Chia thành nhiều tệp rồi nhập từng tệp."


class NoRows(HouseError):
    """A sheet without a row below its headings."""

    message = "Trang “{sheet}” không có dòng nào dưới hàng tên cột."
    advice = "Điền ít nhất một dòng rồi tải lên lại."


class ColumnNotMapped(HouseError):
    """A needed column has no place in the file."""

    message = "Chưa có cột nào của tệp được ghép với “{label}”."
    advice = "Chọn cột của tệp ứng với “{label}” rồi bấm Xem trước."


class ColumnMappedTwice(HouseError):
    """Two columns of the file would go into one column of the register."""

    message = "“{label}” đang được ghép với hai cột của tệp: {columns}."
    advice = "Bỏ ghép một trong hai cột."


class OldLettersUndecided(HouseError):
    """Letters of before Unicode were recognised, and nobody said what becomes of them."""

    message = "Tệp {file} có chữ gõ bằng phông cũ {encoding}, chưa chọn chuyển hay giữ nguyên."
    advice = "Chưa đổi gì. Hãy xem ví dụ ở bước Ghép cột rồi chọn chuyển sang Unicode hoặc giữ nguyên."


class UploadNotThere(HouseError):
    """A step that does not fit the state of the import."""

    message = "Tệp {file} {state}, không làm được bước này nữa."
    advice = "Mở lại trang Nhập Excel để xem tệp đang ở bước nào."


class FaultsLeft(HouseError):
    """Writing is asked for while rows are wrong."""

    message = "Chưa ghi được: {rows} dòng có lỗi. Chưa có dòng nào được ghi vào sổ."
    advice = "Tải tệp có ghi lỗi về, sửa các ô tô đỏ rồi tải lên lại."


class NothingToWrite(HouseError):
    """Writing is asked for where no row is new or changed."""

    message = "Tệp này có 0 thay đổi: mọi dòng đã đúng như trong sổ."
    advice = "Không cần ghi gì thêm."


class AnotherImportWrites(HouseError):
    """Two large imports would write at the same time."""

    message = "Tệp {file} của {user} đang ghi vào sổ này."
    advice = "Đợi tệp đó ghi xong rồi bấm ghi lại. Nếu tệp đó dừng giữa chừng, người tải lên ghi tiếp hoặc bỏ."


class TooManyChanges(HouseError):
    """More changed rows than can become true in one moment without keeping others waiting."""

    message = "Tệp này sửa {rows} dòng, chỉ sửa đến {most} dòng một lần."
    advice = "Chia thành nhiều tệp rồi nhập từng tệp."


class NoRegister(HouseError):
    """There is no such register, or it takes nothing in."""

    message = "Không có sổ này, hoặc sổ này không nhập từ Excel."
    advice = "Quay lại trang Nhập Excel và chọn lại."

"""What the commands of the web application refuse, and what to do then."""

from __future__ import annotations

from pathlib import Path

from kiemdiem.core.quantities.errors import HouseError


class ServerRefusal(HouseError):
    """Base: the path of a file is told whole, somebody may have to type it."""

    def __init__(self, **slots: object) -> None:
        super().__init__(clauses=(), **slots)
        self.slots.update({name: str(value) for name, value in slots.items() if isinstance(value, Path)})


class PortInUse(ServerRefusal):
    """Another program listens there."""

    message = "Cổng {port} ở địa chỉ {address} đang có chương trình khác dùng."
    advice = "Hãy chọn cổng khác bằng --port, ví dụ --port {other}."


class AddressNotOurs(ServerRefusal):
    """The machine has no such address, or may not open the port."""

    message = "Không mở được cổng {port} ở địa chỉ {address} ({why})."
    advice = "Hãy ghi --listen 127.0.0.1 (chỉ máy này) hoặc 0.0.0.0 (mọi máy trong mạng), và cổng từ 1024 trở lên."


class FolderServed(ServerRefusal):
    """Another server works on the same folder."""

    message = "Thư mục dữ liệu {folder} đang được một máy chủ kiemdiem khác dùng."
    advice = "Hãy dừng máy chủ kia trước, hoặc chọn thư mục khác bằng --data."


class FolderBusy(ServerRefusal):
    """Somebody puts another database in place, or another command has it open while we would."""

    message = "Một lệnh kiemdiem khác đang làm việc với thư mục {folder}."
    advice = "Hãy đợi lệnh ấy xong rồi chạy lại; chưa thay đổi gì."


class DatabaseNotReached(ServerRefusal):
    """The database does not answer."""

    message = "Không nối được cơ sở dữ liệu: {why}"
    advice = "Hãy kiểm tra DATABASE_URL và máy chủ cơ sở dữ liệu rồi chạy lại."


class DatabaseForeign(ServerRefusal):
    """The database holds tables, but not ours."""

    message = "Cơ sở dữ liệu này có {count} bảng không phải của kiemdiem."
    advice = "Hãy lập một cơ sở dữ liệu trống riêng cho kiemdiem và ghi vào DATABASE_URL; chưa ghi gì."


class DatabaseNewer(ServerRefusal):
    """A later version of the program has written this database."""

    message = "Cơ sở dữ liệu do bản kiemdiem mới hơn lập (có bước {migration})."
    advice = "Hãy cài lại bản mới hơn đó, hoặc khôi phục bản sao lưu của bản đang cài; chưa thay đổi gì."


class DatabaseBehind(ServerRefusal):
    """The database waits for the upgrade to this version of the program."""

    message = "Cơ sở dữ liệu chưa nâng cấp theo bản đang cài: còn {count} bước."
    advice = "Hãy chạy kiemdiem upgrade: lệnh tự sao lưu, nâng cấp, kiểm tra, và trở lại như cũ nếu không đạt."


class DatabaseEmpty(ServerRefusal):
    """There is nothing to work on yet."""

    message = "Thư mục {folder} chưa có dữ liệu."
    advice = "Hãy chạy kiemdiem serve hoặc kiemdiem migrate để lập dữ liệu lần đầu; xem lại --data nếu đã có dữ liệu."


class HoldsRealData(ServerRefusal):
    """--demo on a folder that holds real data."""

    message = "Thư mục {folder} đã có dữ liệu thật; không nạp dữ liệu diễn tập vào đó."
    advice = "Hãy chọn thư mục khác bằng --data, hoặc bỏ --demo."


class FileThere(ServerRefusal):
    """A backup would replace another file."""

    message = "Đã có tệp {file}."
    advice = "Hãy chọn tên khác; bản sao lưu không ghi đè tệp nào."


class FileNotWritable(ServerRefusal):
    """The backup cannot be written there."""

    message = "Không ghi được {file} ({why})."
    advice = "Hãy chọn nơi khác còn đủ chỗ trống; chưa có bản sao lưu nào được ghi."


class NoSuchArchive(ServerRefusal):
    """There is no file to restore."""

    message = "Không có tệp {file}."
    advice = "Hãy ghi đúng tên tệp do kiemdiem backup lập."


class NotAnArchive(ServerRefusal):
    """The file is no backup of ours, or was cut off."""

    message = "Tệp {file} không phải là bản sao lưu của kiemdiem, hoặc chép chưa hết."
    advice = "Hãy chép lại tệp từ nơi lưu; chưa thay đổi gì."


class NoRoom(ServerRefusal):
    """A backup holds more than the disk takes."""

    message = "Bản sao lưu {file} cần {wanted} MB, ổ đĩa còn {free} MB."
    advice = "Hãy dọn chỗ hoặc chọn thư mục dữ liệu ở ổ khác; chưa thay đổi gì."


class ArchiveDamaged(ServerRefusal):
    """A part of the backup is not what was put in."""

    message = "Bản sao lưu {file} hỏng: {part} không còn như lúc sao lưu."
    advice = "Hãy dùng bản sao lưu khác; chưa thay đổi gì."


class ArchiveNewer(ServerRefusal):
    """A later version of the program made the backup."""

    message = "Bản sao lưu do bản kiemdiem mới hơn lập (có bước {migration})."
    advice = "Hãy cài bản kiemdiem mới hơn đó rồi khôi phục; chưa thay đổi gì."


class NotEmpty(ServerRefusal):
    """A restore would mix with what is there."""

    message = "Chỉ khôi phục vào nơi còn trống. Trong {folder} đang có: {found}."
    advice = "Hãy chọn thư mục mới bằng --data (với PostgreSQL: một cơ sở dữ liệu trống); chưa thay đổi gì."


class RestoredOtherwise(ServerRefusal):
    """What was restored is not what was backed up."""

    message = "Khôi phục không đạt kiểm tra: {what}."
    advice = "Nơi khôi phục đã trở lại trống. Hãy giữ tệp sao lưu và báo cho người phụ trách kỹ thuật."


class UpgradeFailed(ServerRefusal):
    """A step or a check of the upgrade failed; everything is as before."""

    message = "Nâng cấp không đạt ({what}); dữ liệu đã trở lại như trước khi nâng cấp."
    advice = "Hãy cài lại bản cũ để làm việc tiếp. Bản sao lưu: {file}."


class UpgradeHalfDone(ServerRefusal):
    """The upgrade failed and so did the way back."""

    message = "Nâng cấp không đạt ({what}) và chưa trở lại được như cũ."
    advice = "Hãy lập cơ sở dữ liệu trống, cài lại bản cũ rồi chạy kiemdiem restore {file}."


class ServerRuns(ServerRefusal):
    """Something that needs the server stopped."""

    message = "Máy chủ kiemdiem đang chạy trên thư mục {folder}."
    advice = "Hãy dừng máy chủ (Ctrl-C, hoặc systemctl stop kiemdiem) rồi chạy lại lệnh này; chưa thay đổi gì."


class NoSuchUser(ServerRefusal):
    """There is no account of this name."""

    message = "Không có tài khoản “{username}”."
    advice = "Hãy ghi đúng tên đăng nhập."


class JournalBroken(ServerRefusal):
    """A chain of the journal does not hold."""

    message = "Nhật ký không còn nguyên vẹn: {count} chỗ."
    advice = "Hãy giữ nguyên máy chủ, sao lưu ngay, và so với bản sao lưu trước đó."

"""What the records of persons refuse."""

from kiemdiem.core.quantities.errors import HouseError


class PersonWithoutName(HouseError):
    """A person would have no name."""

    message = "Chưa ghi họ và tên."
    advice = "Hãy ghi họ và tên như trong lý lịch đảng viên."


class PersonNameTooLong(HouseError):
    """A name is longer than its column."""

    message = "Họ và tên dài {length} ký tự; nhiều nhất {longest} ký tự."
    advice = "Hãy xem có phải đã dán nhầm nội dung khác vào ô này."


class PersonWithoutPlace(HouseError):
    """A person belongs to no unit, so that nobody would keep the record."""

    message = "Chưa ghi chi bộ, cũng chưa ghi nơi công tác của đồng chí {person}."
    advice = "Đảng viên thì chọn chi bộ; người chưa vào Đảng thì chọn cơ quan, đơn vị công tác."


class PersonCodeTaken(HouseError):
    """Two persons would have one code."""

    message = "Mã số {code} đã dùng cho người khác."
    advice = "Hãy tìm theo mã số này trước khi thêm người mới; nếu là hai người, hãy ghi mã khác."


class CardNumberTaken(HouseError):
    """Two persons would have one card number."""

    message = "Số thẻ đảng viên {number} đã ghi cho người khác."
    advice = "Hãy đối chiếu thẻ đảng viên của hai người."


class DaysOutOfOrder(HouseError):
    """A day lies before one that it must follow."""

    message = "{later} {on} đứng trước {earlier} {before}."
    advice = "Hãy đối chiếu hồ sơ và ghi lại hai ngày."


class DayNotCome(HouseError):
    """Something that has not happened yet would be written down as done."""

    message = "Ngày {on} chưa đến: hôm nay là {today}."
    advice = "Việc này chỉ ghi khi đã có; hãy ghi lại vào ngày đó."


class SpansCross(HouseError):
    """Two records of one sort would hold on the same days."""

    message = "{kind} của đồng chí {person} đã ghi {told}, trùng ngày với lần ghi này."
    advice = "Hãy ghi ngày cuối cho lần ghi trước, hoặc sửa ngày của lần này."


class RecordToldAlready(HouseError):
    """The same is written down a second time."""

    message = "{kind} này của đồng chí {person} đã ghi: {told}."
    advice = "Nếu cần đổi, hãy sửa lần đã ghi."


class NoSuchWord(HouseError):
    """A code that is in none of the lists of words."""

    message = "“{code}” không có trong danh mục {field}."
    advice = "Hãy chọn trong danh sách."


class OtherBranchToo(HouseError):
    """The act touches a branch that is not the actor's. Named is what he sees; else what he typed himself."""

    message = "Việc này liên quan đến {unit}, ngoài phạm vi vai trò của đồng chí."
    advice = (
        "Đề nghị Ban Tổ chức cấp ủy quản lý cả hai nơi ghi; khi chuyển sinh hoạt thì gửi kèm giấy giới thiệu "
        "chuyển sinh hoạt đảng."
    )


class NoMembership(HouseError):
    """Somebody is moved who belongs to no cell."""

    message = "Đồng chí {person} chưa có chi bộ sinh hoạt chính thức."
    advice = "Hãy thêm nơi sinh hoạt đảng thay cho việc chuyển."


class InThisCellAlready(HouseError):
    """Somebody is moved to where he is."""

    message = "Đồng chí {person} đang sinh hoạt tại {cell}."
    advice = "Hãy chọn chi bộ nơi chuyển đến."


class MoveBeforeItBegan(HouseError):
    """Somebody leaves a cell before he came."""

    message = "Đồng chí {person} sinh hoạt tại {cell} từ ngày {since}; ngày chuyển {on} không sau ngày đó."
    advice = "Hãy ghi ngày chuyển sau ngày {since}, hoặc sửa nơi sinh hoạt đang ghi nếu ghi nhầm."


class RecordEndedAlready(HouseError):
    """A record with a last day is ended again."""

    message = "{kind} này đã ghi ngày cuối {until}."
    advice = "Nếu ngày đó sai, hãy sửa lần đã ghi."


class NoReasonGiven(HouseError):
    """Something is removed without saying why."""

    message = "Chưa ghi lý do xóa."
    advice = "Hãy ghi vì sao đó là ghi nhầm; việc thật đã kết thúc thì ghi ngày cuối, không xóa."


class PersonHasLeft(HouseError):
    """Something is written into the record of somebody who has left the register."""

    message = "Đồng chí {person} đã ra khỏi danh bạ từ ngày {on}."
    advice = "Nếu ghi nhầm, đề nghị Ban Tổ chức xem lại."


class UserHasAnotherPerson(HouseError):
    """An account belongs to somebody else already."""

    message = "Tài khoản {user} đã gắn với hồ sơ khác."
    advice = "Mỗi tài khoản của một người; hãy cấp tài khoản riêng."


class UserStandsApart(HouseError):
    """The account keeps the machine: it reads no record, not even its holder's own."""

    message = "Tài khoản {user} giữ vai trò quản trị máy chủ, không nối với hồ sơ."
    advice = "Chưa ghi gì. Người quản trị dùng tài khoản riêng để xem hồ sơ của mình: đề nghị cấp thêm một tài khoản."


class NoSuchUser(HouseError):
    """What was typed is nobody's user name."""

    message = "Không có tài khoản “{username}” chưa nối với hồ sơ nào."
    advice = "Ghi đúng tên đăng nhập như trên phiếu tài khoản, hoặc chọn một tên gợi ý bên dưới."


class PersonHasAnotherUser(HouseError):
    """A person has an account already."""

    message = "Đồng chí {person} đã có tài khoản {user}."
    advice = "Nếu quên mật khẩu, hãy cấp lại mật khẩu cho tài khoản đó."


class PersonHasNoUser(HouseError):
    """An account is taken off a person who has none."""

    message = "Hồ sơ của đồng chí {person} không nối với tài khoản nào."
    advice = "Chưa ghi gì. Có thể người khác vừa gỡ."


class NobodyToMove(HouseError):
    """Nobody was chosen to move along from a unit."""

    message = "Chưa chọn ai để chuyển từ {unit}."
    advice = "Hãy đánh dấu người cần chuyển, hoặc chọn “Tất cả”."


class UnitGoesOn(HouseError):
    """People are to move along from a unit after which nothing came."""

    message = "{unit} đang hoạt động, chưa sáp nhập, chia hay tách."
    advice = "Chuyển từng người ở hồ sơ của người đó; sáp nhập, chia, tách thì làm ở trang đơn vị trước."


class IntoTheSameUnit(HouseError):
    """People would move to where they are."""

    message = "Những người này đang ghi ở chính {unit}."
    advice = "Hãy chọn đơn vị nhận."


class ReceiverNotThereYet(HouseError):
    """The receiving unit was not there on the first day."""

    message = "{unit} có từ ngày {since}; ngày chuyển đến {on} đứng trước ngày đó."
    advice = "Hãy ghi ngày chuyển đến từ {since} trở đi."


class PostStaysInNoUnit(HouseError):
    """A post would stay in a unit that has ended."""

    message = "{unit} đã kết thúc hoạt động từ ngày {on}: không giữ nguyên chức vụ ở đó được."
    advice = "Hãy chọn thôi giữ, hoặc chuyển theo sang đơn vị nhận."


class PeopleOutside(HouseError):
    """Some of those who are to move are not, or no longer, on a branch where the actor writes, or are he himself.

    They are counted and not named: who lies outside is never told.
    """

    message = "{count} người không còn trong phạm vi đồng chí ghi được, hoặc là chính đồng chí."
    advice = "Chọn lại; người ngoài phạm vi thì đề nghị Ban Tổ chức cấp ủy quản lý hồ sơ của họ chuyển."


class PeopleChangedMeanwhile(HouseError):
    """People, or what is recorded of them on the unit, are no longer as the preview showed them."""

    message = "{count} người đã khác sau khi xem trước: {names}."
    advice = "Chưa ghi gì. Dưới đây là bản xem trước mới; hãy xem lại rồi đồng ý."


class MovesClash(HouseError):
    """A record cannot go along: the receiving unit has one like it for some of the days, or it began only later."""

    message = "Không chuyển theo được mục của {names}: {told}."
    advice = "Mục này bắt đầu sau ngày chuyển, hoặc trùng ngày với mục đã có ở đơn vị nhận. Hãy sửa ở hồ sơ trước."


class PersonUnknown(HouseError):
    """A text that is the code, card or name of nobody whom the reader may see."""

    message = "Danh bạ không có ai là “{text}”."
    advice = "Hãy ghi mã, số thẻ đảng hoặc đủ họ tên."


class PersonNotClear(HouseError):
    """A name that several bear."""

    message = "Có nhiều người tên “{text}”."
    advice = "Hãy ghi mã hoặc số thẻ đảng."

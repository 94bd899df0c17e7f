"""What the tree of units refuses."""

from kiemdiem.core.quantities.errors import HouseError


class UnitWithoutName(HouseError):
    """A unit would have no name."""

    message = "Đơn vị chưa có tên."
    advice = "Hãy ghi tên đầy đủ như trong quyết định thành lập."


class UnitNameTooLong(HouseError):
    """A name that the register cannot hold."""

    message = "Tên đơn vị dài {length} ký tự; danh bạ nhận nhiều nhất {longest}."
    advice = "Chưa ghi gì. Hãy ghi tên đầy đủ nhưng ngắn hơn, phần chú thích để ở tên gọi tắt."


class UnitWithoutCode(HouseError):
    """A unit would have no code, or one that the register cannot hold."""

    message = "Mã “{code}” không dùng được: mã có từ 1 đến {longest} ký tự."
    advice = "Chưa ghi gì. Hãy ghi một mã ngắn, mỗi đơn vị một mã riêng."


class UnitCodeTaken(HouseError):
    """Two units would have one code."""

    message = "Mã {code} đã dùng cho đơn vị khác."
    advice = "Chưa ghi gì. Hãy chọn mã khác."


class UnitEnded(HouseError):
    """Something is done to a unit that is no more."""

    message = "{unit} đã kết thúc hoạt động từ ngày {on}."
    advice = "Chưa ghi gì. Hãy chọn đơn vị đang hoạt động."


class ChangeBeforeTheLast(HouseError):
    """A change of name or place is dated before the one that stands."""

    message = "{unit} đã có thay đổi từ ngày {last}; ngày {on} đứng trước ngày đó."
    advice = "Chưa ghi gì. Hãy ghi ngày sau ngày {last}."


class DayNotYetCome(HouseError):
    """The tree of today cannot hold what begins tomorrow."""

    message = "Ngày {on} chưa tới; hôm nay là {today}."
    advice = "Chưa ghi gì. Cây tổ chức luôn là cây của hôm nay: hãy ghi vào ngày có hiệu lực hoặc sau đó."


class ParentNotThereYet(HouseError):
    """A unit would stand below another before that other one existed."""

    message = "{parent} chỉ có từ ngày {since}; ngày {on} đứng trước ngày đó."
    advice = "Chưa ghi gì. Hãy ghi ngày từ {since} trở đi."


class UnitBelowItself(HouseError):
    """A unit would stand below itself, or below what stands below it."""

    message = "{parent} đang nằm trong {unit}, hoặc đã nằm trong đó sau ngày {on}."
    advice = "Chưa ghi gì. Hãy chọn đơn vị cấp trên ở ngoài {unit}."


class UnitStandsThere(HouseError):
    """A unit is moved to where it stands."""

    message = "{unit} đang trực thuộc {parent}."
    advice = "Chưa ghi gì. Hãy chọn đơn vị cấp trên khác."


class TreeTooDeep(HouseError):
    """The tree would have more storeys than a path can hold."""

    message = "Cây tổ chức sẽ sâu {depth} tầng dưới gốc; nhiều nhất là {deepest}."
    advice = "Chưa ghi gì. Hãy chọn đơn vị cấp trên gần gốc hơn."


class UnitRefersToItself(HouseError):
    """A unit would be its own host, line or the like."""

    message = "{unit} không thể tự ghi mình ở mục “{field}”."
    advice = "Chưa ghi gì. Hãy chọn đơn vị khác hoặc để trống."


class NoSuchWord(HouseError):
    """A code that its vocabulary does not have."""

    message = "Danh mục “{vocabulary}” không có từ “{code}”."
    advice = "Chưa ghi gì. Hãy chọn một từ có trong danh mục, hoặc thêm từ ở trang Vốn từ."


class FoundedAfterItStood(HouseError):
    """A day of founding after something is known to have happened to the unit."""

    message = "{unit} đã có thay đổi ngày {first}; ngày thành lập {on} đứng sau ngày đó."
    advice = "Chưa ghi gì. Hãy kiểm tra lại ngày thành lập."


class NothingChanged(HouseError):
    """A form was sent in with what stands already."""

    message = "Không có mục nào của {unit} khác với đang ghi."
    advice = "Chưa ghi gì."


class NothingToMerge(HouseError):
    """A merger needs another unit."""

    message = "Chưa chọn đơn vị nào để sáp nhập vào {into}."
    advice = "Chưa ghi gì. Hãy chọn ít nhất một đơn vị khác."


class MergedIntoItsOwn(HouseError):
    """A unit would be merged into itself or into what stands below it."""

    message = "{into} là {unit} hoặc nằm trong {unit}."
    advice = "Chưa ghi gì. Hãy chuyển {into} ra ngoài {unit} trước, hoặc chọn đơn vị khác."


class NothingToSplit(HouseError):
    """A division needs new units: two where the old one ends, one where it goes on."""

    message = "Chia {unit} cần ít nhất {needed} đơn vị mới; mới ghi {given}."
    advice = "Chưa ghi gì. Hãy ghi thêm đơn vị mới."


class NotOneOfItsChildren(HouseError):
    """A unit is given to a part, but does not stand directly below the unit that is divided."""

    message = "{child} không trực thuộc {unit}, hoặc được ghi hai lần."
    advice = "Chưa ghi gì. Mỗi đơn vị trực thuộc chỉ chuyển về một nơi."


class ChildrenWithoutPlace(HouseError):
    """A unit would end by division, and units below it belong to none of the parts."""

    message = "Còn {count} đơn vị trực thuộc {unit} chưa ghi chuyển về đâu: {names}."
    advice = "Chưa ghi gì. Hãy ghi nơi chuyển cho từng đơn vị."


class UnitStillHolds(HouseError):
    """A unit would end while something hangs on it."""

    message = "{unit} còn {what}."
    advice = "Chưa ghi gì. Hãy chuyển hoặc kết thúc những mục này trước; nếu đơn vị nhập vào nơi khác, dùng “Sáp nhập”."


class WordWithoutLabel(HouseError):
    """A word without a letter or digit."""

    message = "Chưa ghi từ cần thêm."
    advice = "Hãy ghi từ như sẽ hiện trong danh mục."


class WordTaken(HouseError):
    """A word that stands in its vocabulary already."""

    message = "Danh mục “{vocabulary}” đã có “{word}”."
    advice = "Chưa ghi gì. Hãy dùng từ đã có."


class VocabularyClosed(HouseError):
    """A vocabulary whose words the rules count one by one."""

    message = "Danh mục “{vocabulary}” do quy định đặt ra, không thêm từ riêng."
    advice = "Chưa ghi gì. Hãy chọn từ đã có."


class DeciderForNothing(HouseError):
    """A row of the table of decentralisation without unit and post, or without the body that decides."""

    message = "Chưa ghi đủ ai quyết định và đối với đơn vị hoặc chức vụ nào."
    advice = "Hãy ghi cấp quyết định, và ít nhất một trong hai mục đơn vị, chức vụ."


class DeciderEnded(HouseError):
    """A row of the table is ended a second time, or before it began."""

    message = "Dòng phân cấp này đã thôi từ trước, hoặc ngày {on} đứng trước ngày bắt đầu."
    advice = "Chưa ghi gì. Hãy kiểm tra lại ngày."


class YearNotRated(HouseError):
    """A result of a year that has not come or lies before all memory."""

    message = "Không ghi được mức xếp loại của năm {year}."
    advice = "Hãy ghi một năm từ 1945 đến {this_year}."


class NoSuchUnit(HouseError):
    """What was typed names no unit that the reader may see."""

    message = "Không tìm thấy đơn vị “{text}” trong phạm vi được xem."
    advice = "Gõ mã hoặc tên đầy đủ, hoặc chọn trong danh sách gợi ý."


class UnitNotNamedWhole(HouseError):
    """What was typed stands in the name of one unit: it may be meant, or another that does not exist yet."""

    message = "Không có đơn vị tên “{text}”."
    advice = "Có phải ý là {unit}? Hãy ghi mã hoặc đủ tên."


class SeveralUnits(HouseError):
    """What was typed names several units."""

    message = "Có nhiều đơn vị khớp “{text}”: {names}."
    advice = "Ghi mã của đơn vị cần chọn."


class NoSeedTree(HouseError):
    """A regime that brings no tree of its own."""

    message = "Bộ quy định “{regime}” không kèm cây tổ chức."
    advice = "Các bộ quy định có cây kèm theo: {known}."

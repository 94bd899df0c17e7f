"""What campaigns refuse."""

from __future__ import annotations

from kiemdiem.core.quantities.errors import HouseError


class RegimeUnfit(HouseError):
    """A regime that does not load."""

    message = "Bộ quy định “{code}” còn {count} chỗ sai; chỗ đầu tiên: {first}"
    advice = "Chưa lập gì. Hãy chạy “kiemdiem regime check {code}” để xem đủ các chỗ."


class CampaignRuns(HouseError):
    """A unit would have two open campaigns for one year."""

    message = "{root} đã có kỳ đang mở của năm {year}: {campaign}."
    advice = "Chưa mở gì. Hãy tiếp tục kỳ đó, hoặc bấm “Khép kỳ” ở trang của kỳ đó rồi mở lại kỳ này."


class CampaignNotPreparing(HouseError):
    """Something that is only done before the opening."""

    message = "{campaign} {state}; việc này chỉ làm khi đang chuẩn bị."
    advice = "Chưa đổi gì. Sau khi mở, lập lại danh sách và chốt với lý do."


class CampaignNotOpen(HouseError):
    """Something that is only done while the campaign is open."""

    message = "{campaign} {state}; việc này chỉ làm khi kỳ đang mở."
    advice = "Chưa đổi gì."


class UnknownReading(HouseError):
    """A reading or option that the plan does not have."""

    message = "Kế hoạch không có câu hỏi “{reading}” với phương án “{option}”."
    advice = "Chưa đổi gì. Hãy chọn trong các phương án đã nêu."


class ReadingIsFixed(HouseError):
    """A place that the plan above has settled."""

    message = "Câu hỏi “{question}” đã được cấp trên chốt."
    advice = "Chưa đổi gì. Muốn hiểu khác thì xin ý kiến {decided_by}."


class ReadingWithoutReason(HouseError):
    """Another option than the default without a reason."""

    message = "Chọn khác phương án mặc định ở câu “{question}” thì phải ghi lý do."
    advice = "Chưa đổi gì. Hãy ghi văn bản hoặc ý kiến làm căn cứ."


class DayAfterToday(HouseError):
    """The registers of a day that has not come."""

    message = "Ngày {day} chưa tới; danh bạ chỉ lấy được đến hôm nay, {today}."
    advice = "Chưa lập gì. Hãy chọn ngày từ hôm nay trở về trước."


class RollInPreparation(HouseError):
    """A roll is being computed or waits to be taken."""

    message = "Danh sách của {campaign} đang được lập hoặc chờ chốt (theo danh bạ ngày {as_of})."
    advice = "Chưa đổi gì. Hãy chốt hoặc bỏ danh sách đó trước."


class NoRollToTake(HouseError):
    """There is no computed roll that could hold."""

    message = "{campaign} chưa có danh sách đối tượng nào chờ chốt."
    advice = "Chưa đổi gì. Hãy lập danh sách trước."


class AnotherRollThanSeen(HouseError):
    """The roll was computed anew after the page was opened."""

    message = "Danh sách đã được lập lại sau khi đồng chí mở trang này."
    advice = "Chưa đổi gì. Hãy xem danh sách mới rồi chốt."


class RollWithoutReason(HouseError):
    """A roll of an open campaign is replaced without a reason."""

    message = "Thay danh sách của kỳ đang mở thì phải ghi lý do."
    advice = "Chưa đổi gì. Hãy ghi lý do, ví dụ số quyết định điều động."


class NobodyOnTheRoll(HouseError):
    """A roll without anybody."""

    message = "Danh bạ của {root} chưa có ai để lập danh sách."
    advice = "Chưa mở gì. Hãy nhập danh bạ rồi lập lại danh sách."


class UnknownMilestone(HouseError):
    """A kind of milestone that neither the plan nor a room of the house knows."""

    message = "Kế hoạch không có mốc nào mang mã “{kind}”."
    advice = "Chưa ghi gì. Hãy chọn trong các mốc của kế hoạch."


class MilestoneToCome(HouseError):
    """A day that has not come: what has not happened is not recorded."""

    message = "Ngày {day} chưa tới; hôm nay là {today}."
    advice = "Chưa ghi gì. Hãy ghi khi việc đã xong."


class OutsideCampaign(HouseError):
    """A unit that does not stand under the root of the campaign."""

    message = "{unit} không thuộc phạm vi của {campaign}."
    advice = "Chưa ghi gì. Kỳ gồm {root} và các đơn vị bên dưới."


class OnBehalfWithoutReason(HouseError):
    """Somebody else does in a unit's place what the unit does itself, and does not say why."""

    message = "Việc này do {whom} tự ghi; đồng chí ghi là làm thay."
    advice = "Chưa ghi gì. Hãy ghi lý do làm thay; lý do vào nhật ký và hiện ở {whom}."


class NoSuchMilestone(HouseError):
    """A milestone that is not there is taken back."""

    message = "{whom} chưa ghi ngày của “{what}”."
    advice = "Chưa đổi gì. Hãy tải lại trang."


class TakingBackWithoutReason(HouseError):
    """A day is taken back without a reason."""

    message = "Rút một ngày đã ghi thì phải ghi lý do."
    advice = "Chưa đổi gì. Hãy ghi lý do."


class CorrectionWithoutReason(HouseError):
    """A change by hand, or its taking back, without a reason."""

    message = "Điều chỉnh danh sách thì phải ghi lý do."
    advice = "Chưa đổi gì. Hãy ghi lý do; lý do hiện ở trang của đối tượng."


class NotThatBody(HouseError):
    """The plan gives this change to another body."""

    message = "Kế hoạch giao việc này cho {by}, không phải {body}."
    advice = "Chưa đổi gì. Hãy chọn đúng cơ quan quy định."


class OutsideOwnArea(HouseError):
    """A body changes something that is not of its own area."""

    message = "{body} chỉ quy định trong phạm vi của mình; {name} ở ngoài phạm vi đó."
    advice = "Chưa đổi gì. Cấp quản lý của nơi đó tự quy định."


class PaperMissing(HouseError):
    """A change that needs a document, without one."""

    message = "Chỉ đổi được khi có {paper}."
    advice = "Chưa đổi gì. Hãy ghi số, ngày của văn bản."


class PlacesFull(HouseError):
    """One place of review more than the plan allows."""

    message = "{name} sẽ có {places} nơi kiểm điểm. {says}"
    advice = "Chưa đổi gì. Hãy thay một nơi đang có thay vì thêm."


class PlaceIsThere(HouseError):
    """A place at which the subject is reviewed already."""

    message = "{name} đã kiểm điểm ở {place}."
    advice = "Chưa đổi gì. Hãy chọn nơi khác."


class NoSuchPlace(HouseError):
    """A place is replaced that the subject does not have."""

    message = "{name} không có nơi kiểm điểm cần thay."
    advice = "Chưa đổi gì. Hãy tải lại trang rồi chọn trong các nơi đang có."


class AlreadyOnTheRoll(HouseError):
    """Somebody who stands in the list already is taken in."""

    message = "{name} đã có trong danh sách với loại “{kind}”."
    advice = "Chưa đổi gì. Xem trang của đối tượng; người được quy định loại ra thì không đưa vào bằng tay."


class NotOnTheRoll(HouseError):
    """A subject that is not reviewed or rated is corrected."""

    message = "{name} không thuộc diện kiểm điểm, xếp loại trong danh sách này."
    advice = "Chưa đổi gì. Hãy tải lại trang."


class WrongMakeOfSubject(HouseError):
    """A unit is taken in as a kind that persons are, or the other way round."""

    message = "Loại “{kind}” lập từ {wanted}."
    advice = "Chưa đổi gì. Hãy điền đúng ô đó và để trống ô kia."


class NotHeldTogether(HouseError):
    """The plan does not let these two reviews be held together."""

    message = "Kế hoạch không cho kiểm điểm {name} kết hợp với {other}."
    advice = "Chưa đổi gì. Hãy chọn tập thể khác."


class MembersOutside(HouseError):
    """Reviews may be held together only where everybody sits on the other body."""

    message = "Không phải mọi thành viên của {name} đều ở trong {other}: {names}."
    advice = "Chưa đổi gì. Hai tập thể kiểm điểm riêng, hoặc sửa danh bạ nếu ghi thiếu."


class CorrectionStands(HouseError):
    """The same change stands already."""

    message = "{name} đã có điều chỉnh “{what}”."
    advice = "Chưa đổi gì. Muốn đổi khác thì rút điều chỉnh cũ trước."


class CorrectionIsRevoked(HouseError):
    """A change that was taken back is taken back again."""

    message = "Điều chỉnh của {name} đã được rút."
    advice = "Chưa đổi gì. Hãy tải lại trang."


class NoGroupsWanted(HouseError):
    """A plan that does not count in groups of equivalent positions."""

    message = "{regime} không yêu cầu chia nhóm vị trí tương đương cho loại này."
    advice = "Chưa đổi gì."


class OutsideScope(HouseError):
    """Subjects of another scope in a group."""

    message = "Nhóm thuộc {scope} không gồm được {names}: ở ngoài phạm vi đó."
    advice = "Chưa đổi gì. Hãy lập nhóm ở phạm vi rộng hơn gồm cả hai nơi."


class AlreadyGrouped(HouseError):
    """A subject in two groups of one family."""

    message = "{name} đã ở nhóm “{group}”; mỗi đối tượng chỉ ở một nhóm."
    advice = "Chưa đổi gì. Hãy bỏ khỏi nhóm kia trước."


class NotOfThisGroup(HouseError):
    """A subject of another kind, or one that is not rated."""

    message = "{name} không phải đối tượng được xếp loại của loại này."
    advice = "Chưa đổi gì. Hãy tải lại trang rồi chọn lại."


class EmptyGroup(HouseError):
    """A group without anybody."""

    message = "Nhóm phải có ít nhất một đối tượng."
    advice = "Chưa đổi gì. Không cần nhóm nữa thì bỏ nhóm."


class GroupNameTaken(HouseError):
    """Two groups of one scope and family with one name."""

    message = "{scope} đã có nhóm tên “{name}”."
    advice = "Chưa đổi gì. Hãy đặt tên khác."


class NobodyToGroup(HouseError):
    """Nobody of this kind and scope is without a group."""

    message = "{scope} không còn đối tượng nào chưa vào nhóm."
    advice = "Chưa đổi gì."


class GroupIsApproved(HouseError):
    """A group that is approved is approved again."""

    message = "Nhóm “{name}” đã được duyệt."
    advice = "Chưa đổi gì."


class ApprovalWithoutPaper(HouseError):
    """Somebody records in the place of the authority that it approved, and does not name the document."""

    message = "Nhóm do {by} duyệt; ghi thay thì phải nêu văn bản duyệt."
    advice = "Chưa đổi gì. Hãy ghi số, ngày của văn bản."

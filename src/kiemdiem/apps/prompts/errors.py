"""What prompts and signs refuse."""

from __future__ import annotations

from kiemdiem.core.quantities.errors import HouseError


class PlanWithoutPrompts(HouseError):
    """The plan names nobody who decides prompts there."""

    message = "Kế hoạch {plan} không giao việc gợi ý kiểm điểm cho cấp ở {authority}."
    advice = "Chưa ghi gì. Cấp được gợi ý đối tượng này: {who}."


class NoSuchSubject(HouseError):
    """A text that names no subject of the campaign."""

    message = "{campaign} không có đối tượng “{text}”."
    advice = "Chưa ghi gì. Hãy ghi mã đơn vị, mã người hoặc đủ tên như trong danh sách đối tượng."


class SeveralSubjects(HouseError):
    """A text that names several."""

    message = "Có nhiều đối tượng “{text}”: {names}."
    advice = "Chưa ghi gì. Hãy chọn một dòng trong các đối tượng đó."


class NoMatter(HouseError):
    """A proposal that does not say what is to be answered."""

    message = "Chưa ghi vấn đề gợi ý."
    advice = "Chưa ghi gì. Hãy nêu cụ thể vấn đề cần làm rõ khi kiểm điểm."


class NoProposer(HouseError):
    """A proposal of nobody."""

    message = "Chưa ghi cơ quan đề xuất."
    advice = "Chưa ghi gì. Hãy chọn đơn vị, hoặc ghi tên cơ quan không có trong danh bạ."


class TypedForWithoutReason(HouseError):
    """What another body said is typed in without saying why."""

    message = "Ghi hộ {whom} thì phải nêu lý do."
    advice = "Chưa ghi gì. Hãy ghi số, ngày văn bản của nơi đó, hoặc lý do ghi hộ."


class PromptNotThere(HouseError):
    """An act that a prompt in this state does not take."""

    message = "{prompt} đang ở bước “{state}”, chưa hoặc không còn làm được việc này."
    advice = "Chưa đổi gì. Mở trang của gợi ý để xem bước tiếp theo."


class NothingToCollect(HouseError):
    """There is no proposal to put on the list."""

    message = "Không có đề xuất nào chờ tổng hợp ở {authority}."
    advice = "Chưa đổi gì."


class NothingToSubmit(HouseError):
    """There is nothing on the list."""

    message = "Không có gợi ý nào đã tổng hợp để trình ở {authority}."
    advice = "Chưa đổi gì. Hãy tổng hợp các đề xuất trước."


class PromptNotDecided(HouseError):
    """A prompt would be sent before it was decided."""

    message = "{prompt} chưa được quyết định nên chưa gửi được."
    advice = "Chưa gửi. Chỉ {who} quyết định vấn đề gợi ý."


class OutsideAuthority(HouseError):
    """The subject is managed by another body."""

    message = "{subject} ngoài thẩm quyền gợi ý của {authority}."
    advice = "Chưa quyết định. Cấp được gợi ý: {who}."


class AnotherAuthority(HouseError):
    """Somebody decides for a committee that is not his."""

    message = "Chỉ {who} ở {authority} quyết định gợi ý này."
    advice = "Chưa quyết định. Vai trò cấp có thẩm quyền của đồng chí ở nơi khác."


class RejectedWithoutReason(HouseError):
    """A proposal is turned down and nobody says why."""

    message = "Không đồng ý gợi ý thì phải ghi lý do."
    advice = "Chưa quyết định. Hãy ghi lý do để cơ quan đề xuất biết."


class PromptsStillOpen(HouseError):
    """ "No prompts" is said while some wait or hold."""

    message = "Còn {count} gợi ý chưa xử lý xong hoặc đã quyết định ở {authority}."
    advice = "Chưa ghi. Hãy quyết định từng đề xuất trước khi ghi không có gợi ý."


class NoPromptsAlready(HouseError):
    """It was said before."""

    message = "{authority} đã ghi không có gợi ý trong kỳ này."
    advice = "Chưa đổi gì."


class PromptWithoutDocument(HouseError):
    """A prompt is sent without number or day of its document."""

    message = "Gợi ý kiểm điểm phải bằng văn bản: chưa ghi số, ngày văn bản gửi {subject}."
    advice = "Chưa gửi. Hãy ghi số và ngày của văn bản."


class DayToCome(HouseError):
    """A day after today."""

    message = "Ngày {day} chưa tới; hôm nay là {today}."
    advice = "Chưa ghi gì. Hãy ghi ngày đã có."


class FormerSuperiorNotAsked(HouseError):
    """A newly moved organisation, and nobody talked to whom it came from."""

    message = "{subject} mới chuyển từ {former} trong năm; chưa ghi việc trao đổi ý kiến với nơi chuyển giao."
    advice = "Chưa gửi. Hãy ghi ngày và nội dung trao đổi với {former} trước."


class NoFormerSuperior(HouseError):
    """Nobody has to be asked."""

    message = "{subject} không phải tổ chức mới chuyển giao trong năm."
    advice = "Chưa ghi gì."


class ReviewHasBegun(HouseError):
    """The plan wants prompts before the reviews, and they have begun."""

    message = "{unit} đã bắt đầu kiểm điểm ngày {begun}; gợi ý phải ban hành trước ngày đó, văn bản ghi ngày {day}."
    advice = "Chưa gửi."


class ReplyWithoutText(HouseError):
    """An empty answer or result."""

    message = "Chưa ghi nội dung."
    advice = "Chưa ghi gì. Hãy ghi nội dung giải trình hoặc kết quả."


class ResultBeforeReply(HouseError):
    """A result of a matter that nobody has answered."""

    message = "{prompt} chưa có giải trình."
    advice = "Chưa ghi gì. Hãy ghi giải trình trước, rồi ghi kết quả kiểm điểm."


class NothingToReport(HouseError):
    """No prompt was sent."""

    message = "Chưa gửi gợi ý nào ở {authority}, nên không có kết quả để báo cáo."
    advice = "Chưa ghi gì."


class ReportWithoutDocument(HouseError):
    """A report of which nobody says where it stands."""

    message = "Chưa ghi số, ngày của báo cáo."
    advice = "Chưa ghi gì. Hãy ghi số và ngày văn bản báo cáo."


class SignWithoutSource(HouseError):
    """Nobody says who noticed it, or what was noticed."""

    message = "Chưa ghi biểu hiện là gì và nguồn phát hiện."
    advice = "Chưa ghi gì. Hãy ghi cụ thể biểu hiện, và văn bản hoặc người phát hiện."


class UnknownSign(HouseError):
    """A sign that the plan does not name."""

    message = "Kế hoạch không nêu biểu hiện “{sign}”."
    advice = "Chưa ghi gì. Hãy chọn trong các biểu hiện kế hoạch nêu."


class SignTakenUpAlready(HouseError):
    """It counts in a campaign."""

    message = "Biểu hiện này đã đưa vào {campaign}."
    advice = "Chưa đổi gì."


class PlaceNotMarked(HouseError):
    """No sign was recorded there."""

    message = "{unit} không có biểu hiện nào được ghi trong {campaign}."
    advice = "Chưa ghi gì. Hãy ghi biểu hiện trước."


class PlaceOutsideCampaign(HouseError):
    """A unit outside the campaign's branch."""

    message = "{unit} không thuộc phạm vi của {campaign}."
    advice = "Chưa ghi gì."

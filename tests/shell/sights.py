"""The component page and two example pages, at addresses that only tests have."""

from datetime import UTC, date, datetime
from pathlib import Path

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template import engines
from django.urls import path

from kiemdiem.apps.users.models import User
from kiemdiem.shell.components import (
    Action,
    Chip,
    Confirmation,
    Crumb,
    HistoryEntry,
    Progress,
    Refusal,
    Tab,
    Why,
    WhyStep,
)
from kiemdiem.shell.form_fields import DayField, MonthField, NumberField
from kiemdiem.shell.forms import Form
from kiemdiem.shell.frame import DemoBanner, Frame, NavPlace, Season, SignedIn
from kiemdiem.shell.icons import ICONS
from kiemdiem.shell.marks import Button, Level, Link, Soft, State
from kiemdiem.shell.tables import BulkAction, Column, Filters, Table, TableQuery, TableShape
from kiemdiem.shell.tables.filters import SearchInput
from kiemdiem.shell.views import faults

MORNING = datetime(2022, 1, 11, 2, 40, tzinfo=UTC)
HERE = Path(__file__).parent / "templates"
LEVELS = (
    ("HTXSNV", "Hoàn thành xuất sắc nhiệm vụ", 4),
    ("HTTNV", "Hoàn thành tốt nhiệm vụ", 3),
    ("HTNV", "Hoàn thành nhiệm vụ", 2),
    ("KHTNV", "Không hoàn thành nhiệm vụ", 1),
)
STATES = (
    State("done", "Đã nộp"),
    State("late", "Trễ 2 ngày", "ngày cuối 09/01"),
    State("doing", "Đang viết"),
    State("soon", "Hết ngày hôm nay"),
)


def example_frame(current: str = "") -> Frame:
    """The frame of an officer of the organisation board."""
    places = (
        ("Việc của tôi", "v", 7),
        ("Kỳ kiểm điểm", "k", None),
        ("Cán bộ, đảng viên", "n", None),
        ("Hội nghị, bỏ phiếu", "h", None),
        ("Xếp loại", "x", None),
        ("Quy định", "q", None),
    )
    return Frame(
        office="Huyện ủy Tân Lương",
        today=date(2022, 1, 11),
        now=MORNING,
        season=Season("Kỳ năm 2021", "Kế hoạch 61-KH/TU", "/ky/"),
        signed_in=SignedIn("Nguyễn Thị Hoài", "Chuyên viên Ban Tổ chức", "/tai-khoan/"),
        places=tuple(NavPlace(name, f"/{key}/", name == current, count, key) for name, key, count in places),
        demo=DemoBanner("Bản làm thử: tên người và đơn vị đều bịa ra.", "/ngay/", "Đổi ngày làm việc"),
        printed_by="Nguyễn Thị Hoài",
        search_url="/tim/",
        help_url="/huong-dan/",
    )


class ExampleForm(Form):
    """One field of each kind."""

    layout = "two"
    name = forms.CharField(label="Họ và tên", help_text="Ghi như trong lý lịch.", max_length=60)
    admitted_on = DayField(label="Ngày vào Đảng", help_text="Ngày ghi trên quyết định kết nạp.")
    month = MonthField(label="Tháng bắt đầu nghỉ", required=False)
    score = NumberField(label="Điểm tự chấm", places=1, required=False)
    unit = forms.ChoiceField(label="Đơn vị", choices=[("", "Chọn đơn vị"), ("lg", "Long Giang"), ("md", "Mỹ Điền")])
    remark = forms.CharField(label="Ghi chú", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    level = forms.ChoiceField(
        label="Mức đề nghị", widget=forms.RadioSelect, choices=[(code, name) for code, name, _ in LEVELS]
    )
    asked = forms.MultipleChoiceField(
        label="Gửi cho",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=[("a", "Chi bộ"), ("b", "Đảng ủy")],
    )
    is_head = forms.BooleanField(label="Là người đứng đầu", required=False)


class ExampleFilters(Filters):
    """The filters of the example list."""

    q = forms.CharField(
        label="Tên, số thẻ hoặc chức vụ", widget=SearchInput(attrs={"placeholder": "Gõ có dấu hoặc không dấu"})
    )
    unit = forms.ChoiceField(label="Đơn vị", choices=[("", "Đảng bộ huyện Tân Lương"), ("lg", "Long Giang")])
    since = DayField(label="Vào Đảng từ ngày")


def _mark(user: User) -> State:
    return STATES[user.pk // 12 % len(STATES)]


def _level(user: User) -> Level | Soft:
    code, name, bars = LEVELS[user.pk // 12 % len(LEVELS)]
    return Soft("chưa có") if user.pk % 5 == 0 else Level(code, name, bars, "proposed")


PEOPLE: TableShape[User] = TableShape(
    label="Danh sách cán bộ, đảng viên",
    noun="người",
    order="ten",
    order_told="tên gọi (An, Ánh, Bảo…)",
    page_size=12,
    columns=(
        Column("ten", "Họ và tên", lambda u: Link(u.name, f"/nguoi/{u.pk}/", is_name=True), sort=("name",),
               is_heading=True),
        Column("so", "Số thẻ", lambda u: u.pk, is_numeric=True, sort=("pk",), on_phone="hidden"),
        Column("chucvu", "Chức vụ", lambda u: "Bí thư Đảng ủy", on_phone="plain"),
        Column("noi", "Đảng bộ xã", lambda u: "Long Giang", on_phone="plain"),
        Column("vao", "Ngày vào Đảng", lambda u: u.created_at.date(), is_numeric=True, sort=("created_at",)),
        Column("muc", "Tự xếp loại", _level),
        Column("ban", "Bản tự kiểm điểm", _mark),
        Column("mo", "Việc", lambda u: Button("Nhắc", f"/nhac/{u.pk}/", u.name), is_action=True),
        Column("lyluan", "Trình độ lý luận", lambda u: "Trung cấp", is_default=False),
    ),
)  # fmt: skip
CONTEXT = {
    "crumbs": (Crumb("Cán bộ, đảng viên", "/n/"), Crumb("Đảng bộ xã Long Giang", "/lg/")),
    "tabs": (Tab("Tổng quát", "/", is_current=True), Tab("Kết quả các năm", "/1/"), Tab("Nhật ký", "/2/")),
    "levels": LEVELS,
    "icons": sorted(ICONS),
    "steps": ("Chọn tệp", "Xem trước", "Ghi vào sổ"),
    "work": Progress(280, 412, "Đang kiểm 412 dòng, xong 280.", "/phan/"),
    "history": (
        HistoryEntry(MORNING, "Nguyễn Thị Hoài", "Chuyên viên Ban Tổ chức", "Sửa ngày chính thức thành 03/02/1999.",
                     reason="Nhập nhầm từ lý lịch giấy."),
        HistoryEntry(MORNING, "Lý Thị Vân", "Văn thư", "Nộp bản tự kiểm điểm.", on_behalf_of="Trần Đình Lưu"),
    ),
    "why": Why(
        title="Vì sao là HTTNV?",
        steps=(
            WhyStep("yes", "Phiếu HTXSNV: 9/11 = 81,8 % ≥ 70 %", clause="61-KH/TU, mục II.1.4.3", clause_url="/k/"),
            WhyStep(
                "no", "Không được cao hơn mức của tổ chức do mình đứng đầu: HTTNV",
                law="Mức xếp loại của người đứng đầu không được cao hơn mức xếp loại của tổ chức, cơ quan, đơn vị"
                " do mình đứng đầu",
                clause="61-KH/TU, mục II.2.3, gạch 11", clause_url="/k/",
            ),
        ),
        next_title="Để được HTXSNV cần",
        next_needs=("Đảng ủy xã Long Giang được chọn vào chỗ HTXSNV thứ 4.",),
        next_link=Action("Mở bảng xếp loại nhóm xã, thị trấn", "/x/"),
    ),
}  # fmt: skip
QUESTION = Confirmation(
    title="Hủy kết quả xếp loại",
    question="Hủy quyết định xếp loại của đồng chí Trần Đình Lưu?",
    action_label="Hủy kết quả",
    back_url="/chi-tiet/",
    consequences=("Chỗ HTXSNV của nhóm xã, thị trấn được tính lại.", "Giấy khen đã đề nghị phải xét lại."),
)
REFUSAL = Refusal(
    title="Chưa mở được cuộc bỏ phiếu",
    told=("Cuộc bỏ phiếu Phiếu xếp loại năm 2021, Đảng ủy xã Hòa Sơn chưa có ban kiểm phiếu.",),
    law="Tập thể bỏ phiếu kín xếp loại (hoặc đề nghị cấp có thẩm quyền xếp loại)",
    clause="61-KH/TU, mục II.1.4.3, gạch 6",
    clause_url="/q/",
    todo=("Mở phần Ban kiểm phiếu của hội nghị.", "Chọn người kiểm phiếu; không chọn người có tên trong phiếu."),
    unchanged="Chưa có gì thay đổi: danh sách 13 người bỏ phiếu vẫn còn nguyên.",
    actions=(Action("Chọn ban kiểm phiếu", "/bkp/"), Action("Về hội nghị", "/hn/")),
    crumbs=(Crumb("Hội nghị xã Hòa Sơn, 12/01/2022", "/hn/"),),
    number="0111-0937-BP",
)


def drawn(name: str, request: HttpRequest, **context: object) -> HttpResponse:
    """A template beside this file, with the frame of the example."""
    template = engines["django"].from_string((HERE / name).read_text(encoding="utf-8"))
    return HttpResponse(template.render({"frame": example_frame("Cán bộ, đảng viên"), **CONTEXT, **context}, request))


def components(request: HttpRequest) -> HttpResponse:
    wrong = {"name": "Trần Đình Lưu", "admitted_on": "31/02/1998", "month": "13/2021", "score": "8,55", "unit": "lg"}
    return drawn("components.html", request, form=ExampleForm(wrong), clean=ExampleForm(auto_id="sach_%s"))


def people(request: HttpRequest) -> HttpResponseBase:
    filters = ExampleFilters(request.GET)
    rows = User.objects.all()
    if filters.chosen("q"):
        rows = rows.filter(name__icontains=filters.chosen("q"))
    chips = (
        Chip("Diện Ban Thường vụ", "/danh-sach/", is_current=True),
        Chip("Chưa nộp bản tự kiểm", "/danh-sach/?x=1", count=3),
    )
    bulk = (
        BulkAction("Nhắc nộp", "/nhac/"),
        BulkAction("In phiếu", "/in/"),
        BulkAction("Cho ra khỏi kỳ", "/ra/", True),
    )
    table = Table(PEOPLE, rows, TableQuery.of(request), bulk=bulk, chips=chips)
    return table.as_file() if table.is_wanted_as_file else drawn("people.html", request, filters=filters, people=table)


def person(request: HttpRequest) -> HttpResponse:
    return drawn("person.html", request)


def sign_in(request: HttpRequest) -> HttpResponse:
    return drawn("sign_in.html", request)


def question(request: HttpRequest) -> HttpResponse:
    return drawn("question.html", request, confirmation=QUESTION)


def progress_part(request: HttpRequest) -> HttpResponse:
    done = Progress(412, 412, "Đã kiểm xong 412 dòng: 4 dòng có lỗi.", "/phan/", is_finished=True)
    return drawn("progress.html", request, work=done)


def refusal(request: HttpRequest) -> HttpResponse:
    return faults.refused(request, REFUSAL)


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("a fault of ours")


SIGHTS = {
    "": components,
    "danh-sach/": people,
    "chi-tiet/": person,
    "dang-nhap/": sign_in,
    "huy/": question,
    "phan/": progress_part,
    "tu-choi/": refusal,
    "hong/": broken,
}
urlpatterns = [path(address, login_not_required(sight)) for address, sight in SIGHTS.items()]
handler400 = "kiemdiem.shell.views.faults.bad_request"
handler403 = "kiemdiem.shell.views.faults.not_allowed"
handler404 = "kiemdiem.shell.views.faults.not_found"
handler500 = "kiemdiem.shell.views.faults.broken"

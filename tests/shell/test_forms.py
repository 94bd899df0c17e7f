"""A form ties every fault to its field, in words, and lists all of them on top."""

import re

import pytest
from django import forms
from django.core.exceptions import ValidationError

from kiemdiem.shell.forms import Form
from kiemdiem.shell.tables import Filters
from tests.shell.sights import ExampleForm

WRONG = {"name": "", "admitted_on": "31/02/1998", "month": "", "score": "", "unit": "xx"}


class Strict(Form):
    """Django's own fields, whose words would be Django's."""

    name = forms.CharField(min_length=3, max_length=5, required=False)
    count = forms.IntegerField(min_value=1, max_value=9, required=False)
    mail = forms.EmailField(required=False)
    own = forms.CharField(error_messages={"required": "Ghi số quyết định."})
    units = forms.MultipleChoiceField(choices=[("a", "A")], required=False)
    file = forms.FileField()


class Growing(Form):
    """A form that gets a field of its own after it was made."""

    def __init__(self, given: dict[str, str]) -> None:
        super().__init__(given)
        self.fields["more"] = forms.CharField()


def test_a_field_that_came_later_speaks_our_words_too() -> None:
    assert Growing({}).errors == {"more": ["Chưa điền."]}


def ids(html: str) -> list[str]:
    return re.findall(r'\sid="([^"]+)"', html)


def test_every_id_is_there_once_and_every_reference_leads_somewhere() -> None:
    html = str(ExampleForm(WRONG))
    there = ids(html)
    assert sorted(there) == sorted(set(there))
    led = {word for words in re.findall(r'aria-describedby="([^"]+)"', html) for word in words.split()}
    led |= set(re.findall(r'\sfor="([^"]+)"', html)) | set(re.findall(r'href="#([^"]+)"', html))
    assert led <= set(there)
    assert {"id_admitted_on_helptext", "id_admitted_on_error"} <= led


def test_the_summary_leads_to_each_field_that_is_wrong() -> None:
    html = str(ExampleForm(WRONG))
    summary = html[html.index("data-faults") : html.index("</ul>")]
    assert re.findall(r'<a href="#([^"]+)">([^<]+)</a>', summary) == [
        ("id_name", "Họ và tên"),
        ("id_admitted_on", "Ngày vào Đảng"),
        ("id_unit", "Đơn vị"),
        ("id_level", "Mức đề nghị"),
    ]
    assert "sửa 4 chỗ" in summary
    assert 'role="alert"' in html
    assert 'tabindex="-1"' in html


def test_a_wrong_field_says_so_and_a_right_one_does_not() -> None:
    html = str(ExampleForm({**WRONG, "name": "Trần Đình Lưu"}))
    fields = dict(re.findall(r'<input[^>]*name="(name|admitted_on)"([^>]*)>', html))
    assert "aria-invalid" not in fields["name"]
    assert 'aria-invalid="true"' in fields["admitted_on"]


def test_an_empty_form_has_no_summary_and_marks_what_must_be_filled_in() -> None:
    html = str(ExampleForm())
    assert "data-faults" not in html
    assert html.count("(bắt buộc)") == 4
    assert " required" not in html


class BothNeeded(Form):
    name = forms.CharField(label="Tên đăng nhập")
    word = forms.CharField(label="Mật khẩu")


def test_where_every_field_must_be_filled_in_none_says_so() -> None:
    assert "(bắt buộc)" not in str(BothNeeded())


def test_a_fault_of_the_whole_form_stands_in_the_summary() -> None:
    form = ExampleForm(WRONG)
    form.add_error(None, ValidationError("Hai người này đã có <thẻ> chung số."))
    assert "Hai người này đã có &lt;thẻ&gt; chung số." in str(form)


def test_what_was_typed_is_escaped() -> None:
    html = str(ExampleForm({**WRONG, "name": '"><script>', "admitted_on": "<b>"}))
    assert "<script>" not in html
    assert "<b>" not in html


def test_choices_are_boxes_in_a_named_group() -> None:
    html = str(ExampleForm())
    assert re.search(r'<fieldset class="field" id="id_level">\s*<legend>Mức đề nghị', html)
    assert html.count('class="choice"') == 6


@pytest.mark.parametrize(
    ("given", "field", "told"),
    [
        ({"name": "ab"}, "name", "Cần ít nhất 3 ký tự, mới có 2."),
        ({"name": "abcdef"}, "name", "Chỉ nhận 5 ký tự, đang có 6."),
        ({"count": "x"}, "count", "Ghi một số nguyên, chỉ gồm chữ số."),
        ({"count": "0"}, "count", "Không được nhỏ hơn 1."),
        ({"count": "10"}, "count", "Không được lớn hơn 9."),
        ({"mail": "x"}, "mail", "Ghi địa chỉ thư điện tử như ten@coquan.vn."),
        ({"units": ["z"]}, "units", "“z” không có trong danh sách."),
        ({"name": "a\0b"}, "name", "Trong ô có ký tự không đọc được. Gõ lại bằng tay."),
        ({}, "own", "Ghi số quyết định."),
        ({}, "file", "Chưa chọn tệp."),
    ],
)
def test_a_field_of_django_s_speaks_our_words(given: dict[str, object], field: str, told: str) -> None:
    form = Strict(given)
    assert form.errors[field] == [told]


def test_one_form_s_words_do_not_leak_into_another() -> None:
    Strict()
    assert forms.CharField().error_messages["required"] != Strict().fields["own"].error_messages["required"]
    assert "Chưa" not in str(forms.CharField().error_messages["required"])


class SomeFilters(Filters):
    q = forms.CharField()
    count = forms.IntegerField()


def test_filters_ask_for_nothing_and_a_wrong_one_narrows_nothing() -> None:
    filters = SomeFilters({"count": "x", "q": "lưu"})
    assert filters.chosen("q") == "lưu"
    assert filters.chosen("count") is None
    assert filters.errors["count"]
    assert not SomeFilters({}).errors

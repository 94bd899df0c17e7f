"""The components of a page. Built in: templates call them without `{% load %}`; see docs/reference/components.md."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django import template
from django.forms import BaseForm, BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect
from django.utils.html import format_html
from django.utils.safestring import SafeString

from kiemdiem.core.quantities.numbers import with_points
from kiemdiem.shell import days, icons, marks
from kiemdiem.shell.components import Chapter, Crumb, HistoryEntry, Progress, Tab, Tone, Why
from kiemdiem.shell.tables import Filters, Table, TableQuery
from kiemdiem.shell.tables.query import PAGE

register = template.Library()

NOTICE_ICONS = {"": "info", "good": "done", "warn": "late", "bad": "late"}


@register.simple_tag
def icon(name: str, classes: str = "icon") -> SafeString:
    """`{% icon "done" %}`"""
    return icons.icon(name, classes)


@register.simple_tag
def state(kind: marks.StateKind, words: str, under: str = "") -> SafeString:
    """`{% state "late" "…" under="…" %}`"""
    return marks.State(kind, words, under).__html__()


@register.simple_tag
def level(code: str, name: str, bars: int, standing: marks.Standing = "by_rule", full: bool = False) -> SafeString:
    """`{% level mark.code mark.name mark.bars standing="decided" %}`"""
    return marks.Level(code, name, bars, standing, full).__html__()


@register.filter
def shown(value: object) -> SafeString:
    """`{{ mark|shown }}`: a mark drawn, any other value escaped."""
    return marks.html_of(value)


@register.filter
def day(when: date | datetime | None) -> str:
    return days.short_day(when)


@register.filter
def long_day(when: date | datetime | None) -> str:
    return days.long_day(when)


@register.filter
def moment(when: datetime | None) -> str:
    return days.day_and_hour(when)


@register.filter
def number(count: int) -> str:
    """A count as it is read: 5.600.000."""
    return with_points(count)


@register.simple_block_tag
def notice(content: str, tone: Tone = "", lead: str = "", role: str = "") -> SafeString:
    """One per page: what, which, what now. What was just done has the role "status", a refusal "alert"."""
    role = role or ("alert" if tone == "bad" else "")
    return format_html(
        '<div class="notice {}"{}>{}<div>{} {}</div></div>',
        tone,
        format_html(' role="{}"', role) if role else "",
        icons.icon(NOTICE_ICONS[tone]),
        format_html("<strong>{}</strong>", lead) if lead else "",
        content,
    )


@register.simple_block_tag
def fact(content: str, label: str, small: str = "", whole: bool = False) -> SafeString:
    """One of the three to five facts of a `<dl class="strip">`."""
    return format_html(
        "<div{}><dt>{}</dt><dd>{}{}</dd></div>",
        format_html(' class="{}"', "whole") if whole else "",
        label,
        content,
        format_html("<small>{}</small>", small) if small else "",
    )


@register.simple_block_tag
def empty_state(content: str, title: str) -> SafeString:
    """Why it is empty, when it fills, what to do."""
    return format_html('<div class="empty"><div><h2>{}</h2>{}</div></div>', title, content)


@register.simple_tag
def quote(text: str, clause: str = "", url: str = "") -> SafeString:
    """Words of a regulation, letter by letter, and where they stand."""
    place = format_html('<span class="place small soft">{}</span>', clause) if clause else ""
    if url:
        place = format_html('<a class="small" href="{}">{}</a>', url, clause)
    return format_html(
        '<blockquote class="law">“{}”{}</blockquote>', text, format_html("<br>{}", place) if place else ""
    )


@register.inclusion_tag("shell/components/crumbs.html")
def crumbs(places: Sequence[Crumb]) -> dict[str, Any]:
    return {"places": places}


@register.inclusion_tag("shell/components/tabs.html")
def tabs(parts: Sequence[Tab], label: str) -> dict[str, Any]:
    return {"parts": parts, "label": label}


@register.inclusion_tag("shell/components/chapters.html")
def chapters(parts: Sequence[Chapter], label: str) -> dict[str, Any]:
    return {"chapters": parts, "label": label}


@register.inclusion_tag("shell/components/steps.html")
def steps(names: Sequence[str], current: int) -> dict[str, Any]:
    """The pages of a task; `current` counts from 1, one more than there are means all are done."""
    return {"steps": [(name, place < current, place == current) for place, name in enumerate(names, start=1)]}


@register.inclusion_tag("shell/components/progress.html")
def progress(work: Progress) -> dict[str, Any]:
    return {"work": work}


@register.inclusion_tag("shell/components/history.html")
def history(entries: Sequence[HistoryEntry]) -> dict[str, Any]:
    return {"entries": entries}


@register.inclusion_tag("shell/components/why.html")
def why(reasons: Why) -> dict[str, Any]:
    return {"why": reasons}


@register.filter
def fault_count(form: BaseForm) -> int:
    """How many faults the summary on top of a form lists."""
    return sum(len(errors) for errors in form.errors.values())


@register.filter
def anchor(field: BoundField) -> str:
    """The id that a fault in the summary leads to: the field's control, or the fieldset around its choices."""
    return str(field.auto_id if field.use_fieldset else field.id_for_label)


@register.filter
def is_marked_required(field: BoundField) -> bool:
    """Whether a field says that it must be filled in: not where every field of the form must."""
    return field.field.required and any(not other.field.required for other in field.form.visible_fields())


@register.filter
def is_choice(field: BoundField) -> bool:
    """Whether a field is a list of boxes of which one or several are marked."""
    return isinstance(field.field.widget, RadioSelect | CheckboxSelectMultiple)


@register.filter
def is_check(field: BoundField) -> bool:
    """Whether a field is a single box."""
    return isinstance(field.field.widget, CheckboxInput)


@register.inclusion_tag("shell/tables/table.html", takes_context=True)
def table(context: template.Context, rows: Table[Any]) -> dict[str, Any]:
    """`{% table people %}`; with the reader's own views of it, where `config.frame` says that he may keep some."""
    kept = context.get("saved_views")
    return {"table": rows, "csrf_token": context.get("csrf_token"), "saved": kept() if callable(kept) else None}


@register.inclusion_tag("shell/tables/filters.html")
def filters(form: Filters, query: TableQuery) -> dict[str, Any]:
    """`{% filters form people.query %}`: the fields that narrow a list, which keep its columns and its order."""
    return {"form": form, "query": query, "kept": query.kept((*form.fields, PAGE))}

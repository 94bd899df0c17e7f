"""The contents of the guide, in the order in which an office needs them, and who may read which page."""

from __future__ import annotations

from dataclasses import dataclass

from kiemdiem.apps.guide import labels
from kiemdiem.apps.permissions.access import Actor, may_somewhere
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.errors import NotToBeFound


@dataclass(frozen=True)
class GuidePage:
    """One page: its file in `pages/` without the ending, which is its address too, and the part it stands in."""

    slug: str
    part: str
    is_for_administrators: bool = False


SIGNING_IN = GuidePage("dang-nhap", labels.FIRST_STEPS)
"""The page that is shown before signing in."""
TRUSTING = GuidePage("tin-cay", labels.FIRST_STEPS)
"""How a machine comes to trust the office's own authority."""
PAGES = (
    SIGNING_IN,
    GuidePage("bat-dau", labels.FIRST_STEPS),
    TRUSTING,
    GuidePage("vai-tro", labels.OFFICE),
    GuidePage("tai-khoan", labels.OFFICE),
    GuidePage("don-vi", labels.OFFICE),
    GuidePage("can-bo-dang-vien", labels.OFFICE),
    GuidePage("nhap-excel", labels.OFFICE),
    GuidePage("danh-sach", labels.OFFICE),
    GuidePage("ky-kiem-diem", labels.SEASON),
    GuidePage("goi-y-kiem-diem", labels.SEASON),
    GuidePage("goi-chuyen", labels.SEASON),
    GuidePage("phan-cong", labels.SEASON),
    GuidePage("nhac-viec", labels.SEASON),
    GuidePage("chi-tieu", labels.SEASON),
    GuidePage("nhat-ky", labels.WATCHING),
    GuidePage("dong-lenh", labels.COMMANDS),
    GuidePage("cai-dat-mot-co-quan", labels.SERVER, is_for_administrators=True),
    GuidePage("cai-dat-mot-tinh", labels.SERVER, is_for_administrators=True),
    GuidePage("chung-thu", labels.SERVER, is_for_administrators=True),
    GuidePage("lenh-may-chu", labels.SERVER, is_for_administrators=True),
)


def visible_to(actor: Actor) -> tuple[GuidePage, ...]:
    """The pages that the actor may read: those about the machine are for its administrators."""
    keeps_the_machine = may_somewhere(actor, Permission.VIEW_SYSTEM)
    return tuple(page for page in PAGES if keeps_the_machine or not page.is_for_administrators)


def page_for(actor: Actor, slug: str) -> GuidePage:
    """The page with this address.

    Raises:
        NotToBeFound: there is none, or it is not for the actor.
    """
    for page in visible_to(actor):
        if page.slug == slug:
            return page
    raise NotToBeFound()

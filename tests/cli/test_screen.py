"""The bar of long work: on the error side, only on a terminal, as far as the work has come."""

import io

from rich.console import Console

from kiemdiem.cli.screen import LONG_WORK, Screen


def screen(*, on_terminal: bool) -> tuple[Screen, io.StringIO, io.StringIO]:
    out, err = io.StringIO(), io.StringIO()
    consoles = [Console(file=file, force_terminal=on_terminal, width=100) for file in (out, err)]
    return Screen(*consoles), out, err


def test_the_bar_shows_how_far_the_work_has_come_and_only_on_the_error_side() -> None:
    shown, out, err = screen(on_terminal=True)
    with shown.working("Đang xếp loại", LONG_WORK) as watch:
        watch(500, 2_000)
    assert "Đang xếp loại" in err.getvalue()
    assert "25 %" in err.getvalue()
    assert out.getvalue() == ""


def test_while_nobody_can_tell_how_far_it_is_the_bar_shows_no_number() -> None:
    shown, _, err = screen(on_terminal=True)
    with shown.working("Đang đọc", LONG_WORK) as watch:
        watch(500, 0)
    assert "Đang đọc" in err.getvalue()
    assert "%" not in err.getvalue()


def test_there_is_no_bar_in_a_pipe_nor_for_short_work() -> None:
    for on_terminal, size in ((False, LONG_WORK), (True, LONG_WORK - 1)):
        shown, _, err = screen(on_terminal=on_terminal)
        with shown.working("Đang đọc", size) as watch:
            watch(500, 2_000)
        assert err.getvalue() == ""

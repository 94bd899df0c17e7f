"""Every url, asked by every role and by nobody, on its own branch and on another.

A row: method, url name, where its thing lies (own: on the branch of the secretary; other: on the commune beside it;
-: it has none), then what each gets: 200 shown, 302 sent on, "in" sent to sign in, 403 seen but not allowed,
404 not to be seen, 405 not asked for in this way, 409 and 422 refused by the act. A POST here is an empty form.
The board has the whole house, authority and inspector the district, the secretary his commune; the administrator
only the machine; the member has no role and is the person of own.
"""

from __future__ import annotations

import pytest

from tests.web.every_url import NOBODY, Url, Visitors, World, every_url, told

ROLES = ("board", "authority", "secretary", "inspector", "administrator", "member", NOBODY)
TABLE = """
method url                   where  board authority secretary inspector administrator member anonymous
GET    health                -      503   503       503       503       503           503    503
GET    sign_in               -      302   302       302       302       302           302    200
POST   sign_in               -      302   302       302       302       302           302    200
POST   sign_out              -      in    in        in        in        in            in     in
GET    forgotten_password    -      200   200       200       200       200           200    200
GET    change_password       -      200   200       200       200       200           200    in
POST   change_password       -      200   200       200       200       200           200    in
GET    enter_code            -      200   200       200       200       200           200    in
POST   enter_code            -      200   200       200       200       200           200    in
GET    set_up_code           -      200   200       200       200       200           200    in
POST   set_up_code           -      200   200       302       302       200           302    in
GET    confirm_code          -      302   302       302       302       302           302    in
POST   confirm_code          -      302   302       302       302       302           302    in
GET    code_picture          -      404   404       404       404       404           404    in
GET    renew_backup_codes    -      200   200       422       422       200           422    in
POST   renew_backup_codes    -      200   200       422       422       200           422    in
GET    my_account            -      200   200       200       200       200           200    in
POST   end_session           -      404   404       404       404       404           404    in
POST   end_sessions          -      302   302       302       302       302           302    in
GET    accounts              -      200   403       403       403       200           403    in
GET    choose_unit           -      403   403       403       403       200           403    in
GET    issue_accounts        own    404   404       404       404       200           404    in
GET    issue_accounts        other  404   404       404       404       200           404    in
POST   issue_accounts        own    404   404       404       404       422           404    in
POST   issue_accounts        other  404   404       404       404       200           404    in
GET    add_account           -      403   403       403       403       200           403    in
POST   add_account           -      403   403       403       403       200           403    in
GET    account               own    200   404       404       404       200           404    in
GET    account               other  200   404       404       404       200           404    in
GET    lock_account          own    403   404       404       404       200           404    in
GET    lock_account          other  403   404       404       404       200           404    in
POST   lock_account          own    403   404       404       404       200           404    in
POST   lock_account          other  403   404       404       404       200           404    in
GET    unlock_account        own    403   404       404       404       200           404    in
GET    unlock_account        other  403   404       404       404       200           404    in
POST   unlock_account        own    403   404       404       404       200           404    in
POST   unlock_account        other  403   404       404       404       200           404    in
GET    reset_password        own    403   404       404       404       200           404    in
GET    reset_password        other  403   404       404       404       200           404    in
POST   reset_password        own    403   404       404       404       200           404    in
POST   reset_password        other  403   404       404       404       200           404    in
GET    reset_second_factor   own    200   404       404       404       403           404    in
GET    reset_second_factor   other  200   404       404       404       403           404    in
POST   reset_second_factor   own    200   404       404       404       403           404    in
POST   reset_second_factor   other  200   404       404       404       403           404    in
GET    choose_holder         -      200   403       403       403       403           403    in
GET    give_role             own    200   403       403       403       403           403    in
GET    give_role             other  200   403       403       403       403           403    in
POST   give_role             own    200   403       403       403       403           403    in
POST   give_role             other  200   403       403       403       403           403    in
GET    roles                 -      200   200       403       200       403           403    in
GET    rights_table          -      200   200       200       200       200           200    in
GET    claim_board           -      200   200       200       200       200           200    in
POST   claim_board           -      200   200       200       200       200           200    in
GET    rights_of             own    200   200       404       200       404           404    in
GET    rights_of             other  200   200       404       200       404           404    in
GET    second_role           own    200   403       404       403       404           404    in
GET    second_role           other  200   403       404       403       404           404    in
POST   second_role           own    422   403       404       403       404           404    in
POST   second_role           other  422   403       404       403       404           404    in
GET    leave_role            own    404   404       404       404       404           404    in
GET    leave_role            other  404   404       404       404       404           404    in
POST   leave_role            own    404   404       404       404       404           404    in
POST   leave_role            other  404   404       404       404       404           404    in
GET    end_role              own    200   403       404       403       404           404    in
GET    end_role              other  200   403       404       403       404           404    in
POST   end_role              own    200   403       404       403       404           404    in
POST   end_role              other  200   403       404       403       404           404    in
GET    units                 -      200   200       200       200       403           403    in
GET    unit_tree             -      200   200       200       200       403           403    in
GET    unit_branch           own    200   200       200       200       404           404    in
GET    unit_branch           other  200   200       404       200       404           404    in
GET    suggest_units         -      200   200       200       200       403           403    in
GET    add_unit              -      200   403       403       403       403           403    in
POST   add_unit              -      200   403       403       403       403           403    in
GET    plant_tree            -      200   403       403       403       403           403    in
POST   plant_tree            -      200   403       403       403       403           403    in
GET    words                 -      200   200       200       200       403           403    in
POST   load_words            -      302   403       403       403       403           403    in
GET    add_word              -      200   403       403       403       403           403    in
POST   add_word              -      200   403       403       403       403           403    in
POST   offer_word            own    302   403       403       403       403           403    in
POST   offer_word            other  302   403       403       403       403           403    in
GET    deciders              -      200   200       200       200       403           403    in
GET    add_decider           -      200   403       403       403       403           403    in
POST   add_decider           -      200   403       403       403       403           403    in
GET    end_decider           own    200   403       403       403       404           404    in
GET    end_decider           other  200   403       404       403       404           404    in
POST   end_decider           own    200   403       403       403       404           404    in
POST   end_decider           other  200   403       404       403       404           404    in
GET    unit                  own    200   200       200       200       404           404    in
GET    unit                  other  200   200       404       200       404           404    in
GET    unit_history          own    200   200       200       200       404           404    in
GET    unit_history          other  200   200       404       200       404           404    in
GET    edit_unit             own    200   403       403       403       404           404    in
GET    edit_unit             other  200   403       404       403       404           404    in
POST   edit_unit             own    200   403       403       403       404           404    in
POST   edit_unit             other  200   403       404       403       404           404    in
GET    rename_unit           own    200   403       403       403       404           404    in
GET    rename_unit           other  200   403       404       403       404           404    in
POST   rename_unit           own    200   403       403       403       404           404    in
POST   rename_unit           other  200   403       404       403       404           404    in
GET    move_unit             own    200   403       403       403       404           404    in
GET    move_unit             other  200   403       404       403       404           404    in
POST   move_unit             own    200   403       403       403       404           404    in
POST   move_unit             other  200   403       404       403       404           404    in
GET    merge_units           own    200   403       403       403       404           404    in
GET    merge_units           other  200   403       404       403       404           404    in
POST   merge_units           own    200   403       403       403       404           404    in
POST   merge_units           other  200   403       404       403       404           404    in
GET    split_unit            own    200   403       403       403       404           404    in
GET    split_unit            other  200   403       404       403       404           404    in
POST   split_unit            own    200   403       403       403       404           404    in
POST   split_unit            other  200   403       404       403       404           404    in
GET    end_unit              own    200   403       403       403       404           404    in
GET    end_unit              other  200   403       404       403       404           404    in
POST   end_unit              own    200   403       403       403       404           404    in
POST   end_unit              other  200   403       404       403       404           404    in
GET    record_unit_result    own    200   403       403       403       404           404    in
GET    record_unit_result    other  200   403       404       403       404           404    in
POST   record_unit_result    own    200   403       403       403       404           404    in
POST   record_unit_result    other  200   403       404       403       404           404    in
POST   export_people         -      200   200       200       200       403           403    in
GET    people                -      200   200       200       200       403           403    in
GET    add_person            -      200   403       200       403       403           403    in
POST   add_person            -      200   403       200       403       403           403    in
GET    person                own    200   200       200       200       404           200    in
GET    person                other  200   200       404       200       404           404    in
GET    edit_person           own    200   403       200       403       404           403    in
GET    edit_person           other  200   403       404       403       404           404    in
POST   edit_person           own    200   403       200       403       404           403    in
POST   edit_person           other  200   403       404       403       404           404    in
GET    move_person           own    200   403       200       403       404           403    in
GET    move_person           other  200   403       404       403       404           404    in
POST   move_person           own    200   403       200       403       404           403    in
POST   move_person           other  200   403       404       403       404           404    in
GET    unlink_user           own    200   403       403       403       404           403    in
GET    unlink_user           other  422   403       404       403       404           404    in
POST   unlink_user           own    200   403       403       403       404           403    in
POST   unlink_user           other  422   403       404       403       404           404    in
GET    link_user             own    422   403       403       403       404           403    in
GET    link_user             other  200   403       404       403       404           404    in
POST   link_user             own    422   403       403       403       404           403    in
POST   link_user             other  200   403       404       403       404           404    in
GET    end_person            own    200   403       200       403       404           403    in
GET    end_person            other  200   403       404       403       404           404    in
POST   end_person            own    200   403       200       403       404           403    in
POST   end_person            other  200   403       404       403       404           404    in
GET    add_record            own    200   403       200       403       404           403    in
GET    add_record            other  200   403       404       403       404           404    in
POST   add_record            own    200   403       200       403       404           403    in
POST   add_record            other  200   403       404       403       404           404    in
GET    person_history        own    200   200       200       200       404           200    in
GET    person_history        other  200   200       404       200       404           404    in
GET    person_part           own    200   200       200       200       404           200    in
GET    person_part           other  200   200       404       200       404           404    in
GET    people_left           own    200   200       200       200       404           404    in
GET    people_left           other  200   200       404       200       404           404    in
GET    move_people           own    422   403       422       403       404           404    in
GET    move_people           other  422   403       404       403       404           404    in
POST   move_people           own    422   403       422       403       404           404    in
POST   move_people           other  422   403       404       403       404           404    in
GET    edit_record           own    200   403       200       403       404           403    in
GET    edit_record           other  200   403       404       403       404           404    in
POST   edit_record           own    200   403       200       403       404           403    in
POST   edit_record           other  200   403       404       403       404           404    in
GET    end_record            own    200   403       200       403       404           403    in
GET    end_record            other  200   403       404       403       404           404    in
POST   end_record            own    200   403       200       403       404           403    in
POST   end_record            other  200   403       404       403       404           404    in
GET    remove_record         own    200   403       200       403       404           403    in
GET    remove_record         other  200   403       404       403       404           404    in
POST   remove_record         own    200   403       200       403       404           403    in
POST   remove_record         other  200   403       404       403       404           404    in
GET    campaigns             -      200   200       200       200       403           403    in
GET    prepare_campaign      -      200   403       403       403       403           403    in
POST   prepare_campaign      -      200   403       403       403       403           403    in
GET    campaign              own    200   200       200       200       404           404    in
GET    campaign              other  200   200       404       200       404           404    in
GET    roll_progress         own    200   403       403       403       404           404    in
GET    roll_progress         other  200   403       404       403       404           404    in
GET    choose_readings       own    200   200       200       200       404           404    in
GET    choose_readings       other  200   200       404       200       404           404    in
POST   choose_readings       own    200   403       403       403       404           404    in
POST   choose_readings       other  200   403       404       403       404           404    in
GET    ask_for_roll          own    200   403       403       403       404           404    in
GET    ask_for_roll          other  200   403       404       403       404           404    in
POST   ask_for_roll          own    200   403       403       403       404           404    in
POST   ask_for_roll          other  200   403       404       403       404           404    in
GET    open_campaign         own    422   403       403       403       404           404    in
GET    open_campaign         other  422   403       404       403       404           404    in
POST   open_campaign         own    422   403       403       403       404           404    in
POST   open_campaign         other  422   403       404       403       404           404    in
GET    take_roll             own    422   403       403       403       404           404    in
GET    take_roll             other  422   403       404       403       404           404    in
POST   take_roll             own    422   403       403       403       404           404    in
POST   take_roll             other  422   403       404       403       404           404    in
GET    drop_roll             own    422   403       403       403       404           404    in
GET    drop_roll             other  422   403       404       403       404           404    in
POST   drop_roll             own    422   403       403       403       404           404    in
POST   drop_roll             other  422   403       404       403       404           404    in
GET    drop_campaign         own    200   403       403       403       404           404    in
GET    drop_campaign         other  200   403       404       403       404           404    in
POST   drop_campaign         own    422   403       403       403       404           404    in
POST   drop_campaign         other  422   403       404       403       404           404    in
GET    close_campaign        own    200   403       403       403       404           404    in
GET    close_campaign        other  200   403       404       403       404           404    in
POST   close_campaign        own    302   403       403       403       404           404    in
POST   close_campaign        other  302   403       404       403       404           404    in
GET    subjects              own    200   200       200       200       404           404    in
GET    subjects              other  200   200       404       200       404           404    in
GET    subject               own    200   200       200       200       404           404    in
GET    subject               other  200   200       404       200       404           404    in
GET    leave_out_subject     own    200   403       403       403       404           404    in
GET    leave_out_subject     other  200   403       404       403       404           404    in
POST   leave_out_subject     own    200   403       403       403       404           404    in
POST   leave_out_subject     other  200   403       404       403       404           404    in
GET    name_place            own    200   403       403       403       404           404    in
GET    name_place            other  200   403       404       403       404           404    in
POST   name_place            own    200   403       403       403       404           404    in
POST   name_place            other  200   403       404       403       404           404    in
GET    name_authority        own    200   403       403       403       404           404    in
GET    name_authority        other  200   403       404       403       404           404    in
POST   name_authority        own    200   403       403       403       404           404    in
POST   name_authority        other  200   403       404       403       404           404    in
GET    join_reviews          own    200   403       403       403       404           404    in
GET    join_reviews          other  200   403       404       403       404           404    in
POST   join_reviews          own    200   403       403       403       404           404    in
POST   join_reviews          other  200   403       404       403       404           404    in
GET    revoke_correction     own    200   403       403       403       404           404    in
GET    revoke_correction     other  200   403       404       403       404           404    in
POST   revoke_correction     own    200   403       403       403       404           404    in
POST   revoke_correction     other  200   403       404       403       404           404    in
GET    corrections           own    200   200       200       200       404           404    in
GET    corrections           other  200   200       404       200       404           404    in
GET    take_in_subject       own    200   403       403       403       404           404    in
GET    take_in_subject       other  200   403       404       403       404           404    in
POST   take_in_subject       own    200   403       403       403       404           404    in
POST   take_in_subject       other  200   403       404       403       404           404    in
GET    work_plan             own    200   200       200       200       404           404    in
GET    work_plan             other  200   200       404       200       404           404    in
GET    enter_day             own    200   403       403       403       404           404    in
GET    enter_day             other  200   403       404       403       404           404    in
POST   enter_day             own    200   403       403       403       404           404    in
POST   enter_day             other  200   403       404       403       404           404    in
GET    add_own_item          other  200   403       404       403       404           404    in
POST   add_own_item          other  200   403       404       403       404           404    in
GET    add_own_item          own    200   403       403       403       404           404    in
POST   add_own_item          own    200   403       403       403       404           404    in
GET    campaigns_below       other  200   200       404       200       404           404    in
GET    campaigns_below       own    200   200       200       200       404           404    in
GET    drop_own_item         other  200   403       404       403       404           404    in
POST   drop_own_item         other  302   403       404       403       404           404    in
GET    drop_own_item         own    200   403       403       403       404           404    in
POST   drop_own_item         own    302   403       403       403       404           404    in
GET    issue_sub_plan        other  200   403       404       403       404           404    in
POST   issue_sub_plan        other  200   403       404       403       404           404    in
GET    issue_sub_plan        own    200   403       403       403       404           404    in
POST   issue_sub_plan        own    200   403       403       403       404           404    in
GET    lift_own_day          other  404   403       404       403       404           404    in
POST   lift_own_day          other  404   403       404       403       404           404    in
GET    lift_own_day          own    404   403       403       403       404           404    in
POST   lift_own_day          own    404   403       403       403       404           404    in
GET    set_own_day           other  404   403       404       403       404           404    in
POST   set_own_day           other  404   403       404       403       404           404    in
GET    set_own_day           own    404   403       403       403       404           404    in
POST   set_own_day           own    404   403       403       403       404           404    in
GET    sub_plan              other  200   200       404       200       404           404    in
GET    sub_plan              own    200   200       200       200       404           404    in
GET    uploads               -      200   200       200       200       200           200    in
GET    show_upload           own    404   404       200       404       404           404    in
GET    show_upload           other  404   404       404       404       404           404    in
GET    upload_progress       own    404   404       200       404       404           404    in
GET    upload_progress       other  404   404       404       404       404           404    in
GET    map_columns           own    404   404       200       404       404           404    in
GET    map_columns           other  404   404       404       404       404           404    in
POST   map_columns           own    404   404       422       404       404           404    in
POST   map_columns           other  404   404       404       404       404           404    in
GET    remarked_file         own    404   404       422       404       404           404    in
GET    remarked_file         other  404   404       404       404       404           404    in
POST   confirm_upload        own    404   404       422       404       404           404    in
POST   confirm_upload        other  404   404       404       404       404           404    in
POST   continue_upload       own    404   404       422       404       404           404    in
POST   continue_upload       other  404   404       404       404       404           404    in
GET    drop_upload           own    404   404       200       404       404           404    in
GET    drop_upload           other  404   404       404       404       404           404    in
POST   drop_upload           own    404   404       302       404       404           404    in
POST   drop_upload           other  404   404       404       404       404           404    in
GET    start_upload          -      200   403       403       403       403           403    in
POST   receive_file          -      200   403       403       403       403           403    in
POST   paste_block           -      200   403       403       403       403           403    in
GET    upload_template       -      200   403       403       403       403           403    in
GET    standing_register     -      200   403       403       403       403           403    in
GET    sign_in_guide         -      200   200       200       200       200           200    200
GET    trust_server          -      404   404       404       404       404           404    404
GET    office_certificate    -      404   404       404       404       404           404    404
GET    guide                 -      200   200       200       200       200           200    in
GET    guide_page            -      200   200       200       200       200           200    in
GET    home                  -      200   200       200       200       200           200    in
GET    show_export           own    404   404       200       404       404           404    in
GET    show_export           other  404   404       404       404       404           404    in
GET    export_progress       own    404   404       200       404       404           404    in
GET    export_progress       other  404   404       404       404       404           404    in
GET    exported_file         own    404   404       404       404       404           404    in
GET    exported_file         other  404   404       404       404       404           404    in
GET    name_office           -      403   403       403       403       200           403    in
POST   name_office           -      403   403       403       403       200           403    in
GET    saved_views           -      200   200       200       200       200           200    in
POST   save_view             -      404   404       404       404       404           404    in
GET    rename_view           own    404   404       200       404       404           404    in
GET    rename_view           other  404   404       404       404       404           404    in
POST   rename_view           own    404   404       200       404       404           404    in
POST   rename_view           other  404   404       404       404       404           404    in
POST   open_with_view        own    404   404       302       404       404           404    in
POST   open_with_view        other  404   404       404       404       404           404    in
POST   delete_view           own    404   404       302       404       404           404    in
POST   delete_view           other  404   404       404       404       404           404    in
GET    journal               -      200   200       200       200       200           403    in
GET    journal_heads         -      200   200       200       200       200           403    in
GET    journal_entry         own    200   200       200       200       404           404    in
GET    journal_entry         other  200   200       404       200       404           404    in
GET    cast                  -      422   422       422       422       422           422    422
GET    set_rehearsal_day     -      200   403       403       403       200           403    in
POST   set_rehearsal_day     -      200   403       403       403       200           403    in
"""
WIDTHS = (6, 21, 6, 5, 9, 9, 9, 13, 6, 9)
ROWS = [line.split() for line in TABLE.strip().splitlines()[1:] if line.strip()]
KNOWN = {(method, name, where) for method, name, where, *_ in ROWS}
HOW_TO = "Ask of each cell below whether it is right, then enter the rows into TABLE of test_every_url_and_role.py:"


def rows_wanted(url: Url) -> set[tuple[str, str, str]]:
    """One row for showing, one for an empty form where it takes one; both for a thing of each branch."""
    places = ("own", "other") if any(name.endswith("_id") for name in url.parameters) else ("-",)
    methods = [method for method in ("GET", "POST") if method in url.methods]
    return {(method, url.name, where) for method in methods for where in places}


def answers(world: World, method: str, name: str, where: str) -> list[str]:
    visitors = Visitors(world)
    return [told(visitors.ask(role, method, world.address(name, where))) for role in ROLES]  # type: ignore[arg-type]


def line_of(row: list[str]) -> str:
    return " ".join(f"{cell:{width}}" for cell, width in zip(row, WIDTHS, strict=True)).rstrip()


@pytest.mark.parametrize("url", every_url(), ids=lambda url: url.name)
def test_every_view_says_which_methods_it_takes(url: Url) -> None:
    assert url.methods, "decorate the view with require_safe, require_POST or require_http_methods"


def test_every_url_stands_in_the_table(world: World) -> None:
    wanted = {row for url in every_url() for row in rows_wanted(url)}
    missing = [line_of([*row, *answers(world, *row)]) for row in sorted(wanted - KNOWN)]
    assert not missing, "\n".join([HOW_TO, *missing])
    assert sorted(KNOWN - wanted) == [], "these rows are of no url that there is"


@pytest.mark.parametrize("room", sorted({url.room for url in every_url()}))
def test_everybody_gets_what_the_table_says(world: World, room: str) -> None:
    names = {url.name for url in every_url() if url.room == room}
    said = [row for row in ROWS if row[1] in names]
    found = [line_of([*row[:3], *answers(world, *row[:3])]) for row in said]
    assert found == [line_of(row) for row in said]

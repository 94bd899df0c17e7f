"""What each role gets of the pages about assignments; to be read as the table of test_every_url_and_role.py."""

ROWS = """
GET    assign                own    200   403       403       403       404           404    in
GET    assign                other  200   403       404       403       404           404    in
POST   assign                own    200   403       403       403       404           404    in
POST   assign                other  200   403       404       403       404           404    in
GET    assignments           own    200   200       200       200       404           404    in
GET    assignments           other  200   200       404       200       404           404    in
GET    decide_assignments    own    403   200       403       403       404           404    in
GET    decide_assignments    other  403   200       404       403       404           404    in
POST   decide_assignments    own    403   200       403       403       404           404    in
POST   decide_assignments    other  403   200       404       403       404           404    in
GET    decide_group          own    403   200       403       403       404           404    in
GET    decide_group          other  403   200       404       403       404           404    in
POST   decide_group          own    403   200       403       403       404           404    in
POST   decide_group          other  403   200       404       403       404           404    in
GET    edit_group            own    200   403       403       403       404           404    in
GET    edit_group            other  200   403       404       403       404           404    in
POST   edit_group            own    200   403       403       403       404           404    in
POST   edit_group            other  200   403       404       403       404           404    in
GET    end_assignment        own    200   403       403       403       404           404    in
GET    end_assignment        other  200   403       404       403       404           404    in
POST   end_assignment        own    200   403       403       403       404           404    in
POST   end_assignment        other  200   403       404       403       404           404    in
GET    end_group             own    200   403       403       403       404           404    in
GET    end_group             other  200   403       404       403       404           404    in
POST   end_group             own    200   403       403       403       404           404    in
POST   end_group             other  200   403       404       403       404           404    in
GET    make_group            own    404   403       403       403       404           404    in
GET    make_group            other  404   403       404       403       404           404    in
POST   make_group            own    404   403       403       403       404           404    in
POST   make_group            other  404   403       404       403       404           404    in
POST   open_access           own    302   403       403       403       404           404    in
POST   open_access           other  302   403       404       403       404           404    in
GET    person_places         own    200   200       200       200       404           200    in
GET    person_places         other  200   200       404       200       404           404    in
POST   take_printed          own    422   403       403       403       404           404    in
POST   take_printed          other  422   403       404       403       404           404    in
GET    unit_assignments      own    200   200       200       200       404           404    in
GET    unit_assignments      other  200   200       404       200       404           404    in
GET    visiting_group        own    200   200       404       404       404           404    in
GET    visiting_group        other  200   200       404       404       404           404    in
"""

"""The pages of this room."""

from django.urls import URLPattern, path

from kiemdiem.apps.accounts.views import account_list, entering, giving_roles, issuing, own_account, second_factor

urlpatterns: list[URLPattern] = [
    path("dang-nhap/", entering.sign_in, name="sign_in"),
    path("dang-xuat/", entering.sign_out, name="sign_out"),
    path("quen-mat-khau/", entering.forgotten_password, name="forgotten_password"),
    path("mat-khau/doi/", own_account.change_password, name="change_password"),
    path("ma-6-so/", second_factor.enter_code, name="enter_code"),
    path("ma-6-so/cai/", second_factor.set_up_code, name="set_up_code"),
    path("ma-6-so/cai/quet/", second_factor.confirm_code, name="confirm_code"),
    path("ma-6-so/cai/hinh.svg", second_factor.code_picture, name="code_picture"),
    path("ma-6-so/du-phong/", second_factor.renew_backup_codes, name="renew_backup_codes"),
    path("tai-khoan/cua-toi/", own_account.my_account, name="my_account"),
    path("tai-khoan/cua-toi/ket-thuc-phien/", own_account.end_sessions, name="end_sessions"),
    path("tai-khoan/cua-toi/ket-thuc-mot-phien/", own_account.end_session, name="end_session"),
    path("tai-khoan/", account_list.accounts, name="accounts"),
    path("tai-khoan/cap/", issuing.choose_unit, name="choose_unit"),
    path("tai-khoan/cap/<int:unit_id>/", issuing.issue_accounts, name="issue_accounts"),
    path("tai-khoan/them/", issuing.add_account, name="add_account"),
    path("tai-khoan/<int:user_id>/", account_list.account, name="account"),
    path("tai-khoan/<int:user_id>/khoa/", account_list.lock_account, name="lock_account"),
    path("tai-khoan/<int:user_id>/mo-khoa/", account_list.unlock_account, name="unlock_account"),
    path("tai-khoan/<int:user_id>/cap-lai-mat-khau/", account_list.reset_password, name="reset_password"),
    path("tai-khoan/<int:user_id>/dat-lai-ma/", account_list.reset_second_factor, name="reset_second_factor"),
    path("vai-tro/giao/", giving_roles.choose_holder, name="choose_holder"),
    path("vai-tro/giao/<int:user_id>/", giving_roles.give_role, name="give_role"),
]

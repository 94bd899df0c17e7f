"""The pages of this room."""

from django.urls import URLPattern, path

from kiemdiem.apps.accounts.views import entering, own_account, second_factor

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
]

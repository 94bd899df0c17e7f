"""The pages of this room."""

from django.urls import URLPattern, path

from kiemdiem.apps.difficulties.views import acting, difficulties

urlpatterns: list[URLPattern] = [
    path("ky/<int:campaign_id>/vuong-mac/", difficulties.difficulties, name="difficulties"),
    path("ky/<int:campaign_id>/vuong-mac/phan-anh/", acting.raise_difficulty, name="raise_difficulty"),
    path("vuong-mac/<int:difficulty_id>/", difficulties.difficulty, name="difficulty"),
    path("vuong-mac/<int:difficulty_id>/tra-loi/", acting.answer_difficulty, name="answer_difficulty"),
    path("vuong-mac/<int:difficulty_id>/rut/", acting.withdraw_difficulty, name="withdraw_difficulty"),
]

"""The pages of the house, and one that sets up a unit for anybody who asks: an act with its entry in the journal."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from kiemdiem.apps.organisations.actions.add_unit import NewUnit, add_unit
from kiemdiem.apps.permissions.queries import command_line
from kiemdiem.cli.server.moment import moment_now
from kiemdiem.config import urls


@login_not_required
@csrf_exempt
def write(request: HttpRequest, code: str) -> HttpResponse:
    add_unit(NewUnit(name=f"Chi bộ {code}", code=code), parent=None, actor=command_line(moment_now()))
    return HttpResponse(code)


urlpatterns = [path("write/<str:code>/", write), *urls.urlpatterns]

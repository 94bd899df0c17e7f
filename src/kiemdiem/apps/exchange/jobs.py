"""What tasks do with packages. Each can be killed at any moment and begun again; of two only the last goes on."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from kiemdiem.apps.exchange import labels
from kiemdiem.apps.exchange.actions.ask_package import refuse_order, write_order
from kiemdiem.apps.exchange.actions.ask_taking import refuse_taking
from kiemdiem.apps.exchange.actions.take_package import take_package
from kiemdiem.apps.exchange.models import PackageOrder, ReceivedPackage
from kiemdiem.apps.permissions.queries import actor_of
from kiemdiem.core.quantities.errors import HouseError
from kiemdiem.shell.turns import TakenOver, beating, take_turn


@task()
def write_package_file(order_id: int) -> None:
    """Write the file of an order, in the name of whoever asked for it."""
    orders = PackageOrder.objects.select_related("campaign__root", "campaign__regime", "unit", "asked_by")
    try:
        order = take_turn(orders, order_id, state=PackageOrder.State.WAITING, at=timezone.now())
        try:
            with beating(order):
                write_order(order, actor=actor_of(order.asked_by, at=order.asked_at), clock=timezone.now())
        except HouseError as refused:
            refuse_order(order, note=refused.sentence, clock=timezone.now())
        except TakenOver:
            raise
        except Exception:
            refuse_order(order, note=labels.MAKING_BROKE, clock=timezone.now())
            raise
    except TakenOver:
        return


@task()
def take_package_in(package_id: int) -> None:
    """Take a package, in the name of whoever asked: in one transaction, so that a killed task leaves nothing of it."""
    packages = ReceivedPackage.objects.select_related("unit", "asked_by")
    try:
        package = take_turn(packages, package_id, state=ReceivedPackage.State.TAKING, at=timezone.now())
        asked_by, asked_at = package.asked_by, package.asked_at
        assert asked_by is not None, "somebody asked for it"
        assert asked_at is not None, "he did so at some moment"
        try:
            with beating(package):
                take_package(package, actor=actor_of(asked_by, at=asked_at))
        except HouseError as refused:
            refuse_taking(package, note=refused.sentence, clock=timezone.now())
        except Exception:
            refuse_taking(package, note=labels.TAKING_BROKE, clock=timezone.now())
            raise
    except TakenOver:
        return

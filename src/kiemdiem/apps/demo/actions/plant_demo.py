"""Fill an empty house with an invented province: units, people, and somebody to sign in as for every role."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from random import Random

from django.db import transaction

from kiemdiem.apps.demo.actions.live_season import live_season
from kiemdiem.apps.demo.actions.open_season import open_season
from kiemdiem.apps.demo.actions.plant_cast import SignIn, plant_administrator, plant_cast, plant_follower
from kiemdiem.apps.demo.actions.plant_people import plant_people
from kiemdiem.apps.demo.actions.plant_units import plant_units
from kiemdiem.apps.demo.entries import DemoPlanted
from kiemdiem.apps.demo.errors import HouseNotEmpty
from kiemdiem.apps.demo.layouts import SIZES
from kiemdiem.apps.demo.models import Rehearsal
from kiemdiem.apps.demo.places import roots
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.organisations.actions.load_words import load_words
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.permissions.access import HOUSE, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.permissions.queries import command_line
from kiemdiem.core.samples.people import Places

SEED = 2021


@dataclass(frozen=True)
class Planted:
    """What was planted, and who can sign in."""

    units: int
    people: int
    sign_ins: tuple[SignIn, ...]


@transaction.atomic
def plant_demo(*, at: datetime, size: str = "demo", seed: int = SEED) -> Planted:
    """The same size and seed give the same province; `at` is the moment of planting.

    Raises:
        HouseNotEmpty: there are units already.
    """
    actor = command_line(at)
    author = require(actor, Permission.EDIT_UNITS, on=HOUSE)
    already = Unit.objects.unscoped("only an empty house is filled").count()
    if already:
        raise HouseNotEmpty(units=already)
    load_words(actor=actor)
    chance = Random(seed)
    sign_ins: list[SignIn] = [plant_administrator(at)]
    planted = roots(SIZES[size], Places(chance))
    for number, root in enumerate(planted, start=1):
        units = plant_units(root, prefix=f"D{number}")
        plant_people(root, units, prefix=f"D{number}", chance=chance)
        Rehearsal.objects.create(root=units[id(root.plan)], regime=root.regime, day=root.day)
        sign_ins += plant_cast(root, units, at=at)
        campaign = open_season(root, units[id(root.plan)])
        if campaign is not None:
            sign_in, follower = plant_follower(root, units[id(root.plan)], at=at)
            sign_ins.append(sign_in)
            live_season(campaign, follower=follower)
    made = Unit.objects.unscoped("told in the journal").count()
    people = Person.objects.unscoped("told in the journal").count()
    record(DemoPlanted(units=made, people=people, roots=len(planted), size=size, seed=seed), by=author)
    return Planted(made, people, tuple(sign_ins))

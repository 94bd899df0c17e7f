"""The work of `kiemdiem package …`: the same actions as by the pages."""

from __future__ import annotations

import argparse
from pathlib import Path

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.exchange.actions.make_package import make_package
from kiemdiem.apps.exchange.actions.receive_package import read_trusted, receive_package
from kiemdiem.apps.exchange.actions.take_package import campaign_here, take_package
from kiemdiem.apps.exchange.actions.trusting import trust_sender
from kiemdiem.apps.exchange.facts.bodies import preview_of
from kiemdiem.apps.exchange.facts.office_keys import fingerprint_of, office_key, public_bytes
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.queries import command_line
from kiemdiem.cli.exits import Exit
from kiemdiem.cli.screen import Screen
from kiemdiem.cli.server.holding import beside_others
from kiemdiem.cli.server.moment import moment_now
from kiemdiem.cli.server.package import words
from kiemdiem.cli.server.standing import folder, require_current
from kiemdiem.core.quantities.errors import HouseError
from kiemdiem.shell.days import short_day

MOST_ROWS = 20


class NoSuchCampaign(HouseError):
    """A number that no campaign has."""

    message, advice = words.NO_CAMPAIGN, words.NO_CAMPAIGN_ADVICE


class NoSuchUnit(HouseError):
    """A code that no unit has."""

    message, advice = words.NO_UNIT, words.NO_UNIT_ADVICE


class FileNotRead(HouseError):
    """A file that is not there or may not be read."""

    message, advice = words.NO_FILE, words.NO_FILE_ADVICE


class FileNotWritten(HouseError):
    """A file that is there already, or a place where nothing may be written."""

    message, advice = words.NOT_WRITTEN, words.NO_FILE_ADVICE


def make(options: argparse.Namespace, screen: Screen) -> Exit:
    """The campaign for a unit, as a file that was not there before."""
    with beside_others():
        require_current()
        campaigns = Campaign.objects.select_related("regime", "root")
        campaign = campaigns.filter(pk=options.campaign).first()
        if campaign is None:
            raise NoSuchCampaign(number=options.campaign)
        unit = Unit.objects.filter(code=options.unit).first() if options.unit else campaign.root
        if unit is None:
            raise NoSuchUnit(code=options.unit)
        file = Path(options.file)
        if file.exists() or not file.parent.is_dir():
            raise FileNotWritten(file=file, why=words.FILE_THERE if file.exists() else words.NO_FOLDER)
        made = make_package(campaign, unit=unit, actor=command_line(moment_now()))
        try:
            with file.open("xb") as opened:
                opened.write(made.content)
        except OSError as fault:
            raise FileNotWritten(file=file, why=fault.strerror or "") from None
    screen.say(words.MADE.format(file=file, size=-(-len(made.content) // 1024)))
    screen.say(words.OWN_KEY.format(fingerprint=fingerprint_of(public_bytes(office_key(folder())))))
    return Exit.DONE


def show(options: argparse.Namespace, screen: Screen) -> Exit:
    """What it is and what it would change here."""
    with beside_others():
        require_current()
        _tell(Path(options.file), screen)
    return Exit.DONE


def take(options: argparse.Namespace, screen: Screen) -> Exit:
    """Take the file in and let it hold."""
    actor = command_line(moment_now())
    with beside_others():
        require_current()
        file = Path(options.file)
        try:
            with file.open("rb") as opened:
                received = receive_package(opened, actor=actor)
        except OSError as fault:
            raise FileNotRead(file=file, why=fault.strerror or "") from None
        if received.taken_at is not None:
            screen.say(words.TAKEN_BEFORE.format(day=short_day(received.taken_at)))
            return Exit.DONE
        _tell(file, screen)
        campaign = take_package(received, actor=actor)
    screen.say(words.TAKEN.format(campaign=campaign.name))
    return Exit.DONE


def trust(options: argparse.Namespace, screen: Screen) -> Exit:
    """Take packages signed with this key from now on."""
    with beside_others():
        require_current()
        sender = trust_sender(options.fingerprint, name=options.name, actor=command_line(moment_now()))
    screen.say(words.TRUSTED.format(sender=sender.name, fingerprint=sender.fingerprint))
    return Exit.DONE


def _tell(file: Path, screen: Screen) -> None:
    try:
        with file.open("rb") as opened:
            sealed, _, body = read_trusted(opened)
    except OSError as fault:
        raise FileNotRead(file=file, why=fault.strerror or "") from None
    heading = {"campaign": body.handed.name, "unit": body.unit_name, "made": short_day(sealed.made_at)}
    screen.say(words.HEADING.format(office=sealed.office, fingerprint=sealed.fingerprint, **heading))
    preview = preview_of(body, campaign_here(sealed.fingerprint, body))
    for part in preview.parts:
        screen.say(words.PART.format(label=part.label, count=len(part.differences)))
        for one in part.differences[:MOST_ROWS]:
            screen.say(words.ROW.format(what=one.what, here=one.here, comes=one.comes))
        if len(part.differences) > MOST_ROWS:
            screen.say(words.MORE.format(count=len(part.differences) - MOST_ROWS))
    if preview.unmatched:
        screen.say(words.UNMATCHED.format(units="; ".join(preview.unmatched)))
    if not preview.changed:
        screen.say(words.SAME)

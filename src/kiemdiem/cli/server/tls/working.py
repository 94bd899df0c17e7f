"""The work of `kiemdiem tls …`; a server that runs goes on with the certificate that it has."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from kiemdiem.cli.exits import Exit
from kiemdiem.cli.screen import Screen
from kiemdiem.cli.server.addresses import own_names
from kiemdiem.cli.server.standing import folder
from kiemdiem.cli.server.tls import words
from kiemdiem.cli.server.tls.errors import (
    CertificateThere,
    NoCertificate,
    NotOfOffice,
    OfficeLacksNames,
    OfficeOver,
)
from kiemdiem.cli.server.tls.making import Pair, lacks, make_office, make_server
from kiemdiem.cli.server.tls.names import OWN_MACHINE, Names, names_of, usable
from kiemdiem.cli.server.tls.places import Places, places_in, put
from kiemdiem.cli.server.tls.reading import Shown, content_of, in_use, office, usable_pair
from kiemdiem.core.quantities.long_dates import short_date


def make(options: argparse.Namespace, screen: Screen) -> Exit:
    """The authority, where there is none yet, and a certificate for the server."""
    places, at = _places(), _now()
    there = in_use(places)
    if there is not None:
        raise CertificateThere(until=short_date(there.until))
    names = names_of(options.name or usable(own_names()))
    if office(places) is None:
        made = make_office(names, at=at)
        put({places.office_key: made.key, places.office_certificate: made.certificate})
    _give(places, names, at)
    return _told(words.MADE, places, screen)


def renew(options: argparse.Namespace, screen: Screen) -> Exit:
    """Another certificate from the same authority."""
    places = _places()
    there = _required(places)
    if not there.is_of_office:
        raise NotOfOffice()
    names = names_of(options.name) if options.name else there.names
    _give(places, names, _now())
    return _told(words.MADE, places, screen)


def take(options: argparse.Namespace, screen: Screen) -> Exit:
    """A certificate that somebody else gave, in place of what there is."""
    places = _places()
    pair = usable_pair(Path(options.certificate), Path(options.key), at=_now())
    _keep(places, pair)
    return _told(words.TAKEN, places, screen)


def show(_options: argparse.Namespace, screen: Screen) -> Exit:
    """What is in use, and how others come to trust it."""
    places = _places()
    there = in_use(places)
    if there is None:
        screen.say(words.SERVES_WITHOUT)
        return Exit.DONE
    screen.say(words.IN_USE.format(names=_list(there), since=short_date(there.since), until=short_date(there.until)))
    _tell_trust(places, there, screen)
    return Exit.DONE


def remove(options: argparse.Namespace, screen: Screen) -> Exit:
    """No certificate any more; the authority stays unless it is asked to go too."""
    places = _places()
    files = [places.key, places.certificate]
    if options.office:
        files += [places.office_key, places.office_certificate]
    if not any(file.exists() for file in files):
        raise NoCertificate(folder=places.folder)
    for file in files:
        file.unlink(missing_ok=True)
    screen.say(words.OFFICE_REMOVED if options.office else words.REMOVED)
    screen.say(words.START_AGAIN)
    return Exit.DONE


def _places() -> Places:
    return places_in(folder())


def _now() -> datetime:
    """The moment of the clock on the wall: a certificate is never rehearsed."""
    return datetime.now(UTC)


def _required(places: Places) -> Shown:
    there = in_use(places)
    if there is None:
        raise NoCertificate(folder=places.folder)
    return there


def _give(places: Places, names: Names, at: datetime) -> None:
    """Let the authority give the server a certificate.

    Raises:
        OfficeLacksNames, OfficeOver: it cannot.
    """
    authority = Pair(content_of(places.office_certificate), content_of(places.office_key))
    outside = lacks(authority.certificate, names)
    if outside:
        raise OfficeLacksNames(names=", ".join(outside))
    told = office(places)
    assert told is not None
    if told.ends_soon(at):
        raise OfficeOver(until=short_date(told.until))
    _keep(places, make_server(authority, names, at=at))


def _keep(places: Places, pair: Pair) -> None:
    put({places.key: pair.key, places.certificate: pair.certificate})


def _told(sentence: str, places: Places, screen: Screen) -> Exit:
    there = _required(places)
    screen.say(sentence.format(names=_list(there), until=short_date(there.until)))
    _tell_trust(places, there, screen)
    screen.say(words.START_AGAIN)
    return Exit.DONE


def _tell_trust(places: Places, there: Shown, screen: Screen) -> None:
    authority = office(places)
    if authority is None or not there.is_of_office:
        screen.say(words.GIVEN_ELSEWHERE.format(fingerprint=there.fingerprint))
        return
    first, second = authority.fingerprint_lines
    screen.say()
    screen.say(
        words.TRUST.format(
            until=short_date(authority.until),
            file=places.office_certificate,
            first=first,
            second=second,
            thumbprint=authority.thumbprint,
        )
    )
    screen.say()


def _list(there: Shown) -> str:
    return ", ".join(name for name in there.names.told if name not in OWN_MACHINE) or ", ".join(there.names.told)

"""`kiemdiem tls`, and a server that shows what it made."""

from __future__ import annotations

import re
import stat
import zipfile
from pathlib import Path

import pytest

from tests.serving.installation import Installation, free_port

pytestmark = pytest.mark.slow


def test_an_office_makes_a_certificate_serves_with_it_renews_it_and_goes_back(installation: Installation) -> None:
    made = installation.run("tls", "make", "--name", "kiemdiem.xa.local", "--name", "192.168.1.10")
    assert (made.code, made.err) == (0, "")
    authority = installation.folder / "tls" / "office-ca.crt"
    fingerprint = re.findall(r"^ +((?:[0-9A-F]{2}:){15}[0-9A-F]{2})$", made.out, re.M)
    assert (str(authority) in made.out, len(fingerprint)) == (True, 2)
    assert {stat.S_IMODE(file.stat().st_mode) for file in authority.parent.iterdir()} == {0o600}
    again = installation.run("tls", "make")
    assert (again.code, "tls renew" in again.err) == (2, True)

    with installation.serving() as served:
        status, headers, _text = served.ask_whole("/dang-nhap/")
        assert (status, headers["Strict-Transport-Security"]) == (200, None)
        assert "Secure" in headers["Set-Cookie"]
        assert f"https://127.0.0.1:{served.port}/" in served.stop().out

    before = authority.read_bytes()
    renewed = installation.run("tls", "renew")
    assert (renewed.code, authority.read_bytes() == before) == (0, True)
    assert "kiemdiem.xa.local" in installation.run("tls", "show").out
    foreign = installation.run("tls", "renew", "--name", "nganhang.example")
    assert (foreign.code, "nganhang.example" in foreign.err) == (2, True)
    installation.run("tls", "remove")
    assert authority.exists()
    assert "http" in installation.run("tls", "show").out
    with installation.serving() as plain:
        assert plain.ask("/dang-nhap/")[0] == 200


def test_a_certificate_of_somebody_else_is_taken_and_a_wrong_pair_is_not(
    installation: Installation, tmp_path: Path
) -> None:
    other = Installation(tmp_path / "other")
    assert other.run("tls", "make", "--name", "tinh.example").code == 0
    given = other.folder / "tls"
    refused = installation.run("tls", "take", given / "server.crt", given / "office-ca.key")
    assert (refused.code, "office-ca.key" in refused.err) == (2, True)
    assert not (installation.folder / "tls").exists()
    taken = installation.run("tls", "take", given / "server.crt", given / "server.key")
    assert (taken.code, "tinh.example" in taken.out) == (0, True)
    assert installation.run("tls", "renew").code == 2
    (installation.folder / "tls" / "server.key").write_bytes((given / "office-ca.key").read_bytes())
    assert installation.run("serve", "--port", free_port()).code == 2


def test_a_backup_holds_no_certificate_and_no_key(installation: Installation, tmp_path: Path) -> None:
    installation.run("tls", "make")
    assert installation.run("backup", tmp_path / "b.zip").code == 0
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        assert [name for name in archive.namelist() if "tls" in name] == []

"""A server that shows the certificate of `kiemdiem tls`, and backups that do not hold it."""

from __future__ import annotations

import re
import stat
import zipfile
from pathlib import Path

import pytest

from tests.serving.installation import Installation

pytestmark = pytest.mark.slow
FINGERPRINT = re.compile(r"^ +((?:[0-9A-F]{2}:){15}[0-9A-F]{2})$", re.M)


def test_an_office_serves_with_a_certificate_of_its_own(installation: Installation, tmp_path: Path) -> None:
    made = installation.run("tls", "make", "--name", "kiemdiem.xa.local")
    assert (made.code, made.err) == (0, "")
    folder = installation.folder / "tls"
    assert {stat.S_IMODE(file.stat().st_mode) for file in (folder, *folder.iterdir())} == {0o700, 0o600}
    with installation.serving() as served:  # well over https, to one who trusts the authority
        status, headers, _text = served.ask_whole("/dang-nhap/")
        assert (status, headers["Strict-Transport-Security"]) == (200, None)
        assert "Secure" in headers["Set-Cookie"]
        assert served.ask("/chung-thu/office-ca.crt") == (200, (folder / "office-ca.crt").read_text())
        status, trusting = served.ask("/chung-thu/")
        assert (status, len(FINGERPRINT.findall(made.out))) == (200, 2)
        assert not any(half in trusting for half in FINGERPRINT.findall(made.out))  # it cannot vouch for itself
        assert f"https://127.0.0.1:{served.port}/" in served.stop().out
    assert installation.run("backup", tmp_path / "b.zip").code == 0
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        assert [name for name in archive.namelist() if "tls" in name] == []
    (folder / "server.key").write_bytes((folder / "office-ca.key").read_bytes())
    refused = installation.run("serve")
    assert (refused.code, "server.key" in refused.err) == (2, True)

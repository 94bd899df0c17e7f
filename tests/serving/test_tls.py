"""A server that shows the certificate of `kiemdiem tls`, and backups that do not hold it."""

from __future__ import annotations

import stat
import zipfile
from pathlib import Path

import pytest

from tests.serving.installation import Installation

pytestmark = pytest.mark.slow


def test_an_office_serves_with_a_certificate_of_its_own(installation: Installation, tmp_path: Path) -> None:
    made = installation.run("tls", "make", "--name", "kiemdiem.xa.local")
    assert (made.code, made.err) == (0, "")
    folder = installation.folder / "tls"
    assert {stat.S_IMODE(file.stat().st_mode) for file in (folder, *folder.iterdir())} == {0o700, 0o600}
    with installation.serving() as served:  # well over https, to one who trusts the authority
        status, headers, _text = served.ask_whole("/dang-nhap/")
        assert (status, headers["Strict-Transport-Security"]) == (200, None)
        assert "Secure" in headers["Set-Cookie"]
        assert f"https://127.0.0.1:{served.port}/" in served.stop().out
    assert installation.run("backup", tmp_path / "b.zip").code == 0
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        assert [name for name in archive.namelist() if "tls" in name] == []
    (folder / "server.key").write_bytes((folder / "office-ca.key").read_bytes())
    refused = installation.run("serve")
    assert (refused.code, "server.key" in refused.err) == (2, True)

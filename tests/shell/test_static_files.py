"""Every file that a page names is there, also under the names that it is served by."""

import re
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.test import override_settings

from tests.architecture.repository import files, text_of

SERVED = {**settings.STORAGES, "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}


def test_every_file_that_a_template_names_is_there() -> None:
    named = {
        name
        for file in files()
        if file.suffix == ".html" and file.is_relative_to("src")
        for name in re.findall(r"{% static ['\"]([^'\"]+)['\"]", text_of(file))
    }
    assert named
    assert [name for name in sorted(named) if finders.find(name) is None] == []


def test_every_style_and_script_of_the_shell_is_named_in_a_page_or_by_a_field() -> None:
    parts = [text_of(file) for file in files() if file.is_relative_to("src/kiemdiem/shell/templates/shell/parts")]
    parts.append(text_of(Path("src/kiemdiem/shell/suggesting.py")))
    ours = [file.name for file in files() if file.is_relative_to("src/kiemdiem/shell/static")]
    assert [name for name in ours if name != "icons.svg" and not any(f"shell/{name}" in part for part in parts)] == []


def test_all_files_can_be_served_under_names_that_never_change_their_content(tmp_path: Path) -> None:
    with override_settings(STATIC_ROOT=tmp_path, STORAGES=SERVED):
        call_command("collectstatic", verbosity=0, interactive=False)
    assert [path.name for path in (tmp_path / "shell").glob("icons.*.svg")]
    assert (tmp_path / "staticfiles.json").exists()

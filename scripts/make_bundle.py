"""`make bundle`: one zip from which an office without a network installs kiemdiem, on Linux and on Windows.

It holds every pinned wheel for each Python on both systems, the scripts that install and start, and the guide.
A wheel that a target lacks is an error, told with its target.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from packaging.requirements import Requirement
from packaging.tags import Tag, compatible_tags, cpython_tags
from packaging.utils import canonicalize_name, parse_wheel_filename

TOP = Path(__file__).resolve().parents[1]
PINS = TOP / "requirements" / "run.txt"
GUIDE = TOP / "src" / "kiemdiem" / "apps" / "guide" / "pages"
PYTHONS = ("3.11", "3.12", "3.13")
# Debian 12 has glibc 2.36; a wheel for an older one runs on it.
LINUX = (*(f"manylinux_2_{minor}_x86_64" for minor in range(36, 16, -1)), "manylinux2014_x86_64", "linux_x86_64")
PLATFORMS = {"linux": LINUX, "windows": ("win_amd64",)}
MARKERS = {
    "linux": {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "platform_machine": "x86_64"},
    "windows": {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "platform_machine": "AMD64"},
}
PIN = re.compile(r"^(?P<said>[A-Za-z0-9][^\\\n]*?) *\\\n(?P<hashes>(?: +--hash=\S+(?: \\)?\n)+)", re.M)
BESIDE = {
    "start.sh": TOP / "packaging" / "templates" / "start.sh",
    "start.bat": TOP / "packaging" / "templates" / "start.bat",
    "kiemdiem.service": TOP / "packaging" / "kiemdiem.service",
    **{f"huong-dan/{page.name}": page for page in sorted(GUIDE.glob("*.md"))},
    "LICENSE": TOP / "LICENSE",
    "requirements.txt": PINS,
}


@dataclass(frozen=True)
class Target:
    """A system and a Python that the bundle is for."""

    system: str
    python: str

    @property
    def tags(self) -> set[Tag]:
        """What a wheel may be called that runs there."""
        version = tuple(int(part) for part in self.python.split("."))
        platforms = PLATFORMS[self.system]
        return set(chain(cpython_tags(version, platforms=platforms), compatible_tags(version, platforms=platforms)))

    @property
    def environment(self) -> dict[str, str]:
        """What a marker asks of; pip itself would answer for the machine on which it runs."""
        return {
            **MARKERS[self.system],
            "python_version": self.python,
            "python_full_version": f"{self.python}.0",
            "implementation_name": "cpython",
            "platform_python_implementation": "CPython",
        }


def main() -> int:
    """Build the zip; its name on the last line."""
    parser = argparse.ArgumentParser(description="Build the bundle for offices without a network.")
    parser.add_argument("--out", type=Path, default=TOP / "dist")
    parser.add_argument("--system", action="append", choices=sorted(PLATFORMS), help="default: all")
    parser.add_argument("--python", action="append", choices=PYTHONS, help="default: all")
    options = parser.parse_args()
    targets = [
        Target(system, python) for system in options.system or sorted(PLATFORMS) for python in options.python or PYTHONS
    ]
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=options.out) as given:
        wheels = Path(given) / "wheels"
        wheels.mkdir()
        own = build_own_wheel(wheels)
        for target in targets:
            download(target, wheels)
        lacking = list(chain.from_iterable(lacks(target, wheels) for target in targets))
        if lacking:
            print(*lacking, sep="\n", file=sys.stderr)
            return 1
        print(pack(options.out / f"{own.name.split('-py3')[0]}-bundle.zip", wheels))
    return 0


def pip(*arguments: object) -> None:
    """Run pip; what it says only where it fails."""
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *map(str, arguments)]
    subprocess.run(command, check=True)


def build_own_wheel(wheels: Path) -> Path:
    """The wheel of the program itself."""
    pip("wheel", "--no-deps", "--no-build-isolation", "--no-cache-dir", "--wheel-dir", wheels, TOP)
    (own,) = wheels.glob("kiemdiem-*.whl")
    return own


def pinned_for(target: Target) -> Iterator[tuple[Requirement, str]]:
    """What this target needs, with its hashes."""
    for pin in PIN.finditer(PINS.read_text(encoding="utf-8")):
        requirement = Requirement(pin["said"])
        if requirement.marker is None or requirement.marker.evaluate(target.environment):
            yield requirement, pin["hashes"]


def download(target: Target, wheels: Path) -> None:
    """Every wheel of this target, compared with its hash."""
    lines = (f"{one.name}{one.specifier} \\\n{hashes}" for one, hashes in pinned_for(target))
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as listed:
        listed.write("".join(lines))
        listed.flush()
        abi = f"cp{target.python.replace('.', '')}"
        kinds = ["--implementation", "cp", "--abi", abi, "--abi", "abi3", "--abi", "none"]
        platforms = [part for name in PLATFORMS[target.system] for part in ("--platform", name)]
        which = ["--python-version", target.python, *kinds, *platforms]
        rules = ["--no-deps", "--only-binary=:all:", "--require-hashes"]
        pip("download", *rules, *which, "--dest", wheels, "--requirement", listed.name)


def lacks(target: Target, wheels: Path) -> Iterator[str]:
    """What is pinned for this target and is not there in a form that runs on it."""
    there = [parse_wheel_filename(file.name) for file in wheels.glob("*.whl")]
    tags = target.tags
    for requirement, _hashes in pinned_for(target):
        fitting = (
            name == canonicalize_name(requirement.name) and str(version) in requirement.specifier and tags & has
            for name, version, _build, has in there
        )
        if not any(fitting):
            yield f"{target.system}, Python {target.python}: no wheel of {requirement.name}{requirement.specifier}"


def pack(file: Path, wheels: Path) -> Path:
    """The zip: wheels as they are, they are packed already."""
    folder = file.stem
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as bundle:
        for wheel in sorted(wheels.glob("*.whl")):
            bundle.write(wheel, f"{folder}/wheels/{wheel.name}", zipfile.ZIP_STORED)
        for name, source in BESIDE.items():
            info = zipfile.ZipInfo.from_file(source, f"{folder}/{name}")
            info.external_attr = (0o755 if name.endswith(".sh") else 0o644) << 16
            with source.open("rb") as opened, bundle.open(info, "w") as target:
                shutil.copyfileobj(opened, target)
    return file


if __name__ == "__main__":
    sys.exit(main())

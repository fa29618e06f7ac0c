"""Other builds of Kith than the one beside the tests: tomorrow's, and one with the page of all parts."""

import os
import shutil
import subprocess
from pathlib import Path

from .kith_server import PROGRAMS, REPOSITORY
from .machine import program

LEFT_OUT = shutil.ignore_patterns(".*", "node_modules", "instance", "tests", "docs", "__pycache__")
CHANGE = "document.documentElement.dataset['version'] = 'next'\n"
CHANGED = "html[data-version=next]"
"""What a page of the next version, and no other, matches."""


def build_next_version(folder: Path) -> Path:
    """Copy the code to `folder`, change it and build it; returns `folder`, for KithServer's `tree`."""
    _copy(folder)
    with (folder / "static/src/main.tsx").open("a") as source:
        source.write(CHANGE)
    return _build(folder)


def build_with_parts(folder: Path) -> Path:
    """The same without the change, and with what `make watch` adds."""
    _copy(folder)
    return _build(folder, "--parts")


def _copy(folder: Path) -> None:
    shutil.copytree(REPOSITORY, folder, ignore=LEFT_OUT)
    (folder / "node_modules").symlink_to(REPOSITORY / "node_modules")


def _build(folder: Path, *options: str) -> Path:
    path = os.pathsep.join([str(PROGRAMS), os.environ["PATH"]])
    subprocess.run(
        [program("node", path=path), "build.mjs", *options], cwd=folder, check=True, capture_output=True, timeout=60
    )
    return folder

"""What the server installs is what its code imports: nothing more, and nothing that only happens to come along."""

import ast
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parent.parent
SERVER = [ROOT / "app.py", ROOT / "server.py", ROOT / "gunicorn.conf.py"]
SERVER += [path for folder in ("migrations", "models", "pwa") for path in (ROOT / folder).rglob("*.py")]
DATA_ONLY = {"tzdata"}
"""Read by the standard library."""


def imported(path: Path) -> set[str]:
    """The outside packages that a file imports, by the name under which they are installed."""
    modules = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            modules |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            modules.add((node.module or "").split(".")[0])
    outside = modules - sys.stdlib_module_names - {"app", "server", "models", "pwa"}
    found = packages_distributions()
    return {found[module][0].lower().replace("_", "-") for module in outside}


def test_the_server_asks_for_what_it_imports() -> None:
    own = (ROOT / "requirements.txt").read_text().partition("# Brought along")[0]
    asked = {name.lower() for name in re.findall(r"^([\w-]+)==", own, re.M)}
    assert set().union(*map(imported, SERVER)) == asked - DATA_ONLY


def test_every_package_has_one_version() -> None:
    for file in ROOT.glob("requirements*.txt"):
        lines = [line for line in file.read_text().splitlines() if line and not line.startswith(("#", "-r "))]
        assert [line for line in lines if not re.match(r"^[\w-]+==[\w.]+( ;|$)", line)] == []

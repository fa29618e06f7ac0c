"""What depends on what. One way only: app → server → pwa → models, and screens → actions → store, server."""

import ast
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest
from flask import Flask

from pwa.config import VARIABLES, Settings

ROOT = Path(__file__).parent.parent
CLIENT = ROOT / "static" / "src"
LONGEST_FILE = 300
WRITTEN = (".css", ".html", ".md", ".mjs", ".py", ".sh", ".toml", ".ts", ".tsx", "Dockerfile", "Makefile")
GENERATED = {"static/src/payloads.d.ts", "migrations/versions/0001_the_spine.py"}
"""By `make types` and by Alembic."""

WRAPPERS = {
    "aiohttp": {"pwa/web_push.py"},
    "babel": {"models/catalogue.py", "models/language.py", "models/made_up.py", "models/wording.py"},
    "flask_login": {"pwa/access.py"},
    "gunicorn": {"pwa/worker.py"},
    "http_ece": set(),
    "huey": {"pwa/jobs.py"},
    "PIL": {"models/portrait.py"},
    "py_vapid": {"pwa/vapid.py"},
    "pywebpush": set(),
    "requests": set(),
    "webauthn": {"pwa/webauthn_ceremony.py"},
}
"""The only modules that may import each outside library."""

CLIENT_WRAPPERS = {
    "@simplewebauthn/browser": {"actions/passkey.ts"},
    "d3-shape": {"picture/shapes.ts"},
    "idb": {"store/connection.ts", "store/database.ts"},
    "lucide": {"parts/icon.tsx", "parts/icons.ts"},
    "workbox-precaching": {"sw/worker.ts"},
    "workbox-routing": {"sw/worker.ts"},
}
"""The same for the client, below static/src."""

SAY = "words/say"
"""Looks sentences up and knows nothing else, so that every layer may use it: an error says itself where it is made."""

Import = tuple[str, str]


def python(*places: str) -> list[Path]:
    return [path for place in places for path in sorted((ROOT / place).rglob("*.py"))]


def client(*places: str) -> list[Path]:
    return [
        path for place in places for path in sorted((CLIENT / place).rglob("*.ts*")) if not path.name.endswith(".json")
    ]


@cache
def python_imports(path: Path) -> list[Import]:
    """Each imported (module, name); the name is empty where the whole module is."""
    found = []
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found += [(alias.name, "") for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found += [(node.module or "", alias.name) for alias in node.names]
    return found


@cache
def client_imports(path: Path) -> list[tuple[str, bool]]:
    """Each imported module, from static/src for our own ones; and whether only its types are."""
    found = []
    for types, module in re.findall(r"^(?:import|export)\s+(type\s)?[^'\"]*?from\s+'([^']+)'", path.read_text(), re.M):
        inside = (path.parent / module).resolve().is_relative_to(CLIENT)
        own = module.startswith(".") and inside
        found.append((str((path.parent / module).resolve().relative_to(CLIENT)) if own else module, bool(types)))
    return found


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_models_know_nothing_of_the_web() -> None:
    web = {"request", "session", "url_for", "g", "current_app"}
    wrong = [
        f"{name(path)}: {module} {imported}"
        for path in python("models")
        for module, imported in python_imports(path)
        if module.split(".")[0] in {"app", "server", "pwa", "werkzeug"}
        or (module == "flask" and imported in web | {""})
    ]
    assert wrong == []


def test_the_web_layer_does_not_know_the_app() -> None:
    above = {"app", "server"}
    assert [name(path) for path in python("pwa") for module, _ in python_imports(path) if module in above] == []


@pytest.mark.parametrize("library", WRAPPERS)
def test_one_module_wraps_each_library(library: str) -> None:
    users = {
        name(path)
        for path in [ROOT / "app.py", ROOT / "server.py", *python("models", "pwa")]
        for module, _ in python_imports(path)
        if module.split(".")[0] == library
    }
    assert users <= WRAPPERS[library]


def test_every_setting_is_explained() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.+?) \|", (ROOT / "docs" / "operating.md").read_text(), re.M)
    assert sorted(variable for variable, _ in rows) == sorted(VARIABLES.values())
    assert set(VARIABLES) == set(Settings.model_fields)


def test_every_route_is_explained(app: Flask) -> None:
    told = re.findall(r"^\| `(\S+)` \| (\w+) \| ([\w ]+) \| .", (ROOT / "docs" / "routes.md").read_text(), re.M)
    answered = [
        (str(rule), method, getattr(app.view_functions[rule.endpoint], "access", "public").replace("public", "anybody"))
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    ]
    assert sorted(told) == sorted(answered)


def test_no_file_is_long() -> None:
    """Of everything that is written by hand; a longer one says why in a line of its own: `Long because`."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    paths = [ROOT / path for path in listed.split("\0") if path.endswith(WRITTEN) and path not in GENERATED]
    lengths = {path: path.read_text().count("\n") for path in paths if path.exists()}
    assert len(lengths) > 400
    long = [path for path, length in lengths.items() if length > LONGEST_FILE]
    assert [name(path) for path in long if "Long because" not in path.read_text()] == []


@pytest.mark.parametrize("library", CLIENT_WRAPPERS)
def test_one_client_module_wraps_each_library(library: str) -> None:
    users = {
        path.relative_to(CLIENT).as_posix()
        for path in client(".")
        for module, types in client_imports(path)
        if module == library and not types
    }
    assert users <= CLIENT_WRAPPERS[library]


def test_only_the_server_module_fetches() -> None:
    assert [name(path) for path in client(".") if re.search(r"\bfetch\(|XMLHttpRequest", path.read_text())] == [
        "static/src/server.ts"
    ]


def test_screens_reach_neither_the_server_nor_the_database() -> None:
    hidden = re.compile(r"^(server|idb|store/(database|device|outbox|pull|sync|lock))$")
    wrong = [
        f"{name(path)}: {module}"
        for path in client("screens", "parts", "words", "picture", "recognition")
        for module, types in client_imports(path)
        if hidden.match(module) and not types
    ]
    assert wrong == []


def test_below_the_screens_nothing_knows_them() -> None:
    wrong = [
        f"{name(path)}: {module}"
        for path in client("actions", "store", "sw")
        for module, _ in client_imports(path)
        if re.match(r"^(screens|parts|words)/", module) and module != SAY
    ]
    assert wrong == []


def test_the_store_calls_no_action() -> None:
    wrong = [
        name(path) for path in client("store") for module, _ in client_imports(path) if module.startswith("actions/")
    ]
    assert wrong == []

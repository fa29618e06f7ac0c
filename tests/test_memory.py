"""What the server has in memory: nothing that only commands and tests want. Each process says itself what it loaded."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
GUNICORN = (ROOT / "gunicorn.conf.py").read_text()


def loaded(program: str, data: Path) -> set[str]:
    """The modules that a process has after this, by name."""
    told = subprocess.run(
        [sys.executable, "-c", f"{program}\nimport sys; print(*sys.modules)"],
        cwd=ROOT, env=os.environ | {"KITH_DATA": str(data)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return set(told.stdout.split())


def test_what_serves_has_no_commands_and_no_migrations(tmp_path: Path) -> None:
    module, make = re.findall(r'^wsgi_app = "(\w+):(.+)"$', GUNICORN, re.M)[0]
    modules = loaded(f"import {module}; {module}.{make}", tmp_path)
    assert {"pwa.sync", "pwa.jobs", "models.nudge"} <= modules
    # They come with the first push, passkey or picture of somebody.
    assert modules & {"PIL", "aiohttp", "cryptography", "py_vapid", "webauthn"} == set()
    only_commands = {"app", "alembic", "flask_migrate", "mako", "pygments", "models.replay", "models.row"}
    assert modules & only_commands == set()
    assert [name for name in modules if re.match(r"pwa\.(cli|start)|sqlalchemy\.dialects\.(?!sqlite)\w+\.", name)] == []


def test_gunicorns_own_process_has_nothing_of_kith_but_its_worker(tmp_path: Path) -> None:
    worker = re.findall(r'^worker_class = "([\w.]+)\.\w+"$', GUNICORN, re.M)[0]
    start = "import gunicorn.app.wsgiapp, runpy; runpy.run_path('gunicorn.conf.py')"
    modules = loaded(f"{start}; import {worker}", tmp_path)
    assert {name for name in modules if name.split(".")[0] in {"pwa", "models", "server"}} == {"pwa", worker}
    assert modules & {"flask", "pydantic", "sqlalchemy", "werkzeug"} == set()

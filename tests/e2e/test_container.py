"""The Dockerfile without an engine: each step is run in a folder of its own, in the order and with the files it names.

Left out are the steps that would change this machine: the container's user, and the folder that belongs to it.
"""

import http.client
import json
import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from .kith_server import PROGRAMS, REPOSITORY
from .machine import end, free_port
from .patience import until

NOT_HERE = ("useradd ", "install -d -o kith ")
ASKED = (
    b"POST /api/session/options HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n"
    b"Content-Length: 4\r\n\r\nnull"
)
AS_KITH = "chown kith /data && exec setpriv --reuid=kith --regid=kith --init-groups "


@dataclass
class Image:
    """A stage: its working directory as `root`, and what it sets."""

    root: Path
    variables: dict[str, str] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)
    command: list[str] = field(default_factory=list)


def instructions() -> list[tuple[str, str]]:
    text = (REPOSITORY / "Dockerfile").read_text().replace("\\\n", " ")
    lines = [line.strip() for line in text.splitlines()]
    return [
        (word, rest.strip()) for word, _, rest in (line.partition(" ") for line in lines if line and line[0] != "#")
    ]


def context(folder: Path) -> Path:
    """What is sent to the engine: .dockerignore leaves out everything but what it names."""
    _, *rules = (REPOSITORY / ".dockerignore").read_text().split()
    hidden = {rule.removeprefix("**/") for rule in rules if rule[0] != "!"}
    for name in (rule[1:] for rule in rules if rule[0] == "!"):
        source, target = REPOSITORY / name, folder / name
        if source.is_file():
            folder.mkdir(exist_ok=True)
            shutil.copy(source, target)
            continue

        def left_out(at: str, names: list[str]) -> set[str]:
            inside = Path(at).relative_to(REPOSITORY)
            return {one for one in names if one in hidden or (inside / one).as_posix() in hidden}

        shutil.copytree(source, target, ignore=left_out)
    return folder


def copy(arguments: str, image: Image, sources: Path, images: dict[str, Image]) -> None:
    words = arguments.split()
    if words[0].startswith("--from="):
        sources = images[words.pop(0).removeprefix("--from=")].root
    *names, destination = words
    for name in names:
        source = sources / name.removeprefix("/kith/")
        target = image.root / destination
        if source.is_dir():
            shutil.copytree(source, target, dirs_exist_ok=True)
        else:
            assert len(names) == 1 or destination.endswith("/")
            target = target / source.name if destination.endswith("/") else target
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)


def run(line: str, image: Image, programs: Path) -> None:
    path = os.pathsep.join([str(programs), str(PROGRAMS), os.environ["PATH"]])
    for step in line.split("&&"):
        if step.strip().startswith(NOT_HERE):
            image.left_out.append(step.strip())
            continue
        done = subprocess.run(
            shlex.split(step), cwd=image.root, env=os.environ | {"PATH": path}, capture_output=True, timeout=600
        )
        assert done.returncode == 0, f"{step}: {done.stdout.decode()}{done.stderr.decode()}"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Image:
    """The last stage, as the engine would make it."""
    folder = tmp_path_factory.mktemp("image")
    sources, images, image = context(folder / "context"), {}, Image(folder)
    subprocess.run([sys.executable, "-m", "venv", folder / "python"], check=True, timeout=120)
    for word, rest in instructions():
        match word:
            case "FROM":
                name = rest.partition(" AS ")[2] or "served"
                images[name] = image = Image(folder / name)
                image.root.mkdir()
            case "COPY":
                copy(rest, image, sources, images)
            case "RUN":
                run(rest, image, folder / "python" / "bin")
            case "ENV":
                image.variables |= dict(re.findall(r"(\w+)=(\S+)", rest))
            case "CMD":
                image.command = json.loads(rest)
            case _:
                assert word in {"WORKDIR", "VOLUME", "EXPOSE"}, word
    return image


def get(port: int, path: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def begin_to_ask(port: int) -> socket.socket:
    """A request of which all but the last byte has come, and which a thread of the server is reading."""
    connection = socket.create_connection(("127.0.0.1", port), timeout=20)
    connection.sendall(ASKED[:-1])
    # One that came later is answered: so is this one being read.
    assert get(port, "/healthz")[0] == 200
    return connection


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_every_step_runs_and_the_server_stops_cleanly(built: Image, tmp_path: Path, how: signal.Signals) -> None:
    assert built.left_out == ["useradd --system --uid 1000 kith", "install -d -o kith -m 700 /data"]
    shell, option, line = built.command
    assert (shell, option) == ("sh", "-c") and line.startswith(AS_KITH)
    programs = built.root.parent / "python" / "bin"
    port = free_port()
    variables = built.variables | {"KITH_DATA": str(tmp_path), "PORT": str(port), "KITH_BIND": "127.0.0.1"}
    environment = {"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", **variables}
    with (tmp_path / "log").open("wb") as log:
        server = subprocess.Popen(
            [shell, option, f"exec {line.removeprefix(AS_KITH)}"],
            cwd=built.root, env=environment, stdout=log, stderr=log, start_new_session=True,
        )  # fmt: skip

    def is_well() -> bool:
        assert server.poll() is None, (tmp_path / "log").read_text()
        try:
            return get(port, "/healthz")[0] == 200
        except OSError:
            return False

    try:
        until(is_well, "the server answers", seconds=60)
        script = re.search(rb'src="(/static/dist/[^"]+)"', get(port, "/")[1])
        assert script and get(port, script[1].decode())[0] == 200
        assert [get(port, path)[0] for path in ("/sw.js", "/manifest.webmanifest", "/static/icons/kith.svg")] == [
            200
        ] * 3
        asked = begin_to_ask(port)
        server.send_signal(how)
        asked.sendall(ASKED[-1:])
        assert asked.recv(100).startswith(b"HTTP/1.1 415")
        assert server.wait(30) == 0
        assert (tmp_path / "log").read_text() == ""
    finally:
        end(server)

"""fly.toml agrees with the Dockerfile, and keeps the machine up that sends the nudges."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
FLY = tomllib.loads((ROOT / "fly.toml").read_text())
IMAGE = dict(re.findall(r"(\w+)=(\S+)", re.findall(r"^ENV (.+)$", (ROOT / "Dockerfile").read_text(), re.M)[0]))


def test_it_reaches_the_server_of_the_image() -> None:
    service = FLY["http_service"]
    assert service["internal_port"] == int(IMAGE["PORT"])
    assert service["force_https"] is True
    assert [check["path"] for check in service["checks"]] == ["/healthz"]


def test_what_is_kept_is_on_the_volume() -> None:
    assert FLY["mounts"]["destination"] == IMAGE["KITH_DATA"]
    # It would run on a machine without the volume.
    assert "deploy" not in FLY


def test_the_machine_that_sends_the_nudges_is_never_stopped_for_being_idle() -> None:
    service = FLY["http_service"]
    assert (service["auto_stop_machines"], service["min_machines_running"]) == ("off", 1)


def test_it_stops_by_a_signal_that_the_server_knows_and_waits_for_it() -> None:
    patience = int(re.findall(r"^graceful_timeout = (\d+)", (ROOT / "gunicorn.conf.py").read_text(), re.M)[0])
    assert FLY["kill_signal"] in {"SIGINT", "SIGTERM"}
    assert int(FLY["kill_timeout"].removesuffix("s")) > patience

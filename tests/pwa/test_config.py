from pathlib import Path

import pytest

from app import create_app
from models.base import db
from pwa import jobs
from pwa.config import BadSetting, Settings, private_file, read_settings

BAD = {
    "PORT": ["0", "65536", "many"],
    "KITH_BIND": ["localhost", "::"],
    "KITH_ORIGIN": ["kith.example.org", "http://kith.example.org", "https://kith.example.org/", "ftp://x"],
    "KITH_SIGN_UPS": ["yes", "OPEN"],
    "KITH_PUSH_CONTACT": ["you@example.org", "http://example.org"],
    "KITH_PROXIES": ["-1", "6", "one"],
    "KITH_JOBS": ["sometimes"],
    "KITH_LOG": ["error"],
}


def test_without_any_variable_kith_is_on_localhost() -> None:
    chosen = read_settings({})
    assert (chosen.address, chosen.rp_id, chosen.secure) == ("http://localhost:5000", "localhost", False)
    assert chosen.bind == "127.0.0.1"


def test_every_variable_is_read() -> None:
    chosen = read_settings(
        {
            "KITH_DATA": "/data",
            "PORT": "8080",
            "KITH_BIND": "0.0.0.0",
            "KITH_ORIGIN": "https://kith.example.org",
            "KITH_SIGN_UPS": "invitation",
            "KITH_PUSH_HOSTS": "push.example.org, 127.0.0.1:4000,",
            "KITH_PUSH_CONTACT": "mailto:you@example.org",
            "KITH_PROXIES": "1",
            "KITH_JOBS": "off",
            "KITH_LOG": "warning",
        }
    )
    assert (chosen.data, chosen.port, chosen.jobs, chosen.secure) == (Path("/data"), 8080, False, True)
    assert (chosen.rp_id, chosen.push_hosts) == ("kith.example.org", ("push.example.org", "127.0.0.1:4000"))


def test_an_empty_variable_counts_as_not_set() -> None:
    assert read_settings({"PORT": "", "KITH_ORIGIN": ""}) == Settings()


@pytest.mark.parametrize(("variable", "value"), [(name, value) for name, values in BAD.items() for value in values])
def test_a_bad_value_stops_the_start_with_its_name_and_what_it_may_be(variable: str, value: str) -> None:
    with pytest.raises(BadSetting, match=rf"^{variable} is '.*'; it may be .+\.$"):
        read_settings({variable: value})


def test_a_file_cannot_be_the_data_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BadSetting, match="KITH_DATA .* it may be a folder"):
        read_settings({"KITH_DATA": str(tmp_path / "file")})


def test_a_key_is_made_once_and_for_the_owner_only(tmp_path: Path) -> None:
    chosen = Settings(data=tmp_path / "new")
    assert len(chosen.session_key) == 32
    assert (chosen.data / "session.key").stat().st_mode & 0o777 == 0o600
    assert chosen.data.stat().st_mode & 0o777 == 0o700
    assert private_file(chosen.data / "session.key", lambda: b"another") == chosen.session_key
    assert Settings(data=chosen.data).session_key == chosen.session_key


def test_a_key_that_was_cut_short_stops_the_start(tmp_path: Path) -> None:
    (tmp_path / "session.key").write_bytes(b"")
    with pytest.raises(BadSetting, match="session.key is cut short"):
        create_app(Settings(data=tmp_path))


def test_only_the_servers_user_reads_the_data_also_in_a_folder_open_to_all(tmp_path: Path) -> None:
    folder = tmp_path / "open"
    folder.mkdir(mode=0o755)
    app = create_app(Settings(data=folder))
    with app.app_context():
        db.create_all()
        jobs.queue(app)
        db.engine.dispose()
    modes = {path.name: path.stat().st_mode & 0o077 for path in folder.iterdir()}
    assert {"kith.db", "jobs.db"} <= modes.keys()
    assert set(modes.values()) == {0}

import gzip
import re
import shutil
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app import create_app
from pwa.assets import DIST, assets
from pwa.config import Settings
from tests.phone import Phone

SCREENS = ["/", "/people", "/people/0192", "/add", "/add?share=again", "/you", "/you/devices", "/enter", "/join"]
SCREENS += ["/people?several", "/you/quick-add", "/you/quick-add/shortcut", "/add?url=https%3A%2F%2Fx.com%2Fana"]


@pytest.mark.parametrize("path", SCREENS)
def test_every_screen_is_the_same_page_for_everyone(path: str, ana: Phone, cleo: FlaskClient) -> None:
    ana.add_person("Mika Kovács")
    hers, nobodys = ana.client.get(path), cleo.get(path)
    assert hers.status_code == nobodys.status_code == 200
    assert hers.data == ana.client.get("/").data
    assert path == "/" or hers.data == nobodys.data
    assert hers.mimetype == "text/html"
    assert "Set-Cookie" not in hers.headers and "Cookie" not in hers.headers.get("Vary", "")


def test_only_somebody_new_finds_words_in_the_page_itself(ana: Phone, cleo: FlaskClient) -> None:
    words = "<h1>Turn the people you know online into people you know.</h1>"
    assert words in cleo.get("/").get_data(as_text=True)
    others = [ana.client.get("/"), cleo.get("/people"), cleo.get("/shell"), ana.client.get("/shell")]
    assert not [answer for answer in others if "<h1" in answer.get_data(as_text=True)]
    assert f'src="{assets().first}"' in cleo.get("/").get_data(as_text=True)
    assert f'src="{assets().script}"' in cleo.get("/people").get_data(as_text=True)


def test_the_page_that_the_worker_keeps_brings_today(app: Flask, ana: Phone, cleo: FlaskClient) -> None:
    with app.app_context():
        built = assets()
    page = cleo.get("/shell").get_data(as_text=True)
    assert re.findall(r'rel="modulepreload" href="([^"]+)"', page) == list(built.preload)
    assert f'<script type="module" blocking="render" src="{built.kept}">' in page
    assert built.script in built.preload
    assert {built.kept, *built.preload} <= set(built.precache)
    assert ana.client.get("/shell").data == cleo.get("/shell").data


def test_the_page_of_all_parts_is_not_deployed(cleo: FlaskClient) -> None:
    assert assets().parts is None
    assert cleo.get("/parts").status_code == 404


def test_the_page_is_asked_for_again_and_sent_once(cleo: FlaskClient) -> None:
    first = cleo.get("/")
    assert first.headers["Cache-Control"] == "no-cache"
    again = cleo.get("/", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("path", ["/", "/people", "/shell"])
def test_the_page_runs_nothing_of_its_own(path: str, cleo: FlaskClient) -> None:
    page = cleo.get(path).get_data(as_text=True)
    assert all(" src=" in tag for tag in re.findall(r"<script[^>]*>", page))
    assert not re.search(r"<style|\sstyle=|\son\w+=", page)
    assert "<noscript>" in page


@pytest.mark.parametrize("path", ["/people/0192/more", "/you/devices/1", "/elsewhere", "/static/dist/nothing.js"])
def test_elsewhere_there_is_nothing(path: str, cleo: FlaskClient) -> None:
    answer = cleo.get(path)
    assert answer.status_code == 404
    assert "There is nothing here." in answer.get_data(as_text=True)


def test_the_worker_comes_from_the_root_and_is_never_kept(cleo: FlaskClient) -> None:
    answer = cleo.get("/sw.js")
    assert answer.status_code == 200
    assert answer.mimetype == "text/javascript"
    assert answer.headers["Cache-Control"] == "no-cache"
    assert "connect-src 'self'" in answer.headers["Content-Security-Policy"]


def test_everything_the_worker_keeps_is_there(app: Flask, cleo: FlaskClient) -> None:
    with app.app_context():
        kept = assets().precache
    assert "/shell" in kept and "/static/icons/kith-192.png" in kept
    assert {url: cleo.get(url).status_code for url in kept} == dict.fromkeys(kept, 200)
    assert not [url for url in kept if url.startswith("/api")]


def test_built_files_are_kept_for_ever_and_come_small(app: Flask, cleo: FlaskClient) -> None:
    with app.app_context():
        script = assets().script
    plain = cleo.get(script)
    small = cleo.get(script, headers={"Accept-Encoding": "gzip"})
    smallest = cleo.get(script, headers={"Accept-Encoding": "gzip, br"})
    assert "immutable" in plain.headers["Cache-Control"]
    assert (small.headers["Content-Encoding"], gzip.decompress(small.data)) == ("gzip", plain.data)
    assert smallest.headers["Content-Encoding"] == "br" and len(smallest.data) < len(small.data) < len(plain.data)
    assert {answer.mimetype for answer in (plain, small, smallest)} == {"text/javascript"}
    assert {answer.headers["Vary"] for answer in (plain, small, smallest)} == {"Accept-Encoding"}


@pytest.mark.parametrize("name", ["manifest.json", "sw.js", "..%2f..%2fapp.py", "..%2Fmanifest.json"])
def test_only_built_files_are_served_from_their_folder(name: str, cleo: FlaskClient) -> None:
    assert cleo.get(f"/static/dist/{name}").status_code == 404


@pytest.mark.parametrize("origin", ["same-origin", "cross-site", "none"])
def test_a_share_that_reaches_the_server_stores_nothing(origin: str, app: Flask, ana: Phone) -> None:
    database = Path(app.extensions["kith"].data) / "kith.db"
    before = [path.read_bytes() for path in sorted(database.parent.glob("kith.db*"))]
    answer = ana.client.post(
        "/share",
        data={"title": "Mika", "url": "https://x.com/mika", "files": (BytesIO(b"x" * 3_000_000), "face.jpg")},
        headers={"Sec-Fetch-Site": origin, "Origin": "https://elsewhere.example"},
    )
    assert (answer.status_code, answer.headers["Location"]) == (303, "/add?share=again")
    assert [path.read_bytes() for path in sorted(database.parent.glob("kith.db*"))] == before


def test_a_healthy_server_says_so(cleo: FlaskClient) -> None:
    answer = cleo.get("/healthz")
    assert (answer.status_code, answer.json) == (200, {"ok": True})


def test_a_server_without_its_database_is_not_healthy(tmp_path: Path) -> None:
    (tmp_path / "kith.db").mkdir()
    answer = create_app(Settings(data=tmp_path, jobs=False)).test_client().get("/healthz")
    assert answer.status_code == 503


def test_without_a_built_client_the_page_says_that_kith_is_not_ready(
    cleo: FlaskClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shutil.copy(DIST / "sw.js", tmp_path)
    monkeypatch.setattr("pwa.assets.DIST", tmp_path)
    monkeypatch.setattr("pwa.shell.DIST", tmp_path)
    assert cleo.get("/").status_code == cleo.get("/sw.js").status_code == 503

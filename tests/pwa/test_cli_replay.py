"""``flask replay``, for a file that may be anything."""

import gzip
from pathlib import Path

import pytest
from flask import Flask

from tests.models.test_replay import LOG

ROWS = ["sender,recipient,time", *(f"{sender},{recipient},{at // 1000}" for at, sender, recipient in LOG)]


def run(app: Flask, *arguments: str) -> tuple[int, str]:
    answer = app.test_cli_runner().invoke(args=["replay", *arguments])
    return answer.exit_code, answer.output


@pytest.fixture
def log(tmp_path: Path) -> Path:
    file = tmp_path / "log.csv"
    file.write_text("\n".join(ROWS), encoding="utf-8")
    return file


def test_it_prints_a_table(app: Flask, log: Path) -> None:
    code, said = run(app, str(log))
    assert code == 0
    assert said.startswith("11 messages between 9 people over 40 days\nleft out: 0 bad rows, 0 to oneself\n")
    assert "L = 3, cases: 3" in said
    assert "L = 14, cases: 1" in said
    [silent] = [line for line in said.splitlines() if line.startswith("longest silent first")]
    assert silent.split() == ["longest", "silent", "first", *("0.6667", "/", "0.6667", "1.0000", "/", "1.0000")]
    assert any(line.startswith("Kith ") for line in said.splitlines())


def test_it_reads_gzip_all_the_same(app: Flask, log: Path) -> None:
    packed = log.with_name("log.csv.gz")
    packed.write_bytes(gzip.compress(log.read_bytes()))
    assert run(app, str(packed)) == run(app, str(log))


def test_it_says_how_many_rows_were_bad_and_prints_none(app: Flask, log: Path) -> None:
    log.write_text("\n".join([*ROWS, "secret,words", "ana,ana,5"]), encoding="utf-8")
    code, said = run(app, str(log))
    assert code == 0
    assert "left out: 1 bad rows, 1 to oneself" in said
    assert not any(word in said for word in ("secret", "ana", "cleo"))


def test_a_log_without_a_case_is_no_trouble(app: Flask, log: Path) -> None:
    log.write_text("ana,bo,1\n", encoding="utf-8")
    code, said = run(app, str(log))
    assert code == 0
    assert "cases: 0" in said


def test_variety_is_told_apart(app: Flask, log: Path) -> None:
    code, said = run(app, str(log), "--variety")
    assert code == 0
    assert said.splitlines()[-1] == "Nobody in it has five live ties for long enough."


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("log.csv", b"", "There is no message in it."),
        ("log.csv", b"\xff\xfe\x00a", "is no text in UTF-8."),
        ("log.csv.gz", b"ana,bo,1", "is no whole gzip file."),
        ("log.csv.gz", gzip.compress(b"ana,bo,1\n" * 99, mtime=0)[:-9], "is no whole gzip file."),
        ("log.csv", None, "could not be read: No such file or directory."),
    ],
)
def test_a_bad_file_is_refused_in_plain_words(
    app: Flask, tmp_path: Path, name: str, content: bytes | None, told: str
) -> None:
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)
    code, said = run(app, str(file))
    assert code == 1
    assert said.startswith(f"Error: {name}")
    assert told in said
    assert "Traceback" not in said


def test_a_folder_is_no_log(app: Flask, tmp_path: Path) -> None:
    code, said = run(app, str(tmp_path))
    assert code == 1
    assert "could not be read: Is a directory." in said

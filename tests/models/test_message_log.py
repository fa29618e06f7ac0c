"""Logs of messages, as files have them."""

import pytest

from models.errors import Invalid
from models.message_log import Message, read


def test_a_log_is_read_in_order_of_time() -> None:
    log = read(["sender,recipient,time\n", "ana,bo,86402\n", " bo , ana ,2.5\n", "cleo,ana,1\n"])
    assert log.messages == [Message(1000, "cleo", "ana"), Message(2000, "bo", "ana"), Message(86_402_000, "ana", "bo")]
    assert (log.bad, log.to_self, log.people, log.days) == (0, 0, 3, 1)


def test_it_needs_no_heading() -> None:
    assert len(read(["ana,bo,1\n"]).messages) == 1


def test_a_message_to_oneself_is_none() -> None:
    log = read(["ana,ana,1\n", "ana,bo,1\n"])
    assert (len(log.messages), log.to_self, log.bad) == (1, 1, 0)


@pytest.mark.parametrize(
    "row",
    [
        *("ana,bo", "ana,bo,1,2", "ana,bo,", "ana,bo,soon", "ana,,1", ",bo,1", "ana,bo,-1", "ana,bo,nan", "ana,bo,inf"),
        *("ana,bo,253402300800", "ana,bo,1e99", f"{'a' * 201},bo,1", "ana bo 1", "ana,bo,\ud800"),
    ],
)
def test_a_bad_row_is_counted_and_left_out(row: str) -> None:
    log = read(["ana,bo,1\n", f"{row}\n"])
    assert (len(log.messages), log.bad) == (1, 1)


def test_what_is_no_csv_at_all_is_counted_too() -> None:
    assert read(["ana,bo,1\n", "a" * 200_000 + ",bo,1\n", "ana,bo,2\n"]).bad == 1


def test_an_empty_line_is_not_bad() -> None:
    assert read(["\n", "ana,bo,1\n", "\n"]).bad == 0


@pytest.mark.parametrize("lines", [[], ["sender,recipient,time\n"], ["\n"], ["one,two,three\n", "four,five,six\n"]])
def test_a_file_without_a_message_is_refused(lines: list[str]) -> None:
    with pytest.raises(Invalid, match="no message"):
        read(lines)

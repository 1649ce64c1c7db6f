"""What the running program hears, and what it does not."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from pytestqt.qtbot import QtBot

from gardreader.desktop.instance.claim import Claim, claim, hand_over
from gardreader.desktop.instance.message import MOST_BYTES, REFUSED, TAKEN, Message
from gardreader.desktop.instance.reception import _MOST_CALLERS, Reception
from gardreader.paths import Paths

pytestmark = pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="needs sockets that are files")
LINK = Message("gardreader://gard/cystic-fibrosis")


@pytest.fixture
def claimed(paths: Paths, runtime: dict[str, str]) -> Claim:
    made = claim(paths, runtime)
    assert made is not None
    return made


@pytest.fixture
def reception(claimed: Claim, qtbot: QtBot) -> Iterator[Reception]:
    made = Reception(claimed)
    yield made
    made.close()


def call(claimed: Claim) -> socket.socket:
    line = socket.socket(socket.AF_UNIX)
    line.settimeout(30)
    line.connect(str(claimed.path))
    return line


def test_a_second_start_is_heard(
    reception: Reception, paths: Paths, runtime: dict[str, str], qtbot: QtBot
) -> None:
    with ThreadPoolExecutor(1) as pool, qtbot.waitSignal(reception.asked) as heard:
        taken = pool.submit(hand_over, paths, LINK, runtime)
    assert heard.args == [LINK]
    assert taken.result()


def test_a_message_may_come_in_pieces(reception: Reception, claimed: Claim, qtbot: QtBot) -> None:
    with call(claimed) as line:
        line.sendall(LINK.line()[:9])
        qtbot.waitUntil(lambda: bool(reception._callers) and reception._callers[0]._heard != b"")
        with qtbot.waitSignal(reception.asked):
            line.sendall(LINK.line()[9:])
        assert line.recv(9) == TAKEN
    assert reception._callers == []


@pytest.mark.parametrize("words", [b"hello\n", b"x" * (MOST_BYTES + 100), b'{"open": "../x", "token": ""}\n'])
def test_what_is_no_message_is_refused(
    reception: Reception, claimed: Claim, qtbot: QtBot, words: bytes
) -> None:
    with call(claimed) as line, qtbot.assertNotEmitted(reception.asked):
        line.sendall(words)
        qtbot.waitUntil(lambda: line.recv(9, socket.MSG_DONTWAIT) == REFUSED if _has_words(line) else False)
    qtbot.waitUntil(lambda: reception._callers == [])


def test_callers_that_say_nothing_make_room_for_others(
    reception: Reception, claimed: Claim, qtbot: QtBot
) -> None:
    lines = []
    for number in range(_MOST_CALLERS + 3):
        lines.append(call(claimed))
        qtbot.waitUntil(lambda: len(reception._callers) >= min(number + 1, _MOST_CALLERS))  # noqa: B023
    assert len(reception._callers) <= _MOST_CALLERS
    with qtbot.waitSignal(reception.asked):
        lines[-1].sendall(LINK.line())
    for line in lines:
        line.close()
    qtbot.waitUntil(lambda: reception._callers == [])


def test_what_is_asked_may_end_the_program(claimed: Claim, qtbot: QtBot) -> None:
    reception = Reception(claimed)
    reception.asked.connect(reception.close)
    with call(claimed) as line, qtbot.waitSignal(reception.asked):
        line.sendall(LINK.line())
    assert reception._callers == []
    assert not claimed.path.exists()


def _has_words(line: socket.socket) -> bool:
    import select

    return bool(select.select([line], [], [], 0)[0])

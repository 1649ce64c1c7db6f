"""Messages between two starts of the program: short, checked, or refused."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gardreader.desktop.instance.message import MOST_BYTES, Message
from gardreader.errors import LinkError


@pytest.mark.parametrize("article", ["", "gard/cystic-fibrosis", "gardreader://gard/cystic-fibrosis/cause"])
def test_what_is_sent_is_read(article: str) -> None:
    message = Message(article, "xdg-token_1:2")
    assert Message.read(message.line()) == message
    assert len(message.line()) < MOST_BYTES


@given(st.binary(max_size=200))
def test_noise_is_refused(line: bytes) -> None:
    with pytest.raises(LinkError):
        Message.read(line)


@pytest.mark.parametrize(
    "plain",
    [
        None,
        [],
        {},
        {"open": "gard/x"},
        {"open": 1, "token": ""},
        {"open": "../x", "token": ""},
        {"open": "/etc/passwd", "token": ""},
        {"open": "gardreader://../x", "token": ""},
        {"open": "--data-dir", "token": ""},
        {"open": "", "token": "a b"},
        {"open": "", "token": "a\n"},
        {"open": "", "token": "a" * 300},
        {"open": "gard/" + "x" * MOST_BYTES, "token": ""},
    ],
)
def test_what_names_no_article_is_refused(plain: object) -> None:
    with pytest.raises(LinkError):
        Message.read(json.dumps(plain).encode())


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(LinkError):
        Message.read(b"[" * 2000)

"""The one way in which a pack spells JSON, so that the same values are the same bytes."""

from __future__ import annotations

import hashlib
import json
from typing import Any, NoReturn


def encode(value: object) -> bytes:
    """``value`` as compact JSON in UTF-8, its keys in the order that they have."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode("utf-8")


def decode(data: bytes) -> Any:
    """The value in ``data``. Raises ``ValueError`` (or ``RecursionError``) for what is not strict JSON."""
    return json.loads(data.decode("utf-8"), parse_constant=_refuse)


def digest(data: bytes) -> str:
    """SHA-256 of ``data`` in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def _refuse(name: str) -> NoReturn:
    raise ValueError(f"{name} is no value of JSON")

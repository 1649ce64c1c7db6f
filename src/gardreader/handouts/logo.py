"""Whether a file can be printed as a logo: told by its head alone, before anything unpacks it.

A picture of a few kilobytes can claim to be of gigabytes. PNG and JPEG say in their first bytes how
large they are. An SVG is drawn at any size, so what counts is what it asks for: nothing from elsewhere.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from gardreader.errors import HandoutError
from gardreader.files import explain
from gardreader.i18n import tr

MOST_LOGO_BYTES = 8_000_000
MOST_LOGO_PIXELS = 40_000_000

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # markers of JPEG that tell the size
_LONE = frozenset({0x01, *range(0xD0, 0xD9)})  # those without a length behind them
_SVG = re.compile(r"\A(?:\s|<\?xml[^>]*\?>|<!--.*?-->|<!DOCTYPE\s+svg[^>\[]*>)*<svg[\s>]", re.DOTALL)
_ASKS = re.compile(
    r"<!ENTITY|<script|<foreignObject|@import|(?:href|src)\s*=\s*[\"'](?!#|data:image/(?:png|jpeg);)"
    r"|url\(\s*[\"']?(?!#)",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"\s*([0-9.]{1,12})(?:px|pt|mm|cm|in)?\s*\Z")
_ATTRIBUTE = re.compile(r"\s(width|height|viewBox)\s*=\s*[\"']([^\"']{1,200})[\"']")


class LogoKind(StrEnum):
    """What a logo may be."""

    PNG = "png"
    JPEG = "jpeg"
    SVG = "svg"


@dataclass(frozen=True, slots=True)
class Logo:
    """The kind of a logo and its size in pixels; only the shape of an SVG's means something."""

    kind: LogoKind
    width: float
    height: float


def check_logo(path: Path) -> Logo:
    """What the logo at ``path`` is. Raises ``HandoutError`` where it cannot be printed, with the reason."""
    data = _bytes_of(path)
    if data.startswith(_PNG):
        logo = _png(data)
    elif data.startswith(_JPEG):
        logo = _jpeg(data)
    else:
        logo = _svg(data)
    if logo is None:
        raise HandoutError(tr("The logo {path} is no PNG, JPEG or SVG picture, or a damaged one.", path=path))
    if logo.kind is LogoKind.SVG and _ASKS.search(data.decode("utf-8", "replace")):
        raise HandoutError(
            tr(
                "The logo {path} asks for something beyond itself, so it is not used. Save it as PNG.",
                path=path,
            )
        )
    if logo.kind is not LogoKind.SVG and logo.width * logo.height > MOST_LOGO_PIXELS:
        megapixels = round(logo.width * logo.height / 1_000_000)
        raise HandoutError(
            tr(
                "The logo {path} has {count} megapixels; at most {most} are printed. Save a smaller one.",
                path=path,
                count=megapixels,
                most=MOST_LOGO_PIXELS // 1_000_000,
            )
        )
    return logo


def _bytes_of(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise HandoutError(tr("The logo {path} is no ordinary file.", path=path))
        with path.open("rb") as stream:
            data = stream.read(MOST_LOGO_BYTES + 1)
    except (OSError, ValueError) as error:  # a name with a NUL is a ValueError
        reason = explain(error) if isinstance(error, OSError) else str(error)
        raise HandoutError(
            tr("The logo {path} cannot be read: {reason}.", path=path, reason=reason)
        ) from error
    if len(data) > MOST_LOGO_BYTES:
        most = MOST_LOGO_BYTES // 1_000_000
        raise HandoutError(tr("The logo {path} is larger than {most} megabytes.", path=path, most=most))
    return data


def _png(data: bytes) -> Logo | None:
    if len(data) < 33 or data[12:16] != b"IHDR":
        return None
    width, height = struct.unpack(">II", data[16:24])
    return Logo(LogoKind.PNG, width, height) if width and height else None


def _jpeg(data: bytes) -> Logo | None:
    place = 2
    while place + 9 < len(data):
        if data[place] != 0xFF:
            return None
        marker = data[place + 1]
        if marker == 0xFF:
            place += 1
        elif marker in _LONE:
            place += 2
        elif marker in _SIZES:
            height, width = struct.unpack(">HH", data[place + 5 : place + 9])
            return Logo(LogoKind.JPEG, width, height) if width and height else None
        else:
            place += 2 + int(struct.unpack(">H", data[place + 2 : place + 4])[0])
    return None


def _svg(data: bytes) -> Logo | None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    begun = _SVG.match(text[:20_000])
    if not begun or "</svg>" not in text[-200:]:
        return None
    tag = text[begun.end() - 1 : text.find(">", begun.end() - 1)]
    told = dict(_ATTRIBUTE.findall(tag))
    lengths = [_LENGTH.match(told.get(name, "")) for name in ("width", "height")]
    if all(lengths):
        width, height = (float(match[1]) if match else 0.0 for match in lengths)
    else:
        box = told.get("viewBox", "").replace(",", " ").split()
        try:
            width, height = (float(number) for number in box[2:4])
        except ValueError:
            width = height = 1.0
    return Logo(LogoKind.SVG, width, height) if width > 0 and height > 0 else Logo(LogoKind.SVG, 1.0, 1.0)

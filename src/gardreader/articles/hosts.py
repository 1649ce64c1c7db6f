"""Which computer an address leads to, so that no trick of writing can hide it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import quote, urlsplit

_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.?|\[[0-9A-Fa-f:.]+\]")
# Letters that are drawn as nothing though no list of marks has them.
_BLANKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
# Letters that the older rules for names, which Python's codec has, write as others: browsers do not.
_KEPT = re.compile("[\u00df\u03c2]")
_NUMBER = re.compile(r"\d+|0[xX][0-9A-Fa-f]*")
_LONGEST_NAME = 253
_HIDDEN_KINDS = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs"})
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


@dataclass(frozen=True, slots=True)
class Host:
    """``name`` as it is to be read, ``ascii`` as the network knows it (the same for most)."""

    name: str
    ascii: str

    @property
    def has_two_forms(self) -> bool:
        """Whether the name is written in letters that have to be told apart with care."""
        return self.name != self.ascii


def is_deceptive(address: str) -> bool:
    r"""Whether the address holds what cannot be seen, or turns the direction of writing.

    >>> is_deceptive("https://example.org/a"), is_deceptive("https://example.org/\u202egpj.exe")
    (False, True)
    """
    if address.isascii() and address.isprintable() and " " not in address:
        return "\\" in address
    return any(
        char == "\\" or char in _BLANKS or unicodedata.category(char) in _HIDDEN_KINDS for char in address
    )


def host_of(address: str) -> Host | None:
    """The host of a web address; ``None`` where it has none, or one that no computer can have.

    >>> host_of("https://www.example.org/a").name
    'www.example.org'
    >>> host_of("https://xn--bcher-kva.example/")
    Host(name='bücher.example', ascii='xn--bcher-kva.example')
    """
    try:
        parts = urlsplit(address)
        _ = parts.port  # raises where it is no number
    except ValueError:
        return None
    return host_named(parts.hostname or "")


def host_named(name: str) -> Host | None:
    """The host of that name in either of its forms; ``None`` for no name of a computer."""
    if not name or not _HOST.fullmatch(f"[{name}]" if ":" in name else name):
        return None
    if ":" in name:
        return Host(name, name)
    try:
        ascii_name = ".".join(map(_ascii, name.split(".")))
        readable = ".".join(map(_readable, ascii_name.split(".")))
    except UnicodeError:
        return None
    if len(ascii_name) > _LONGEST_NAME or not _is_plain(ascii_name):
        return None
    # A name that turns the line around is read in the letters that cannot.
    return Host(ascii_name if turns(readable) else readable, ascii_name)


def _ascii(label: str) -> str:
    if not _KEPT.search(label.lower()):
        return label.encode("idna").decode("ascii").lower()
    plain = unicodedata.normalize("NFKC", label.lower())
    return f"xn--{plain.encode('punycode').decode('ascii')}"


def _readable(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    plain = label[len("xn--") :].encode("ascii").decode("punycode")
    if _ascii(plain) != label:
        raise UnicodeError(label)
    return plain


def _is_plain(name: str) -> bool:
    """Whether the name is no number in disguise: browsers take 2130706433 and 0x7f.1 for 127.0.0.1."""
    if not _NUMBER.fullmatch(name.removesuffix(".").rpartition(".")[2]):
        return True
    try:
        return bool(ip_address(name))
    except ValueError:
        return False


def turns(text: str) -> bool:
    """Whether the text holds letters that are written from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in text)


def straight(address: str) -> str:
    """The address so that its order on the screen is its order: letters from right to left are encoded."""
    if not turns(address):
        return address
    host = host_of(address)
    written = re.search(r"//(?:[^/?#]*@)?([^/?#@:]+)", address)
    if host is not None and written and turns(written[1]):
        address = address[: written.start(1)] + host.ascii + address[written.end(1) :]
    return quote(address, safe="!#$%&'()*+,/:;=?@[]~")


def user_part(address: str) -> str:
    """What stands before ``@`` in the place of the host: a favourite of those who deceive; else ``""``."""
    rest = address.partition("//")[2]
    place = re.split(r"[/?#]", rest, maxsplit=1)[0]
    return place.rpartition("@")[0]

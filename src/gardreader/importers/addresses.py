"""Addresses as sources write them, and as an article may hold them."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_MEANT = re.compile(r"https?:?//", re.IGNORECASE)
_MAIL = re.compile(r"[^\s@,;:<>()/]+@[^\s@,;:<>()/]+\.[^\s@,;:<>()/]*[^\s@,;:<>()/.]")
_BETWEEN_MAILS = re.compile(r"[\s,;/.]*|[\s,;]*\b(?:or|and)\b[\s,;]*")
# What would end a link in Markdown, or be taken for a mark within it.
_ENCODED = str.maketrans(
    {
        "(": "%28", ")": "%29", "<": "%3C", ">": "%3E", "\\": "%5C", '"': "%22", "[": "%5B",
        "]": "%5D", "*": "%2A", "`": "%60", "|": "%7C", "'": "%27", "{": "%7B", "}": "%7D",
    }
)  # fmt: skip


def linked(address: str) -> tuple[str, str]:
    """The address of a link as Markdown can hold it, or what is wrong with it.

    Only links to the web or to mail are followed by readers.

    >>> linked("http://example.org/a_(b)"), linked("file:///C:/a")
    (('http://example.org/a_%28b%29', ''), ('', 'link (file)'))
    """
    address = "".join(address.split())
    if not address:
        return "", ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "", "link with a broken address"
    scheme = parts.scheme.lower()
    if scheme not in ("http", "https", "mailto"):
        return "", f"link ({scheme[:20] or 'without a scheme'})"
    if not (parts.path if scheme == "mailto" else parts.netloc.strip(":@")):
        return "", "link with a broken address"
    return address.translate(_ENCODED), ""


def web_address(text: str) -> tuple[str, str]:
    """The web address in a field meant for one, and what else stands there.

    Slips of the pen are mended: a lost colon, a dot before it, no scheme before ``www``.

    >>> web_address(".https://example.org/a"), web_address("www.example.org"), web_address("a note")
    (('https://example.org/a', ''), ('http://www.example.org', ''), ('', 'a note'))
    """
    text = " ".join(text.split())
    found = _MEANT.search(text)
    if found:
        scheme = found[0].lower().removesuffix("//").removesuffix(":")
        address = f"{scheme}://{text[found.end() :].replace(' ', '%20')}"
        rest = text[: found.start()].strip(" .:;,")
    elif re.match(r"www\.[^\s/]+\.[^\s/]+", text, re.IGNORECASE):
        address, rest = f"http://{text.replace(' ', '%20')}", ""
    else:
        return "", text
    try:
        host = urlsplit(address).hostname
    except ValueError:
        host = None
    return (address, rest) if host else ("", text)


def mail_addresses(text: str) -> tuple[str, str, str]:
    """From a field meant for a mail address: the addresses, a web page given instead, what else it says.

    >>> mail_addresses("a@example.org; b@example.org (support)")
    ('a@example.org,b@example.org', '', '(support)')
    >>> mail_addresses("https://example.org/contact")
    ('', 'https://example.org/contact', '')
    """
    text = " ".join(text.split())
    page = ""
    if found := re.search(r"https?://\S+", text):
        page, _ = web_address(found[0])
        text = text[: found.start()] + text[found.end() :]
    mails = _MAIL.findall(text)
    rest = " ".join(_MAIL.sub(" ", text).split())
    return ",".join(dict.fromkeys(mails)), page, "" if _BETWEEN_MAILS.fullmatch(rest) else rest.strip(" ,;")

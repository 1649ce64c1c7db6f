"""Where a link in an article leads, and whether it may be followed: the one policy.

An article is text from elsewhere, so its links are not trusted. Three kinds are followed: a place
on the same page, another article of the library, and an address of the web or of mail, which a
person sees whole and confirms first. Everything else is refused with a sentence. A fourth kind,
``control:NAME/VALUE``, is made by rendering alone (another order of a table, a text to copy); the
sanitiser lets none through from an article, and none of them does more than change the look of the
page or fill the clipboard.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from urllib.parse import unquote, urlsplit

from gardreader.articles.model import ID_PATTERN, ArticleRef
from gardreader.i18n import tr

WEB_SCHEMES = ("http", "https")
LONGEST_ADDRESS = 2000
"""Characters; longer addresses hide their end from whoever should judge them."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_HOST = re.compile(r"[\w.-]+|\[[0-9A-Fa-f:.]+\]")
# White space, control characters and the marks that turn the direction of writing: with them an
# address can be made to look like another one.
_DECEPTIVE = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\\]")
_MAIL = re.compile(r"[^@\s?]+@([\w.-]+)(?:\?.*)?")


class LinkKind(Enum):
    """What following a link means."""

    PLACE = auto()
    ARTICLE = auto()
    WEB = auto()
    MAIL = auto()
    CONTROL = auto()
    REFUSED = auto()


@dataclass(frozen=True, slots=True)
class Link:
    """A link as the policy sees it.

    ``address`` is the link as it stands. ``anchor`` is the place on the page (or in the article)
    it leads to, ``ref`` the article (its pack may be ``""``: any), ``host`` the computer a web or
    mail address leads to, ``control`` the name and value of a control of the page, ``reason`` the
    sentence for a refused link.

    >>> judge("#cause").anchor, judge("article:gard/cystic-fibrosis").ref.article
    ('cause', 'cystic-fibrosis')
    >>> judge("https://user@example.org/page").host, judge("file:///etc/passwd").kind.name
    ('example.org', 'REFUSED')
    """

    kind: LinkKind
    address: str
    anchor: str = ""
    ref: ArticleRef | None = None
    host: str = ""
    control: tuple[str, str] = ("", "")
    reason: str = ""


def judge(address: str) -> Link:
    """What the link ``address`` is; never raises."""
    address = address.strip()
    if address.startswith("#"):
        return Link(LinkKind.PLACE, address, anchor=unquote(address[1:]))
    match = _SCHEME.match(address)
    scheme = match[1].lower() if match else ""
    if scheme == "article":
        return _article(address)
    if scheme == "control":
        name, _, value = address[len("control:") :].partition("/")
        return Link(LinkKind.CONTROL, address, control=(name, unquote(value)))
    if len(address) > LONGEST_ADDRESS:
        return _refused(address, tr("This link is not opened: its address is too long to be checked."))
    if _DECEPTIVE.search(address):
        return _refused(
            address, tr("This link is not opened: its address holds hidden or misleading characters.")
        )
    if scheme in WEB_SCHEMES:
        return _web(address)
    if scheme == "mailto":
        return _mail(address)
    if not scheme:
        return _refused(address, tr("This link is not opened: it gives no full address."))
    return _refused(
        address,
        tr(
            "This link is not opened: only web and mail addresses are, and this one begins with “{scheme}:”.",
            scheme=scheme[:20],
        ),
    )


def split_at_host(link: Link) -> tuple[str, str, str]:
    """The address before, at and after its host, so that the host can be made to stand out."""
    if link.kind is LinkKind.MAIL:
        start = link.address.find("@") + 1
    else:
        start = link.address.find("//") + 2
        end = len(link.address)
        for mark in "/?#":
            found = link.address.find(mark, start)
            end = end if found < 0 else min(end, found)
        start = max(start, link.address.rfind("@", start, end) + 1)
    place = link.address.lower().find(link.host, start)
    if not link.host or place < 0:
        return link.address, "", ""
    end = place + len(link.host)
    return link.address[:place], link.address[place:end], link.address[end:]


def _article(address: str) -> Link:
    target, _, anchor = address[len("article:") :].partition("#")
    pack, slash, article = target.rpartition("/")
    if not ID_PATTERN.fullmatch(article) or (slash and not ID_PATTERN.fullmatch(pack)):
        return _refused(address, tr("This link is not opened: it names no article."))
    return Link(LinkKind.ARTICLE, address, anchor=unquote(anchor), ref=ArticleRef(pack, article))


def _web(address: str) -> Link:
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        host = ""
    if not host or not _HOST.fullmatch(f"[{host}]" if ":" in host else host):
        return _refused(address, tr("This link is not opened: its address names no website."))
    return Link(LinkKind.WEB, address, host=host)


def _mail(address: str) -> Link:
    match = _MAIL.fullmatch(address[len("mailto:") :])
    if not match:
        return _refused(address, tr("This link is not opened: its mail address is not a full one."))
    return Link(LinkKind.MAIL, address, host=match[1].lower())


def _refused(address: str, reason: str) -> Link:
    return Link(LinkKind.REFUSED, address, reason=reason)

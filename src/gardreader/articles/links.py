"""Where a link in an article leads, and whether it may be followed: the one policy of the program.

An article is text from elsewhere, so its links are not trusted. Three kinds are followed: a place
on the same page, another article of the library, and an address of the web or of mail, which a
person sees whole and confirms first. Everything else is refused with a sentence. A fourth kind,
``control:NAME/VALUE``, is made by rendering alone (another order of a table, a text to copy); the
sanitiser lets none through from an article, and none of them does more than change the look of the
page or fill the clipboard.

Whoever writes links that are followed elsewhere (a saved page, a PDF, an export) asks :func:`is_open`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from urllib.parse import unquote

from gardreader.articles.hosts import host_named, host_of, is_deceptive, straight, user_part
from gardreader.articles.model import ID_PATTERN, ArticleRef
from gardreader.i18n import tr

WEB_SCHEMES = ("http", "https")
LONGEST_ADDRESS = 2000
"""Characters; longer addresses hide their end from whoever should judge them."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_MAIL = re.compile(r"[^@\s?]+@([\w.-]+)(?:\?(.*))?")
_MAIL_FIELDS = ("subject", "body")


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
    sentence for a refused link. ``cautions`` are sentences on what about the address may mislead.

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
    cautions: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """The address as a person is to see it: the same, unless its letters would turn the line around."""
        return straight(self.address) if self.kind in (LinkKind.WEB, LinkKind.MAIL) else self.address


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
    if is_deceptive(address):
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


@lru_cache(maxsize=4096)
def is_open(address: str) -> bool:
    """Whether the address is one of the web or of mail that a person may be offered.

    >>> is_open("https://example.org/"), is_open("javascript:alert(1)"), is_open("#cause")
    (True, False, False)
    """
    return judge(address).kind in (LinkKind.WEB, LinkKind.MAIL)


def split_at_host(link: Link) -> tuple[str, str, str]:
    """The address as it is shown, before, at and after its host, so that the host can stand out."""
    shown = link.shown
    if link.kind is LinkKind.MAIL:
        start = shown.find("@") + 1
        end = len(shown)
        if (question := shown.find("?", start)) >= 0:
            end = question
    elif link.kind is LinkKind.WEB:
        start = shown.find("//") + 2
        end = len(shown)
        for mark in "/?#":
            found = shown.find(mark, start)
            end = end if found < 0 else min(end, found)
        start = max(start, shown.rfind("@", start, end) + 1)
        port = shown.rfind(":", start, end)
        if (
            port >= 0
            and shown[port + 1 : end].isdigit()
            and (shown[start] != "[" or "]:" in shown[start:end])
        ):
            end = port
        if shown[start:end].startswith("["):
            start, end = start + 1, end - 1
    else:
        return shown, "", ""
    return shown[:start], shown[start:end], shown[end:]


def _article(address: str) -> Link:
    target, _, anchor = address[len("article:") :].partition("#")
    pack, slash, article = target.rpartition("/")
    if not ID_PATTERN.fullmatch(article) or (slash and not ID_PATTERN.fullmatch(pack)):
        return _refused(address, tr("This link is not opened: it names no article."))
    return Link(LinkKind.ARTICLE, address, anchor=unquote(anchor), ref=ArticleRef(pack, article))


def _web(address: str) -> Link:
    host = host_of(address)
    if host is None or not address.partition(":")[2].startswith("//"):
        return _refused(address, tr("This link is not opened: its address names no website."))
    cautions = []
    if user := user_part(address):
        cautions.append(
            tr(
                "Take care: “{user}” before the @ is not where this leads. It leads to {host}.",
                user=user[:60],
                host=host.ascii,
            )
        )
    if host.has_two_forms:
        cautions.append(
            tr("The website's name has letters beyond a to z: {name}, in full {ascii}.",
               name=host.name, ascii=host.ascii)
        )  # fmt: skip
    return Link(LinkKind.WEB, address, host=host.name, cautions=tuple(cautions))


def _mail(address: str) -> Link:
    match = _MAIL.fullmatch(address[len("mailto:") :])
    host = host_named(match[1]) if match else None
    if host is None:
        return _refused(address, tr("This link is not opened: its mail address is not a full one."))
    for field in (match[2] or "").split("&") if match else ():
        name, _, value = field.partition("=")
        written = unquote(value) if name.casefold() == _MAIL_FIELDS[0] else ""
        if field and (name.casefold() not in _MAIL_FIELDS or not written.isprintable()):
            return _refused(
                address,
                tr("This link is not opened: it would write more of a mail than its subject and its text."),
            )
    return Link(LinkKind.MAIL, address, host=host.name)


def _refused(address: str, reason: str) -> Link:
    return Link(LinkKind.REFUSED, address, reason=reason)

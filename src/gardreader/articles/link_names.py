"""What an address of the web is, in words that a person knows: "PubMed record 16249882"."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import unquote, urlsplit

from gardreader.i18n import tr

_GARD = "rarediseases.info.nih.gov"
_GARD_PATH = re.compile(
    r"/(?:gard/(?:condition/)?|diseases/(?:preview/)?)([1-9]\d{0,5})(?:/|$)", re.IGNORECASE
)
_GARD_QUERY = re.compile(r"(?:^|[&;])diseaseid=([1-9]\d{0,5})(?:$|[&;#])", re.IGNORECASE)

_Name = Callable[[str], str]


def _pubmed(code: str) -> str:
    return tr("PubMed record {number}", number=code)


def _pmc(code: str) -> str:
    return tr("PubMed Central article {number}", number=code.upper())


def _omim(code: str) -> str:
    return tr("OMIM entry {number}", number=code)


def _orphanet(code: str) -> str:
    return tr("Orphanet disease {number}", number=code)


def _trial(code: str) -> str:
    return tr("ClinicalTrials.gov study {number}", number=code.upper())


def _book(code: str) -> str:
    return tr("NCBI Bookshelf chapter {number}", number=code.upper())


def _doi(code: str) -> str:
    return tr("The publication of DOI {code}", code=unquote(code))


# Hosts (each with all below it), what stands behind the host, and the name.
_KNOWN: tuple[tuple[str, re.Pattern[str], _Name], ...] = tuple(
    (host, re.compile(form, re.IGNORECASE), name)
    for host, form, name in (
        ("pubmed.ncbi.nlm.nih.gov", r"/(?:\?term=)?(\d{1,9})/?(?:[?#].*)?", _pubmed),
        ("ncbi.nlm.nih.gov", r"/(?:m/)?pubmed/?(?:\?term=|/)?(\d{1,9})/?(?:[?#&].*)?", _pubmed),
        ("ncbi.nlm.nih.gov", r"/(?:m/)?pmc/articles/(PMC\d{1,9})(?:[/?#].*)?", _pmc),
        ("pmc.ncbi.nlm.nih.gov", r"/articles/(PMC\d{1,9})(?:[/?#].*)?", _pmc),
        ("ncbi.nlm.nih.gov", r"/books/(NBK\d{1,9})(?:[/?#].*)?", _book),
        ("ncbi.nlm.nih.gov", r"/(?:entrez/dispomim\.cgi\?id=|omim/|omim\?term=)(\d{6})(?:[/?#&].*)?", _omim),
        ("omim.org", r"/entry/(\d{6})(?:[/?#].*)?", _omim),
        ("orpha.net", r"/\S*(?:[?&]expert=)(\d{1,7})(?:[&#.].*)?", _orphanet),
        ("orpha.net", r"/[a-z]{2}/disease/detail/(\d{1,7})(?:[/?#].*)?", _orphanet),
        ("clinicaltrials.gov", r"/(?:ct2/show/|study/|show/)(NCT\d{8})(?:[/?#].*)?", _trial),
        ("doi.org", r"/(10\.\d{4,9}/\S+)", _doi),
    )
)


def link_name(address: str) -> str:
    """What the address is, as "PubMed record 123"; ``""`` for one of no registry that is known.

    >>> link_name("https://pubmed.ncbi.nlm.nih.gov/16249882/"), link_name("https://example.org/1")
    ('PubMed record 16249882', '')
    """
    if number := gard_number(address):
        return tr("GARD page of disease {number}", number=number)
    host, behind = _parted(address)
    for known, form, name in _KNOWN:
        if (host == known or host.endswith(f".{known}")) and (match := form.fullmatch(behind)):
            return name(match[1])
    return ""


def gard_number(address: str) -> str:
    """The number of the disease whose page at GARD the address is, in any of its forms; else ``""``.

    >>> gard_number("https://rarediseases.info.nih.gov/diseases/4870/russell-silver-syndrome")
    '4870'
    """
    host, behind = _parted(address)
    if host not in (_GARD, f"www.{_GARD}"):
        return ""
    path, _, query = behind.partition("?")
    match = _GARD_PATH.match(path) or _GARD_QUERY.search(query)
    return match[1] if match else ""


def _parted(address: str) -> tuple[str, str]:
    """The host in lower case, and all that stands behind it."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").lower()
    except ValueError:
        return "", ""
    if parts.scheme.lower() not in ("http", "https") or "@" in parts.netloc:
        return "", ""
    return host, parts._replace(scheme="", netloc="").geturl()

"""One XML document of MedQuAD as values: read without entities, without the network, within bounds."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml import etree

from gardreader.articles.folding import fold
from gardreader.i18n import tr
from gardreader.importers.html_tree import clean

_ROOTS = frozenset(["Document", "doc", "DiseaseFile"])
_CUI = re.compile(r"C\d{7}")
_GARD = re.compile(r"https?://rarediseases\.info\.nih\.gov/(?:gard|diseases)/(\d{1,9})(?:/|$)")
_PDQ = re.compile(r"/(?P<stem>[^/]+?)-(?P<page>treatment|prevention|screening)-pdq/?$")
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)

_SITES = {
    "MPlusHealthTopics": "MedlinePlus",
    "NIHSeniorHealth": "SeniorHealth",
}

WRONG_FOCUS = {("NINDS", "0000187"): "Machado-Joseph Disease"}
"""Documents whose text is of another disease than their focus: Lyme disease's under this name."""

_NAMED = {
    ("CancerGov", "0000027_3", "breast cancer"): "Breast Cancer in Pregnancy",
    ("CancerGov", "0000013_2", "chronic myelogenous leukemia"): (
        "Chronic Myelogenous Leukemia (as a Chronic Myeloproliferative Neoplasm)"
    ),
    ("CDC", "0000199", ""): "Vaccines",
    ("CDC", "0000423", ""): "VISA/VRSA",
    ("CDC", "0000424", ""): "Vancomycin-resistant enterococci",
}
"""Documents that bear no focus, or that of another page: their name is what their page is about."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A question and its answer, ``""`` where there is none; ``kind`` is MedQuAD's ``qtype``."""

    id: str
    kind: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document: its site (``GHR``), number, address, and what it holds.

    ``odd_codes`` is the number of concept codes that are none.
    """

    site: str
    id: str
    url: str
    focus: str
    category: str
    synonyms: tuple[str, ...]
    concepts: tuple[str, ...]
    pairs: tuple[Pair, ...]
    odd_codes: int = 0

    @property
    def title(self) -> str:
        """What the document is about."""
        return _NAMED.get((self.site, self.id, fold(self.focus)), self.focus)

    @property
    def gard_number(self) -> str:
        """GARD's number of the disease as its address has it; ``""`` for other sites."""
        found = _GARD.match(self.url)
        return found[1].lstrip("0") if found else ""

    @property
    def page(self) -> str:
        """Which part of its series the page is (``screening``); ``""`` for a page that is alone."""
        found = _PDQ.search(self.url)
        return found["page"] if found else self.url.partition("#")[2]

    @property
    def series(self) -> tuple[str, str, str]:
        """What documents of one article have in common: site, name and address but for the part."""
        address = self.url.partition("#")[0]
        found = _PDQ.search(address)
        return self.site, fold(self.title), address[: found.end("stem")] if found else address

    @property
    def key(self) -> tuple[str, str, str]:
        """What no two documents have in common; numbers begin anew with each site."""
        return self.site, self.id, fold(self.title)

    def outline(self) -> Document:
        """The document without its texts."""
        return replace(self, pairs=(), synonyms=(), concepts=())


def read_document(data: bytes) -> tuple[Document | None, str]:
    """The document in ``data``, and what is wrong with it (``""`` when nothing is)."""
    if _DOCTYPE.search(data):
        return None, tr("it declares a document type or entities, which MedQuAD has none of")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        return None, tr("not XML: {what}", what=" ".join(str(error).split()))
    except ValueError as error:
        return None, tr("not XML: {what}", what=error)
    if root.getroottree().docinfo.internalDTD is not None:  # in an encoding that hid it above
        return None, tr("it declares a document type or entities, which MedQuAD has none of")
    pairs = list(root.iter("QAPair", "pair"))
    if root.tag not in _ROOTS or not (pairs or root.find("QAPairs") is not None):
        return None, tr("not a MedQuAD document: it has no questions")
    site = _line(root.get("source") or root.get("corpus") or "")
    codes = _lines(root, "CUI", "cui")
    concepts = tuple(dict.fromkeys(code for code in codes if _CUI.fullmatch(code)))
    return Document(
        site=_SITES.get(site, site),
        id=_line(root.get("id") or root.get("docid") or root.get("fid") or ""),
        url=_line(root.get("url") or ""),
        focus=next(iter(_lines(root, "Focus", "doctitle-focus")), ""),
        category=next(iter(_lines(root, "Category")), ""),
        synonyms=tuple(_lines(root, "Synonym", "synonym")),
        concepts=concepts,
        pairs=tuple(map(_pair, pairs)),
        odd_codes=sum(not _CUI.fullmatch(code) for code in codes),
    ), ""


def _pair(element: etree._Element) -> Pair:
    question = next(element.iter("Question", "question"), None)
    answer = next(element.iter("Answer", "answer"), None)
    get = {} if question is None else question.attrib
    return Pair(
        _line(get.get("qid", "")),
        _line(get.get("qtype", "")).lower(),
        "" if question is None else _line(_text(question)),
        "" if answer is None else clean(_text(answer)).strip(),
    )


def _text(element: etree._Element) -> str:
    return "".join(element.itertext())


def _lines(root: etree._Element, *names: str) -> list[str]:
    return [line for element in root.iter(*names) if (line := _line(_text(element)))]


def _line(text: str) -> str:
    return " ".join(clean(text).split())

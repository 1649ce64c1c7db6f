"""What an ORPHApacket lists: names, codes, signs, genes, figures, what it belongs to.

The packets were made from XML: a list of one may stand without its list, an entry may be wrapped in a
dictionary that holds nothing else, and what is not known is ``no data``. Nothing of this is told apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator

from gardreader.articles.facts import Fact, FactKind
from gardreader.articles.model import Frequency, Identifier, Reach, Related, Symptom, Synonym
from gardreader.importers.fields import FieldReader, Record, number_of
from gardreader.importers.html_to_markdown import HtmlConverter
from gardreader.importers.orphapacket_figures import prevalence
from gardreader.importers.report import ReportBuilder

NO_DATA = frozenset(["", "no data", "no data available", "not yet documented"])
"""What Orphanet writes for nothing, in small letters."""

_SCHEMES = {
    "OMIM": "omim",
    "ICD-10": "icd10",
    "ICD-11": "icd11",
    "UMLS": "umls",
    "MESH": "mesh",
    "MEDDRA": "meddra",
    "GARD": "gard",
    "MONDO": "mondo",
    "SNOMED-CT": "snomed",
    "SNOMED CT": "snomed",
}
_FREQUENCY = re.compile(r"(?P<word>[A-Za-z ]+?)\s*\((?P<percent>[^()]*)\)")
_FREQUENCIES = {
    "obligate": Frequency.ALWAYS,
    "very frequent": Frequency.VERY_FREQUENT,
    "frequent": Frequency.FREQUENT,
    "occasional": Frequency.OCCASIONAL,
    "very rare": Frequency.VERY_RARE,
    "excluded": Frequency.EXCLUDED,
}
_LIGATURES = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff"})
"""Letters joined by a printer, by which no one finds the word."""

_JOINT = re.compile(r"\s+(?:in|of)$")
_OF_FUNCTION = re.compile(r" \((\w+ of function)\)$")
_REACHES = {"E": Reach.EXACT, "BTNT": Reach.NARROWER, "NTBT": Reach.BROADER}
"""By Orphanet's word on a code: its own is broader than the target (``BTNT``) or narrower."""

_UNCLOSED = re.compile(r"<(/?(?:i|b|em|sup|sub))<(?=\w)", re.IGNORECASE)
"""A tag without its end would take the words behind it with it."""


class OrphapacketLists:
    """Reads the lists of one packet's main part."""

    def __init__(self, main: Record, report: ReportBuilder):
        self._main = main
        self._report = report
        self._fields = FieldReader(report)
        self._html = HtmlConverter(count=report.count, cite=False)

    def line(self, record: Record, key: str) -> str:
        """A field as one line of plain text; ``""`` where it says that there is no data."""
        text = self._html.text(self._fields.text(record, key))
        return "" if text.lower() in NO_DATA else text

    def definition(self) -> str:
        """The text of the packet as Markdown, ``""`` where it has none."""
        text = self._fields.text(self._fields.record(self._main, "TextSection"), "Contents")
        if text.strip().lower() in NO_DATA:
            return ""
        mended = _UNCLOSED.sub(r"<\1>", text)
        if mended != text:
            self._report.count("tag without its end mended")
        return self._html.markdown(mended).translate(_LIGATURES)

    def synonyms(self, title: str) -> Iterator[Synonym]:
        """Each other name once."""
        seen = {title}
        for entry in self._entries("Synonyms", "Synonym"):
            name = self.line(entry, "Synonym")
            if name in seen:
                self._report.count("other name listed twice")
            elif name:
                seen.add(name)
                yield Synonym(name)

    def identifiers(self) -> tuple[Identifier, ...]:
        """The codes in other registries, those of one together, the exact ones before the near ones."""
        found: dict[tuple[str, str], Identifier] = {}
        for entry in self._entries("ExternalReferences", "ExternalReference"):
            name, value = self.line(entry, "Source"), self.line(entry, "Reference")
            scheme = _SCHEMES.get(name.upper()) or "".join(c for c in name.lower() if c.isalnum())
            relation = self.line(entry, "DisorderMappingRelation")
            if not scheme or not value:
                continue
            word = relation.partition(" ")[0]
            code = Identifier(scheme, value, _REACHES.get(word, Reach.UNDECIDED) if word else Reach.EXACT)
            if code.reach is not Reach.EXACT:
                self._report.count("code of a wider or narrower disorder")
            if (scheme, value) not in found or code.reach is Reach.EXACT:
                found[scheme, value] = code
        codes = sorted(found.values(), key=lambda code: code.reach is not Reach.EXACT)
        order = list(dict.fromkeys(code.scheme for code in codes))
        return tuple(sorted(codes, key=lambda code: order.index(code.scheme)))

    def symptoms(self) -> Iterator[Symptom]:
        """The signs and symptoms with Orphanet's class and figure (``99-80%``)."""
        seen: set[Symptom] = set()
        for entry in self._entries("Phenotypes", "Phenotype"):
            name, told = self.line(entry, "HPOTerm"), self.line(entry, "HPOFrequency")
            if not name:
                continue
            found = _FREQUENCY.fullmatch(told)
            word = (found["word"] if found else told).lower()
            if told and word not in _FREQUENCIES:
                self._report.count(f"frequency that is not known: {told[:60]}")
            sign = Symptom(
                name,
                self.line(entry, "HPOId"),
                _FREQUENCIES.get(word, Frequency.UNKNOWN),
                found["percent"].strip() if found else "",
            )
            if sign in seen:
                self._report.count("sign listed twice with one frequency")
                continue
            seen.add(sign)
            yield sign

    def facts(self, kind: str) -> Iterator[Fact]:
        """The kind of disorder, inheritance, age of onset, prevalence, genes."""
        if kind:
            yield Fact(FactKind.TYPE, kind)
        for what, outer, inner in (
            (FactKind.INHERITANCE, "TypeOfInheritances", "TypeOfInheritance"),
            (FactKind.ONSET, "AverageAgeOfOnsets", "AverageAgeOfOnset"),
        ):
            for entry in self._entries(outer, inner):
                if value := self.line(entry, "value"):
                    yield Fact(what, value)
                else:
                    self._report.count("fact without data")
        yield from self._prevalences()
        for entry in self._entries("Genes", "Gene"):
            if gene := self._gene(entry):
                yield gene

    def related(self, known: Container[str], id_of: Callable[[str], str]) -> Iterator[Related]:
        """What it belongs to and what it includes; ``known`` are the codes that have a packet."""
        children = [
            (number_of(child, "ORPHAcode"), self.line(child, "Label"))
            for child in self._entries("Children", "Child")
        ]
        for relation, entries in (("parent", parents_of(self._main)), ("child", children)):
            for code, name in dict.fromkeys(entries):
                if not code or not name:
                    continue
                if code not in known:
                    self._report.count("related disease without a record")
                yield Related(id_of(code), name, relation)

    def _prevalences(self) -> Iterator[Fact]:
        unknown = False
        told = False
        for entry in self._entries("Prevalences", "Prevalence"):
            fact = prevalence({key: self.line(entry, key) for key in entry})
            if fact is None:
                unknown = True
                self._report.count("prevalence without a figure")
            else:
                told = True
                yield fact
        if unknown and not told:
            yield Fact(FactKind.PREVALENCE, "Unknown")

    def _gene(self, entry: Record) -> Fact | None:
        symbol = self.line(entry, "Symbol")
        name = self.line(entry, "Name") or self.line(entry, "Label")
        value = ": ".join(filter(None, (symbol, name)))
        role = _JOINT.sub("", self.line(entry, "DisorderGeneAssociationType"))
        role = _OF_FUNCTION.sub(r", \1", role)
        codes = []
        for code in _flattened(entry.get("ExternalReferences"), "ExternalReference"):
            registry, number = self.line(code, "Source"), self.line(code, "Reference")
            # ClinVar knows a gene by its symbol.
            if registry and number and number != symbol:
                codes.append(f"{registry}:{number}")
        if not value:
            return None
        told = f"{value} ({role[:1].lower()}{role[1:]})" if role else value
        return Fact(FactKind.GENE, told, code=", ".join(codes))

    def _entries(self, outer: str, inner: str) -> list[Record]:
        found = self._main.get(outer)
        entries = _flattened(found, inner)
        if found and not entries and not (isinstance(found, str) and found.lower() in NO_DATA):
            self._report.count(f"field of a wrong type: {outer}")
        return entries


def parents_of(main: Record) -> tuple[tuple[str, str], ...]:
    """The code and the name of each thing that the disorder of a packet belongs to."""
    html = HtmlConverter(cite=False)
    return tuple(
        (number_of(entry, "ORPHAcode"), html.text(name))
        for entry in _flattened(main.get("Parents"), "Parent")
        if isinstance(name := entry.get("Label"), str) and name.strip()
    )


def _flattened(value: object, inner: str) -> list[Record]:
    """The entries in ``value``: in lists or not, wrapped under ``inner`` or not.

    A text under ``inner`` is the entry's own field of that name.
    """
    if isinstance(value, list):
        return [entry for item in value for entry in _flattened(item, inner)]
    if not isinstance(value, dict):
        return []
    wrapped = value.get(inner)
    return _flattened(wrapped, inner) if isinstance(wrapped, (dict, list)) else [value]

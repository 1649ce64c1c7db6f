"""The lists of a GARD record: names, codes, signs, organisations, products, resources, news."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gardreader.articles.dates import PartialDate, parse_date
from gardreader.articles.model import (
    Frequency,
    Identifier,
    MedicalProduct,
    NewsItem,
    Organization,
    Related,
    Resource,
    Symptom,
    Synonym,
)
from gardreader.importers.addresses import mail_addresses, web_address
from gardreader.importers.fields import FieldReader, Record, number_of
from gardreader.importers.html_citations import Counter
from gardreader.importers.html_to_markdown import HtmlConverter
from gardreader.importers.html_tree import clean
from gardreader.importers.markdown_writer import Kind, Token, paragraphs

_SCHEMES = {
    "OMIM": "omim",
    "ORPHANET": "orpha",
    "UMLS": "umls",
    "ICD 10": "icd10",
    "ICD 10-CM": "icd10cm",
    "ICD 9": "icd9",
    "MeSH": "mesh",
    "SNOMED CT": "snomed",
    "NCI Thesaurus": "nci",
}
_FREQUENCIES = {
    "obligate": Frequency.ALWAYS,
    "very frequent": Frequency.VERY_FREQUENT,
    "frequent": Frequency.FREQUENT,
    "occasional": Frequency.OCCASIONAL,
    "very rare": Frequency.VERY_RARE,
    "excluded": Frequency.EXCLUDED,
}
_NO_YEAR = 1
_FILE = re.compile(r"[A-Za-z]:[\\/]|file:", re.IGNORECASE)


class GardLists:
    """Reads the lists of one record; ``html`` converts the texts in them."""

    def __init__(self, fields: FieldReader, html: HtmlConverter, count: Counter):
        self._fields = fields
        self._html = html
        self._count = count

    def line(self, record: Record, key: str) -> str:
        """A field as one line of plain text."""
        return self._html.text(self._fields.text(record, key))

    def address(self, record: Record, key: str) -> tuple[str, str]:
        """A field's web address, and what else it says; a mended or useless one is counted."""
        text = clean(self._fields.text(record, key)).replace("&amp;", "&")
        address, rest = web_address(text)
        if _FILE.match(rest):
            self._count("link (file)")  # on somebody's own disk
            return "", ""
        if address and address != " ".join(text.split()):
            self._count("web address mended")
        elif rest:
            self._count("text in place of a web address")
        return address, rest

    def date(self, record: Record, key: str) -> PartialDate | None:
        """A time stamp's day; GARD writes the year 1 for none."""
        found = parse_date(self._fields.text(record, key))
        return None if found is None or found.year <= _NO_YEAR else found

    def synonyms(self, main: Record) -> Iterator[Synonym]:
        """Each other name once, with its source where the record names one."""
        seen: set[str] = set()
        records = self._fields.records(main, "synonyms-with-source")
        records += [{"name": name} for name in self._fields.items(main, "synonyms")]

        def make(record: Record) -> Synonym | None:
            name = self.line(record, "name")
            if not name or name in seen:
                return None
            seen.add(name)
            return Synonym(name, self.line(record, "source"))

        yield from self._fields.each(records, make, "synonym")

    def identifiers(self, main: Record) -> tuple[Identifier, ...]:
        """The codes, GARD's own first, those of one registry together."""
        found = [Identifier("gard", number_of(main, "diseaseId"))]
        for record in self._fields.records(main, "identifiers"):
            kind = self.line(record, "identifierType")
            scheme = _SCHEMES.get(kind) or "".join(kind.lower().split())
            code = Identifier(scheme, self.line(record, "identifierId"))
            if scheme and code.value and code not in found:
                found.append(code)
        order = list(dict.fromkeys(code.scheme for code in found))
        return tuple(sorted(found, key=lambda code: order.index(code.scheme)))

    def symptoms(self, record: Record) -> Iterator[Symptom]:
        """The signs and symptoms with the record's own figures."""

        def make(sign: Record) -> Symptom | None:
            name = self.line(sign, "phenoTypeName")
            word = self.line(sign, "frequencyText").lower()
            percent = self.line(sign, "percentRanges")
            if not name:
                return None
            return Symptom(
                name,
                frequency=_FREQUENCIES.get(word, Frequency.UNKNOWN),
                percent="" if percent == "-" else percent,
                source_id=self.line(sign, "phenoTypeId"),
            )

        yield from self._fields.each(self._fields.records(record, "phenoTypes"), make, "sign")

    def organizations(self, record: Record) -> Iterator[Organization]:
        """Whom to turn to, with address and numbers."""

        def make(entry: Record) -> Organization | None:
            name = self.line(entry, "resourceName")
            if not name:
                return None
            lines = [self.line(entry, f"address{n}") for n in range(1, 6)]
            place = ", ".join(p for p in (self.line(entry, "city"), self.line(entry, "state")) if p)
            lines.append(f"{place} {self.line(entry, 'zip')}".strip())
            url, rest = self.address(entry, "url")
            email, page, remark = mail_addresses(self.line(entry, "email"))
            notes = [self._html.markdown(self._fields.text(entry, "freeText"))]
            notes += [part for text in (rest, remark) for part in paragraphs([Token(Kind.TEXT, text)])]
            return Organization(
                name,
                abbreviation=self.line(entry, "abbreviation"),
                address=tuple(line for line in lines if line),
                country=self.line(entry, "country"),
                phone=self.line(entry, "phone"),
                toll_free=self.line(entry, "tollFree"),
                tty=self.line(entry, "tty"),
                fax=self.line(entry, "fax"),
                email=email,
                contact_url=page,
                url=url,
                notes="\n\n".join(filter(None, notes)),
                source_id=self.line(entry, "resourceID"),
            )

        yield from self._fields.each(self._fields.records(record, "organizations"), make, "organisation")

    def products(self, record: Record) -> Iterator[MedicalProduct]:
        """The approved medical products."""

        def make(entry: Record) -> MedicalProduct | None:
            name = self.line(entry, "genericName") or self.line(entry, "tradeName")
            if not name:
                return None
            return MedicalProduct(
                name,
                trade_name=self.line(entry, "tradeName"),
                sponsor=self.line(entry, "sponsor"),
                manufacturer=self.line(entry, "manufacturer"),
                indication=self._html.markdown(self._fields.text(entry, "indication")),
                trade_url=self.address(entry, "tradeLink")[0],
                drug_information_url=self.address(entry, "drugInformationLink")[0],
                medlineplus_url=self.address(entry, "medlinePlusLink")[0],
                source_id=self.line(entry, "productId"),
            )

        yield from self._fields.each(self._fields.records(record, "medicalProducts"), make, "medical product")

    def resources(self, record: Record) -> Iterator[Resource]:
        """The resources that the record names for further reading and help."""

        def make(entry: Record) -> Resource | None:
            name = self.line(entry, "resourceName")
            if not name:
                return None
            return Resource(
                name,
                description=self._html.markdown(self._fields.text(entry, "descriptionText")),
                group=self.line(entry, "resourceClassificationSectionName"),
                kind=self.line(entry, "resourceClassificationName"),
                source_id=self.line(entry, "id"),
            )

        yield from self._fields.each(self._fields.records(record, "resource descriptions"), make, "resource")

    def news(self, record: Record) -> Iterator[NewsItem]:
        """The notices that stand with the record."""

        def make(entry: Record) -> NewsItem | None:
            title = self.line(entry, "title")
            if not title:
                return None
            return NewsItem(
                title,
                published=self.date(entry, "publishDate"),
                url=self.address(entry, "url")[0],
                text=self._html.markdown(self._fields.text(entry, "description")),
                source_id=self.line(entry, "newsId"),
            )

        yield from self._fields.each(self._fields.records(record, "news"), make, "news item")

    def related(self, record: Record, ids: dict[str, str]) -> Iterator[Related]:
        """Related diseases; ``ids`` gives the article id of a GARD number."""

        def make(entry: Record) -> Related | None:
            number = number_of(entry, "relatedDiseaseId")
            if number not in ids:
                self._count("related disease without a record")
            article_id = ids.get(number, f"gard-{number}")
            return Related(
                article_id, self.line(entry, "relatedDiseaseName"), self.line(entry, "relation").lower()
            )

        yield from self._fields.each(self._fields.records(record, "relatedDiseases"), make, "related disease")

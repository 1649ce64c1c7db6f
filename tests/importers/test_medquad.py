"""MedQuAD: every document and every question is in an article, or the report tells why it is not."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pytest

from gardreader.articles.limits import refuse_oversized
from gardreader.articles.model import Article, Frequency, Section, SectionKind
from gardreader.articles.plain import from_plain, to_plain
from gardreader.errors import SourceError
from gardreader.importers.medquad import MedQuad
from gardreader.importers.medquad_article import MEDQUAD, SITES
from gardreader.importers.medquad_document import read_document
from gardreader.importers.report import ImportReport, ReportBuilder
from gardreader.progress import silent


@dataclass(frozen=True)
class Import:
    articles: tuple[Article, ...]
    report: ImportReport

    def article(self, article_id: str) -> Article:
        return next(article for article in self.articles if article.id == article_id)


def imported(source: Path) -> Import:
    builder = ReportBuilder(source.name, MedQuad.name)
    articles = tuple(MedQuad().articles(source, builder, silent))
    return Import(articles, builder.finish())


@pytest.fixture(scope="session")
def medquad_zip(shared_data: Path) -> Path:
    return shared_data / "medquad.zip"


@pytest.fixture(scope="session")
def medquad(medquad_zip: Path) -> Import:
    return imported(medquad_zip)


LEFT_OUT = re.compile(
    r"The Human Phenotype Ontology provides.*?(?:may be rare or common\.|$)|^Summary ?:|^Espaol|"
    r"(?<=[\w.,;)\]]) ?\[\d+\]|"
    r"These resources from MedlinePlus offer information .*? - Palliative Care"
)
"""What no article holds: the explanations around lists of signs, the website's words, dead citations."""

LINK = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\((?:[^()\\]|\\.)*\)")


def letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def whole(section: Section) -> tuple[str, str]:
    """The letters of the answer, without and with its heading, which may be of the answer's own."""
    body = section.body
    for note in ("*The links that this answer speaks of", "*MedQuAD lost the dashes of this text."):
        body = body.partition(note)[0]
    found = letters(unescape(LINK.sub(r"\1", body)))
    return found, letters(section.title) + found


def document(
    answer: str, number: int = 7, focus: str = "Disease", kind: str = "information", attributes: str = ""
) -> bytes:
    attributes = attributes or 'source="GARD" url="https://rarediseases.info.nih.gov/gard/77/disease"'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><Document id="{number:07}" {attributes}>'
        f'<Focus>{focus}</Focus><QAPairs><QAPair pid="1"><Question qid="{number:07}-1" qtype="{kind}">'
        f"What is (are) {focus} ?</Question>"
        f"<Answer>{answer}</Answer></QAPair></QAPairs></Document>"
    ).encode()


def folder(path: Path, **files: bytes) -> Path:
    for name, data in files.items():
        (path / f"{name}.xml").write_bytes(data)
    return path


class TestRealDocuments:
    def test_what_the_publisher_counts_is_there(self, medquad: Import) -> None:
        report = medquad.report
        joined = report.count("page joined to another of its series")
        assert report.read == 5497 == report.imported + joined + len(report.skipped)
        assert (joined, [skipped.record for skipped in report.skipped]) == (19, ["0000187.xml"])
        assert len({article.id for article in medquad.articles}) == report.imported == 5477
        # 16,428 questions; the four of the document that was skipped are not among them.
        assert report.count("questions and answers") == 16_424
        told = report.count("sections") + report.count("answer that is a list of signs alone")
        told += report.count("question without an answer")
        told += report.count("answer given twice") + report.count("answer that is of the website alone")
        assert told + report.count("answer that repeats the question alone") == 16_424
        assert (
            sum(article.source.url.startswith("https://rarediseases") for article in medquad.articles) == 2685
        )

    def test_every_question_is_a_section_a_list_or_counted(self, medquad: Import, medquad_zip: Path) -> None:
        with zipfile.ZipFile(medquad_zip) as archive:
            names = [name for name in archive.namelist() if "2_GARD_QA/" in name and name.endswith(".xml")]
            roots = [ElementTree.fromstring(archive.read(name)) for name in names]
        pairs = {
            (root.get("url"), pair[0].get("qid")): (pair.findtext("Answer") or "").strip()
            for root in roots
            for pair in root.iter("QAPair")
        }
        assert (len(roots), sum(len(root.findall(".//QAPair")) for root in roots)) == (2685, 5394)
        sections = {(a.source.url, s.source_id) for a in medquad.articles for s in a.sections}
        missing = {key: answer for key, answer in pairs.items() if key not in sections and answer}
        signs = {article.source.url for article in medquad.articles if article.symptoms}
        lists = {key for key, answer in missing.items() if "Approximate number of patients" in answer}
        assert {url for url, _ in lists} <= signs
        repeated = [answer for key, answer in missing.items() if key not in lists]
        assert all(answer.endswith("?") and len(answer) < 90 for answer in repeated)
        assert len(repeated) == medquad.report.count("answer that repeats the question alone") == 17

    def test_the_lists_of_signs_say_what_the_flattened_ones_did(
        self, medquad: Import, medquad_zip: Path
    ) -> None:
        articles = {article.source.url: article for article in medquad.articles}
        head = "Approximate number of patients (when available)"
        tail = "The Human Phenotype Ontology (HPO) has collected"
        lists = 0
        with zipfile.ZipFile(medquad_zip) as archive:
            for name in archive.namelist():
                if "2_GARD_QA/" not in name or not name.endswith(".xml"):
                    continue
                root = ElementTree.fromstring(archive.read(name))
                for answer in root.iter("Answer"):
                    _, found, rest = " ".join((answer.text or "").split()).partition(head)
                    if not found:
                        continue
                    lists += 1
                    signs = articles[root.get("url") or ""].symptoms
                    again = " ".join(f"{sign.name} {sign.percent or '-'}" for sign in signs)
                    rest = re.sub(r' \{comment="[^"]*"\}', "", rest)
                    assert again == rest.partition(tail)[0].strip().replace(" % ", " - "), name
        assert lists == medquad.report.count("list of signs rebuilt") == 2243
        shares = Counter(sign.percent for article in medquad.articles for sign in article.symptoms)
        assert (shares["90%"], shares["50%"], shares["7.5%"]) == (8183, 6634, 7235)

    def test_nothing_of_the_explanations_is_left(self, medquad: Import) -> None:
        bodies = [section.body for article in medquad.articles for section in article.sections]
        for words in ("Human Phenotype Ontology provides", "Approximate number of patients", "What is (are)"):
            assert not any(words in body for body in bodies)

    def test_every_letter_of_an_answer_is_kept(self, medquad: Import, medquad_zip: Path) -> None:
        """But for what is the website's, told twice, or the explanation of a list of signs."""
        sections: dict[tuple[str, str, str], list[Section]] = {}
        for article in medquad.articles:
            for section in article.sections:
                key = article.source.name, article.source.id, section.source_id
                sections.setdefault(key, []).append(section)
        compared = 0
        with zipfile.ZipFile(medquad_zip) as archive:
            names = [name for name in archive.namelist() if name.endswith(".xml")]
            documents = [read_document(archive.read(name))[0] for name in names]
        for document in documents:
            assert document is not None
            if document.site == "SeniorHealth":  # its lists are told twice
                continue
            source = f"{SITES[document.site][0]} ({MEDQUAD})"
            for pair in document.pairs:
                told = sections.get((source, document.id, pair.id))
                if told is None:  # of several documents, or a list of signs alone
                    continue
                answer = LEFT_OUT.sub(" ", " ".join(pair.answer.split()))
                if document.site == "NHLBI":  # a heading within the answer that repeats the question's
                    answer = re.sub(r" Overview (?=[A-Z])", " ", answer)
                wanted = letters(answer)
                assert any(wanted in whole(section) for section in told), (document.id, pair.id)
                compared += 1
        assert compared > 13_000

    def test_a_number_that_may_be_two_is_told(self, medquad: Import) -> None:
        assert medquad.report.count("answer with a number that may be two") == 8
        fasciitis = medquad.article("gard-eosinophilic-fasciitis")
        (treatment,) = (section for section in fasciitis.sections if "1525 mg" in section.body)
        assert treatment.body.endswith("Look it up at the source.*")
        assert "check figures" in fasciitis.disclaimer
        assert not medquad.article("cdc-taeniasis").disclaimer

    def test_articles_are_within_the_bounds_and_survive_a_file(self, medquad: Import) -> None:
        for article in medquad.articles[::10]:
            refuse_oversized(article)
            assert from_plain(to_plain(article)) == article

    def test_pages_of_one_series_are_one_article(self, medquad: Import) -> None:
        breast = medquad.article("cancergov-breast-cancer")
        assert breast.source.id == "0000027_1, 0000027_4, 0000027_5"
        assert breast.source.url.endswith("/breast-treatment-pdq")
        assert {s.title.rpartition(" (")[2] for s in breast.sections} == {
            "treatment)", "prevention)", "screening)",
        }  # fmt: skip
        # Other pages that bear the same name are not mixed with it.
        pregnant = medquad.article("cancergov-breast-cancer-in-pregnancy")
        assert pregnant.title == "Breast Cancer in Pregnancy"
        assert "What are the treatments for Breast Cancer in Pregnancy?" in [
            s.title for s in pregnant.sections
        ]
        assert medquad.article("niddk-causes-of-diabetes").source.id.count(",") == 3

    def test_names_codes_and_sources(self, medquad: Import) -> None:
        flynn = medquad.article("gard-flynn-aird-syndrome")
        assert flynn.identifier_values("gard") == ("2347",)
        assert flynn.identifier_values("umls") == ("C0343108",)
        assert "Flynn-Aird syndrome" in [synonym.name for synonym in flynn.synonyms]
        assert flynn.source.licence.startswith("CC BY 4.0")
        assert flynn.updated is None
        assert medquad.article("ninds-holmes-adie").sections
        assert medquad.article("cdc-taeniasis").title == "Taeniasis"
        chagas = medquad.article("cdc-american-trypanosomiasis")
        assert [synonym.name for synonym in chagas.synonyms] == ["Chagas Disease"]
        assert "How to diagnose American Trypanosomiasis?" in [section.title for section in chagas.sections]
        assert all(len(article.categories) == 1 for article in medquad.articles)
        assert len({article.categories for article in medquad.articles}) == 9

    def test_kinds(self, medquad: Import) -> None:
        kinds = Counter(section.kind for article in medquad.articles for section in article.sections)
        assert kinds[SectionKind.INHERITANCE] > 1400
        assert kinds[SectionKind.OTHER] < 2100  # half of them GHR's lists of where to read on


class TestReading:
    def test_lists_headings_and_links(self, tmp_path: Path) -> None:
        text = (
            "Key Points\n   - One of 10^9/L.    - Two, *starred* &amp; α.    - 145 degrees.       After it."
            "\n\nIt can follow:\n\nA fall\n\nA cold\n\nSee http://example.org/a_b. It is &lt;5% [1]."
        )
        article = imported(folder(tmp_path, a=document(text))).articles[0]
        assert article.sections[0].title == "Overview"
        assert article.sections[0].body == (
            "### Key Points\n\n- One of 10^9/L.\n- Two, \\*starred\\* & α.\n- 145 degrees.\n\nAfter it.\n\n"
            "It can follow:\n\n- A fall\n- A cold\n\n"
            "See [http://example.org/a\\_b](http://example.org/a_b). It is &lt;5% \\[1\\]."
        )

    def test_a_heading_behind_a_list_is_not_its_last_item(self, tmp_path: Path) -> None:
        text = "Aims are:\n\nRest at night\n\nEasier sleep\n\nHealthy Eating Plans\n\nEat it."
        article = imported(folder(tmp_path, a=document(text))).articles[0]
        assert article.sections[0].body == (
            "Aims are:\n\n- Rest at night\n- Easier sleep\n\n### Healthy Eating Plans\n\nEat it."
        )

    def test_a_list_of_signs(self, tmp_path: Path) -> None:
        text = (
            "What are the signs and symptoms of D? Some prose. The Human Phenotype Ontology provides the "
            "following list of signs and symptoms for D. If the information is available, the table below "
            "includes how often the symptom is seen in people with this condition. You can use the "
            "MedlinePlus Medical Dictionary to look up the definitions for these medical terms. Signs and "
            "Symptoms Approximate number of patients (when available) "
            "Cone-rod dystrophy 7.5% 2-3 toe syndactyly 1/6 Ataxia - "
        )
        article = imported(folder(tmp_path, a=document(text, kind="symptoms"))).articles[0]
        assert [(s.name, s.percent, s.frequency) for s in article.symptoms] == [
            ("Cone-rod dystrophy", "7.5%", Frequency.OCCASIONAL),
            ("2-3 toe syndactyly", "1/6", Frequency.OCCASIONAL),
            ("Ataxia", "", Frequency.UNKNOWN),
        ]
        assert article.sections[0].title == "What are the signs and symptoms of D?"
        assert article.sections[0].body == "Some prose."

    def test_titles_and_headings(self, tmp_path: Path) -> None:
        site = 'source="GHR" url="https://ghr.nlm.nih.gov/condition/dry-mouth"'
        text = (
            "Key Points\n- It is dry.\n- Care\n\nIt is dry.\n\nIt is.It was (so Dry)and : so.\n\nCare\n\nDo."
        )
        data = document(text, focus="dry mouth", attributes=site)
        more = (
            b'<QAPair><Question qid="8" qtype="treatment">What are the treatments for dry mouth ?</Question>'
            b"<Answer>These resources address the diagnosis or management of dry mouth: - Encyclopedia "
            b"These resources from MedlinePlus offer information about the diagnosis and management of "
            b"various health conditions: - Diagnostic Tests - Drug Therapy - Surgery and Rehabilitation - "
            b"Genetic Counseling - Palliative Care</Answer></QAPair>"
            b'<QAPair><Question qid="9" qtype="information">What is (are) dry mouth ?</Question><Answer>'
            b"It is dry again.</Answer></QAPair>"
        )
        data = data.replace(b"</QAPairs>", more + b"</QAPairs>")
        article = imported(folder(tmp_path, a=data)).articles[0]
        assert (article.id, article.title) == ("ghr-dry-mouth", "Dry mouth")
        assert [(s.title, s.kind) for s in article.sections] == [
            ("Overview", SectionKind.OVERVIEW),
            ("Where to read on diagnosis or management of dry mouth", SectionKind.OTHER),
            ("Overview (2)", SectionKind.OVERVIEW),
        ]
        assert article.sections[0].body == (
            "### Key Points\n\n- It is dry.\n- Care\n\n### It is dry.\n\nIt is. It was (so Dry) and: so.\n\n"
            "### Care\n\nDo."
        )
        assert "Palliative" not in article.sections[1].body

    def test_lists_told_twice_and_headings_within_a_line(self, tmp_path: Path) -> None:
        site = 'source="NIHSeniorHealth" url="http://nihseniorhealth.gov/drymouth"'
        text = (
            "Signs are - a cold  - a cough a cold a cough Working With Teams A team of many treats it. "
            "-  It is dry day and night.  It is dry day and night. (Watch the video to learn more. To reduce "
            "the video, press the Escape (Esc) button on your keyboard.) Vitamin A helps."
        )
        found = imported(folder(tmp_path, a=document(text, attributes=site)))
        assert found.articles[0].sections[0].body == (
            "Signs are\n\n- a cold\n- a cough\n\n### Working With Teams\n\nA team of many treats it.\n\n"
            "- It is dry day and night.\n\nVitamin A helps."
        )
        assert found.report.count("item of a list told twice, kept once") == 3

    def test_links_that_are_not_there_are_told(self, tmp_path: Path) -> None:
        answer = "You can read more at the following links."
        found = imported(folder(tmp_path, a=document(answer)))
        assert "not in MedQuAD" in found.articles[0].sections[0].body
        assert found.report.count("answer that speaks of links it does not have") == 1

    def test_an_empty_answer_is_counted(self, tmp_path: Path) -> None:
        found = imported(folder(tmp_path, a=document(" ")))
        assert found.articles[0].is_stub
        assert found.report.count("question without an answer") == 1
        assert found.report.count("document without an answer") == 1


class TestBadInput:
    def test_bad_documents_are_listed_and_the_others_read(self, tmp_path: Path) -> None:
        bomb = (
            b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
            b"<Document><QAPairs><QAPair>&b;</QAPair></QAPairs></Document>"
        )
        file = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><Document><QAPairs/></Document>'
        found = imported(
            folder(
                tmp_path,
                a=document("It is."),
                b=bomb,
                c=file.decode().encode("utf-16"),
                d=document("Caf\u00e9").decode().encode("latin-1"),
                e=document("It is.")[:120],
                f=b"",
                g=document("It is.", focus=" "),
                h=document("It is again."),
                i=b"<html/>",
                j=document("x" * 400_000, number=8),
            )
        )
        assert [article.title for article in found.articles] == ["Disease"]
        reasons = {skipped.record: skipped.reason for skipped in found.report.skipped}
        assert found.report.read == 10
        assert set(reasons) == {f"{name}.xml" for name in "bcdefghij"}
        assert "entities" in reasons["b.xml"]
        assert "entities" in reasons["c.xml"]
        assert "same number" in reasons["h.xml"]

    def test_what_is_of_another_kind_is_not_recognised(self, tmp_path: Path) -> None:
        (tmp_path / "a.xml").write_text("<html/>")
        assert not MedQuad().recognises(tmp_path)
        (tmp_path / "b.xml").write_bytes(document("It is."))
        assert MedQuad().recognises(tmp_path)
        assert MedQuad().recognises(tmp_path / "b.xml")
        empty = tmp_path / "empty"
        empty.mkdir()
        with pytest.raises(SourceError):
            imported(empty)

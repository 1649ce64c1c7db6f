"""Orphanet's packets: what its publisher counts is imported, whatever the shape it comes in."""

from __future__ import annotations

import json
import re
import zipfile
from collections import Counter
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from gardreader.articles.facts import Fact, FactKind
from gardreader.articles.limits import refuse_oversized
from gardreader.articles.model import Article, Frequency, Reach, Related
from gardreader.articles.plain import from_plain, to_plain
from gardreader.errors import SourceError
from gardreader.importers.orphapackets import Orphapackets
from gardreader.importers.registry import find_importer
from gardreader.importers.report import ImportReport, ReportBuilder
from gardreader.importers.run import gather
from gardreader.progress import silent
from tests.importers.conftest import Imported, Record


@pytest.fixture(scope="session")
def orpha_zip(shared_data: Path) -> Path:
    return shared_data / "orphapackets-2025-12.zip"


@pytest.fixture(scope="session")
def orpha_raw(orpha_zip: Path) -> dict[str, Record]:
    with zipfile.ZipFile(orpha_zip) as archive:
        found = [json.loads(archive.read(name))["Orphapacket"] for name in archive.namelist()]
    return {record["ORPHAcode"]: record for record in found}


@pytest.fixture(scope="session")
def orpha_import(orpha_zip: Path) -> Imported:
    gathered = gather([orpha_zip], silent)
    return Imported(tuple(gathered.articles), gathered.report.finish())


class TestRealPackets:
    def test_what_the_publisher_counts_is_there(self, orpha_import: Imported) -> None:
        report, articles = orpha_import.report, orpha_import.articles
        assert (report.read, report.imported, report.skipped) == (9960, 9960, ())
        assert report.importer == "ORPHApackets"
        assert len({article.id for article in articles}) == 9960
        assert report.count("sections") == sum(not a.is_stub for a in articles) == 6891
        assert report.count("synonyms") == 13_888
        assert report.count("symptoms") + report.count("sign listed twice with one frequency") == 115_878
        assert report.count("genes") == 8018
        assert report.count("identifiers") == 9960 + 8435  # OMIM's
        reaches = Counter(code.reach for article in articles for code in article.identifiers)
        assert reaches == {
            Reach.EXACT: 9960 + 3659, Reach.NARROWER: 3989, Reach.BROADER: 758, Reach.UNDECIDED: 29,
        }  # fmt: skip
        assert (
            report.stubs
            == 9960 - 6891
            == report.count("group of disorders without a text")
            + report.count("disorder without a definition")
        )

    def test_the_main_groups_are_the_categories(self, orpha_import: Imported) -> None:
        categories = Counter(name for a in orpha_import.articles for name in a.categories)
        assert len(categories) == 31
        assert {
            "Rare neurologic disease",
            "Rare skin disease",
            "Rare infectious disease",
        } <= categories.keys()
        assert sum(not article.categories for article in orpha_import.articles) < 100

    def test_every_link_up_and_down_is_kept(
        self, orpha_import: Imported, orpha_raw: dict[str, Record]
    ) -> None:
        relations = Counter(related.relation for a in orpha_import.articles for related in a.related)
        assert relations == {"parent": 19_437 + 44, "child": 12_175}
        ids = {article.id for article in orpha_import.articles}
        lost = sum(r.id not in ids for a in orpha_import.articles for r in a.related)
        assert lost == orpha_import.report.count("related disease without a record")

    def test_a_known_disease(self, orpha_import: Imported) -> None:
        wilson = orpha_import.by_number[905]
        assert (wilson.id, wilson.title) == ("orpha-905", "Wilson disease")
        assert wilson.identifier_values("omim") == ("277900",)
        assert Fact(FactKind.INHERITANCE, "Autosomal recessive") in wilson.facts
        gene = next(fact for fact in wilson.facts if fact.kind is FactKind.GENE)
        assert gene.value.startswith("ATP7B: ATPase copper transporting beta (disease-causing germline")
        assert gene.value.endswith("mutation(s), loss of function)")
        assert gene.code == "HGNC:870, OMIM:606882"
        assert Related("orpha-309839", "Disorder of copper metabolism", "parent") in wilson.related
        source = wilson.source
        assert (source.name, source.licence) == ("Orphanet", "Orphanet (c) 2025")
        assert source.url == "https://www.orpha.net/en/disease/detail/905"

    def test_definitions_are_word_for_word(
        self, orpha_import: Imported, orpha_raw: dict[str, Record]
    ) -> None:
        for code, article in orpha_import.by_number.items():
            text = orpha_raw[str(code)].get("TextSection", {}).get("Contents", "")
            raw = re.sub(r"</?i>|<i(?=<S)<", "", unescape(text), flags=re.IGNORECASE)
            raw = raw.replace("ﬁ", "fi").replace("ﬂ", "fl")
            body = article.sections[0].body if article.sections else ""
            plain = unescape(re.sub(r"</?(?:em|sup|sub)>", "", body))
            assert _letters(plain) == _letters(raw), code
            assert ("without commas" in article.disclaimer) == (len(body) > 100 and "," not in body)

    def test_figures_are_kept(self, orpha_import: Imported, orpha_raw: dict[str, Record]) -> None:
        for code, article in orpha_import.by_number.items():
            told = [s.percent for s in article.symptoms]
            wanted = {
                p["Phenotype"]["HPOFrequency"].partition("(")[2].rstrip(")")
                for p in orpha_raw[str(code)].get("Phenotypes") or ()
            }
            assert set(told) == wanted, code

    def test_every_article_fits_a_page_and_is_read_back(self, orpha_import: Imported) -> None:
        for number, article in enumerate(orpha_import.articles):
            refuse_oversized(article)
            if number % 25 == 0:
                assert from_plain(to_plain(article)) == article


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum() or c in "<>%/[]")


PACKET: dict[str, Any] = {
    "ORPHAcode": "7",
    "Label": "Example &amp; disease",
    "DisorderType": {"value": "Disease"},
}


def _import(folder: Path, *packets: object) -> tuple[list[Article], ImportReport]:
    for number, packet in enumerate(packets):
        text = packet if isinstance(packet, str) else json.dumps({"Orphapacket": packet})
        (folder / f"{number}.json").write_text(text, encoding="utf-8")
    report = ReportBuilder("folder", "x")
    return list(Orphapackets().articles(folder, report, silent)), report.finish()


def test_codes_come_flat_or_wrapped_and_the_exact_ones_first(tmp_path: Path) -> None:
    near, exact = (
        "NTBT (ORPHAcode is narrower than the targeted code)",
        "E (Exact mapping: the two concepts are equivalent)",
    )
    references = [
        {"ExternalReference": {"Source": "OMIM", "Reference": "100001", "DisorderMappingRelation": near}},
        {"Source": "OMIM", "Reference": "100002", "DisorderMappingRelation": exact},
        {
            "ExternalReference": [
                {"Source": "ICD-10", "Reference": "Q87.4"},
                {"Source": "UMLS", "Reference": "C1"},
            ]
        },
        {"Source": "MeSH", "Reference": "D1"},
        {"Source": "OMIM"},
    ]
    (article,), report = _import(tmp_path, PACKET | {"ExternalReferences": references})
    assert [(i.scheme, i.value) for i in article.identifiers] == [
        ("orpha", "7"), ("omim", "100002"), ("omim", "100001"), ("icd10", "Q87.4"),
        ("umls", "C1"), ("mesh", "D1"),
    ]  # fmt: skip
    assert [i.value for i in article.identifiers if i.reach is Reach.BROADER] == ["100001"]
    assert article.identifier_values("omim") == ("100002",)
    assert report.count("code of a wider or narrower disorder") == 1
    assert article.title == "Example & disease"


def test_lists_of_one_may_stand_without_their_list(tmp_path: Path) -> None:
    packet = PACKET | {
        "Synonyms": {"Synonym": "Exemplitis"},
        "Parents": {"Parent": {"ORPHAcode": "8", "Label": "Group"}},
        "TypeOfInheritances": {"TypeOfInheritance": [{"value": "X-linked"}, {"value": "No data available"}]},
        "AverageAgeOfOnsets": [{"AverageAgeOfOnset": {"value": "Adult"}}],
        "Phenotypes": {"Phenotype": {"HPOId": "HP:0001945", "HPOTerm": "Fever", "HPOFrequency": "Rarely"}},
        "Genes": "no data",
        "Prevalences": {"Prevalence": {"PrevalenceClass": "Unknown", "ValMoy": "0.0"}},
        "Colour": "red",
    }
    (article,), report = _import(tmp_path, packet)
    assert [s.name for s in article.synonyms] == ["Exemplitis"]
    assert article.categories == ("Group",)
    assert [fact.value for fact in article.facts] == ["Disease", "X-linked", "Adult", "Unknown"]
    assert article.symptoms[0].frequency is Frequency.UNKNOWN
    assert report.count("field not imported: Colour") == 1
    assert report.count("frequency that is not known: Rarely") == 1
    assert report.count("fact without data") == 1


def test_what_cannot_be_an_article_is_told(tmp_path: Path) -> None:
    articles, report = _import(
        tmp_path,
        PACKET,
        PACKET,
        PACKET | {"ORPHAcode": "9", "Label": "OBSOLETE: Old disease"},
        PACKET | {"ORPHAcode": "x"},
        "{",
        "[]",
        PACKET
        | {"ORPHAcode": "10", "Phenotypes": [3, None], "TextSection": "x", "Genes": [[]], "Synonyms": 5},
    )
    assert [article.id for article in articles] == ["orpha-7", "orpha-10"]
    assert [skipped.reason.partition(":")[0] for skipped in report.skipped] == [
        "a packet of the same ORPHA code was imported before",
        "Orphanet marks it as obsolete",
        "the packet has no ORPHA code or no name",
        "not JSON",
        "not an ORPHApacket",
    ]


def test_a_ring_of_parents_ends(tmp_path: Path) -> None:
    one = PACKET | {"Parents": [{"Parent": [{"ORPHAcode": "8", "Label": "Eight"}]}]}
    two = PACKET | {"ORPHAcode": "8", "Parents": [{"Parent": [{"ORPHAcode": "7", "Label": "Seven"}]}]}
    articles, _ = _import(tmp_path, one, two)
    assert [article.categories for article in articles] == [("Eight",), ("Seven",)]


def test_it_is_found_by_what_it_holds(tmp_path: Path) -> None:
    _import(tmp_path, PACKET)
    assert find_importer(tmp_path).name == find_importer(tmp_path / "0.json").name == "ORPHApackets"
    (tmp_path / "empty").mkdir()
    with pytest.raises(SourceError, match="there is no JSON record in it"):
        list(Orphapackets().articles(tmp_path / "empty", ReportBuilder("x", "x"), silent))

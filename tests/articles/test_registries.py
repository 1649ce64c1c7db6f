from __future__ import annotations

import doctest

import pytest

from gardreader.articles import registries
from gardreader.articles.model import Identifier
from gardreader.articles.registries import compact, pubmed_page, registry, registry_page, trial_page


def test_the_examples_hold() -> None:
    assert doctest.testmod(registries).failed == 0


@pytest.mark.parametrize(
    ("scheme", "value", "page"),
    [
        ("omim", "219700", "https://omim.org/entry/219700"),
        ("orpha", "586", "https://www.orpha.net/en/disease/detail/586"),
        ("orpha", "85138", "https://www.orpha.net/en/disease/detail/85138"),
        ("gard", "6233", "https://rarediseases.info.nih.gov/diseases/6233/index"),
        ("gard", "7", "https://rarediseases.info.nih.gov/diseases/7/index"),
        ("umls", "C0010674", ""),
        ("icd10", "E84", ""),
        ("unheard-of", "1", ""),
    ],
)
def test_a_code_has_the_page_of_its_registry(scheme: str, value: str, page: str) -> None:
    assert registry_page(Identifier(scheme, value)) == page


@pytest.mark.parametrize(
    "value",
    ["test", "", "21970", "2197000", "219700/../x", "219700 219701", "219700\u200b", "٢١٩٧٠٠", "<219700>"],
)
def test_what_is_no_code_leads_nowhere(value: str) -> None:
    assert registry_page(Identifier("omim", value)) == ""


def test_names_are_the_registries_own() -> None:
    assert [registry(s).name for s in ("orpha", "icd10cm", "snomed", "mesh", "xyz")] == [
        "ORPHA",
        "ICD-10-CM",
        "SNOMED CT",
        "MeSH",
        "XYZ",
    ]


def test_a_copied_code_says_whose_it_is_once() -> None:
    assert compact(Identifier("orpha", "586")) == "ORPHA:586"
    assert compact(Identifier("snomed", "190905008")) == "SNOMEDCT:190905008"
    assert compact(Identifier("mondo", "MONDO:0009061")) == "MONDO:0009061"


def test_papers_and_trials() -> None:
    assert pubmed_page("29343940") == "https://pubmed.ncbi.nlm.nih.gov/29343940/"
    assert trial_page("NCT00655096") == "https://clinicaltrials.gov/study/NCT00655096"
    assert trial_page("NCT0065509") == trial_page("NCT006550966") == trial_page("EUCTR2004") == ""

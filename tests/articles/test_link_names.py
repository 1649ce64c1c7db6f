"""Addresses of registries are called by what they are; nothing passes for one of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gardreader.articles.link_names import gard_number, link_name
from gardreader.articles.links import is_open
from gardreader.articles.model import Identifier, Reference
from gardreader.articles.references import links
from gardreader.articles.registries import pubmed_page, registry_page, trial_page


@pytest.mark.parametrize(
    ("address", "name"),
    [
        (pubmed_page("123"), "PubMed record 123"),
        ("http://www.ncbi.nlm.nih.gov/pubmed/10760751", "PubMed record 10760751"),
        ("https://www.ncbi.nlm.nih.gov/pubmed/?term=25663266", "PubMed record 25663266"),
        ("http://www.ncbi.nlm.nih.gov/pubmed/10606898?dopt=Abstract", "PubMed record 10606898"),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC5109284/", "PubMed Central article PMC5109284"),
        ("https://www.ncbi.nlm.nih.gov/books/NBK1258/", "NCBI Bookshelf chapter NBK1258"),
        (registry_page(Identifier("omim", "219700")), "OMIM entry 219700"),
        ("http://www.ncbi.nlm.nih.gov/entrez/dispomim.cgi?id=300257", "OMIM entry 300257"),
        (registry_page(Identifier("orpha", "586")), "Orphanet disease 586"),
        ("http://www.orpha.net/consor/cgi-bin/OC_Exp.php?lng=en&Expert=2152", "Orphanet disease 2152"),
        (registry_page(Identifier("gard", "6233")), "GARD page of disease 6233"),
        (trial_page("NCT01215747"), "ClinicalTrials.gov study NCT01215747"),
        ("https://doi.org/10.1000/1", "The publication of DOI 10.1000/1"),
        ("https://www.ncbi.nlm.nih.gov/pubmed?term=(gastroparesis)%20AND%20x", ""),
        ("https://pubmed.ncbi.nlm.nih.gov.evil.example/123/", ""),
        ("https://evil.example/https://pubmed.ncbi.nlm.nih.gov/123/", ""),
        ("https://pubmed.ncbi.nlm.nih.gov@evil.example/123/", ""),
        ("https://notomim.org/entry/219700", ""),
        ("file://omim.org/entry/219700", ""),
        ("https://[bad", ""),
        ("", ""),
    ],
)
def test_names(address: str, name: str) -> None:
    assert link_name(address) == name


@pytest.mark.parametrize(
    ("address", "number"),
    [
        ("https://rarediseases.info.nih.gov/diseases/4870/russell-silver-syndrome", "4870"),
        ("http://rarediseases.info.nih.gov/gard/1467/congenital-adrenal-hyperplasia/resources/1", "1467"),
        ("http://rarediseases.info.nih.gov/GARD/Condition/5116/TAR_syndrome.aspx", "5116"),
        ("http://rarediseases.info.nih.gov/GARD/Disease.aspx?PageID=4&DiseaseID=6479", "6479"),
        ("http://rarediseases.info.nih.gov/GARD/QnASelected.aspx?diseaseID=6516#6288", "6516"),
        ("http://rarediseases.info.nih.gov/diseases/preview/5973/burkitt-lymphoma/cases/35624/x", "5973"),
        ("https://rarediseases.info.nih.gov/diseases/6233", "6233"),
        ("https://rarediseases.info.nih.gov/about-gard/contact-gard", ""),
        ("https://rarediseases.info.nih.gov/guides/pages/73/faqs-about-chromosome-disorders", ""),
        ("https://evil.example/diseases/6233/x", ""),
    ],
)
def test_diseases_of_gard(address: str, number: str) -> None:
    assert gard_number(address) == number


@given(st.text(max_size=80) | st.from_regex(r"https?://[a-z.]{1,30}/[a-zA-Z0-9/?=&#]{0,60}", fullmatch=True))
def test_any_text_has_a_name_or_none(address: str) -> None:
    assert (gard_number(address) == "") or link_name(address).startswith("GARD")


@pytest.mark.shared
def test_real_references_lead_to_what_is_named(gard_references: tuple[Reference, ...]) -> None:
    named = 0
    for reference in gard_references:
        for label, address in links(reference):
            assert is_open(address), address
            if label.startswith(("PMID", "PMCID")):
                assert label.split()[1] in link_name(address)
                named += 1
    assert named > 1500

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gardreader.glossary.finding import Finder, find_terms
from gardreader.glossary.forms import normal, variants
from gardreader.packs.library import Library
from tests.glossary.writing import a_term

TERMS = (
    a_term("ataxia", "atactic"),
    a_term("telangiectasia"),
    a_term("autosomal recessive", "autosomal recessive inheritance"),
    a_term("recessive"),
    a_term("auto-antibody"),
    a_term("X-linked"),
    a_term("Bell's palsy"),
    a_term("diagnosis"),
    a_term("ALS"),
    a_term("CT scan", "CT"),
    a_term("mtDNA"),
)
FINDER = Finder(TERMS)


def found_in(text: str) -> list[str]:
    return [text[found.start : found.end] for found in FINDER.find(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ataxia, atactic; ATAXIA.", ["Ataxia", "atactic", "ATAXIA"]),
        ("ataxias and diagnoses", ["ataxias", "diagnoses"]),
        ("cataxia ataxial pre-ataxia ataxia-like ataxia_x", []),
        ("an ataxia's end, “ataxia’s”", ["ataxia", "ataxia"]),
        ("ataxia/telangiectasia (ataxia)", ["ataxia", "telangiectasia", "ataxia"]),
        ("ataxia-telangiectasia", []),
        ("micro- and ataxia", ["ataxia"]),
        ("Autosomal recessive inheritance", ["Autosomal recessive inheritance"]),
        ("autosomal-recessive", ["autosomal-recessive"]),
        ("autosomal\u00a0 recessive", ["autosomal\u00a0 recessive"]),
        ("autosomal\nrecessive", ["recessive"]),
        ("autosomal dominant or recessive", ["recessive"]),
        ("autoantibody auto antibodies Auto‑antibody", ["autoantibody", "auto antibodies", "Auto‑antibody"]),
        ("X linked, x-linked, X–linked", ["X linked", "x-linked", "X–linked"]),
        ("Bell’s palsy and Bell's palsies", ["Bell’s palsy", "Bell's palsies"]),
        ("ALS, als, Als", ["ALS"]),
        ("a CT, a CT scan, CTs, ct, a CT-scan", ["CT", "CT scan", "CTs", "CT-scan"]),
        ("mtDNA MTDNA mtdna", ["mtDNA"]),
        ("DIAGNOSIS", ["DIAGNOSIS"]),
        ("İİ ataxia 😀 ataxia", ["ataxia", "ataxia"]),
        ("", []),
    ],
)
def test_words_are_found_whole_and_the_longest_first(text: str, found: list[str]) -> None:
    assert found_in(text) == found


def test_a_part_of_the_text_ends_as_a_text_does() -> None:
    text = "ataxia recessives"
    assert [f.term for f in FINDER.find(text, 0, 3)] == []
    assert [f.term for f in FINDER.find(text, 7, 16)] == ["recessive"]


def test_a_term_is_met_once_a_section_and_never_in_a_link() -> None:
    text = "ataxia ataxia CT | ataxia CT ataxia"
    assert [f.start for f in find_terms(text, TERMS)] == [0, 14]
    sections = [[(0, 6), (7, 16)], [(18, len(text))]]
    assert [f.start for f in find_terms(text, FINDER, sections)] == [0, 14, 19, 26]
    assert [f.start for f in find_terms(text, FINDER, sections, [(0, 6), (17, 28)])] == [7, 14, 29]


_PIECES = st.one_of(
    st.sampled_from([form for term in TERMS for form in term.written]),
    st.sampled_from([v for term in TERMS for form in term.written for v in variants(form)]),
    st.sampled_from(["non", "-", "–", " ", " ", "'s", "’s", "\n", ".", "_", "s", "CT", "X", "İ", "😀", "ß"]),
    st.text(max_size=4),
)


@given(st.lists(_PIECES, max_size=30).map("".join))
def test_whatever_the_text_what_is_found_is_a_form_and_stands_alone(text: str) -> None:
    known = {v: term.id for term in TERMS for form in term.written for v in variants(form)}
    end = 0
    for found in FINDER.find(text):
        assert end <= found.start < found.end <= len(text)
        word = text[found.start : found.end]
        assert found.term in (known.get(normal(word)), known.get(word.lower()))
        assert not re.search(r"\w\Z|[^\W_][-–]\Z", text[: found.start])
        assert not re.match(r"(?!['’]s)(\w|[-–][^\W_])", text[found.end :])
        end = found.end


@given(st.lists(st.sampled_from([f for term in TERMS for f in term.written]), max_size=12))
def test_every_form_between_stops_is_found(forms: list[str]) -> None:
    assert found_in(". ".join(forms)) == forms


def test_the_real_texts_hold_terms_where_a_plain_search_finds_them(gard_library: Library) -> None:
    finder = Finder([a_term("ataxia"), a_term("autosomal recessive", "autosomal recessive manner")])
    plain = re.compile(r"(?i)(?<!\w)(?<!\w-)(?:ataxias?|autosomal[ -]recessive(?: manners?)?)(?!-?\w)")
    texts = 0
    for _, article in gard_library.articles():
        for section in article.sections:
            if "taxia" in section.body or "recessive" in section.body:
                texts += 1
                found = [section.body[f.start : f.end] for f in finder.find(section.body)]
                assert found == [m[0] for m in plain.finditer(section.body)], section.body
    assert texts > 500


def test_a_word_without_end_is_no_fault() -> None:
    assert found_in(f"ataxia{chr(39)}s then ataxia{(chr(39) + 's') * 5_000} ataxia") == ["ataxia", "ataxia"]

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from gardreader.errors import HandoutError
from gardreader.handouts.clinic import Clinic
from gardreader.handouts.compose import compose, compose_all, page_number
from gardreader.handouts.heads import USUAL_LINES
from gardreader.handouts.options import HandoutOptions, Ink, RefsAs
from gardreader.handouts.sets import Chapter, Work
from gardreader.i18n import languages, use_language
from gardreader.rendering.options import Page
from gardreader.rendering.themes import PAPER, load_theme
from tests.handouts.conftest import PRINTED
from tests.rendering.samples import FULL, STUB, bundled
from tests.test_i18n import catalogue


def test_every_sheet_says_what_it_is_where_from_and_when() -> None:
    handout = compose(FULL, PRINTED)
    assert handout.title == "Example disease"
    assert handout.printed == "Printed 25 November 2026"
    assert handout.source == "Source: A registry of examples · retrieved 14 December 2020"
    assert handout.disclaimer.startswith("For information only.")
    assert page_number(2, 7) == "Page 2 of 7"


def test_a_source_without_a_day_is_named_without_one() -> None:
    article = replace(STUB, source=replace(STUB.source, retrieved=None))
    assert compose(article, PRINTED).source == "Source: A registry of examples"


def test_only_the_chosen_parts_are_there_and_marks_lead_nowhere_without_their_list() -> None:
    page = compose(FULL, HandoutOptions(parts=("overview", "signs"))).page
    assert [anchor.id for anchor in page.anchors] == ["top", "overview", "signs"]
    assert '<span class="cite">[1]</span>' in page.html
    assert "#ref-" not in page.html


def test_references_are_those_that_the_chosen_parts_cite() -> None:
    page = compose(FULL, HandoutOptions(parts=("cause", "overview", "references"))).page
    assert "Doe J, Roe R" in page.html
    assert "A book that nobody cites" not in page.html


@pytest.mark.parametrize("parts", [(), ("no-such-part",)])
def test_a_handout_of_nothing_is_refused(parts: tuple[str, ...]) -> None:
    with pytest.raises(HandoutError, match="Nothing was chosen to print"):
        compose(FULL, HandoutOptions(parts=parts))


def test_what_only_a_screen_can_do_is_left_out() -> None:
    html = compose(FULL, PRINTED).page.html
    assert "On this page" not in html
    assert "↑" not in html
    assert "article:" not in html


def test_links_are_followed_by_their_addresses() -> None:
    html = compose(FULL, PRINTED).page.html
    assert '<p class="line">a test: <a href="https://example.org/test">example.org/test</a></p>' in html
    assert 'read here: <a href="https://example.org/leaflet">example.org/leaflet</a>' in html


def test_parts_are_printed_in_their_order_and_cite_what_the_list_holds() -> None:
    page = compose(FULL, replace(PRINTED, parts=("references", "signs", "cause", "overview"))).page
    assert [anchor.id for anchor in page.anchors] == ["top", "references", "signs", "cause", "overview"]
    places = [page.html.index(f'id="{anchor.id}"') for anchor in page.anchors]
    assert places == sorted(places)
    assert "Doe J, Roe R" in page.html
    assert "A book that nobody cites" not in page.html


def test_the_age_at_the_top_is_that_of_what_is_printed() -> None:
    assert "This article is 7 years old." in compose(FULL, PRINTED).page.html
    old = compose(FULL, replace(PRINTED, parts=("overview",)))
    assert "This article is 16 years old.</b> Its latest update was on 8 April 2010." in old.page.html
    assert "8 April 2010 · 16 years ago" in old.page.html
    led = compose(FULL, replace(PRINTED, parts=("glance", "overview"))).page.html
    assert "<b>Last updated:</b> 8 April 2010 (16 years ago)." in led
    assert "This article is 7 years old." in compose(FULL, replace(PRINTED, parts=("signs",))).page.html


def test_every_sheet_can_say_when_its_sections_were_updated_and_the_edition() -> None:
    handout = compose(Chapter(FULL, "A pack, edition 7"), PRINTED)
    assert handout.edition == "A pack, edition 7"
    assert handout.dates == "Updated 8 April 2010 to 2019, some sections have no date"
    assert compose(FULL, replace(PRINTED, parts=("overview",))).dates == "Updated 8 April 2010"
    assert compose(FULL, replace(PRINTED, parts=("cause",))).dates == "The sections have no date"
    assert compose(FULL, replace(PRINTED, parts=("signs",))).dates == ""


def test_the_clinic_and_the_patient_stand_at_the_head() -> None:
    clinic = Clinic("A <clinic>", ("1 High Street", "Example Town"), "555", Path("logo.png"))
    handout = compose(FULL, replace(PRINTED, clinic=clinic, patient=" Mary \n Example "))
    head = handout.page.html.partition("<h1")[0]
    assert "A &lt;clinic&gt;" in head
    assert "1 High Street\u00a0· Example Town" in head
    assert "Telephone: 555" in head
    assert "For: Mary Example<" in head
    assert head.count('<img src="logo:clinic">') == 1
    assert handout.logo == clinic.logo
    assert compose(FULL, PRINTED).logo is None
    assert "For: ____" in compose(FULL, replace(PRINTED, patient_line=True)).page.html


def test_notes_are_typed_or_lines_to_fill_in() -> None:
    html = compose(FULL, replace(PRINTED, notes="Twice <a day>.\n\nCome back.", notes_lines=4)).page.html
    notes = html.partition('id="notes"')[2].partition("<h2")[0]
    assert "<p>Twice &lt;a day&gt;.</p><p>Come back.</p>" in notes
    assert notes.count('class="ruled"') == 4
    placed = compose(FULL, replace(PRINTED, parts=("notes", "cause"))).page
    assert [anchor.id for anchor in placed.anchors] == ["top", "notes", "cause"]
    assert placed.html.count('class="ruled"') == USUAL_LINES


def test_references_are_short_with_codes_where_that_is_chosen() -> None:
    handout = compose(FULL, replace(PRINTED, parts=("overview", "references"), refs=RefsAs.QR))
    assert [(code.number, code.address) for code in handout.codes] == [
        (1, "https://pubmed.ncbi.nlm.nih.gov/1234567/"),
        (2, "https://example.org/glance"),
    ]
    assert handout.codes[0].text == "Doe et al. On examples. Journal of Examples, 2006."
    for code in handout.codes:
        assert f'<img src="qr:{code.number}">' in handout.page.html
        assert f'id="ref-{code.number}"' in handout.page.html
    assert compose(FULL, PRINTED).codes == ()


@pytest.mark.parametrize(
    "options",
    [
        HandoutOptions(parts=("overview", "signs")),
        HandoutOptions(parts=("overview", "references"), refs=RefsAs.NONE),
        HandoutOptions(parts=("overview",), refs=RefsAs.QR),
        HandoutOptions(refs=RefsAs.NONE),
    ],
)
def test_where_the_references_are_is_told_when_they_are_not_printed(options: HandoutOptions) -> None:
    html = compose(FULL, options).page.html
    count = 3 if options.parts is None else 2
    told = f"References: {count}, in the article “Example disease” in gardreader, or at"
    assert f'{told} <a href="https://example.org/diseases/7">https://example.org/diseases/7</a>' in html
    assert "#ref-" not in html


def test_words_used_are_explained_once_those_of_the_printed_parts_alone() -> None:
    article = next(article for article in bundled() if article.id == "wilson-disease")
    kinds = {section.kind.value for section in article.sections}
    whole = compose(article, replace(PRINTED, glossary=True)).page
    part = compose(article, replace(PRINTED, glossary=True, parts=(min(kinds), "source"))).page
    assert [anchor.id for anchor in whole.anchors][-3:] == ["words", "references", "source"]
    assert [anchor.id for anchor in part.anchors][-2:] == ["words", "source"]
    assert 0 < part.html.count('class="word"') < whole.html.count('class="word"')


def test_the_short_form_has_no_codes_and_says_its_age() -> None:
    article = next(article for article in bundled() if article.id == "wilson-disease")
    html = compose(article, replace(PRINTED, short=True)).page.html
    assert 'class="glance' not in html
    assert "Last updated: " in html
    assert 'class="glance' in compose(STUB, replace(PRINTED, short=True)).page.html


def test_the_facts_at_a_glance_are_a_part_that_leads_or_has_its_heading() -> None:
    def page(*parts: str) -> Page:
        return compose(FULL, replace(PRINTED, parts=parts)).page

    assert 'class="glance' not in page("overview").html
    led = page("glance", "overview")
    assert [anchor.id for anchor in led.anchors] == ["top", "overview"]
    assert led.html.index('class="glance') < led.html.index('id="overview"')
    placed = page("overview", "glance", "source")
    assert [anchor.title for anchor in placed.anchors[2:]] == ["At a glance", "Source and disclaimer"]
    assert placed.html.index('id="overview"') < placed.html.index('class="glance')
    assert 'class="glance' in page("glance").html  # alone it is something to print


def test_in_a_set_words_are_explained_once_behind_all() -> None:
    articles = [a for a in bundled() if a.id in ("wilson-disease", "cystic-fibrosis", "fabry-disease")]
    assert len(articles) > 1
    work = Work("Some", tuple(map(Chapter, articles)))
    alone = set().union(*(_words(compose(a, replace(PRINTED, glossary=True)).page) for a in articles))
    for options in (
        replace(PRINTED, glossary=True, notes_lines=2),
        replace(PRINTED, parts=("words", "overview", "cause", "treatment", "notes", "source")),
    ):
        *before, last = (handout.page for handout in compose_all(work, options))
        assert not any(_words(page) for page in before)
        assert last.anchors[-1].id == "words"
        words = re.findall(r'<p class="word"><b>(.*?)</b>', last.html)
        assert len(words) == len(set(words))
        assert set(words) == alone if options.parts is None else set(words) <= alone
        if options.parts is not None:  # where the references are is told of the last article, above
            assert last.html.index("References: ") < last.html.index('id="words"')
        assert any(word not in _words(compose(articles[-1], options).page) for word in words)


def _words(page: Page) -> set[str]:
    return set(re.findall(r'<p class="word"><b>(.*?)</b>', page.html))


def test_black_ink_is_another_theme() -> None:
    assert compose(FULL, PRINTED).theme == PAPER
    black = load_theme(compose(FULL, replace(PRINTED, ink=Ink.BLACK)).theme)
    for name, colour in black.colours().items():
        red, green, blue = colour[1:3], colour[3:5], colour[5:7]
        used = not name.startswith(("selection", "window", "panel", "button", "error", "success"))
        assert not used or name in ("border", "control", "focus") or red == green == blue, name
    assert black.warning_page == black.note_page == black.page == "#ffffff"


def test_labels_are_in_the_language_chosen_and_in_no_other_thread(tmp_path: Path) -> None:
    folder = tmp_path / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    texts = {
        "": "Content-Type: text/plain; charset=UTF-8\n",
        "Printed {date}": "Imprimé le {date}",
        "Page {number} of {count}": "Page {number} sur {count}",
    }
    (folder / "gardreader.mo").write_bytes(catalogue(texts))
    use_language(tmp_path, ["en"])
    try:
        handout = compose(FULL, replace(PRINTED, language="fr"))
        assert handout.printed.startswith("Imprimé le ")
        assert handout.page_number(2, 7) == "Page 2 sur 7"
        assert compose(FULL, PRINTED).printed.startswith("Printed ")
        assert languages() == ("en", "fr")
    finally:
        use_language(tmp_path / "none", ["en"])


def test_in_a_set_the_head_is_on_the_first_and_the_notes_at_the_end() -> None:
    options = replace(PRINTED, clinic=Clinic("C"), patient="M", notes_lines=2)
    first, last = compose_all(Work("Two", (Chapter(FULL), Chapter(FULL))), options)
    assert ("For: M" in first.page.html, "For: M" in last.page.html) == (True, False)
    assert ('id="notes"' in first.page.html, 'id="notes"' in last.page.html) == (False, True)
    covered = compose_all(Work("Two", (Chapter(FULL), Chapter(FULL)), cover=True), options)
    assert not any("For: M" in handout.page.html for handout in covered)


def test_an_article_with_none_of_the_parts_is_named() -> None:
    with pytest.raises(HandoutError, match="of Example disease: it has none of these parts"):
        compose(FULL, HandoutOptions(parts=("treatment",)))

"""Saved GARD pages of 2022: all that the page shows is imported, once, and what gives nothing is told.

The pages are made here, in the markup that the site had and in words of the test's own.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from gardreader.articles.facts import Fact, FactKind
from gardreader.articles.model import Article, Frequency, SectionKind
from gardreader.building import import_to_pack
from gardreader.errors import SourceError
from gardreader.importers.gard_live import GardLive
from gardreader.importers.registry import find_importer
from gardreader.importers.report import ImportReport
from gardreader.importers.run import gather
from gardreader.packs.reader import Pack
from gardreader.progress import silent

SUMMARY = (
    "Platelets below 20 x 10<sup>9</sup>/L in &amp;lt; 5% of those with Testing&amp;#39;s disease, "
    "5&nbsp;&amp;mu;g a day; &alpha; is &amp;gt; &beta;."
)


def page(title: str = "Testing disease", number: int = 4242, summary: str = SUMMARY, more: str = "") -> str:
    """A page as the browser saves it: each summary for two widths of screen, each sign twice."""
    signs = "".join(
        f'<h4 class="freq">{heading}</h4><div class="symptom-list-container">'
        + "".join(f'<div><button><div class="main-term"> {name} </div></button></div>' for name in names)
        + "</div>"
        for heading, names in (
            ("Very frequent - 80%-99% of people have these symptoms", ["Fever", "Low &amp;lt;CO2&amp;gt;"]),
            ("Occasional - 5%-29% of people have these symptoms", ["Fever", "Cough"]),
            ("Symptoms of which no frequency is told", ["Ache"]),
        )
    )
    copy = f'<clamper><div><span class="host fs-md-18">{summary}</span></div></clamper>'
    return f"""<!DOCTYPE html>
<!-- saved from url=(0063)https://rarediseases.info.nih.gov/diseases/{number}/testing-disease -->
<html lang="en"><head><title>Not this</title><link rel="canonical" href="https://elsewhere.example"></head>
<body><app-root ng-version="13.1.1"><app-header><a href="/">Genetic and Rare Diseases Information Center</a>
</app-header><app-disease id="disease"><div><h1 _ngcontent-abc class="title fw-bold"> {title} </h1>
<div class="synonyms"><b>Other Names:</b>
<span class="host">TD; Tester&amp;#39;s disease; {title}; TD</span></div>
<app-disease-at-a-glance-summary><div><!----><div class="mobile d-lg-none mb-5">{copy}</div>
<div class="d-none d-lg-block">{copy}</div></div></app-disease-at-a-glance-summary>
<app-disease-at-a-glance-people-affected><div>Fewer than 1,000 people in the U.S.</div>
</app-disease-at-a-glance-people-affected>
<div class="ms-xl-5"><div class="col active">
<div class="under-title">Infant<span>1-23 months</span></div></div>
<div class="col"><div class="under-title">Adult<span>18+ years</span></div></div></div>
<div class="categories-body">Blood Diseases;  Genetic Diseases</div>
<section id="symptoms"><app-symptoms-section><h3>Symptoms</h3>{signs}{signs}</app-symptoms-section></section>
<section id="causes"><h2>Causes</h2><app-causes-container><app-causes-tabs><div><h5>Genetic Disease</h5>
<p>A change in a gene.</p></div></app-causes-tabs></app-causes-container></section>{more}
<app-footer>Last Updated: <span>November 2021</span></app-footer></div>
</app-disease></app-root></body></html>"""


def read(source: Path) -> tuple[list[Article], ImportReport]:
    assert isinstance(find_importer(source), GardLive)
    gathered = gather([source], silent)
    return list(gathered.articles), gathered.report.finish()


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "Testing disease _ About.html"
    path.write_text(page(), encoding="utf-8")
    return path


def test_all_that_the_page_shows_is_there_once(saved: Path) -> None:
    (article,), report = read(saved)
    assert (article.id, article.title, article.source.id) == ("testing-disease", "Testing disease", "4242")
    assert article.source.url == "https://rarediseases.info.nih.gov/diseases/4242/testing-disease"
    assert article.identifier_values("gard") == ("4242",)
    assert [s.name for s in article.synonyms] == ["TD", "Tester's disease"]
    overview, causes = article.sections
    assert overview.body == (
        "Platelets below 20 x 10<sup>9</sup>/L in &lt; 5% of those with Testing's disease, "
        "5 μg a day; α is > β."
    )
    assert overview.updated is not None
    assert overview.updated.iso == "2021-11"
    assert (causes.kind, causes.body) == (
        SectionKind.CAUSE,
        "### Genetic Disease\n\nA change in a gene.",
    )
    assert [(s.name, s.frequency, s.percent) for s in article.symptoms] == [
        ("Fever", Frequency.VERY_FREQUENT, "80%-99%"),
        ("Low <CO2>", Frequency.VERY_FREQUENT, "80%-99%"),
        ("Fever", Frequency.OCCASIONAL, "5%-29%"),
        ("Cough", Frequency.OCCASIONAL, "5%-29%"),
        ("Ache", Frequency.UNKNOWN, ""),
    ]
    assert article.facts == (
        Fact(FactKind.PREVALENCE, "Fewer than 1,000 people in the U.S.", "GARD"),
        Fact(FactKind.ONSET, "Infant (1-23 months)", "GARD"),
    )
    assert article.categories == ("Blood Diseases", "Genetic Diseases")
    assert (report.read, report.imported, report.stubs, report.skipped) == (1, 1, 0, ())


def test_signs_in_buttons_and_parts_in_development(tmp_path: Path) -> None:
    text = page(summary="This section is currently in development. ").replace("main-term", "other")
    text = text.replace("A change in a gene.", "This section is currently in development.")
    path = tmp_path / "p.htm"
    path.write_text(text + "<app-clinical-trials>Ask</app-clinical-trials>", encoding="utf-8")
    (article,), report = read(path)
    assert article.is_stub
    assert [s.name for s in article.symptoms] == ["Fever", "Low <CO2>", "Fever", "Cough", "Ache"]
    assert report.count("part of the page that is in development: causes") == 1
    assert report.count("part of the page not imported: <app-clinical-trials>") == 1


def test_a_folder_of_pages_and_of_what_browsers_put_beside_them(saved: Path) -> None:
    folder = saved.parent
    beside = folder / "Testing disease _ About_files"
    beside.mkdir()
    (beside / "frame.html").write_text("<html><body>an advertisement</body></html>")
    (folder / "Another.html").write_text(page("Another disease", 7), encoding="utf-8")
    (folder / "Again.html").write_text(page("Another disease", 7), encoding="utf-8")
    (folder / "blank.html").write_bytes(b"")
    (folder / "other.html").write_text("<h1>A shop</h1>")
    (folder / "undrawn.html").write_text(
        "<html><base href='https://rarediseases.info.nih.gov/'><body><app-root></app-root></body></html>"
    )
    articles, report = read(folder)
    assert [a.title for a in articles] == ["Another disease", "Testing disease"]
    assert (report.read, report.imported) == (6, 2)
    reasons = {s.record: s.reason for s in report.skipped}
    assert reasons["Another.html"].startswith("a page of the same disease")
    assert "saved before it was drawn" in reasons["undrawn.html"]
    assert {"blank.html", "other.html"} < reasons.keys()
    assert "frame.html" not in reasons


def test_a_pack_is_made_of_it(saved: Path, tmp_path: Path) -> None:
    outcome = import_to_pack([saved], tmp_path / "out.gardpack")
    assert (outcome.info.id, outcome.info.title) == ("gard-page-testing-disease", "Testing disease")
    with Pack.open(tmp_path / "out.gardpack") as pack:
        assert pack.article("testing-disease").title == "Testing disease"


def test_the_older_print_page_stays_the_other_importers(shared_data: Path) -> None:
    source = shared_data / "gard-print-page" / "bone-marrow-necrosis.txt"
    assert not GardLive().recognises(source)
    assert find_importer(source).name == "saved GARD page"


@pytest.mark.parametrize("cut", [0.5, 0.8, 0.95])
def test_a_page_cut_short_gives_what_is_left(tmp_path: Path, cut: float) -> None:
    text = page()
    path = tmp_path / "cut.html"
    path.write_bytes(text.encode()[: int(len(text) * cut)])
    (article,), report = read(path)
    assert (article.title, report.imported) == ("Testing disease", 1)
    assert article.sections[0].body


def test_a_page_cut_before_its_text_is_no_source(tmp_path: Path) -> None:
    path = tmp_path / "cut.html"
    path.write_bytes(page().encode()[:400])
    with pytest.raises(SourceError, match="not a source"):
        gather([path], silent)


def test_a_page_alone_that_was_saved_too_early_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "early.html"
    path.write_text("<base href='//rarediseases.info.nih.gov/'><app-root></app-root>")
    with pytest.raises(SourceError, match="before it was drawn"):
        import_to_pack([path], tmp_path / "x.gardpack")
    assert not (tmp_path / "x.gardpack").exists()

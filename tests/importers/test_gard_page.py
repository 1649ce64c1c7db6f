"""The saved GARD page: no sentence of it is lost, as text or as HTML."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gardreader.articles.citations import find_citations, numbering, replace_citations
from gardreader.articles.dates import PartialDate
from gardreader.articles.model import Article, Author, Reference, SectionKind
from gardreader.articles.references import printed
from gardreader.errors import SourceError
from gardreader.importers.gard_page import GardPage
from gardreader.importers.gard_page_blocks import plain_words
from gardreader.importers.gard_page_reference import reference_of_line
from gardreader.importers.report import ImportReport, ReportBuilder
from gardreader.progress import silent

UPDATED = PartialDate(2010, 4, 8)


def read(path: Path) -> tuple[Article, ImportReport]:
    assert GardPage().recognises(path)
    report = ReportBuilder(path.name, GardPage.name)
    (article,) = GardPage().articles(path, report, silent)
    return article, report.finish()


@pytest.fixture(scope="module")
def page(shared_data: Path) -> Path:
    return shared_data / "gard-print-page" / "bone-marrow-necrosis.txt"


@pytest.fixture(scope="module")
def page_text(page: Path) -> str:
    return page.read_text(encoding="utf-8-sig")


def as_html(text: str) -> str:
    """The same page as a browser would save it, made of the text's own lines."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    parts = []
    seen: set[str] = set()
    references = False
    for place, line in enumerate(lines):
        told = html.escape(line, quote=False)
        if line == "*":
            continue
        if line == "References":
            references = True
            parts.append("<h2>References</h2><ol>")
        elif references and (match := re.match(r"\d+\. (.*)", told)):
            linked = re.sub(r"(https?://\S+?)(\. )", r'<a href="\1" target="_blank">\1</a>\2', match[1])
            parts.append(f"<li id='r'>{linked}</li>")
        elif line.startswith("See Disclaimer"):
            parts.append("</ol>" if references else "")
            parts.append(f"<p>{told.replace('Disclaimer', '<a href=/about>Disclaimer</a>')}</p>")
        elif lines[place - 1] == "Print friendly version":
            parts.append(f"<h1 class=t>{told}<sup>*</sup></h1>")
        elif line.endswith("?"):
            parts.append(
                f"<h3><a name=q></a>{told}</h3>" if line in seen else f"<li><a href='#q'>{told}</a></li>"
            )
            seen.add(line)
        elif line.startswith("Last updated"):
            parts[-1] = parts[-1].removesuffix("</p>") + f"<br />\n<em>{told}</em></p>"
        else:
            parts.append("<p>" + re.sub(r"\[(\d)\]", r"<a href='#r'>[\1]</a>", told) + "&nbsp;</p>")
    body = "\n".join(parts)
    return (
        "<!DOCTYPE html>\n"
        "<!-- saved from url=(0058)https://rarediseases.info.nih.gov/diseases/8331/index -->\n"
        "<html><head><title>Not this</title><script>no()</script></head>"
        f"<body><div>{body}</div></body></html>"
    )


@pytest.fixture(params=["text", "html", "utf-16", "crlf"])
def saved(request: pytest.FixtureRequest, page_text: str, tmp_path: Path) -> Path:
    """The page in several forms."""
    path = tmp_path / ("page.html" if request.param == "html" else "page.txt")
    if request.param == "html":
        path.write_text(as_html(page_text), encoding="utf-8")
    elif request.param == "utf-16":
        path.write_text(page_text, encoding="utf-16")
    else:
        path.write_bytes(page_text.replace("\n", "\r\n" if request.param == "crlf" else "\n").encode())
    return path


def words(text: str) -> list[str]:
    return re.findall(r"[\w'’/.-]+", text)


def article_words(article: Article, report: ImportReport) -> set[str]:
    """All words that the article and the report hold, citations as the page writes them."""
    numbers = numbering(article)
    texts = [article.title, article.disclaimer, "Overview References * Not a rare disease", *report.remainder]
    for section in article.sections:
        body = replace_citations(section.body, lambda c: "".join(f"[{numbers[key]}]" for key in c.keys))
        date = section.updated
        texts += [section.title, plain_words(body)]
        texts += [f"Last updated: {date.month}/{date.day}/{date.year}"] if date else []
    for number, reference in enumerate(article.references, 1):
        authors = ", ".join(f"{a.family} {a.given}" for a in reference.author)
        texts += [f"{number}. {authors}. {printed(reference)}"]
        if reference.accessed:
            texts.append(
                f"Accessed {reference.accessed.month}/{reference.accessed.day}/{reference.accessed.year}."
            )
    return set(words(" \n ".join(texts)))


class TestTheRealPage:
    def test_no_word_of_the_page_is_lost(self, saved: Path, page_text: str) -> None:
        article, report = read(saved)
        told = {word.rstrip(".") for word in article_words(article, report)}
        assert [word for word in words(page_text) if word.rstrip(".") not in told] == []

    def test_no_sentence_of_the_answers_is_lost(self, saved: Path, page_text: str) -> None:
        article, _ = read(saved)
        numbers = numbering(article)
        told = " ".join(
            plain_words(replace_citations(s.body, lambda c: "".join(f"[{numbers[k]}]" for k in c.keys)))
            for s in article.sections
        )
        answers = [" ".join(line.split()) for line in page_text.splitlines()]
        answers = [
            line for line in answers if len(line) > 60 and not re.match(r"\d\. |See |.*\?$|Your ", line)
        ]
        assert len(answers) == 8
        for answer in answers:
            assert answer in told

    def test_its_parts(self, saved: Path) -> None:
        article, report = read(saved)
        assert (article.id, article.title, article.rare) == (
            "bone-marrow-necrosis",
            "Bone marrow necrosis",
            False,
        )
        assert article.disclaimer.startswith("See Disclaimer regarding information on this site.")
        assert article.disclaimer.endswith("National Institutes of Health.")
        assert [section.kind for section in article.sections] == [
            SectionKind.OVERVIEW,
            SectionKind.SYMPTOMS,
            SectionKind.CAUSE,
            SectionKind.TREATMENT,
            SectionKind.PROGNOSIS,
        ]
        assert [section.title[:9] for section in article.sections] == [
            "What is b", "What are ", "What caus", "How might", "What is t",
        ]  # fmt: skip
        assert all(section.updated == UPDATED for section in article.sections)
        cited = [[len(c.keys) for c in find_citations(s.body)] for s in article.sections]
        assert cited == [[3], [3, 2], [1, 2, 1, 1], [1], [1, 1]]
        assert report.count("citation") == 16
        assert report.count("citation that resolves nowhere") == 0
        assert (report.read, report.imported, report.stubs, report.skipped) == (1, 1, 0, ())

    def test_its_references(self, saved: Path) -> None:
        article, _ = read(saved)
        first, second, third, fourth = article.references
        assert len(first.author) == 7
        assert first.author[0] == Author("Paydas", "S")
        assert first.title.startswith("Bone marrow necrosis: Clinicopathologic analysis of 20 cases")
        assert [r.issued for r in article.references] == [PartialDate(y) for y in (2002, 2006, 2007, 2000)]
        assert [r.container_title for r in article.references] == [
            "American Journal of Hematology",
            "Ann Hematol",
            "Pediatr Blood Cancer",
            "Cancer",
        ]
        assert (second.author[-1], third.author[-1]) == (Author("Uryu", "H"), Author("Onwuzurike", "N"))
        assert fourth.author[-1] == Author("Van Hove", "WZ")
        assert fourth.title == ""
        assert fourth.url == "http://www.ncbi.nlm.nih.gov/pubmed/10760751"
        assert (fourth.pmid, fourth.accessed) == ("10760751", UPDATED)
        assert [r.url for r in article.references[:3]] == ["", "", ""]

    def test_what_has_no_place_is_in_the_report(self, page: Path) -> None:
        _, report = read(page)
        assert [text.partition(" ")[0] for text in report.remainder] == [
            "Your",
            "Diseases",
            "Genetic",
            "Print",
        ]

    def test_text_and_html_give_one_article(self, page: Path, page_text: str, tmp_path: Path) -> None:
        saved = tmp_path / "page.htm"
        saved.write_text(as_html(page_text), encoding="utf-8")
        one, other = read(page)[0], read(saved)[0]
        assert one.sections == other.sections
        assert one.references == other.references
        assert (one.title, one.rare, one.disclaimer) == (other.title, other.rare, other.disclaimer)
        assert other.source.url == "https://rarediseases.info.nih.gov/diseases/8331/index"

    def test_the_draft(self, page: Path) -> None:
        draft = GardPage().draft(page)
        assert (draft.id, draft.title) == ("gard-page-bone-marrow-necrosis", "Bone marrow necrosis")
        assert draft.edition == "2010-04-08"


PAGE = """Genetic and Rare Diseases Information Center (GARD)
Print friendly version
X fever

Overview

What is X fever?
How is X fever treated?

What is X fever?

It is a fever that
goes on over several lines.[1][9]
Last updated: 4/8/2010

A karyotype of 46,XY[20] and 5 < 6 and a*b.

How is X fever treated?

• rest
• sleep,
  and more

Last updated: soon

References

1. Doe J. A book with a long
title. Publisher. 2006; http://www.example.org/a. Accessed 4/8/2010.
2. Some Society. 2007.
"""


class TestOtherPages:
    def article(self, tmp_path: Path, text: str, name: str = "p.txt") -> tuple[Article, ImportReport]:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return read(path)

    def test_lines_broken_by_whoever_saved_it(self, tmp_path: Path) -> None:
        article, report = self.article(tmp_path, PAGE)
        first, second = article.sections
        assert first.body == (
            "It is a fever that goes on over several lines.[@r1]\n\n"
            "A karyotype of 46,XY\\[20\\] and 5 &lt; 6 and a\\*b."
        )
        assert first.updated == UPDATED
        assert second.body == "- rest\n- sleep, and more\n\nLast updated: soon"
        assert second.updated is None
        assert article.references[0].title == "A book with a long title"
        assert article.references[1].title == "Some Society"
        assert article.rare is None
        assert report.count("citation that resolves nowhere") == 1

    def test_headings_without_a_list_of_questions(self, tmp_path: Path) -> None:
        text = (
            "<p>Genetic and Rare Diseases Information Center</p><h1>X fever</h1><h2>What is X fever?</h2>"
            "<p>A <i>fever</i>, 10<sup>9</sup>/L.</p><ul><li>one<li>two</ul><h4>More</h4><p>text"
            "<p>Last updated: 4/8/2010<h2>Reference</h2><p>1. Doe J. A book. 2006.</p>"
        )
        article, _ = self.article(tmp_path, text, "p.html")
        assert article.title == "X fever"
        assert article.sections[0].body == (
            "A *fever*, 10<sup>9</sup>/L.\n\n- one\n- two\n\n### More\n\ntext"
        )
        assert article.sections[0].updated == UPDATED
        assert len(article.references) == 1

    @pytest.mark.parametrize(
        ("text", "sentence"),
        [
            (
                "Genetic and Rare Diseases Information Center\nLast updated: x",
                "no title is found on the page",
            ),
            (
                "Genetic and Rare Diseases Information Center\nPrint friendly version\nX",
                "no question with its answer is found on the page",
            ),
        ],
    )
    def test_half_a_page(self, tmp_path: Path, text: str, sentence: str) -> None:
        path = tmp_path / "p.txt"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(SourceError, match=rf"p\.txt: {sentence}$"):
            GardPage().draft(path)
        with pytest.raises(SourceError, match=rf"p\.txt: {sentence}$"):
            read(path)

    @pytest.mark.parametrize("name", ["p.txt", "p.html"])
    @settings(
        max_examples=150,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )
    @given(data=st.data())
    def test_any_mixture_of_lines(self, tmp_path: Path, name: str, data: st.DataObject) -> None:
        pieces = [
            *PAGE.splitlines(),
            "<h2>Why?</h2>",
            "<ul><li>What is X fever?</ul>",
            "* ",
            "[1]",
            "\x00\ud7ff",
        ]
        lines = data.draw(st.lists(st.one_of(st.sampled_from(pieces), st.text(max_size=20)), max_size=30))
        path = tmp_path / name
        path.write_text("\n".join(lines), encoding="utf-8", newline="")
        report = ReportBuilder(name, "x")
        try:
            articles = list(GardPage().articles(path, report, silent))
        except SourceError as error:
            told = str(error)
        else:
            told = articles[0].title
        assert "\n" not in told


class TestRecognition:
    @pytest.mark.parametrize(
        ("name", "data"),
        [
            ("p.pdf", PAGE.encode()),
            ("p.txt", b"Some notes on rare diseases. Last updated: today"),
            ("p.html", b""),
            ("p.txt", b"\xff\xfe\x00"),
            ("p.txt", PAGE.encode() + b" " * 8_000_000),
        ],
    )
    def test_what_is_no_page(self, tmp_path: Path, name: str, data: bytes) -> None:
        path = tmp_path / name
        path.write_bytes(data)
        assert not GardPage().recognises(path)
        assert not GardPage().recognises(tmp_path)


@pytest.mark.parametrize(
    ("line", "reference"),
    [
        (
            "Doe J, Roe R. On X: a study. Ann Hematol. 2006;12(3):45-50. https://doi.org/10.1000/182.",
            Reference(
                "k", "article-journal", (Author("Doe", "J"), Author("Roe", "R")), "On X: a study",
                "Ann Hematol", PartialDate(2006), "12", "3", "45-50", url="https://doi.org/10.1000/182",
                doi="10.1000/182",
            ),
        ),
        (
            "X fever. Merck Manual. November 2010; http://www.example.org/a?b=c&d. Accessed 4/8/2011.",
            Reference(
                "k", title="X fever", container_title="Merck Manual", issued=PartialDate(2010, 11),
                url="http://www.example.org/a?b=c&d", accessed=PartialDate(2011, 4, 8),
            ),
        ),
        ("Some words only", Reference("k", title="Some words only")),
        ("A. B. Accessed at noon.", Reference("k", title="A. B", container_title="Accessed at noon")),
        ("http://[", Reference("k", title="http://[")),
    ],
)  # fmt: skip
def test_printed_lines(line: str, reference: Reference) -> None:
    assert reference_of_line("k", line) == reference


@given(st.text().map(lambda text: " ".join(text.split())))
def test_any_line_is_a_reference_or_refused(line: str) -> None:
    clean = "".join(character for character in line if character.isprintable())
    reference = reference_of_line("k", clean)
    assert reference.id == "k"

"""Articles in Markdown as a source."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gardreader.articles.markdown_file import read_article
from gardreader.errors import SourceError
from gardreader.importers.markdown_articles import MarkdownArticles
from gardreader.importers.report import ReportBuilder
from gardreader.paths import content
from gardreader.progress import silent


@pytest.fixture
def importer() -> MarkdownArticles:
    return MarkdownArticles()


@pytest.mark.parametrize(
    ("name", "pack_id", "title"),
    [
        ("Our clinic's articles", "articles-our-clinics-articles", "Our clinic's articles"),
        ("gard", "articles-gard", "gard"),
        ("日本", "articles-unnamed", "日本"),
        ("x" * 200, "articles-" + "x" * 71, "x" * 200),
        (" odd\tname ", "articles-odd-name", "odd name"),
    ],
)
def test_a_folder_names_its_pack(
    importer: MarkdownArticles, tmp_path: Path, name: str, pack_id: str, title: str
) -> None:
    folder = tmp_path / name
    shutil.copytree(content(), folder)
    draft = importer.draft(folder)
    assert (draft.id, draft.title) == (pack_id, title)
    dates = [read_article(path).updated for path in folder.glob("*.md")]
    assert draft.edition == max(date for date in dates if date).iso


def test_a_file_passes_on_its_source_and_licence(importer: MarkdownArticles) -> None:
    path = content() / "wilson-disease.md"
    article = read_article(path)
    draft = importer.draft(path)
    assert (draft.id, draft.title) == ("articles-wilson-disease", article.title)
    assert (draft.source, draft.licence) == (article.source, article.source.licence)


def test_progress_and_report_count_files(importer: MarkdownArticles, tmp_path: Path) -> None:
    shutil.copy(content() / "wilson-disease.md", tmp_path)
    (tmp_path / "notes.md").write_text("Notes\n")
    steps: list[tuple[int, int, str]] = []
    report = ReportBuilder("x", importer.name)
    articles = list(importer.articles(tmp_path, report, lambda *step: steps.append(step)))
    assert [article.id for article in articles] == ["wilson-disease"]
    assert steps == [(0, 2, "notes.md"), (1, 2, "wilson-disease.md"), (2, 2, "")]
    finished = report.finish()
    assert (finished.read, finished.imported) == (2, 1)
    assert [(item.record, item.reason) for item in finished.skipped] == [
        ("notes.md", "not an article: it does not open with front matter")
    ]


def test_a_file_that_breaks_off_stops_it(importer: MarkdownArticles, tmp_path: Path) -> None:
    broken = tmp_path / "a.md"
    broken.write_text("---\nid: a\n")
    assert importer.recognises(tmp_path)
    assert not importer.recognises(broken)
    with pytest.raises(SourceError, match=r"a\.md:3: the front matter has no closing line"):
        list(importer.articles(tmp_path, ReportBuilder("x", importer.name), silent))

"""Orphanet's names in several languages: every row is read, and a bad one is told by its number."""

from __future__ import annotations

from pathlib import Path

import pytest

from gardreader.articles.facts import Translation
from gardreader.articles.model import Article
from gardreader.errors import SourceError
from gardreader.importers.orphanet_names import LONGEST_ROW, OrphanetNames
from gardreader.importers.registry import find_importer
from gardreader.importers.report import ImportReport, ReportBuilder
from gardreader.progress import silent

HEAD = "orphacode\ten\tde\tfr\n"


def _import(path: Path, data: str | bytes) -> tuple[list[Article], ImportReport]:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    report = ReportBuilder(path.name, "x")
    return list(OrphanetNames().articles(path, report, silent)), report.finish()


def test_the_real_table(shared_data: Path) -> None:
    source = shared_data / "orphanet-names-7-languages.tsv"
    importer, report = find_importer(source), ReportBuilder("x", "x")
    assert importer.name == "Orphanet names"
    articles = {article.id: article for article in importer.articles(source, report, silent)}
    assert (report.read, report.imported, len(articles)) == (6546, 6546, 6546)
    assert report.finish().skipped == ()
    assert report.finish().count("names in other languages") == 6 * 6546
    found = articles["orpha-586"]
    assert found.title == "Cystic fibrosis"
    assert Translation("de", "Zystische Fibrose") in found.translations
    assert [t.language for t in found.translations] == ["es", "fr", "de", "it", "nl", "pt"]
    assert found.is_stub
    lines = source.read_text(encoding="utf-8").splitlines()
    for line in lines[1::50]:
        code, title, *names = line.split("\t")
        article = articles[f"orpha-{code}"]
        # What stands for a dash of Windows is read as one.
        mended = [name.replace("\x96", "–").replace("\x92", "’") for name in names]
        assert [article.title, *(t.name for t in article.translations)] == [title, *mended]


def test_bad_rows_are_told_by_number_and_the_others_read(tmp_path: Path) -> None:
    data = (
        HEAD.encode()
        + b"1\tOne\tEins\tUn\n2\tTwo\n1\tOne again\tEins\tUn\nx\tThree\tDrei\tTrois\n4\t\tVier\tQuatre\n\n"
        + "5\tFive\tFünf\tCinq\n".encode("latin-1")
        + b"6\tSix\t\tSix\textra\n"
        + b"7\t" + b"a" * 2 * LONGEST_ROW + b"\tb\tc\n8\tEight\tAcht\tHuit"
    )  # fmt: skip
    articles, report = _import(tmp_path / "names.tsv", data)
    assert [article.title for article in articles] == ["One", "Six", "Eight"]
    assert articles[1].translations == (Translation("fr", "Six"),)
    assert [(s.record, s.reason) for s in report.skipped] == [
        ("row 3", "has 2 columns where the table has 4"),
        ("row 4", "ORPHA code 1 stands in an earlier row too"),
        ("row 5", "'x' is not an ORPHA code"),
        ("row 6", "ORPHA code 4 has no English name"),
        ("row 8", "not UTF-8 text; save the table as UTF-8 and import it again"),
        ("row 10", "the row is longer than 100,000 bytes"),
    ]


def test_a_language_that_lacks_is_told(tmp_path: Path) -> None:
    _, report = _import(tmp_path / "names.tsv", HEAD + "1\tOne\tEins\tUn\n")
    lacking = [name for name, _ in report.counts if name.startswith("column that the table lacks")]
    assert lacking == [f"column that the table lacks: {name}" for name in ("es", "it", "nl", "pt")]
    assert "column that the table lacks: pt" in report.as_text()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ("code\ten\tde\tfr\n1\tOne\tEins\tUn\n", "no column 'orphacode' (ORPHA code) in its first line"),
        ("orphacode\tde\tfr\n1\tEins\tUn\n", "the table has no column 'en' (English name) in its first line"),
        ((HEAD + "1\tOne\tEins\tUn\n").encode("utf-16"), "is UTF-16 text; save it as UTF-8"),
    ],
)  # fmt: skip
def test_a_table_of_which_nothing_can_be_read_is_refused(
    tmp_path: Path, data: str | bytes, sentence: str
) -> None:
    path = tmp_path / "names.tsv"
    with pytest.raises(SourceError) as failure:
        _import(path, data)
    assert sentence in str(failure.value)
    assert find_importer(path).name == "Orphanet names"

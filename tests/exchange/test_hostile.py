"""Files of others as they come: other encodings, other habits, damage, and malice."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gardreader.articles.dates import PartialDate
from gardreader.articles.model import Author
from gardreader.errors import Cancelled, ExchangeError
from gardreader.exchange.formats import Format, decoded, read_file, save, written
from gardreader.exchange.items import Item
from gardreader.exchange.leniency import LONGEST_FIELD, MOST_AUTHORS
from gardreader.exchange.reports import Reading
from tests.exchange.samples import FULL

_RIS = "TY  - JOUR\nAU  - Behçet, Hulusi\nTI  - Über Aphthen\nPY  - 1937\nER  - \n"


def read(tmp_path: Path, data: bytes | str) -> Reading:
    path = tmp_path / "references"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_file(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "latin-1", "cp1252"])
def test_any_usual_encoding(tmp_path: Path, encoding: str) -> None:
    reading = read(tmp_path, _RIS.encode(encoding))
    (item,) = reading.items
    assert item.reference.author == (Author("Behçet", "Hulusi"),)
    assert item.reference.title == "Über Aphthen"
    assert item.reference.issued == PartialDate(1937)
    guessed = encoding in ("latin-1", "cp1252")
    assert any("Windows-1252" in problem for problem in reading.problems) == guessed


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_any_end_of_line(tmp_path: Path, end: str) -> None:
    for form in (Format.RIS, Format.BIBTEX, Format.CSL_JSON):
        text = written([FULL], form).replace("\n", end)
        assert read(tmp_path, text).items == [FULL]


def test_nul_bytes_are_dropped(tmp_path: Path) -> None:
    (item,) = read(tmp_path, _RIS.replace("Aphthen", "Aph\0then").encode()).items
    assert item.reference.title == "Über Aphthen"


def test_bytes_that_no_encoding_knows() -> None:
    text, notice = decoded(bytes(range(1, 256)))
    assert "é" in text
    assert notice


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"])
def test_an_address_that_is_no_web_page_stays_text(tmp_path: Path, address: str) -> None:
    (item,) = read(tmp_path, f"TY  - ELEC\nTI  - X\nUR  - {address}\nER  - \n").items
    assert item.reference.url == address


def test_loose_ris(tmp_path: Path) -> None:
    text = "Provider: X\n\nTY - JOUR\nT1 - On X\n  and Y\nA1 - Doe, J.\nJF - Nature\nY1 - 2006/04//\n"
    text += "TY - BOOK\nTI - B"
    first, second = (item.reference for item in read(tmp_path, text).items)
    assert (first.title, first.container_title) == ("On X and Y", "Nature")
    assert first.issued == PartialDate(2006, 4)
    assert (second.type, second.title) == ("book", "B")


def test_bibtex_as_others_write_it(tmp_path: Path) -> None:
    text = r"""
% a comment, and an address someone@example.org
@string{jn = "J. " # {Neurology}}
@Article{doe:2006a,
  Author = "Doe, John and M{\"u}ller, Karl-Heinz and {World Health Organization}
    and Ludwig van Beethoven and others",
  title = {{The $\beta$-chain} of {H}aemoglobin --- {\em in vivo}},
  journal = jn, year = 2006, month = "4", pages = {12--15}, url = {\url{https://example.org/a\_b}},
  abstract = {Left out}, editor = {Roe, R}
}
@misc(key, title = "In parentheses")
@article{doe:2006a, title = {The same key again}}
@article{broken, title = {no end
@book{fine, title = {Still read}, date = {2014-05-06}}
"""
    reading = read(tmp_path, text)
    first, second, third, last = (item.reference for item in reading.items)
    assert first.author == (
        Author("Doe", "John"),
        Author("Müller", "Karl-Heinz"),
        Author(literal="World Health Organization"),
        Author("van Beethoven", "Ludwig"),
        Author(literal="et al"),
    )
    assert first.title == "The β-chain of Haemoglobin — in vivo"
    assert (first.container_title, first.page, first.url) == (
        "J. Neurology",
        "12-15",
        "https://example.org/a_b",
    )
    assert first.issued == PartialDate(2006, 4)
    assert first.note == "Edited by R Roe"
    assert (second.title, third.title, last.title) == ("In parentheses", "The same key again", "Still read")
    assert last.issued == PartialDate(2014, 5, 6)
    assert reading.left_out["abstract"] == 1
    assert reading.refused == 1
    assert any(problem.startswith("Line 13:") for problem in reading.problems)


def test_csl_json_as_others_write_it(tmp_path: Path) -> None:
    text = """{"items": [{"id": 7, "type": "article-journal", "title": "On X", "volume": 12, "abstract": "x",
      "author": [{"family": "Beethoven", "non-dropping-particle": "van", "given": "L"}, {"literal": "WHO"},
      5],
      "issued": {"date-parts": [["2006", "4"]]}, "accessed": {"raw": "May 22, 2017"}}, 5, {"id": "empty"}]}"""
    reading = read(tmp_path, text)
    (item,) = reading.items
    said = item.reference
    assert said.author == (Author("van Beethoven", "L"), Author(literal="WHO"))
    assert (said.id, said.volume, said.issued) == ("7", "12", PartialDate(2006, 4))
    assert said.accessed == PartialDate(2017, 5, 22)
    assert reading.refused == 2
    assert (
        reading.summary()
        == "1 reference was read. 2 could not be read. There is no place here for: abstract."
    )


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"plain text",
        b"\x89PNG\r\n\x1a\n" + bytes(500),
        b"[" * 200_000,
        b'[{"a":' * 100_000,
        b"[1, 2",
    ],
    ids=["empty", "text", "picture", "deep", "deep objects", "cut"],
)
def test_what_holds_no_references_is_refused_in_a_sentence(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(ExchangeError, match=r"\.$"):
        read(tmp_path, data)


def test_a_file_of_100_mb_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "large.ris"
    with path.open("wb") as stream:
        stream.write(_RIS.encode())
        stream.truncate(100 << 20)
    with pytest.raises(ExchangeError, match=r"100 MB.*32 MB"):
        read_file(path)


def test_a_folder_and_a_missing_file(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none"):
        with pytest.raises(ExchangeError, match="cannot be read"):
            read_file(path)


def test_records_without_end(tmp_path: Path) -> None:
    lines = 60_000
    many = "".join(f"AU  - A{n}, B\n" for n in range(lines))
    text = (
        f"TY  - JOUR\nTI  - {'x' * 100_000}\n{many}ER  - \nTY  - JOUR\nTI  - Next\n{'more and more ' * 20}\n"
    )
    text += "continued without a tag\n" * lines
    first, second = (item.reference for item in read(tmp_path, text).items)
    assert len(first.author) == MOST_AUTHORS
    assert len(first.title) == LONGEST_FIELD
    assert len(second.title) == LONGEST_FIELD


def test_bibtex_that_grows(tmp_path: Path) -> None:
    doubling = "".join(f"@string{{s{n + 1} = s{n} # s{n}}}\n" for n in range(60))
    text = f'@string{{s0 = "xxxxxxxxxxxxxxxx"}}\n{doubling}@book{{b, title = s60 # s60}}\n'
    text += "@book{deep, title = " + "{" * 40_000 + "x" + "}" * 40_000 + "}\n"
    text += "@book{long, title = {" + "@a{" * 100_000 + "}}\n"
    text += "@book{fine, title = {Fine}}\n"
    reading = read(tmp_path, text)
    assert [item.reference.title[:4] for item in reading.items] == ["xxxx", "x", "Fine"]
    assert reading.refused == 1


@given(
    st.binary(max_size=300), st.sampled_from([b"TY  - JOUR\nTI  - ", b"@book{a, title = {", b'[{"title": "'])
)
def test_anything_else_is_read_or_refused_in_a_sentence(tmp_path_factory: pytest.TempPathFactory, data: bytes,
                                                        head: bytes) -> None:  # fmt: skip
    with suppress(ExchangeError):
        reading = read(tmp_path_factory.getbasetemp(), head + data)
        assert all(isinstance(item, Item) for item in reading.items)


def test_reading_can_be_stopped(tmp_path: Path) -> None:
    def stop(done: int, total: int, what: str) -> None:
        raise Cancelled

    for form in (Format.RIS, Format.BIBTEX, Format.CSL_JSON):
        path = tmp_path / form.suffix
        save([FULL], form, path)
        with pytest.raises(Cancelled):
            read_file(path, stop)


def test_a_disk_that_refuses_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "folder" / "references.ris"
    with pytest.raises(ExchangeError, match=r"cannot be saved.*no such file or folder.*Nothing was written"):
        save([FULL], Format.RIS, target)
    assert not list(tmp_path.iterdir())

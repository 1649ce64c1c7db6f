"""The list of all articles answers as the packs do, and is made again at any damage."""

from __future__ import annotations

import sqlite3
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from gardreader.articles.dates import parse_iso
from gardreader.articles.facts import Translation
from gardreader.articles.folding import fold
from gardreader.articles.model import Article, ArticleRef, NewsItem
from gardreader.errors import Cancelled, LibraryError
from gardreader.packs.catalogue import Catalogue, Entry, NameRow, OutlineItem, set_checksum
from gardreader.packs.library import Library
from gardreader.paths import Paths, content
from tests.disks import permissions_apply
from tests.packs.samples import article, bundled, home, make_pack


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return home(tmp_path / "home")


@pytest.fixture
def library(paths: Paths, tmp_path: Path) -> Iterator[Library]:
    library = Library(paths)
    library.install(make_pack(tmp_path, "one"))
    library.install(make_pack(tmp_path, "two", [article("wilson-disease", "Wilson's illness"), article("x")]))
    yield library
    library.close()


@pytest.fixture
def catalogue(library: Library) -> Catalogue:
    return library.catalogue()


class TestAnswers:
    def test_entries_are_in_order_of_folded_names(self, catalogue: Catalogue) -> None:
        entries = catalogue.entries()
        assert len(entries) == len(bundled()) + 2
        titles = [entry.title for entry in entries]
        assert titles == sorted(titles, key=fold)
        assert (
            Entry(ArticleRef("one", "bone-marrow-necrosis"), "Bone marrow necrosis", False, False) in entries
        )

    def test_an_article_is_found_by_its_code(self, catalogue: Catalogue) -> None:
        found = 0
        for item in bundled():
            for code in item.identifiers:
                assert ArticleRef("one", item.id) in catalogue.by_code(code.scheme, code.value)
                found += 1
        assert found > 8
        assert catalogue.by_code("gard", "999999") == ()
        assert catalogue.by_code("gard", "%") == ()

    def test_limit_and_offset_page_through_them(self, catalogue: Catalogue) -> None:
        pages = [catalogue.entries(limit=3, offset=offset) for offset in range(0, catalogue.count() + 3, 3)]
        assert sum(pages, ()) == catalogue.entries()

    @pytest.mark.parametrize(
        "typed",
        ["wilson", "WILSON'S", "dis wil", "illn", "ilson", "guillain-barré", "barre", "Addison's disease",
         "%", "_", "", "  ", "'; drop table article; --", "w " * 50],
    )  # fmt: skip
    def test_words_narrow_by_the_beginnings_of_names(self, catalogue: Catalogue, typed: str) -> None:
        articles = [*bundled(), article("wilson-disease", "Wilson's illness"), article("x")]
        expected = [
            item.title
            for item in articles
            if all(
                any(f" {word}" in f" {fold(name)}" for name in _names(item)) for word in fold(typed).split()
            )
        ]
        found = [entry.title for entry in catalogue.entries(contains=typed)]
        assert sorted(found) == sorted(expected)
        assert catalogue.count(contains=typed) == len(found)

    def test_names_of_other_languages_find_an_article_too(self, paths: Paths, tmp_path: Path) -> None:
        abroad = replace(article("fever"), translations=(Translation("fr", "Fièvre du port"),))
        with closing(Library(paths)) as library:
            library.install(make_pack(tmp_path, "three", [abroad]))
            (entry,) = library.catalogue().entries(contains="fievre du")
            assert entry.ref.article == "fever"
            assert "translation" in {row.kind for row in library.catalogue().names()}

    def test_synonyms_find_an_article_too(self, catalogue: Catalogue) -> None:
        for item in bundled():
            for synonym in item.synonyms:
                ids = {entry.ref.article for entry in catalogue.entries(contains=synonym.name)}
                assert item.id in ids

    def test_categories_and_letters_count_what_they_list(self, catalogue: Catalogue) -> None:
        expected = Counter(name for item in bundled() for name in item.categories)
        one = {name: catalogue.count(category=name, pack="one") for name, _ in catalogue.categories()}
        assert {name: number for name, number in one.items() if number} == expected
        for name, number in catalogue.categories():
            assert len(catalogue.entries(category=name)) == catalogue.count(category=name) == number
        for letter, number in catalogue.letters():
            found = catalogue.entries(letter=letter)
            assert len(found) == catalogue.count(letter=letter) == number
            first = {fold(entry.title)[0].upper() for entry in found}
            assert first == {letter} or (letter == "#" and not any(map(str.isalpha, first)))
        assert sum(number for _, number in catalogue.letters()) == catalogue.count()

    def test_conditions_join(self, catalogue: Catalogue) -> None:
        assert catalogue.count(letter="W", pack="two") == 1
        assert catalogue.count(letter="W", contains="illness", pack="one") == 0
        assert catalogue.count(category="no such category") == 0
        assert catalogue.entries(pack="none") == ()

    def test_one_article(self, catalogue: Catalogue) -> None:
        ref = ArticleRef("two", "wilson-disease")
        assert catalogue.entry(ref) == Entry(ref, "Wilson's illness", article("x").rare, False)
        assert catalogue.title(ref) == "Wilson's illness"
        assert catalogue.entry(ArticleRef("two", "none")) is None
        assert catalogue.title(ArticleRef("none", "none")) == ""

    def test_outline_is_the_sections(self, catalogue: Catalogue) -> None:
        for item in bundled():
            expected = tuple(OutlineItem(s.id, s.title, s.kind.value) for s in item.sections)
            assert catalogue.outline(ArticleRef("one", item.id)) == expected
        assert catalogue.outline(ArticleRef("one", "none")) == ()

    def test_names_stand_together_by_article_the_title_first(self, catalogue: Catalogue) -> None:
        rows = [row for row in catalogue.names() if row.ref.pack == "one"]
        expected = []
        for item in bundled():
            ref = ArticleRef("one", item.id)
            for place, name in enumerate(_names(item)):
                kind = "synonym" if place else "title"
                expected.append(NameRow(ref, item.title, name, kind, item.source.id))
            for code in item.identifiers:
                name = f"{code.scheme.upper()}:{code.value}"
                expected.append(NameRow(ref, item.title, name, "code", item.source.id))
        assert rows == expected


def _names(item: Article) -> list[str]:
    return [item.title, *(synonym.name for synonym in item.synonyms)]


class TestWholeGard:
    def test_it_lists_every_article_of_every_category(self, gard_library: Library) -> None:
        catalogue = gard_library.catalogue()
        assert catalogue.count(pack="gard") == 6061
        diseases = catalogue.joining_report().diseases
        assert gard_library.count() - diseases == len(list(catalogue.joined_diseases())) > 60
        assert len(catalogue.entries()) == diseases
        assert sum(number for _, number in catalogue.letters()) == diseases
        for name, number in catalogue.categories():
            assert catalogue.count(category=name) == number
        names = Counter(row.kind for row in catalogue.names() if row.ref.pack == "gard")
        assert (names["title"], names["synonym"]) == (6061, 15_816)
        refs = [row.ref for row in catalogue.names()]
        together = [ref for place, ref in enumerate(refs) if not place or refs[place - 1] != ref]
        assert len(together) == len(set(together)) == gard_library.count()


class TestDerived:
    def test_it_is_built_once_and_opened_after_that(self, library: Library, paths: Paths) -> None:
        assert not library.catalogue_is_current()
        steps: list[tuple[int, int, str]] = []
        first = library.catalogue(lambda *step: steps.append(step))
        assert steps[0] == (0, len(bundled()) + 2, "Making the list of articles")
        assert library.catalogue_is_current()
        assert library.catalogue(_never) is first
        library.close()
        again = Library(paths)
        assert again.catalogue_is_current()
        assert again.catalogue(_never).entries() != ()
        again.close()

    def test_it_follows_the_packs_and_the_old_one_still_answers(
        self, library: Library, tmp_path: Path
    ) -> None:
        old = library.catalogue()
        count = old.count()
        library.install(make_pack(tmp_path, "three", [article("three")]))
        assert not library.catalogue_is_current()
        assert library.catalogue().count() == count + 1
        library.remove("three")
        assert library.catalogue().count() == count == old.count()

    def test_damage_anywhere_means_a_new_one(self, library: Library, paths: Paths) -> None:
        before = library.catalogue().entries()
        library.close()
        data = paths.catalogue.read_bytes()
        for place in [*range(0, 100, 7), *range(100, len(data), len(data) // 20)]:
            paths.catalogue.write_bytes(data[:place] + bytes([data[place] ^ 4]) + data[place + 1 :])
            again = Library(paths)
            assert not again.catalogue_is_current(), place
            assert again.catalogue().entries() == before
            again.close()

    @pytest.mark.parametrize(
        "data", [b"", b"x", b"SQLite format 3\0", bytes(5000), b"SQLite format 3\0" * 1000]
    )
    def test_so_does_another_file_in_its_place(self, library: Library, paths: Paths, data: bytes) -> None:
        paths.cache.mkdir(exist_ok=True)
        paths.catalogue.write_bytes(data)
        assert not library.catalogue_is_current()
        assert library.catalogue().count() == library.count()

    def test_so_does_a_database_of_another_version_or_program(self, library: Library, paths: Paths) -> None:
        library.catalogue()
        library.close()
        for change in (
            "update meta set value = '0' where key = 'schema'",
            "drop table meta",
            "pragma application_id = 7",
        ):
            with sqlite3.connect(paths.catalogue) as connection:
                connection.execute(change)
            connection.close()
            set_checksum(paths.catalogue)
            again = Library(paths)
            assert not again.catalogue_is_current()
            assert again.catalogue().count() == again.count()
            again.close()

    @pytest.mark.parametrize(
        "hostile",
        [
            "create view letters as select 1",
            "create trigger t after insert on meta begin select 1; end",
            "alter table article add column size as (length(zeroblob(1000000000)))",
            "drop table section; create view section as select * from article",
        ],
    )
    def test_a_file_with_views_triggers_or_computed_columns_is_not_asked_anything(
        self, library: Library, paths: Paths, hostile: str
    ) -> None:
        library.catalogue()
        library.close()
        with closing(sqlite3.connect(paths.catalogue)) as connection:
            connection.executescript(hostile)
        set_checksum(paths.catalogue)
        with pytest.raises(LibraryError, match="another program made it"):
            Catalogue.open(paths.catalogue)

    def test_values_of_another_kind_are_damage_and_mean_a_new_one(
        self, library: Library, paths: Paths, tmp_path: Path
    ) -> None:
        """The file's checksum and fingerprint are right: whoever made it has seen to that."""
        item = NewsItem("A trial", parse_iso("2020-12-14"), "https://example.org", "It has begun.")
        library.install(make_pack(tmp_path, "three", [replace(article("three"), news=(item,))]))
        library.catalogue()
        library.close()
        data = paths.catalogue.read_bytes()
        for forgery, ask in _FORGERIES:
            paths.catalogue.write_bytes(data)
            with closing(sqlite3.connect(paths.catalogue)) as connection:
                assert connection.execute(f"update {forgery}").rowcount, forgery
                connection.commit()
            set_checksum(paths.catalogue)
            again = Library(paths)
            forged = again.catalogue_is_current() and again.catalogue()
            assert forged, forgery
            with pytest.raises(LibraryError, match=r"^The list of articles cannot be read: "):
                ask(forged)
            assert not again.catalogue_is_current(), forgery
            ask(again.catalogue())
            again.close()

    def test_damage_met_while_it_is_open_is_told_once_and_then_mended(self, own_gard_home: Paths) -> None:
        library = Library.open(own_gard_home, content())
        assert library.catalogue_is_current()
        catalogue = library.catalogue()
        size = own_gard_home.catalogue.stat().st_size
        with own_gard_home.catalogue.open("rb+") as stream:
            stream.seek(8192)
            stream.write(b"\x07" * (size - 8192))
        with pytest.raises(LibraryError, match=r"^The list of articles cannot be read: "):
            catalogue.entries()
        assert catalogue.is_damaged
        assert not library.catalogue_is_current()
        assert not own_gard_home.catalogue.exists()
        library.close()

    def test_cancelling_leaves_the_old_one(self, library: Library, paths: Paths, tmp_path: Path) -> None:
        library.catalogue()
        before = paths.catalogue.read_bytes()
        library.install(make_pack(tmp_path, "three", [article("three")]))

        def cancel(*_: object) -> None:
            raise Cancelled

        with pytest.raises(Cancelled):
            library.catalogue(cancel)
        assert [path.name for path in paths.cache.iterdir()] == ["catalogue.sqlite"]
        assert paths.catalogue.read_bytes() == before
        assert library.catalogue().count() == library.count()


class TestNoCache:
    """Where the cache cannot be written the list is made in memory."""

    def test_a_folder_that_may_not_be_written(self, library: Library, paths: Paths) -> None:
        paths.cache.mkdir()
        paths.cache.chmod(0o555)
        try:
            with permissions_apply():
                assert library.catalogue().count() == library.count()
                assert library.catalogue_is_current()
        finally:
            paths.cache.chmod(0o755)
        assert list(paths.cache.iterdir()) == []

    def test_a_file_in_the_way(self, library: Library, paths: Paths) -> None:
        paths.cache.write_text("a file where the folder should be")
        catalogue = library.catalogue()
        assert catalogue.count() == library.count()
        results: list[int] = []
        threads = [threading.Thread(target=lambda: results.append(catalogue.count())) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert results == [library.count()] * 4

    def test_a_folder_in_its_place(self, library: Library, paths: Paths) -> None:
        (paths.catalogue / "in the way").mkdir(parents=True)
        assert library.catalogue().count() == library.count()
        assert [path.name for path in paths.cache.iterdir()] == ["catalogue.sqlite"]


def test_another_copy_of_the_program_may_replace_the_file_under_an_open_one(
    library: Library, paths: Paths, tmp_path: Path
) -> None:
    mine = library.catalogue()
    before = mine.entries()
    other = Library(paths)
    other.install(make_pack(tmp_path, "one", [article("a")]))
    assert other.catalogue().count() == 3
    answers: list[object] = []
    threads = [threading.Thread(target=lambda: answers.append(mine.entries())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [before] * 4
    other.close()


def test_names_may_be_read_slowly_while_others_ask(library: Library) -> None:
    catalogue = library.catalogue()
    all_names = list(catalogue.names())
    seen = []
    for row in catalogue.names():
        seen.append(row)
        assert catalogue.title(row.ref) == row.title
    assert seen == all_names


def _never(*_: object) -> None:
    raise AssertionError("it was built again")


def _outlines(catalogue: Catalogue) -> object:
    return [catalogue.outline(entry.ref) for entry in catalogue.entries()]


def _groups(catalogue: Catalogue) -> object:
    return [catalogue.groups(entry.ref) for entry in catalogue.entries()]


_FORGERIES: tuple[tuple[str, Callable[[Catalogue], object]], ...] = (
    ("article set title = null", Catalogue.entries),
    ("article set title = x'ff'", Catalogue.entries),
    ("article set pack = x'2e2e'", lambda catalogue: list(catalogue.names())),
    ("article set pack = x'2e2e'", lambda catalogue: catalogue.by_code("orpha", "905")),
    ("article set id = null", Catalogue.entries),
    ("article set rare = 'yes'", Catalogue.entries),
    ("article set stub = 0.5", Catalogue.entries),
    ("article set letter = null", Catalogue.letters),
    ("article set letter = null", _groups),
    ("article set source_id = null", lambda catalogue: list(catalogue.names())),
    ("name set text = null", lambda catalogue: list(catalogue.names())),
    ("name set kind = x'00'", lambda catalogue: list(catalogue.names())),
    ("section set title = null", _outlines),
    ("section set kind = x'00'", _outlines),
    ("category set name = cast(name as blob)", Catalogue.categories),
    ("category set name = cast(name as blob)", _groups),
    ("news set title = cast(number as blob)", Catalogue.news),
    ("news set published = cast(number as blob)", Catalogue.news),
    ("news set body = null", Catalogue.news),
    ("news set articles = 'many'", Catalogue.news),
    ("article set title = null where id = 'three'", Catalogue.news),
)

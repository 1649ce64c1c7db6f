"""From real sources to a pack, and what a person may give."""

from __future__ import annotations

import json
import os
import shutil
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from gardreader.articles.markdown_file import read_article, write_article
from gardreader.articles.model import Article
from gardreader.building import Kind, Recognised, build_from_markdown, import_to_pack, recognise
from gardreader.errors import Cancelled, GardreaderError, PackError, SourceError
from gardreader.packs.reader import Pack
from gardreader.paths import content
from tests.gard import PEAK
from tests.packs.samples import bundled, make_pack
from tests.strategies import article_lists

IDS = [article.id for article in bundled()]


@pytest.fixture
def output(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder / "made.gardpack"


@pytest.fixture
def some_records(shared_data: Path, tmp_path: Path) -> Path:
    """A folder with a few of GARD's records."""
    folder = tmp_path / "records"
    folder.mkdir()
    with zipfile.ZipFile(shared_data / "gard-api-2020.zip") as archive:
        for number in (1, 6233, 10004):
            (folder / f"{number}.json").write_bytes(archive.read(f"gard-api-2020/singles/{number}.json"))
    return folder


class TestAllOfGard:
    """What its publisher counts, the pack holds."""

    @pytest.fixture
    def pack(self, gard_pack: Path) -> Iterator[Pack]:
        with Pack.open(gard_pack) as pack:
            yield pack

    def test_every_record_is_an_article(self, pack: Pack) -> None:
        report = pack.report()
        assert report is not None
        assert (report["read"], report["imported"], report["skipped"]) == (6061, 6061, [])
        assert pack.info.article_count == 6061

    def test_the_counts_are_the_sources(self, pack: Pack) -> None:
        counts = pack.info.counts
        assert counts.articles - counts.stubs == 2401  # those with an overview
        assert counts.sections == 2401 + 4749  # overviews and question sections
        assert counts.symptoms == 97_465
        assert counts.organizations == 6859
        # Of the 15,819 three stand twice in their record, once with a space more.
        assert counts.synonyms == 15_819 - 3
        # The records hold 11,222 entries of 5,769 references. An article has each of its own once (5,982
        # in all), and 203 that it cites and only another record lists.
        assert counts.references == 6185
        report = pack.report()
        assert report is not None
        assert report["counts"]["related"] == 3480

    def test_every_article_is_read_back(self, pack: Pack) -> None:
        with_signs = with_questions = 0
        names: Counter[str] = Counter()
        for article in pack.articles():
            with_signs += bool(article.symptoms)
            with_questions += len(article.sections) > 1
            names[article.id] += 1
        assert (with_signs, with_questions) == (3706, 1396)
        assert names.most_common(1)[0][1] == 1

    def test_it_is_within_the_bars(self, gard_pack: Path) -> None:
        assert gard_pack.stat().st_size <= 10_000_000
        assert int((gard_pack.parent / PEAK).read_text()) <= 500_000


class TestRecords:
    def test_one_bad_record_never_stops_the_rest(self, some_records: Path, output: Path) -> None:
        bad = {
            "2.json": b"{",
            "3.json": b"",
            "4.json": b"\xff\xfe",
            "5.json": b"[]",
            "6.json": b"{}",
            "7.json": b'{"mainPropery": {}}',
            "8.json": b'{"mainPropery": {"diseaseId": 8}}',
            "9.json": b"[" * 100_000,
            "10.json": b'{"mainPropery": {"diseaseId": 10, "diseaseName": "\\ud800"}}',
            "11.json": json.dumps({"mainPropery": {"diseaseId": 11, "diseaseName": "x" * 3000}}).encode(),
        }
        for name, data in bad.items():
            (some_records / name).write_bytes(data)
        outcome = import_to_pack([some_records], output)
        assert outcome.report.imported == outcome.info.article_count
        assert outcome.report.read == 3 + len(bad)
        told = {item.record for item in outcome.report.skipped}
        assert len(told) >= len(bad) - 1  # a name of one odd character may be mended
        with Pack.open(output) as pack:
            pack.verify()
            assert {article.source.id for article in pack.articles()} >= {"1", "6233", "10004"}
            assert pack.report() == outcome.report.to_plain()

    def test_a_link_in_the_folder_that_leads_nowhere(self, some_records: Path, output: Path) -> None:
        (some_records / "2.json").symlink_to("nowhere")
        assert import_to_pack([some_records], output).report.skipped[0].record == "2.json"

    def test_several_sources_make_one_pack(self, some_records: Path, shared_data: Path, output: Path) -> None:
        page = shared_data / "gard-print-page" / "bone-marrow-necrosis.txt"
        outcome = import_to_pack([some_records, page, content()], output, pack_id="mine", title="Mine")
        assert (outcome.info.id, outcome.info.title) == ("mine", "Mine")
        # The page and one of the records have the ids of bundled articles: the first keeps it.
        assert outcome.info.article_count == 3 + 1 + len(IDS) - 2
        skipped = {item.record for item in outcome.report.skipped}
        assert skipped == {"bone-marrow-necrosis", "cystic-fibrosis"}

    def test_the_same_records_give_the_same_bytes(self, some_records: Path, output: Path) -> None:
        import_to_pack([some_records], output)
        first = output.read_bytes()
        for path in some_records.iterdir():
            path.rename(path.with_name(f"copy-{path.name}"))
        import_to_pack([some_records], output)
        assert output.read_bytes() == first

    @pytest.mark.parametrize("name", ["Two words", "../x", "", "UPPER"])
    def test_a_pack_is_not_named_in_a_way_that_is_no_id(
        self, some_records: Path, output: Path, name: str
    ) -> None:
        if not name:
            assert import_to_pack([some_records], output, pack_id=name).info.id == "gard"
            return
        with pytest.raises(PackError, match=r"^The pack cannot be named so: "):
            import_to_pack([some_records], output, pack_id=name)
        assert not output.exists()


@pytest.mark.parametrize("before", [b"", b"the old pack"])
def test_cancelling_at_any_step_leaves_nothing(some_records: Path, output: Path, before: bytes) -> None:
    steps: list[str] = []
    import_to_pack([some_records], output, lambda done, total, what: steps.append(what))
    output.unlink()
    if before:
        output.write_bytes(before)
    assert len(steps) > 4
    for stop in range(len(steps)):
        count = iter(range(len(steps)))

        def cancel(done: int, total: int, what: str, stop: int = stop, count: Iterator[int] = count) -> None:
            if next(count) == stop:
                raise Cancelled

        with pytest.raises(Cancelled):
            import_to_pack([some_records], output, cancel)
        assert [path.read_bytes() for path in output.parent.iterdir()] == ([before] if before else [])


class TestMarkdown:
    def test_a_folder_becomes_a_pack(self, output: Path) -> None:
        outcome = import_to_pack([content()], output)
        assert outcome.report.importer == "articles in Markdown"
        assert outcome.info.id == "articles-content"
        with Pack.open(output) as pack:
            pack.verify()
            assert list(pack.articles()) == list(bundled())

    def test_a_file_becomes_a_pack_named_by_it(self, output: Path) -> None:
        info = import_to_pack([content() / "wilson-disease.md"], output).info
        assert (info.id, info.title, info.article_count) == ("articles-wilson-disease", "Wilson disease", 1)
        assert info.edition == read_article(content() / "wilson-disease.md").updated.iso  # type: ignore[union-attr]

    @settings(
        max_examples=10,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )
    @given(articles=article_lists())
    def test_what_is_written_to_files_is_what_is_packed(
        self, tmp_path: Path, articles: list[Article]
    ) -> None:
        folder = tmp_path / "folder"
        shutil.rmtree(folder, ignore_errors=True)
        (folder / "deeper").mkdir(parents=True)
        for number, article in enumerate(articles):
            place = folder / "deeper" if number % 2 else folder
            (place / f"{article.id}.md").write_text(write_article(article), encoding="utf-8")
        (folder / "README.md").write_text("# Notes\n")
        info = build_from_markdown(folder, tmp_path / "x.gardpack", pack_id="x", title="X")
        assert info.article_count == len(articles)
        with Pack.open(tmp_path / "x.gardpack") as pack:
            assert list(pack.articles()) == sorted(articles, key=lambda article: article.id)
            report = pack.report()
            assert report is not None
            assert [item["record"] for item in report["skipped"]] == ["README.md"]

    def test_a_broken_article_stops_it_and_is_named_with_its_line(self, tmp_path: Path, output: Path) -> None:
        folder = tmp_path / "articles"
        shutil.copytree(content(), folder)
        broken = folder / "hemophilia-a.md"
        broken.write_text(broken.read_text(encoding="utf-8").replace("title:", "title: ["), encoding="utf-8")
        with pytest.raises(SourceError) as failure:
            import_to_pack([folder], output)
        assert str(failure.value).startswith(f"{broken}:")
        assert "the front matter is not YAML" in str(failure.value)
        assert list(output.parent.iterdir()) == []

    def test_two_files_with_one_id_are_told(self, tmp_path: Path, output: Path) -> None:
        shutil.copy(content() / "wilson-disease.md", tmp_path / "a.md")
        shutil.copy(content() / "wilson-disease.md", tmp_path / "b.md")
        report = import_to_pack([tmp_path], output).report
        assert (report.read, report.imported) == (2, 1)
        assert [item.record for item in report.skipped] == ["wilson-disease"]

    def test_a_folder_without_articles(self, tmp_path: Path, output: Path) -> None:
        with pytest.raises(SourceError, match=r"holds no article files \(\*\.md\)\.$"):
            build_from_markdown(tmp_path, output)


class TestRecognise:
    def test_a_pack_whatever_it_is_called(self, tmp_path: Path) -> None:
        pack = make_pack(tmp_path)
        for name in ("a.gardpack", "B.GARDPACK", "download.zip", "no-suffix", "odd.json"):
            path = Path(shutil.copy(pack, tmp_path / name))
            assert recognise(path) == Recognised(path, Kind.PACK, "Sample sample")

    def test_sources(self, shared_data: Path, some_records: Path, tmp_path: Path) -> None:
        empty_and_full = tmp_path / "mixed"
        shutil.copytree(content(), empty_and_full / "deep" / "deeper")
        page = shared_data / "gard-print-page" / "bone-marrow-necrosis.txt"
        for path, name in [
            (shared_data / "gard-api-2020.zip", "GARD records"),
            (some_records, "GARD records"),
            (some_records / "1.json", "GARD records"),
            (page, "saved GARD page"),
            (content(), "articles in Markdown"),
            (content() / "wilson-disease.md", "articles in Markdown"),
            (empty_and_full, "articles in Markdown"),
        ]:
            assert recognise(path) == Recognised(path, Kind.SOURCE, name)

    @pytest.mark.parametrize(
        ("name", "data", "error", "sentence"),
        [
            ("a.gardpack", b"notes", PackError, "a.gardpack is no gardreader pack."),
            ("a.gardpack", b"", PackError, "a.gardpack is no gardreader pack."),
            ("a.json", b"{'a': 1}", SourceError, "a.json: not JSON: Expecting property name enclosed in"),
            ("a.json", b"", SourceError, "a.json: not JSON: "),
            ("a.json", b"[" * 100_000, SourceError, "a.json: nested too deeply"),
            ("a.json", b"[1, 2]", SourceError, "a.json: not a source that can be imported (known are: "),
            ("a.md", b"---\nid: [\n---\n", SourceError, "a.md:3: the front matter is not YAML: "),
            ("a.md", b"---\nid: a\n", SourceError, "a.md:3: the front matter has no closing line of ---"),
            ("a.md", b"# Wilson\n", SourceError, "a.md:1: an article opens with front matter"),
            ("a.md", b"---\n\xff\n---\n", SourceError, "a.md:2: the file is not UTF-8 text"),
            ("a.txt", b"Some notes", SourceError, "a.txt: not a source that can be imported (known are: "),
            ("a.txt", b"", SourceError, "a.txt: the file is empty"),
            ("a.html", b"<html></html>", SourceError, "a.html: not a source that can be imported"),
            ("a.zip", b"PK\x03\x04 and then nothing", SourceError, "a.zip: cut short or damaged; copy it"),
            ("a.zip", b"Some notes", SourceError, "a.zip: cut short or damaged; copy it"),
        ],
    )
    def test_what_is_neither_gets_one_sentence(
        self, tmp_path: Path, output: Path, name: str, data: bytes, error: type[Exception], sentence: str
    ) -> None:
        path = tmp_path / name
        path.write_bytes(data)
        self.refused(path, output, error, sentence)

    def test_a_pack_cut_short(self, tmp_path: Path, output: Path) -> None:
        path = make_pack(tmp_path)
        path.write_bytes(path.read_bytes()[:5000])
        self.refused(path, output, PackError, f"{path.name} is cut short or damaged; copy it again")
        renamed = path.rename(tmp_path / "download.zip")
        self.refused(renamed, output, SourceError, "download.zip: cut short or damaged; copy it again")

    def test_a_zip_of_something_else(self, tmp_path: Path, output: Path) -> None:
        for name, data in [("notes.txt", b"notes"), ("a.json", b"{}"), ("b.json", b"not json")]:
            path = tmp_path / "other.zip"
            with zipfile.ZipFile(path, "w") as archive:
                archive.writestr(name, data)
            self.refused(path, output, SourceError, "other.zip: not a source that can be imported")

    def test_what_is_not_there_or_no_file(self, tmp_path: Path, output: Path) -> None:
        self.refused(tmp_path / "none.zip", output, SourceError, "there is no such file or folder")
        self.refused(tmp_path / "a.gardpack", output, PackError, "there is no such file or folder")
        pipe = tmp_path / "pipe.json"
        os.mkfifo(pipe)
        self.refused(pipe, output, SourceError, "pipe.json: neither a file nor a folder")

    def test_folders_of_nothing(self, tmp_path: Path, output: Path) -> None:
        folder = tmp_path / "folder"
        folder.mkdir()
        self.refused(folder, output, SourceError, "folder: not a source that can be imported")
        (folder / "README.md").write_text("# Notes\n")
        self.refused(folder, output, SourceError, "folder: not a source that can be imported")
        shutil.copytree(content(), folder / ".git" / "hidden")
        self.refused(folder, output, SourceError, "folder: not a source that can be imported")

    def test_a_whole_disk(self, tmp_path: Path, output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("gardreader.importers.folders.MOST_FILES", 5)
        self.refused(content(), output, SourceError, "holds more than 5 files; give a smaller folder.")

    def refused(self, path: Path, output: Path, error: type[Exception], sentence: str) -> None:
        """Both recognising and importing say the same one sentence, and leave nothing."""
        with pytest.raises(error) as failure:
            recognise(path)
        message = str(failure.value)
        assert sentence in message
        assert path.name in message
        assert "\n" not in message
        with pytest.raises(GardreaderError) as failure:
            import_to_pack([path], output)
        if error is SourceError:
            assert str(failure.value) == message
        assert list(output.parent.iterdir()) == []


def test_a_pack_is_not_imported(tmp_path: Path, output: Path) -> None:
    pack = make_pack(tmp_path)
    with pytest.raises(SourceError, match="a pack, to be installed and not imported"):
        import_to_pack([pack], output)

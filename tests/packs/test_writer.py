"""The same articles give the same bytes, whole or not at all."""

from __future__ import annotations

import dataclasses
import io
import os
import random
import resource
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gardreader.articles.draft import PackDraft
from gardreader.articles.model import Article, Section
from gardreader.errors import Cancelled, PackError
from gardreader.packs.layout import BLOCK_BYTES
from gardreader.packs.reader import Pack
from gardreader.packs.writer import write_pack
from tests.packs.samples import article, bundled, counts_of, draft, members
from tests.strategies import article_lists, drafts

several = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@several
@given(draft=drafts, articles=article_lists(), seed=st.integers())
def test_what_is_written_is_read_back(
    tmp_path: Path, draft: PackDraft, articles: list[Article], seed: int
) -> None:
    target = tmp_path / "one.gardpack"
    info = write_pack(draft, articles, target)
    with Pack.open(target) as pack:
        pack.verify()
        assert list(pack.articles()) == sorted(articles, key=lambda item: item.id)
        assert {item.id: pack.article(item.id) for item in articles} == {item.id: item for item in articles}
        assert pack.info == info
        assert info.counts == counts_of(articles)
        fields = ("id", "title", "edition", "language", "licence", "description", "source")
        assert [getattr(info, name) for name in fields] == [getattr(draft, name) for name in fields]
    again = tmp_path / "two.gardpack"
    random.Random(seed).shuffle(articles)
    write_pack(draft, articles, again)
    assert again.read_bytes() == target.read_bytes()


def test_neither_clock_nor_time_zone_nor_umask_nor_hash_seed_changes_a_byte(tmp_path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; os.umask(int(sys.argv[2], 8));"
        "from tests.packs.samples import make_pack; make_pack(Path(sys.argv[1]))"
    )
    packs = set()
    for number, (zone, umask, seed) in enumerate([("UTC", "022", "1"), ("Asia/Tokyo", "077", "2")]):
        folder = tmp_path / str(number)
        folder.mkdir()
        environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", code, str(folder), umask]
        subprocess.run(command, check=True, env=environment, cwd=Path(__file__).parents[2])
        packs.add((folder / "sample-2020.gardpack").read_bytes())
    assert len(packs) == 1


def test_the_report_is_asked_for_after_the_last_article_and_kept(tmp_path: Path) -> None:
    given_out: list[str] = []

    def articles() -> Iterator[Article]:
        for item in bundled():
            yield item
            given_out.append(item.id)

    target = tmp_path / "a.gardpack"
    write_pack(draft(), articles(), target, report=lambda: {"read": given_out[:]})
    with Pack.open(target) as pack:
        pack.verify()
        assert pack.report() == {"read": [item.id for item in bundled()]}


def test_long_articles_are_spread_over_blocks(tmp_path: Path) -> None:
    long = [
        dataclasses.replace(article(f"long-{number}"), sections=(Section("overview", "Overview", body),))
        for number, body in enumerate(["word " * 30_000 + "end"] * 5)
    ]
    target = tmp_path / "long.gardpack"
    write_pack(draft(), long, target)
    blocks = [data for name, data in members(target).items() if name.startswith("articles/")]
    assert len(blocks) > 1
    assert all(len(data) <= BLOCK_BYTES for data in blocks)
    with Pack.open(target) as pack:
        pack.verify()
        assert list(pack.articles()) == long


class TestNothingIsWritten:
    @pytest.fixture(params=["over an old pack", "at a new place"])
    def target(self, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
        target = tmp_path / "a.gardpack"
        before = None
        if request.param == "over an old pack":
            write_pack(draft(), bundled(), target)
            before = target.read_bytes()
        yield target
        assert list(tmp_path.iterdir()) == ([target] if before else [])
        assert before is None or target.read_bytes() == before

    def test_of_two_articles_with_one_id(self, target: Path) -> None:
        with pytest.raises(PackError, match=r"^Two articles have the id one; nothing was written\.$"):
            write_pack(draft(), [article("one"), article("one")], target)

    def test_of_no_article(self, target: Path) -> None:
        with pytest.raises(PackError, match=r"^a\.gardpack would hold no article; nothing was written\.$"):
            write_pack(draft(), [], target)

    @pytest.mark.parametrize(
        "body",
        ["x" * 2001, "> " * 13 + "deep", "<div>" * 13 + "deep", "word " * 100_000],
        ids=["an endless word", "deep quotations", "deep tags", "an endless text"],
    )
    def test_of_an_article_that_could_hang_a_window(self, target: Path, body: str) -> None:
        hostile = dataclasses.replace(article("one"), sections=(Section("a", "A", body.strip()),))
        with pytest.raises(PackError, match=r"^An article is too large to be shown: one\b"):
            write_pack(draft(), [article("zero"), hostile], target)

    def test_of_an_endless_word_in_a_list(self, target: Path) -> None:
        hostile = dataclasses.replace(article("one"), categories=("x" * 2001,))
        with pytest.raises(PackError, match="one has an endless word"):
            write_pack(draft(), [hostile], target)

    def test_when_the_articles_fail(self, target: Path) -> None:
        def articles() -> Iterator[Article]:
            yield article("one")
            raise KeyError("the source's own failure")

        with pytest.raises(KeyError):
            write_pack(draft(), articles(), target)

    def test_when_the_report_fails(self, target: Path) -> None:
        with pytest.raises(ValueError, match="not JSON compliant"):
            write_pack(draft(), bundled(), target, report=lambda: float("nan"))

    def test_when_it_is_cancelled(self, target: Path) -> None:
        def cancel(done: int, total: int, what: str) -> None:
            assert what == "Packing the articles"
            raise Cancelled

        with pytest.raises(Cancelled):
            write_pack(draft(), bundled(), target, progress=cancel)

    @pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="needs bounds on files")
    def test_when_the_disk_is_full(self, target: Path) -> None:
        # A bound on the size of files fails the write at any byte, as a full disk does.
        code = (
            "import resource, signal, sys; from pathlib import Path; from tests.packs.samples import *;"
            "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); most = int(sys.argv[2]); bundled();"
            "resource.setrlimit(resource.RLIMIT_FSIZE, (most, most));"
            "\ntry: write_pack(draft(), bundled(), Path(sys.argv[1]))"
            "\nexcept Exception as error: print(type(error).__name__, error)"
        )
        for most in (0, 100, 3000):
            command = [sys.executable, "-B", "-c", code, str(target), str(most)]
            done = subprocess.run(
                command, check=True, text=True, capture_output=True, cwd=Path(__file__).parents[2]
            )
            assert done.stdout == f"PackError {target} cannot be written: File too large.\n"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    target = tmp_path / "none" / "a.gardpack"
    with pytest.raises(PackError) as failure:
        write_pack(draft(), bundled(), target)
    assert str(failure.value) == f"{target} cannot be written: there is no such file or folder."


def test_it_is_a_plain_zip_file_without_a_trace_of_its_making(tmp_path: Path) -> None:
    target = tmp_path / "a.gardpack"
    write_pack(draft(), bundled(), target)
    with zipfile.ZipFile(io.BytesIO(target.read_bytes())) as archive:
        assert archive.testzip() is None
        for member in archive.infolist():
            assert member.date_time == (1980, 1, 1, 0, 0, 0)
            assert (member.create_system, member.external_attr) == (3, 0o100644 << 16)

"""Reading a sound pack."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from gardreader.articles.plain import to_plain
from gardreader.errors import Cancelled, NotFoundError, PackError
from gardreader.packs.archive import Archive
from gardreader.packs.faults import ClosedPackError
from gardreader.packs.layout import MANIFEST
from gardreader.packs.reader import Pack
from tests.packs.samples import article, bundled, make_pack

IDS = tuple(item.id for item in bundled())


def test_it_says_who_it_is_and_what_it_holds(sound: Path) -> None:
    with Pack.open(sound) as pack:
        assert (pack.path, pack.info.id, pack.info.title) == (sound, "sample", "Sample sample")
        assert pack.ids == IDS
        assert pack.report() is None
        plain = pack.info.to_plain()
        assert plain["counts"]["articles"] == len(IDS)
        assert plain["source"] == {"name": "The project"}


def test_articles_are_had_by_id(sound: Path) -> None:
    with Pack.open(sound) as pack:
        for item in bundled():
            assert item.id in pack
            assert pack.article(item.id) == item
        for other in (
            "none",
            "",
            "wilson",
            "wilson-disease ",
            "Wilson-disease",
            'a","',
            "x" * 10_000,
            7,
            None,
        ):
            assert other not in pack
        with pytest.raises(NotFoundError, match=r"^Sample sample has no article none\.$"):
            pack.article("none")


def test_its_digest_tells_whether_two_packs_hold_the_same(tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    digests = []
    for path in (
        make_pack(tmp_path),
        make_pack(tmp_path / "again"),
        make_pack(tmp_path, edition="2021"),
        make_pack(tmp_path, "other"),
        make_pack(tmp_path, edition="2022", articles=[article("a", "One title")]),
        make_pack(tmp_path / "again", edition="2022", articles=[article("a", "Another")]),
    ):
        with Pack.open(path) as pack:
            digests.append(pack.digest)
    assert digests[0] == digests[1]
    assert len(set(digests)) == 5


def test_opening_reads_no_article(sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    original = Archive.read

    def noted(self: Archive, member: str) -> bytes:
        read.append(member)
        return original(self, member)

    monkeypatch.setattr(Archive, "read", noted)
    with Pack.open(sound) as pack:
        assert read == [MANIFEST]
        assert pack.info.article_count == len(IDS)
        for article_id in IDS[:2]:  # of one block
            pack.article(article_id)
        assert read == [MANIFEST, "articles.jsonl", "articles/0000.jsonl"]


def test_checking_tells_how_far_it_is_and_can_be_stopped(sound: Path) -> None:
    with Pack.open(sound) as pack:
        steps: list[tuple[int, int, str]] = []
        pack.verify(lambda *step: steps.append(step))
        assert steps == [
            (done, len(IDS), "Checking the pack") for done in [*range(0, len(IDS), 64), len(IDS)]
        ]

        def cancel(*_: object) -> None:
            raise Cancelled

        with pytest.raises(Cancelled):
            pack.verify(cancel)


def test_a_name_for_messages_may_be_given(bad: Path) -> None:
    bad.write_bytes(b"no pack")
    with pytest.raises(PackError, match=r"^the dropped file is no gardreader pack\.$"):
        Pack.open(bad, "the dropped file")


def test_closed_it_says_so(sound: Path) -> None:
    pack = Pack.open(sound)
    pack.close()
    pack.close()
    for ask in (lambda: pack.ids, lambda: pack.article("wilson-disease"), lambda: "x" in pack, pack.verify):
        with pytest.raises(ClosedPackError, match=r"^sample-2020\.gardpack has been closed\.$"):
            ask()


def test_many_threads_read_at_once(gard_pack: Path) -> None:
    with Pack.open(gard_pack) as pack:
        ids = pack.ids[::37]
        expected = [pack.article(article_id) for article_id in ids]
        results: list[object] = []
        orders = [ids, ids[::-1], ids[80:] + ids[:80], ids[40:] + ids[:40]]

        def read(order: tuple[str, ...]) -> None:
            found = {article_id: pack.article(article_id) for article_id in order}
            results.append([found[article_id] for article_id in ids])

        threads = [threading.Thread(target=read, args=(order,)) for order in orders]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert results == [expected] * 4


def test_the_whole_of_gard_is_sound(gard_pack: Path) -> None:
    with Pack.open(gard_pack) as pack:
        pack.verify()


def test_an_outline_is_the_article_without_its_lists(sound: Path) -> None:
    lists = ("facts", "symptoms", "references", "related", "organizations", "products", "resources")
    with Pack.open(sound) as pack:
        for row in pack.rows:
            article, (outline, more) = pack.article_at(row), pack.outline_at(row)
            whole, rest = to_plain(article), to_plain(outline)
            assert rest == {key: value for key, value in whole.items() if key not in lists}
            assert more == (rest != whole)

"""Packs whose hashes are right and whose content is not."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from gardreader.articles.limits import MOST_ITEMS
from gardreader.articles.model import Section
from gardreader.packs import canonical
from gardreader.packs.layout import MANIFEST, REPORT
from gardreader.packs.table import Row
from tests.packs.hostile import forged, line_of, read_whole, refusal, repacked, with_manifest, with_part
from tests.packs.samples import article, bundled, counts_of, members


class TestForged:
    """Packs in which every hash is right: only what they hold gives them away."""

    def test_the_forger_can_make_a_sound_one(self, bad: Path) -> None:
        articles = [article("a"), article("b")]
        forged(bad, [line_of(item) for item in articles], counts_of(articles))
        assert read_whole(bad) == articles

    def test_wrong_counts(self, bad: Path) -> None:
        right = counts_of([article("a")])
        for field in dataclasses.fields(right):
            wrong = dataclasses.replace(right, **{field.name: getattr(right, field.name) + 1})
            forged(bad, [line_of(article("a"))], wrong)
            assert "other numbers of things than its manifest says" in refusal(bad)

    def test_no_article_or_far_too_many(self, bad: Path) -> None:
        for number in (0, 200_001):
            counts = dataclasses.replace(counts_of([article("a")]), articles=number)
            forged(bad, [line_of(article("a"))], counts)
            assert "number of articles is out of bounds" in refusal(bad)

    def test_more_blocks_than_there_are(self, bad: Path) -> None:
        for number in (0, 2, 10**12):
            forged(bad, [line_of(article("a"))], counts_of([article("a")]), blocks=number)
            refusal(bad)

    @pytest.mark.parametrize(
        "change",
        [
            lambda rows: rows[::-1],
            lambda rows: [rows[0], rows[0]],
            lambda rows: [rows[0]],
            lambda rows: [rows[1]],
            lambda rows: [rows[0], dataclasses.replace(rows[0], id="aa")],
            lambda rows: [rows[0], dataclasses.replace(rows[1], block=1)],
            lambda rows: [rows[0], dataclasses.replace(rows[1], block=10**9)],
            lambda rows: [rows[0], dataclasses.replace(rows[1], offset=rows[1].offset + 1)],
            lambda rows: [rows[0], dataclasses.replace(rows[1], offset=10**15)],
            lambda rows: [rows[0], dataclasses.replace(rows[1], length=0)],
            lambda rows: [rows[0], dataclasses.replace(rows[1], length=rows[1].length + 5)],
            lambda rows: [rows[0], dataclasses.replace(rows[1], sha256="0" * 64)],
            lambda rows: [rows[0], dataclasses.replace(rows[1], sha256="")],
        ],
    )
    def test_a_table_that_is_wrong(self, bad: Path, change: Callable[[list[Row]], list[Row]]) -> None:
        articles = [article("a"), article("b")]
        forged(bad, [line_of(item) for item in articles], counts_of(articles), rows=change)
        refusal(bad)

    def test_text_that_belongs_to_no_article(self, bad: Path) -> None:
        line = line_of(article("a"))
        for block in (line[1] + b"more", line[1][:-1], b""):
            forged(bad, [line], counts_of([article("a")]), block=block)
            refusal(bad)

    def test_an_article_that_calls_itself_otherwise(self, bad: Path) -> None:
        forged(bad, [("b", line_of(article("a"))[1])], counts_of([article("a")]))
        assert "article b calls itself a" in refusal(bad)

    @pytest.mark.parametrize(
        "line",
        [
            b"", b"\n", b"null\n", b"[]\n", b"{}\n", b'{"id":"a"}\n', b'"a"\n', b"{\n", b"\xff\n", b"NaN\n",
            b'{"id":"a","title":"A","source":{"name":"x"},"rare":NaN}\n',
            b'{"id":"a","title":"A","source":{"name":"x"},"rare":1e999}\n',
            b'{"id":"a","title":"A","source":{"name":"x"},"unknown":"y"}\n',
            b'{"id":"a","id":"a","title":"A","source":{"name":"x"}}\n',
            b'{"id":"a","title":"A\\ud800","source":{"name":"x"}}\n',
            b'{"id":"a","title":"A\\u0000","source":{"name":"x"}}\n',
            b'{"title":"A","id":"a","source":{"name":"x"}}\n',
            b'{"id":"a", "title":"A","source":{"name":"x"}}\n',
            b'{"id":"a","title":"A","source":{"name":"x"},"synonyms":"none"}\n',
            b'{"id":"a","title":"A","source":"x"}\n',
            b'{"id":"a","title":"A","source":{"name":"x"},"sections":[7]}\n',
            b'{"id":"a","title":"A","source":{"name":"x"},"sections":'
            + b"[" * 100_000 + b"]" * 100_000 + b"}\n",
            b'{"id":"a","title":' + b'{"a":' * 100_000 + b"1" + b"}" * 100_001 + b"\n",
            b'{"id":"a","title":' + b"9" * 100_000 + b"}\n",
        ],
        ids=lambda line: repr(line[:60]),
    )  # fmt: skip
    def test_a_line_that_is_no_article(self, bad: Path, line: bytes) -> None:
        forged(bad, [("a", line)])
        refusal(bad)

    @pytest.mark.parametrize(
        ("body", "why"),
        [
            ("x" * 2001, "a word is longer"),
            ("> " * 13 + "deep", "quotations are nested"),
            (" " * 60 + "- deep", "lists are nested"),
            ("<table><tr><td>" * 5 + "deep", "tags are nested"),
            (("word " * 45_000).strip(), "a text is longer"),
        ],
    )
    def test_an_article_that_could_hang_a_window(self, bad: Path, body: str, why: str) -> None:
        text = f"before\n\n{body}"
        hostile = dataclasses.replace(article("a"), sections=(Section("a", "A", text),))
        forged(bad, [line_of(hostile)], counts_of([hostile]))
        opening = "bad.gardpack is refused. An article is too large to be shown: a: "
        assert refusal(bad).startswith(opening + why)

    def test_too_many_signs(self, bad: Path) -> None:
        sign = next(item for item in bundled() if item.symptoms).symptoms[0]
        hostile = dataclasses.replace(article("a"), symptoms=(sign,) * (MOST_ITEMS + 1))
        forged(bad, [line_of(hostile)], counts_of([hostile]))
        assert f"more than {MOST_ITEMS:,} symptoms" in refusal(bad)

    def test_a_report_that_is_another(self, sound: Path, bad: Path) -> None:
        digest = canonical.digest(b'{"read":1}')
        for report in (b'{"read":2}', b"[]", b"nonsense"):

            def change(parts: dict[str, bytes], report: bytes = report) -> None:
                with_manifest(lambda plain: {**plain, "report-sha256": digest})(parts)
                parts[REPORT] = report

            assert "report" in refusal(repacked(sound, bad, change))


class TestManifest:
    @pytest.mark.parametrize(
        "key", ["id", "title", "language", "source", "counts", "blocks", "articles-sha256"]
    )
    @pytest.mark.parametrize("value", [None, "", 7, -1, True, "x\0", " x ", [], {}, "x" * 5000, 10**13, 1.5])
    def test_a_value_of_another_kind(self, sound: Path, bad: Path, key: str, value: object) -> None:
        refusal(repacked(sound, bad, with_manifest(lambda plain: {**plain, key: value})))

    @pytest.mark.parametrize("value", ["../x", "A B", "a--b", "-a", "a/b", ".", "con.", "ä", "a" * 81])
    def test_an_id_that_could_not_be_a_file_name(self, sound: Path, bad: Path, value: str) -> None:
        assert "pack id" in refusal(repacked(sound, bad, with_manifest(lambda plain: {**plain, "id": value})))

    def test_a_key_too_many_or_too_few(self, sound: Path, bad: Path) -> None:
        refusal(repacked(sound, bad, with_manifest(lambda plain: {**plain, "more": "x"})))
        for key in json.loads(members(sound)[MANIFEST]):

            def without(plain: dict[str, object], key: str = key) -> dict[str, object]:
                return {name: value for name, value in plain.items() if name != key}

            refusal(repacked(sound, bad, with_manifest(without)))

    @pytest.mark.parametrize(
        "data", [b"", b"{", b"[]", b"null", b"\xff", b"{}", b"[" * 100_000, b'{"format": "x"}']
    )
    def test_no_manifest_at_all(self, sound: Path, bad: Path, data: bytes) -> None:
        refusal(repacked(sound, bad, with_part(MANIFEST, data)))

    def test_spelt_in_another_way(self, sound: Path, bad: Path) -> None:
        plain = json.loads(members(sound)[MANIFEST])
        for data in (json.dumps(plain).encode(), members(sound)[MANIFEST] + b"\n"):
            assert "not spelt as this program spells it" in refusal(
                repacked(sound, bad, with_part(MANIFEST, data))
            )

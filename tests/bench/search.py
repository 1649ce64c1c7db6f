"""Speed, size and memory of the search on the real library, beside stock Whoosh on the same queries."""

from __future__ import annotations

import dataclasses
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from gardreader.articles.draft import PackDraft
from gardreader.articles.model import Article, ArticleRef, Source
from gardreader.packs.library import Library
from gardreader.packs.writer import write_pack
from gardreader.paths import content, find_paths
from gardreader.search.engine import SearchEngine
from gardreader.search.hits import Query
from gardreader.search.plain import plain_text
from tests.bench.machine import percentile, ratio, table
from tests.bench.name_quality import Name, mistype, names_of
from tests.bench.question_quality import ASKED, PADDED
from tests.bench.stock_whoosh import StockWhoosh

SEED = 20261127
NAMES = 400
QUERIES = 150
LONG_QUERIES = 60
STOCK_QUERIES = 40
"""Queries of each class that stock Whoosh is asked, once each: it takes seconds for some."""

GROWN = 20_000
"""Articles of the grown library: the records repeated under other ids."""

_OPENING = """
import json, sys, time
from pathlib import Path
from gardreader.packs.library import Library
from gardreader.paths import content, find_paths
from gardreader.search.engine import SearchEngine
from gardreader.search.hits import Query

def megabytes():
    rollup = Path("/proc/self/smaps_rollup")
    if not rollup.exists():
        return 0.0
    lines = rollup.read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:"))

library = Library.open(find_paths(Path(sys.argv[1])), content())
engine = SearchEngine(library)
engine.is_current()
before = megabytes()
begun = time.perf_counter()
engine.open()
first = time.perf_counter() - begun
again = []
for _ in range(5):
    engine.close()
    begun = time.perf_counter()
    engine.open()
    again.append(time.perf_counter() - begun)
for query in json.loads(sys.stdin.read()):
    engine.search(Query(query))
    engine.complete(query[:12])
print(json.dumps([first, min(again), megabytes() - before]))
engine.close()
library.close()
"""


def measure(home: Path) -> str:
    """Measure the search of the library in ``home``, which has GARD's records, and give the tables."""
    paths = find_paths(home)
    with closing(Library.open(paths, content())) as library:
        articles = list(library.articles())
        queries = Queries(articles)
        parts = [_making(library, home, queries)]
        with closing(SearchEngine(library)) as engine, tempfile.TemporaryDirectory() as place:
            if not (engine.open() and engine.is_current()):
                engine.build()
            parts.append(_completions(engine, queries))
            parts.append(_texts(engine, queries, StockWhoosh(Path(place) / "stock", library)))
            ours = _percentiles(engine, queries)
        parts.append(_grown(articles, queries, ours))
    return "\n\n".join(parts)


class Queries:
    """The queries of each class, the same in every run."""

    def __init__(self, articles: Sequence[tuple[ArticleRef, Article]]) -> None:
        chance = random.Random(SEED)
        names = chance.sample(names_of(articles, {}), NAMES)
        long = [name for name in names if len(name.text) >= 5]
        signs = sorted({symptom.name for _, article in articles for symptom in article.symptoms})
        bodies = [
            plain_text(s.body) for _, article in articles for s in article.sections if len(s.body) > 400
        ]
        one = [mistype(name.text, chance, chance.randrange(1, len(name.text))) for name in long]
        self.completed: dict[str, list[str]] = {
            "first letter": sorted({name.text[:1] for name in names}),
            "two letters": [name.text[:2] for name in names],
            "three letters": [name.text[:3] for name in names],
            "six letters": [name.text[:6] for name in names],
            "60 % of a name": [name.text[: len(name.text) * 6 // 10 + 1] for name in names],
            "whole names": [name.text for name in names],
            "names with one typing error": one,
            "names with two": [mistype(text, chance, chance.randrange(1, len(text))) for text in one],
            "words reversed": [" ".join(reversed(name.text.split())) for name in names],
        }
        self.short: dict[str, list[str]] = {
            "three words of signs": [_three_words(signs, chance) for _ in range(QUERIES)],
            "full names": [name.text for name in names[:QUERIES]],
        }
        self.long: dict[str, list[str]] = {
            "questions of 20 to 50 words": [_question(names, chance) for _ in range(QUERIES)],
            "questions of 60 to 100 words": [_story(names, bodies, chance) for _ in range(LONG_QUERIES)],
        }


def _three_words(signs: Sequence[str], chance: random.Random) -> str:
    return " ".join(chance.choice(chance.choice(signs).split()) for _ in range(3))


def _question(names: Sequence[Name], chance: random.Random) -> str:
    name = chance.choice(names).text
    question = chance.choice(ASKED[chance.choice(sorted(ASKED))]).format(name)
    return chance.choice(PADDED).format(name=name, question=question)


def _story(names: Sequence[Name], bodies: Sequence[str], chance: random.Random) -> str:
    """A question with what happened before it, told in words of the library."""
    words = _question(names, chance).split()
    wanted = chance.randrange(60, 101)
    while len(words) < wanted:
        told = chance.choice(bodies).split()
        begin = chance.randrange(max(1, len(told) - 20))
        words[:0] = told[begin : begin + min(20, wanted - len(words))]
    return " ".join(words)


def _milliseconds(ask: Callable[[str], object], queries: Sequence[str]) -> list[float]:
    """The best of three times for each query, all of them asked once before."""
    for query in queries:
        ask(query)
    found = []
    for query in queries:
        times = []
        for _ in range(3):
            begun = time.perf_counter()
            ask(query)
            times.append((time.perf_counter() - begun) * 1000.0)
        found.append(min(times))
    return found


def _once(ask: Callable[[str], object], queries: Sequence[str]) -> list[float]:
    found = []
    for query in queries:
        begun = time.perf_counter()
        ask(query)
        found.append((time.perf_counter() - begun) * 1000.0)
    return found


def _making(library: Library, home: Path, queries: Queries) -> str:
    with tempfile.TemporaryDirectory() as place:
        # The same library in a cache of its own, so that the index is made from nothing.
        paths = dataclasses.replace(library.paths, cache=Path(place))
        own = Library(paths)
        begun = time.perf_counter()
        with closing(own), closing(SearchEngine(own)) as engine:
            engine.build()
            seconds = time.perf_counter() - begun
        megabytes = sum(file.stat().st_size for file in Path(place).rglob("*") if file.is_file()) / 1e6
    asked = [*queries.short["three words of signs"][:40], *queries.long["questions of 20 to 50 words"][:40]]
    with closing(SearchEngine(library)) as engine:
        if not engine.is_current():
            engine.build()
    child = subprocess.run(
        [sys.executable, "-c", _OPENING, str(home)],
        input=json.dumps(asked), capture_output=True, text=True, check=True,
    )  # fmt: skip
    first, again, memory = json.loads(child.stdout)
    rows = [
        ("making the index", f"{seconds:.1f} s ({ratio(seconds, 20)} of the bar)", "20 s"),
        ("its size on disk", f"{megabytes:.1f} MB ({ratio(megabytes, 25)} of the bar)", "25 MB"),
        (
            "opening, every byte checked",
            f"{1000 * again:.0f} ms ({ratio(1000 * again, 60)} of the bar)",
            "60 ms",
        ),
        ("opening, with NumPy and Whoosh loaded first", f"{1000 * first:.0f} ms", ""),
        ("memory after 80 queries", f"{memory:.0f} MB ({ratio(memory, 60)} of the bar)", "60 MB"),
    ]
    return table("The search index", rows)


def _completions(engine: SearchEngine, queries: Queries) -> str:
    rows = []
    for name, texts in queries.completed.items():
        times = _milliseconds(engine.complete, texts)
        p95 = percentile(times, 0.95)
        rows.append(
            (name, f"{percentile(times, 0.5):.2f} / {p95:.2f} ms ({ratio(p95, 8)} of the bar)", "8 ms")
        )
    return table("Completion of names, the middle and the slowest 5 % (p50 / p95)", rows)


def _texts(engine: SearchEngine, queries: Queries, stock: StockWhoosh) -> str:
    rows = []
    with closing(stock):
        for bar, classes in ((9.0, queries.short), (15.0, queries.long)):
            for name, texts in classes.items():
                ours = _milliseconds(lambda text: engine.search(Query(text)), texts)
                theirs = _once(stock.search, texts[:STOCK_QUERIES])
                p95, slow = percentile(ours, 0.95), percentile(theirs, 0.95)
                figure = f"{percentile(ours, 0.5):.2f} / {p95:.2f} ms ({ratio(p95, bar)} of the bar)"
                rows.append((name, figure, f"{bar:.0f} ms"))
                figure = f"{percentile(theirs, 0.5):.0f} / {slow:.0f} ms = {slow / p95:.0f} times"
                rows.append(("  stock Whoosh, OrGroup", figure, "30 times" if bar > 10 else ""))
    return table("Search of the text, with snippets (p50 / p95)", rows)


def _percentiles(engine: SearchEngine, queries: Queries) -> dict[str, float]:
    found = {}
    for name, texts in queries.completed.items():
        found[f"completion: {name}"] = percentile(_milliseconds(engine.complete, texts), 0.95)
    for name, texts in (queries.short | queries.long).items():
        found[f"search: {name}"] = percentile(
            _milliseconds(lambda text: engine.search(Query(text)), texts), 0.95
        )
    return found


def _grown(articles: Sequence[tuple[ArticleRef, Article]], queries: Queries, before: dict[str, float]) -> str:
    with tempfile.TemporaryDirectory() as place:
        paths = find_paths(Path(place), {})
        packed = Path(place) / "grown.gardpack"
        draft = PackDraft("grown", "Grown", "en", Source("Grown"), "")
        write_pack(draft, _repeated(articles), packed)
        with closing(Library(paths)) as library:
            library.install(packed)
            with closing(SearchEngine(library)) as engine:
                begun = time.perf_counter()
                engine.build()
                seconds = time.perf_counter() - begun
                after = _percentiles(engine, queries)
                count = library.count()
    rows = [("making the index", f"{seconds:.0f} s", "")]
    rows += [
        (name, f"{after[name]:.2f} ms = {after[name] / before[name]:.1f} times", "2 times") for name in before
    ]
    return table(f"With {count:,} articles (the slowest 5 %: p95)", rows)


def _repeated(articles: Sequence[tuple[ArticleRef, Article]]) -> Iterator[Article]:
    for number in range(GROWN):
        _, article = articles[number % len(articles)]
        yield dataclasses.replace(article, id=f"a{number}")


def main() -> int:
    """``python -m tests.bench.search HOME``: the tables for the library in HOME."""
    print(measure(Path(sys.argv[1])))
    return 0


if __name__ == "__main__":
    sys.exit(main())

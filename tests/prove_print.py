"""``make prove-print``: handouts of many real articles, printed, read back and compared with them.

300 articles of the GARD library by a fixed seed and the 20 longest, each in every kind of
``tests.handouts.proving``. A table tells the faults found by kind; then follow the articles. 1 where
there is one, 2 where the real data is not there.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from gardreader.packs.reader import Pack
from tests.conftest import SHARED_DATA
from tests.gard import pack_of
from tests.handouts.proving import CHECKS, Proved, named_options, prove

SEED = 2010
SAMPLE = 300
LONGEST = 20
_open: dict[Path, Pack] = {}


def chosen(pack: Pack, sample: int = SAMPLE, longest: int = LONGEST) -> list[str]:
    """The ids of the articles that are proved: the longest first, for they take the most time."""

    def length(article_id: str) -> int:
        article = pack.article(article_id)
        return sum(len(s.body) for s in article.sections) + 40 * len(article.symptoms)

    by_length = sorted(pack.ids, key=length, reverse=True)[:longest]
    drawn = random.Random(SEED).sample(sorted(pack.ids), sample)
    return list(dict.fromkeys((*by_length, *drawn)))


def prove_one(path: Path, article_id: str, kinds: tuple[str, ...]) -> list[Proved]:
    """The article in each of the kinds; runs in a process of a pool."""
    if path not in _open:
        _open[path] = Pack.open(path)
    article = _open[path].article(article_id)
    options = named_options()
    return [prove(article, kind, options[kind]) for kind in kinds]


def table(found: list[Proved]) -> str:
    """By kind: articles, pages, heads repeated, codes read, and handouts with a fault of each check."""
    heads = ("kind", "handouts", "pages", "repeated", "codes", *CHECKS)
    rows: list[tuple[str, ...]] = [heads]
    for kind in dict.fromkeys(proved.kind for proved in found):
        of_kind = [proved for proved in found if proved.kind == kind]
        faults = Counter(check for p in of_kind for check in {fault.check for fault in p.faults})
        sums = (sum(getattr(p, name) for p in of_kind) for name in ("pages", "repeated", "codes"))
        rows.append((kind, *(str(n) for n in (len(of_kind), *sums, *(faults[check] for check in CHECKS)))))
    widths = [max(len(row[n]) for row in rows) for n in range(len(heads))]
    lines = (
        row[0].ljust(widths[0])
        + "".join(f"  {cell:>{w}}" for cell, w in zip(row[1:], widths[1:], strict=True))
        for row in rows
    )
    return "\n".join(lines)


def main() -> int:
    """Prove all that is asked for."""
    parser = argparse.ArgumentParser(prog="make prove-print")
    parser.add_argument("--sample", type=int, default=SAMPLE, help="articles by the seed")
    parser.add_argument("--longest", type=int, default=LONGEST, help="the longest articles")
    parser.add_argument("--kinds", nargs="*", default=list(named_options()), metavar="KIND")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    arguments = parser.parse_args()
    if not SHARED_DATA.is_dir():
        print("prove-print: the real data (../shared/data) is not beside this checkout", file=sys.stderr)
        return 2
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    path = pack_of(SHARED_DATA)
    with Pack.open(path) as pack:
        ids = chosen(pack, arguments.sample, arguments.longest)
    begun = time.perf_counter()
    found: list[Proved] = []
    with ProcessPoolExecutor(arguments.jobs) as pool:
        tasks = [pool.submit(prove_one, path, article_id, tuple(arguments.kinds)) for article_id in ids]
        for done, task in enumerate(tasks, 1):
            found += task.result()
            if done % 20 == 0 or done == len(tasks):
                print(f"{done} of {len(tasks)} articles", file=sys.stderr, flush=True)
    found.sort(key=lambda proved: list(named_options()).index(proved.kind))
    print(table(found))
    print(f"\n{len(ids)} articles, seed {SEED}, in {time.perf_counter() - begun:.0f} s")
    faulty = [proved for proved in found if proved.faults]
    for proved in faulty:
        for fault in proved.faults[:5]:
            print(f"{proved.article} ({proved.kind}): {fault.check}: {fault.told}")
    return 1 if faulty else 0


if __name__ == "__main__":
    sys.exit(main())

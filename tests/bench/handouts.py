"""Handouts: what a PDF, the first page of a preview and a batch cost, and a browser's print of the page."""

from __future__ import annotations

import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from tests.bench import children
from tests.bench.machine import percentile, ratio, table

SEED = 2010
MANY = 300
TIMES = 7
LONG = ("williams-syndrome", "cystic-fibrosis", "ehlers-danlos-syndromes")
"""Of twelve pages and more each in the normal size."""

PREVIEW = 800
"""Pixels across a page of the preview."""

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_PAGES = re.compile(rb"/Type\s*/Page\b(?!s)")
_EARLY = 30


def measure(pack: Path) -> str:
    """The table; a process of its own does the work, so that its memory can be told."""
    run = children.run(["-m", "tests.bench.handouts", str(pack)], {"QT_QPA_PLATFORM": "offscreen"})
    found = json.loads(run.output)
    rows = []
    for name in LONG:
        seconds, pages = found["pdf"][name]
        rows.append((f"{name} to PDF, {pages} pages", _bar(seconds, 0.5, "s"), "0.5 s (ten pages)"))
        if browser := found["browser"].get(name):
            rows.append((f"  a browser printing that page, {browser[1]} pages", f"{browser[0]:.2f} s", ""))
    first, again = found["first"], found["again"]
    rows += [
        ("first page of its preview, longest of these", _bar(max(first), 0.15, "s"), "0.15 s"),
        ("another size, to its first page", _bar(max(again), 0.2, "s"), "0.2 s"),
        (f"{MANY} handouts to PDF, one after the other", _bar(found["many"], 60, "s"), "60 s"),
        ("  pages in all", f"{found['pages']}", ""),
        ("  the slowest of them", f"{1000 * found['slowest']:.0f} ms", ""),
        (
            f"  memory after the {_EARLY}th and at the end",
            "{:.0f} MB, {:.0f} MB".format(*found["memory"]),
            "flat",
        ),
    ]
    return table("Handouts (the best of several, but for the batch)", rows)


def _bar(figure: float, bar: float, unit: str) -> str:
    return f"{figure:.2f} {unit} ({ratio(figure, bar)} of the bar)"


def _best(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return min(taken)


def _megabytes() -> float:
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    return int(re.findall(r"VmRSS:\s+(\d+)", status.read_text(encoding="ascii"))[0]) / 1024


def _browser(page: str, folder: Path) -> tuple[float, int] | None:
    """Seconds and pages of a browser printing that file to a PDF, the best of three; ``None`` without one."""
    program = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if program is None:
        return None
    source, target = folder / "page.html", folder / "page.pdf"
    source.write_text(page, encoding="utf-8")
    flags = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")
    command = [program, *flags, f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={target}"]
    taken = []
    for _ in range(3):
        begun = time.perf_counter()
        done = subprocess.run([*command, source.as_uri()], capture_output=True, check=False, timeout=120)
        if done.returncode or not target.exists():
            return None
        taken.append(time.perf_counter() - begun)
    return min(taken), len(_PAGES.findall(target.read_bytes()))


def _measured(path: Path) -> dict[str, object]:
    from gardreader.articles.model import Article
    from gardreader.handouts.options import HandoutOptions, TextSize
    from gardreader.handouts.pdf import pdf_bytes, write_pdf
    from gardreader.handouts.pictures import SheetPictures
    from gardreader.packs.reader import Pack
    from gardreader.rendering.web_page import web_page

    def picture(article: Article, options: HandoutOptions) -> object:
        return SheetPictures(article, options).picture(1, PREVIEW)

    plain = HandoutOptions()
    other = replace(plain, size=TextSize.LARGE)
    pdf, browser, first, again = {}, {}, [], []
    with Pack.open(path) as pack, tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for name in LONG:
            article = pack.article(name)
            pages = pdf_bytes(article, plain)[0]
            pdf[name] = (_best(partial(pdf_bytes, article, plain)), pages)
            first.append(_best(partial(picture, article, plain)))
            again.append(_best(partial(picture, article, other)))
            browser[name] = _browser(web_page(article), folder)
        taken, counted, early = [], 0, 0.0
        for done, article_id in enumerate(random.Random(SEED).sample(sorted(pack.ids), MANY), 1):
            begun = time.perf_counter()
            counted += write_pdf(pack.article(article_id), folder / f"{article_id}.pdf", plain)
            taken.append(time.perf_counter() - begun)
            if done == _EARLY:
                early = _megabytes()
        return {
            "pdf": pdf,
            "browser": browser,
            "first": first,
            "again": again,
            "many": sum(taken),
            "median": percentile(taken, 0.5),
            "slowest": max(taken),
            "pages": counted,
            "memory": (early, _megabytes()),
        }


if __name__ == "__main__":
    print(json.dumps(_measured(Path(sys.argv[1]))))

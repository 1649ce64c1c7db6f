"""``make images``: the pictures of docs/images, of the real window on the bundled articles."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from tests.conftest import CHECKOUT
from tests.journeys.conftest import Reader
from tests.journeys.screen import Screen, wait_until

FOLDER = CHECKOUT / "docs" / "images"


def first_run(reader: Reader) -> str:
    """The welcome page of a library that nobody has used."""
    reader.start()
    reader.wait_for_index()
    return "gardreader"


def article(reader: Reader) -> str:
    """An article at its top."""
    reader.start("duchenne-muscular-dystrophy", title="Duchenne")
    return "Duchenne"


def references(reader: Reader) -> str:
    """A citation with the card of its reference."""
    reader.start("guillain-barre-syndrome", title="Guillain")
    reader.screen.press("Next", "Next", "Tab", "Tab")
    return "Guillain"


def citation_card(reader: Reader) -> str:
    """A run of citations with the card of its references."""
    reader.start("gardreader://bone-marrow-necrosis/overview", title="Bone marrow")
    reader.position_at_rest()
    reader.screen.press("Tab")
    return "Bone marrow"


def link_card(reader: Reader) -> str:
    """Where a link leads, with the code to take it away by telephone."""
    reader.start("gardreader://bone-marrow-necrosis/source", title="Bone marrow")
    reader.position_at_rest()
    reader.screen.press("Tab", "Return")
    reader.screen.wait_for_title("PubMed record")
    return "PubMed record"


def symptoms(reader: Reader) -> str:
    """The signs and symptoms by frequency."""
    reader.start("wilson-disease", title="Wilson")
    reader.screen.press("ctrl+f")
    reader.screen.type("signs and symptoms are on record")
    reader.screen.press("Return", "Escape", "Down", "Down", "Down", "Down", "Down")
    return "Wilson"


def search(reader: Reader) -> str:
    """The answers to a question."""
    reader.start()
    reader.wait_for_index()
    reader.screen.press("ctrl+k")
    reader.screen.type("how is hemophilia treated")
    reader.screen.press("Return")
    return "gardreader"


def completions(reader: Reader) -> str:
    """Names as one types."""
    reader.start()
    reader.wait_for_index()
    reader.screen.press("ctrl+k")
    reader.screen.type("porph")
    return "gardreader"


def dark(reader: Reader) -> str:
    """An article in the dark theme."""
    reader.start("hemophilia-a", title="Hemophilia")
    reader.screen.press("ctrl+d")
    return "Hemophilia"


def high_contrast(reader: Reader) -> str:
    """An article in the theme of high contrast."""
    _set(reader, theme="high-contrast")
    reader.start("wilson-disease", title="Wilson")
    return "Wilson"


def large(reader: Reader) -> str:
    """An article at twice its size."""
    _set(reader, zoom=200)
    reader.start("hemophilia-a", title="Hemophilia")
    return "Hemophilia"


def longest(reader: Reader) -> str:
    """The longest of the bundled articles."""
    reader.start("osteogenesis-imperfecta", title="Osteogenesis")
    return "Osteogenesis"


def shortest(reader: Reader) -> str:
    """The shortest of the bundled articles."""
    reader.start("bone-marrow-necrosis", title="Bone marrow")
    return "Bone marrow"


def compare(reader: Reader) -> str:
    """Two articles side by side."""
    reader.start("isovaleric-acidemia", title="Isovaleric")
    reader.wait_for_index()
    time.sleep(4)  # the index is opened once it is made
    reader.screen.press("ctrl+shift+c")
    reader.screen.wait_for_title("Compare")
    reader.screen.type("propionic acidemia")
    reader.screen.press("Return")
    time.sleep(2)  # the second article is loaded behind the first
    reader.screen.press("ctrl+b")
    return "acidemia"


def own_pages(reader: Reader) -> str:
    """Favourites at the side of an article that is one of them."""
    reader.start("wilson-disease", title="Wilson")
    reader.position_at_rest()
    reader.screen.press("ctrl+shift+d", "ctrl+3")
    return "Wilson"


def preview(reader: Reader) -> str:
    """A handout in large print, as it is being made."""
    reader.start("addisons-disease", title="Addison")
    reader.screen.press("ctrl+p")
    reader.screen.activate(reader.screen.wait_for_title("Print"))
    reader.screen.press("shift+Tab", "shift+Tab", "Right", "Tab", "Tab", "Down", "Down", "Down", "space")
    return "Print"


def word(reader: Reader) -> str:
    """A word that is explained."""
    reader.start("hemophilia-a", title="Hemophilia")
    time.sleep(3)  # the words are looked for once the page is painted
    reader.screen.press("F4", "F4", "F4")
    return "Hemophilia"


PICTURES: dict[str, Callable[[Reader], str]] = {
    "first-run": first_run,
    "article": article,
    "references": references,
    "citation-card": citation_card,
    "link-card": link_card,
    "symptoms": symptoms,
    "word": word,
    "search": search,
    "completions": completions,
    "dark": dark,
    "high-contrast": high_contrast,
    "large": large,
    "longest": longest,
    "shortest": shortest,
    "compare": compare,
    "own-pages": own_pages,
    "print-preview": preview,
}


def _set(reader: Reader, **values: object) -> None:
    """Let the program begin with those settings."""
    place = reader.home / "config" / "settings.json"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(json.dumps(values), encoding="utf-8")


def take(name: str, folder: Path) -> Path:
    """Take the picture of that name into ``folder``."""
    target = folder / f"{name}.png"
    with Screen() as screen, tempfile.TemporaryDirectory() as place:
        reader = Reader(screen, Path(place) / "library")
        try:
            window = screen.wait_for_title(PICTURES[name](reader))
            _wait_until_still(screen, window, Path(place))
            screen.grab(window, target)
        finally:
            reader.end()
    return target


def _wait_until_still(screen: Screen, window: str, place: Path) -> None:
    """Wait until three looks in a row are alike, or two come and go: the mark of the keyboard blinks."""
    looks: list[bytes] = []

    def still() -> bool:
        time.sleep(0.5)
        screen.grab(window, place / "look.png")
        looks.append((place / "look.png").read_bytes())
        last = looks[-6:]
        blinks = len(set(last)) == 2 and sum(one != next_ for one, next_ in pairwise(last)) > 2
        return blinks or (len(last) > 2 and len(set(last[-3:])) == 1)

    wait_until(still, "the window does not come to rest")


def main() -> int:
    """Take the pictures that are named, all by default."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in sys.argv[1:] or PICTURES:
        print(take(name, FOLDER).relative_to(CHECKOUT))
    return 0


if __name__ == "__main__":
    sys.exit(main())

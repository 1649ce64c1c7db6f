from __future__ import annotations

from dataclasses import replace

from gardreader.handouts.clinic import Clinic
from gardreader.handouts.cover import compose_cover
from gardreader.handouts.sets import Chapter, Work
from tests.handouts.conftest import PRINTED
from tests.rendering.samples import FULL, STUB

WORK = Work(
    "For <Tuesday>", (Chapter(FULL, "A pack, edition 7"), Chapter(STUB, "A pack, edition 7")), cover=True
)


def test_it_says_what_is_inside_where_and_how_old() -> None:
    cover = compose_cover(WORK, PRINTED, [2, 5], ["one-top", "two-top"])
    assert cover.title == cover.page.title == "For <Tuesday>"
    assert "For &lt;Tuesday&gt;</h1>" in cover.page.html
    assert "Printed 25 November 2026 · 2 articles" in cover.page.html
    assert '<a href="#one-top">Example disease</a>' in cover.page.html
    assert cover.page.html.index(">2</td>") < cover.page.html.index(">5</td>")
    assert "Last updated: 2019 · 7 years ago" in cover.page.html
    assert "The source gives no date." in cover.page.html
    assert cover.edition == "A pack, edition 7"
    assert cover.source == "Source: A registry of examples"
    assert [anchor.id for anchor in cover.page.anchors] == ["top", "contents"]


def test_the_clinic_and_the_patient_stand_on_it() -> None:
    options = replace(PRINTED, clinic=Clinic("A clinic"), patient="Mary")
    html = compose_cover(WORK, options, [None, None], ["a", "b"]).page.html
    head = html.partition("<h1")[0]
    assert "A clinic" in head
    assert "For: Mary" in head
    assert "None" not in html

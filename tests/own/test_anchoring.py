"""A passage is found again where it was meant, whatever changes around it; else its place is lost."""

from __future__ import annotations

from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gardreader.errors import OwnError
from gardreader.own import anchoring
from gardreader.own.anchoring import Part, PlacedWords
from gardreader.own.passages import Quote

CAUSE = (
    "What causes it?\nThe disease is caused by changes in the gene that makes the protein. In about half of "
    "the families the change is new [3, 4]. The bone marrow shows necrotic cells and a loss of fat.\n"
)
TREATMENT = (
    "How is it treated?\nTreatment follows the cause. Blood is given when the count of platelets falls below "
    "ten thousand [7–9]. The bone marrow shows necrotic cells in two of three people.\n"
)


def placed(*sections: tuple[str, str]) -> tuple[str, PlacedWords]:
    text, parts = "Sample disease\n", []
    for name, body in sections:
        parts.append(Part(name, body.partition("\n")[0], len(text)))
        text += body
    return text, PlacedWords(text, parts)


def quoted(words: str, *sections: tuple[str, str]) -> Quote:
    text, there = placed(*sections)
    start = text.index(words)
    quote = there.quote(start, start + len(words))
    assert there.find(quote) == (start, start + len(words))
    return quote


def found(quote: Quote, *sections: tuple[str, str]) -> str | None:
    text, there = placed(*sections)
    place = there.find(quote)
    return text[slice(*place)] if place else None


def test_it_knows_its_section_and_its_neighbours() -> None:
    quote = quoted("necrotic cells and", ("cause", CAUSE), ("treatment", TREATMENT))
    assert (quote.section, quote.section_title, quote.occurrence) == ("cause", "What causes it?", 0)
    assert quote.prefix.endswith("The bone marrow shows ")
    assert quote.suffix == " a loss of fat. "


def test_it_moves_with_its_section() -> None:
    quote = quoted("Blood is given", ("cause", CAUSE), ("treatment", TREATMENT))
    assert found(quote, ("treatment", TREATMENT), ("cause", CAUSE)) == "Blood is given"


def test_it_is_found_in_another_section() -> None:
    quote = quoted("Blood is given", ("cause", CAUSE), ("treatment", TREATMENT))
    assert found(quote, ("cause", CAUSE), ("care", TREATMENT)) == "Blood is given"


def test_other_citations_and_spaces_do_not_matter() -> None:
    words = "the change is new [3, 4]. The bone marrow"
    changed = CAUSE.replace("[3, 4]", "[12–14] [17]").replace("is new", "is\u00a0\n new")
    quote = quoted(words, ("cause", CAUSE))
    assert found(quote, ("cause", changed)) == "the change is\u00a0\n new [12–14] [17]. The bone marrow"


def test_of_equal_words_the_right_ones_are_found() -> None:
    body = "Heading\n" + "".join(f"In year {year} it was rare. " for year in range(2001, 2020))
    text, there = placed(("cause", body))
    start = text.index("rare", text.index("2011"))
    quote = there.quote(start, start + 4)
    assert quote.occurrence == 10
    changed, again = placed(("cause", "Heading\nIt was rare. It was rare. " + body[8:]))
    place = again.find(quote)
    assert place is not None
    assert changed[: place[0]].endswith("In year 2011 it was ")


def test_a_short_word_is_not_taken_for_another_one() -> None:
    quote = quoted("fat", ("cause", CAUSE))
    other = "What causes it?\nNobody knows. It is found in people who eat much fat, and in others.\n"
    assert found(quote, ("cause", other)) is None


@pytest.mark.parametrize(
    ("words", "change", "expected"),
    [
        ("The bone marrow shows necrotic cells and a loss of fat",
         ("shows necrotic cells and a loss", "often shows necrotic cells with some loss"),
         "The bone marrow often shows necrotic cells with some loss of fat"),
        ("necrotic cells", ("necrotic cells", "necrotic (dead) cells"), "necrotic (dead) cells"),
        ("caused by changes in the gene", ("caused by changes in", "caused by mutations of"),
         "caused by mutations of the gene"),
    ],
)  # fmt: skip
def test_changed_words_are_found_by_what_they_resemble(
    words: str, change: tuple[str, str], expected: str
) -> None:
    quote = quoted(words, ("cause", CAUSE), ("treatment", TREATMENT))
    assert change[0] in CAUSE
    changed = ("cause", CAUSE.replace(*change))
    assert found(quote, changed, ("treatment", TREATMENT)) == expected


def test_what_is_gone_is_lost() -> None:
    quote = quoted("The bone marrow shows necrotic cells and a loss of fat", ("cause", CAUSE))
    assert found(quote, ("cause", "What causes it?\nNothing is known of its causes.\n")) is None
    assert found(quote) is None


def test_a_selection_of_nothing_or_of_too_much_is_refused() -> None:
    text, there = placed(("cause", CAUSE + "word " * 5000))
    with pytest.raises(OwnError, match="Select some words"):
        there.quote(14, 15)
    with pytest.raises(OwnError, match="too much"):
        there.quote(0, len(text))


def test_a_long_article_is_searched_in_bounded_work() -> None:
    """The worst: thousands of words that stand everywhere, and a passage that is nowhere."""
    body = "Heading\n" + "the cell of the gene in the bone and the fat of the marrow " * 2000
    _, there = placed(("cause", body))
    long = Quote("cause", "", "the fat in the gene of a bone and of the cell " * 300, "and ", " the")
    assert there.find(long) is None or len(there.plain) > 100_000


words = st.lists(
    st.sampled_from("blood bone cell gene fat of in the a rare often marrow new".split()), min_size=1
)
sentences = st.lists(words, min_size=2, max_size=8).map(
    lambda found: "".join(" ".join(each).capitalize() + ". " for each in found)
)


@given(sentences, sentences, sentences, sentences, st.data())
def test_edits_elsewhere_neither_lose_nor_shift_it(
    before: str, after: str, new_before: str, new_after: str, data: st.DataObject
) -> None:
    """Whatever is written before and after: beyond its neighbours the passage stays the very same words."""
    core = "Here the twelve quick foxes were seen by a nurse at noon, and then they went back over the hill. "
    start = data.draw(st.integers(0, len(core) - 2))
    end = data.draw(st.integers(start + 1, len(core)))
    if not core[start:end].strip():
        return
    near = (
        "Between the two lies what a reader has beside it, long enough to be told from anything else here. "
    )
    old, there = placed(("cause", f"Heading\n{before}{near}{core}{near}{after}\n"), ("treatment", TREATMENT))
    at = old.index(core)
    quote = there.quote(at + start, at + end)
    assert there.find(quote) is not None
    new, again = placed(
        ("symptoms", f"Heading\n{after}\n"),
        ("cause", f"Heading\n{new_before}{near}{core}{near}{new_after}\n"),
        ("treatment", TREATMENT),
    )
    place = again.find(quote)
    assert place is not None
    shift = new.index(core) - at
    first = there.find(quote)
    assert first is not None
    assert place == (first[0] + shift, first[1] + shift)


@given(sentences, st.data())
def test_any_selection_is_found_in_the_same_text(body: str, data: st.DataObject) -> None:
    text, there = placed(("cause", f"Heading\n{body}\n"), ("treatment", body))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if not text[start:end].strip():
        return
    quote = there.quote(start, end)
    place = there.find(quote)
    assert place is not None
    assert text[slice(*place)].split() == text[start:end].split()
    assert there.quote(*place).text == quote.text


def test_what_stands_everywhere_is_looked_at_closely_in_few_places(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []

    def counting(junk: None, one: str, other: str, *, autojunk: bool) -> SequenceMatcher[str]:
        looked.append(one)
        return SequenceMatcher(junk, one, other, autojunk=autojunk)

    text, there = placed(("cause", CAUSE * 200))
    monkeypatch.setattr(anchoring, "SequenceMatcher", counting)
    assert text.count("e") > 4_000
    assert there.find(Quote("gone", "", "e", "0123456789 " * 9, " 9876543210" * 9, 0)) is None
    assert len(looked) < 200
    monkeypatch.undo()
    place = text.index("e", len(text) // 2)
    assert there.find(there.quote(place, place + 1)) == (place, place + 1)

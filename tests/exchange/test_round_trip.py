"""References of every shape that the model allows come back equal from each format."""

from __future__ import annotations

import json

import jsonschema
import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from hypothesis import example, given
from hypothesis import strategies as st

from gardreader.articles.model import Author, Reference
from gardreader.exchange.bibtex_files import read_bibtex
from gardreader.exchange.csl_json import read_csl_json
from gardreader.exchange.formats import Format, harmless, written
from gardreader.exchange.items import Item, with_unique_keys
from gardreader.exchange.kinds import CSL_TYPES
from gardreader.exchange.ris import read_ris
from tests.exchange.csl_schema import SCHEMA
from tests.strategies import lines, references

_READERS = {Format.RIS: read_ris, Format.BIBTEX: read_bibtex, Format.CSL_JSON: read_csl_json}
_remarks = st.one_of(st.just(""), st.lists(lines(), max_size=3).map("\n".join))


def says_something(item: Item) -> bool:
    said = item.reference
    return bool(said.title or said.author or said.url or said.doi or said.pmid or said.container_title)


# Bad addresses leave as notes, which is tested with all the other doors.
_items = st.builds(Item, references, _remarks).map(harmless).filter(says_something)


@given(st.lists(_items, min_size=1, max_size=3))
def test_any_reference_comes_back_equal(items: list[Item]) -> None:
    for form, read in _READERS.items():
        reading = read(written(items, form))
        assert tuple(reading.items) == with_unique_keys(items), form
        assert not reading.problems


@given(st.lists(_items, min_size=1, max_size=2))
@example([Item(Reference("A0", author=(Author(family=",\xa00"),)), "")])
def test_any_export_is_sound_for_other_readers(items: list[Item]) -> None:
    assert len(rispy.loads(written(items, Format.RIS))) == len(items)
    library = parse_string(written(items, Format.BIBTEX))
    assert len(library.entries) == len(items)
    assert not library.failed_blocks
    jsonschema.validate(
        json.loads(written(items, Format.CSL_JSON)), SCHEMA, cls=jsonschema.Draft202012Validator
    )


_ENDS_OF_LINES = ["\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\n", "\r\n"]


@pytest.mark.parametrize("end", _ENDS_OF_LINES, ids=ascii)
def test_no_word_of_a_person_begins_a_field_or_a_record(end: str) -> None:
    words = ["Mine", "AU  - Nobody", "ER  - ", "TY  - JOUR", "@article(b, ", "@string(", "  @comment{", "}"]
    items = [Item(Reference("a", title="On X"), end.join(words)), Item(Reference("b", title="On Y"))]
    for form, read in _READERS.items():
        text = written(items, form)
        reading = read(text)
        assert [item.reference for item in reading.items] == [item.reference for item in items], form
        assert [line.strip() for line in reading.items[0].remark.split("\n")] == [w.strip() for w in words]
        assert not reading.problems
    assert sum(line.startswith("ER  -") for line in written(items, Format.RIS).splitlines()) == 2
    assert len(parse_string(written(items, Format.BIBTEX)).entries) == 2


def test_every_type_of_work_comes_back() -> None:
    items = [Item(Reference(f"a{n}", type=kind, title="On X")) for n, kind in enumerate(sorted(CSL_TYPES))]
    items.append(Item(Reference("odd", type="a type of one's own", title="On X")))
    for form, read in _READERS.items():
        assert read(written(items, form)).items == items


@given(st.lists(_items, max_size=6))
def test_keys_are_unique_and_do_not_hang_on_the_order(items: list[Item]) -> None:
    unique = with_unique_keys(items)
    keys = [item.reference.id.casefold() for item in unique]
    assert len(set(keys)) == len(keys)
    other = with_unique_keys(list(reversed(items)))
    assert {item.reference.id for item in other} == {item.reference.id for item in unique}

"""Front matter in YAML and in TOML."""

from __future__ import annotations

from pathlib import Path

import pytest

from gardreader.errors import ArticleError
from gardreader.importers.front_matter import opens_with_front_matter, read_front_matter


def test_yaml_and_toml_say_the_same() -> None:
    yaml = (
        "---\ntitle: No\ndraft: false\nweight: 010\ndate: 2021-03-04\ntags: [a, b]\nx: {y: 1}\n"
        "---\nText\n---\n"
    )
    toml = (
        '+++\ntitle = "No"\ndraft = false\nweight = "010"\ndate = 2021-03-04\n'
        'tags = ["a", "b"]\nx = {y = 1}\n'
        "+++\nText\n---\n"
    )
    for text in (yaml, toml):
        front = read_front_matter(text)
        assert front.values == {
            "title": "No", "draft": "false", "weight": "010", "date": "2021-03-04", "tags": ["a", "b"],
            "x": {"y": "1"},
        }  # fmt: skip
        assert front.text == "Text\n---\n"
        assert opens_with_front_matter(text)


def test_none_and_an_empty_one_and_pandocs_end() -> None:
    assert read_front_matter("# A\n").text == "# A\n"
    assert not opens_with_front_matter("----\n")
    assert read_front_matter("---\n---\nA").values == {}
    assert read_front_matter("---\na: b\n...\nText").text == "Text"


@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        ("---\na: b\n", 3, "the front matter has no closing line of ---"),
        ("+++\na = 1\n", 3, "the front matter has no closing line of +++"),
        ("---\na: [\n---\n", 3, "the front matter is not YAML: "),
        ("+++\na = 1\nb = \n+++\n", 3, "the front matter is not TOML: Invalid value"),
        ("+++\na = [\n+++\n", 2, "the front matter is not TOML: "),
        ("---\na: &x 1\nb: *x\n---\n", 2, "the front matter uses a YAML anchor or alias"),
        ("---\na: 1\na: 2\n---\n", 3, "the front matter says 'a' twice in one place"),
        ("---\n- a\n---\n", 2, "the front matter is not a set of named values"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(text: str, line: int, sentence: str) -> None:
    with pytest.raises(ArticleError) as failure:
        read_front_matter(text, Path("a.md"))
    assert failure.value.line == line
    assert failure.value.sentence.startswith(sentence)

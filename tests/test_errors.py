from __future__ import annotations

from pathlib import Path

import pytest

from gardreader import errors
from gardreader.errors import ArticleError, Cancelled, GardreaderError


def test_every_failure_is_of_the_one_tree_but_for_cancelling() -> None:
    classes = [
        value
        for value in vars(errors).values()
        if isinstance(value, type) and value.__module__ == errors.__name__
    ]
    assert len(classes) > 11
    for cls in classes:
        assert issubclass(cls, GardreaderError) != (cls is Cancelled)
        assert cls.__name__ in (errors.__doc__ or "")


@pytest.mark.parametrize(
    ("path", "line", "text"),
    [
        (None, None, "bad"),
        (Path("a.md"), None, "a.md: bad"),
        ("a.md", 3, "a.md:3: bad"),
        (None, 3, "line 3: bad"),
    ],
)
def test_an_articles_error_opens_with_its_place(path: Path | str | None, line: int | None, text: str) -> None:
    error = ArticleError("bad", path=path, line=line)
    assert str(error) == text
    assert (error.path, error.line, error.sentence) == (path, line, "bad")

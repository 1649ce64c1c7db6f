"""What stands above the text of a Markdown file: YAML between lines of ``---``, TOML between ``+++``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from gardreader.articles.strict_yaml import load_texts
from gardreader.errors import ArticleError
from gardreader.i18n import tr

_YAML, _TOML = "---", "+++"
_ENDS = {_YAML: (_YAML, "..."), _TOML: (_TOML,)}
_TOML_PLACE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The named values above a text (each a text, a list or a mapping of such), and the text.

    >>> read_front_matter("+++\\ntitle = 'Fever'\\n+++\\nHot.").values
    {'title': 'Fever'}
    """

    values: Mapping[str, object] = field(default_factory=dict)
    text: str = ""


def opens_with_front_matter(text: str) -> bool:
    """Whether the first line is that of front matter."""
    return text.partition("\n")[0].rstrip() in _ENDS


def read_front_matter(text: str, path: Path | None = None) -> FrontMatter:
    """The two parts of ``text``; without front matter all of it is text.

    Raises ``ArticleError`` with the line for front matter that cannot be read.
    """
    lines = text.split("\n")
    fence = lines[0].rstrip()
    if fence not in _ENDS:
        return FrontMatter({}, text)
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() in _ENDS[fence]), None)
    if end is None:
        sentence = tr("the front matter has no closing line of {fence}", fence=fence)
        raise ArticleError(sentence, path=path, line=len(lines))
    head = "\n".join(lines[1:end])
    values = _read_yaml(head, path) if fence == _YAML else _read_toml(head, path)
    return FrontMatter(values, "\n".join(lines[end + 1 :]))


def _read_yaml(text: str, path: Path | None) -> Mapping[str, object]:
    data = load_texts(text, tr("the front matter"), path, first_line=2) if text.strip() else {}
    if data in (None, ""):
        return {}
    if not isinstance(data, dict):
        raise ArticleError(tr("the front matter is not a set of named values"), path=path, line=2)
    return {str(key): value for key, value in data.items()}


def _read_toml(text: str, path: Path | None) -> Mapping[str, object]:
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        place = _TOML_PLACE.search(str(error))
        line = int(place[1]) + 1 if place and place[1] else text.count("\n") + 2
        why = _TOML_PLACE.sub("", str(error))
        raise ArticleError(tr("the front matter is not TOML: {why}", why=why), path=path, line=line) from None
    found = _texts(data)
    assert isinstance(found, dict)
    return found


def _texts(value: object) -> object:
    """A value of TOML with every leaf as the text that a person wrote."""
    if isinstance(value, dict):
        return {str(key): _texts(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_texts(item) for item in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)

"""YAML without its surprises, for whatever people write by hand: articles' front matter, the glossary.

Every scalar is read as text, so that ``no``, ``0006`` and ``2010-04-08`` stay what a person wrote.
Anchors, aliases and tags are refused: a file of a few lines could otherwise swell without bound. So
are a key that stands twice in one place, and deep nesting.
"""

from __future__ import annotations

from pathlib import Path

import yaml

from gardreader.errors import ArticleError
from gardreader.i18n import tr

MAX_NESTING = 12


def load_texts(text: str, what: str, path: Path | None = None, first_line: int = 1) -> object:
    """What ``text`` holds: mappings, lists and texts, nothing else.

    ``what`` names the whole in a complaint (“the front matter”), ``first_line`` is the line of the
    file ``path`` that ``text`` begins at. Raises ``ArticleError`` with file and line.
    """
    try:
        _refuse_unsafe(text, what, path, first_line)
        return yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - the base loader makes texts only
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + first_line if error.problem_mark else 1
        raise ArticleError(
            tr("{what} is not YAML: {why}", what=what, why=error.problem), path=path, line=line
        ) from None
    except yaml.YAMLError as error:
        raise ArticleError(
            tr("{what} is not YAML: {why}", what=what, why=" ".join(str(error).split())), path=path, line=1
        ) from None


def _refuse_unsafe(text: str, what: str, path: Path | None, first_line: int) -> None:
    # Of each collection that is open: the keys of a mapping, and whether a key is next.
    opened: list[tuple[set[str] | None, bool]] = []
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        line = event.start_mark.line + first_line if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise ArticleError(tr("{what} uses a YAML anchor or alias", what=what), path=path, line=line)
        if isinstance(event, yaml.NodeEvent):
            if getattr(event, "tag", None) not in (None, "!"):
                raise ArticleError(tr("{what} uses a YAML tag", what=what), path=path, line=line)
            if opened:
                keys, is_key = opened[-1]
                if keys is not None and is_key and isinstance(event, yaml.ScalarEvent):
                    if event.value in keys:
                        message = tr("{what} says {key!r} twice in one place", what=what, key=event.value)
                        raise ArticleError(message, path=path, line=line)
                    keys.add(event.value)
                opened[-1] = (keys, not is_key)
        if isinstance(event, yaml.CollectionStartEvent):
            opened.append((set() if isinstance(event, yaml.MappingStartEvent) else None, True))
            if len(opened) > MAX_NESTING:
                raise ArticleError(tr("{what} is nested too deeply", what=what), path=path, line=line)
        elif isinstance(event, yaml.CollectionEndEvent):
            opened.pop()

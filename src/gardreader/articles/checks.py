"""What keeps an article from being published, and what is worth a second look."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from gardreader.articles.check_rules import field_mark, findings, word_mark
from gardreader.articles.markdown_file import read_article
from gardreader.articles.model import Article
from gardreader.errors import ArticleError
from gardreader.i18n import tr
from gardreader.progress import Progress


class Severity(StrEnum):
    """Whether a problem keeps an article from being published."""

    ERROR = "error"
    WARNING = "warning"


ARTICLE_RULES: dict[str, tuple[Severity, str]] = {
    "unreadable": (Severity.ERROR, "the file cannot be read as an article"),
    "oversized": (Severity.ERROR, "a part is larger than a page may be"),
    "duplicate-id": (Severity.ERROR, "two articles, sections or references share an id"),
    "unresolved-citation": (Severity.ERROR, "a citation names no reference of the article"),
    "no-source": (Severity.ERROR, "the source has neither an address nor a licence"),
    "bad-date": (Severity.ERROR, "a date lies in the future"),
    "bad-url": (Severity.ERROR, "an address is not a web or mail address"),
    "bad-hpo": (Severity.ERROR, "a sign's code is not of the form HP:0001945"),
    "guidance-left": (Severity.ERROR, "a note to the writer, or a value to be filled in, is left in"),
    "no-sections": (Severity.WARNING, "the article has no text"),
    "empty-section": (Severity.WARNING, "a section has no text"),
    "uncited-reference": (Severity.WARNING, "a reference is cited nowhere"),
    "uncited-section": (Severity.WARNING, "a section cites no reference"),
    "no-review": (Severity.WARNING, "nothing says who has reviewed the article"),
    "unknown-related": (Severity.WARNING, "a related disease is not among the articles checked"),
    "file-name": (Severity.WARNING, "the file is not named by the article's id"),
}

GLOSSARY_RULES: dict[str, tuple[Severity, str]] = {
    "bad-term": (Severity.ERROR, "a term of the glossary is not of the form that it needs"),
    "duplicate-term": (Severity.ERROR, "a word is explained twice in the glossary"),
    "ordinary-word": (Severity.ERROR, "a term of the glossary is a word that everyone knows"),
    "no-meaning": (Severity.ERROR, "a term of the glossary has no meaning"),
    "long-meaning": (Severity.ERROR, "a meaning is longer than a card can hold"),
    "no-term-source": (Severity.ERROR, "a term of the glossary does not say what it was explained from"),
    "unfinished-meaning": (Severity.WARNING, "a meaning does not end as a sentence does"),
    "word-place": (Severity.WARNING, "a term of the glossary stands in the file of another letter"),
}

RULES = ARTICLE_RULES | GLOSSARY_RULES
"""Every rule: its code, how severe it is, and what it means."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. ``line`` is 1 where it is about a file as a whole, 0 where there is no file.

    >>> str(Problem(Path("a.md"), 3, "no-review", "no review line"))
    'a.md:3: warning: no review line [no-review]'
    """

    path: Path | None
    line: int
    code: str
    message: str

    @property
    def severity(self) -> Severity:
        """The severity of its rule."""
        return RULES[self.code][0]

    def __str__(self) -> str:
        place = "" if self.path is None else str(self.path)
        if self.line:
            place += f":{self.line}"
        return f"{place}: {self.severity}: {self.message} [{self.code}]".removeprefix(": ")


def check_files(paths: Sequence[Path], progress: Progress) -> tuple[Problem, ...]:
    """All problems of the article files ``paths``, by file and line; folders are searched for ``*.md``.

    Hidden folders are passed over. Ids are compared across the files. Raises ``ArticleError`` when a
    path is not there at all.
    """
    files = _files(paths)
    problems: list[Problem] = []
    checked: dict[Path, tuple[Article, list[str]]] = {}
    ids: dict[str, Path] = {}
    for done, path in enumerate(files):
        progress(done, len(files), path.name)
        try:
            article = read_article(path)
            lines = path.read_text(encoding="utf-8-sig").splitlines()
        except ArticleError as error:
            problems.append(unreadable(error, path))
            continue
        except (OSError, UnicodeDecodeError) as error:
            problems.append(Problem(path, 1, "unreadable", str(error)))
            continue
        problems += check_article(article, path, lines)
        if article.id in ids:
            message = tr("{id!r} is the id of {path} too", id=article.id, path=ids[article.id])
            problems.append(Problem(path, _line(lines, field_mark("id")), "duplicate-id", message))
        ids.setdefault(article.id, path)
        checked[path] = (article, lines)
    for path, (article, lines) in checked.items():
        for other in article.related:
            if other.id not in ids:
                message = tr("the related disease {id!r} is not among these articles", id=other.id)
                problems.append(Problem(path, _line(lines, word_mark(other.id)), "unknown-related", message))
    progress(len(files), len(files), "")
    return tuple(sorted(problems, key=lambda p: (str(p.path), p.line, p.code)))


def check_article(
    article: Article, path: Path | None = None, lines: Sequence[str] = (), today: dt.date | None = None
) -> tuple[Problem, ...]:
    """The problems of one article; ``lines`` of its file give them their line numbers."""
    today = today or dt.datetime.now(dt.UTC).date()
    found = (
        Problem(path, _line(lines, f.mark, f.number), f.code, f.message)
        for f in findings(article, path, today)
    )
    return tuple(sorted(found, key=lambda problem: problem.line) if lines else found)


def unreadable(error: ArticleError, path: Path) -> Problem:
    """The finding that the file ``path`` is no article, as reading it said."""
    return Problem(path, error.line or 1, "unreadable", error.sentence)


def _files(paths: Sequence[Path]) -> list[Path]:
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            found = (file.relative_to(path) for file in path.rglob("*.md"))
            files += sorted(path / file for file in found if not any(p.startswith(".") for p in file.parts))
        elif path.exists():
            files.append(path)
        else:
            raise ArticleError(tr("there is no such file or folder"), path=path)
    return list(dict.fromkeys(files))


def _line(lines: Sequence[str], mark: str, number: int = 1) -> int:
    """The ``number``-th line, from 1, that holds the pattern ``mark``; the first where there is none."""
    whole = 1 if lines else 0
    if not mark:
        return whole
    found = (place for place, line in enumerate(lines, 1) if re.search(mark, line))
    return next(itertools.islice(found, number - 1, None), whole)

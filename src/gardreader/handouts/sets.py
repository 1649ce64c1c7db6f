"""Several articles printed as one: the set that a librarian keeps and shares, and the work to print."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from gardreader.articles.model import ID_PATTERN, Article, ArticleRef
from gardreader.articles.references import Style
from gardreader.errors import NotFoundError
from gardreader.handouts.options import MOST_NOTES_LINES, HandoutOptions, Ink, Paper, RefsAs, TextSize
from gardreader.handouts.small_files import (
    FieldError,
    damaged,
    line_of,
    list_of,
    read_small_file,
    refuse_unknown,
    text_of,
    write_small_file,
    yes_or_no,
)
from gardreader.i18n import tr
from gardreader.packs.library import Library
from gardreader.progress import Progress, silent

FORMAT = "1"
MOST_ARTICLES = 500
MOST_PARTS = 200
MOST_TITLE = 300

_FIELDS = ("gardreader-set", "title", "cover", "articles", "options")
_Choice = TypeVar("_Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class HandoutSet:
    """A set as it is kept and shared: which articles in which order, how, and whether with a cover sheet.

    Nothing of a person, a clinic or a day is kept: of ``options`` neither ``clinic``, ``patient``,
    ``notes`` nor ``printed``.
    """

    title: str
    articles: tuple[ArticleRef, ...]
    options: HandoutOptions = field(default_factory=HandoutOptions)
    cover: bool = True


@dataclass(frozen=True, slots=True)
class Chapter:
    """An article to print, and what it comes from: the title and edition of its pack (``""``: not told)."""

    article: Article
    edition: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """What is printed in one job, numbered through: one article, or several with or without a cover sheet."""

    title: str
    chapters: tuple[Chapter, ...]
    cover: bool = False


Printable = Article | Chapter | Work


def as_work(printed: Printable) -> Work:
    """Whatever can be printed, as a work."""
    if isinstance(printed, Work):
        return printed
    chapter = printed if isinstance(printed, Chapter) else Chapter(printed)
    return Work(chapter.article.title, (chapter,))


def chapter_of(library: Library, ref: ArticleRef) -> Chapter:
    """The article with what is told of its pack. Raises ``NotFoundError`` or ``PackError``."""
    article = library.article(ref)
    info = next((pack.info for pack in library.packs() if pack.info.id == ref.pack), None)
    if info is None:
        return Chapter(article)
    return Chapter(article, tr("{pack}, edition {edition}", pack=info.title, edition=info.edition))


def gather(
    library: Library, wanted: HandoutSet, progress: Progress = silent
) -> tuple[Work, tuple[ArticleRef, ...]]:
    """The articles of a set, and which of them the library does not have.

    Whoever prints asks before those are left out. Raises ``PackError`` for a damaged pack.
    """
    chapters, missing = [], []
    for number, ref in enumerate(wanted.articles):
        progress(number, len(wanted.articles), str(ref))
        try:
            chapters.append(chapter_of(library, ref))
        except NotFoundError:
            missing.append(ref)
    return Work(wanted.title, tuple(chapters), wanted.cover), tuple(missing)


def load_set(path: Path) -> HandoutSet:
    """The set in the file at ``path``. Raises ``HandoutError`` for a file that is none. ::

    gardreader-set: 1
    title: Newborn screening
    cover: yes
    articles: [gard/galactosemia, gard/phenylketonuria]
    options: {paper: A5, size: large, parts: [overview, treatment], refs: qr}
    """
    what = tr("a set of handouts")
    values = read_small_file(path, what)
    try:
        if values.get("gardreader-set") != FORMAT:
            raise FieldError(
                tr("it lacks “gardreader-set: {form}”, or was made by a newer program", form=FORMAT)
            )
        refuse_unknown(values, _FIELDS)
        articles = tuple(_article(item) for item in list_of(values, "articles", MOST_ARTICLES))
        if not articles:
            raise FieldError(tr("it names no article"))
        title = text_of(values, "title", MOST_TITLE)
        options = values.get("options", {})
        if not isinstance(options, dict):
            raise FieldError(tr("“{name}” should hold named values", name="options"))
        return HandoutSet(
            title or path.stem, articles, _options(options), cover=yes_or_no(values, "cover", default=True)
        )
    except FieldError as error:
        raise damaged(path, what, str(error)) from None


def save_set(kept: HandoutSet, path: Path) -> None:
    """Write the set as :func:`load_set` reads it, all or nothing. Raises ``HandoutError``."""
    default, options = HandoutOptions(), kept.options
    told: dict[str, object] = {
        name: str(getattr(options, name))
        for name in ("paper", "size", "ink", "refs", "style", "language")
        if getattr(options, name) != getattr(default, name)
    }
    told.update(
        (name.replace("_", "-"), getattr(options, name))
        for name in ("columns", "notes_lines", "glossary", "booklet", "short", "patient_line")
        if getattr(options, name) != getattr(default, name)
    )
    if options.parts is not None:
        told["parts"] = list(options.parts)
    values: dict[str, Any] = {
        "gardreader-set": int(FORMAT),
        "title": kept.title,
        "cover": kept.cover,
        "articles": [str(ref) for ref in kept.articles],
    }
    write_small_file(path, {**values, "options": told} if told else values)


def _article(value: object) -> ArticleRef:
    try:
        return ArticleRef.parse(line_of(value, "articles", MOST_TITLE))
    except ValueError as error:
        if isinstance(error, FieldError):
            raise
        raise FieldError(tr("an article is named PACK/ID, not {text}", text=repr(str(value)[:60]))) from None


def _options(values: dict[str, Any]) -> HandoutOptions:
    names = "paper size ink refs style language columns notes-lines glossary booklet short patient-line parts"
    refuse_unknown(values, names.split(), "options")
    parts = None
    if "parts" in values:
        parts = tuple(line_of(part, "parts", MOST_TITLE) for part in list_of(values, "parts", MOST_PARTS))
        if not parts or not all(ID_PATTERN.fullmatch(part) for part in parts):
            raise FieldError(tr("“{name}” should name sections and lists", name="parts"))
    language = text_of(values, "language", 20) or "en"
    if not language.replace("-", "").replace("_", "").isalnum():
        raise FieldError(tr("“{name}” should be a code such as en", name="language"))
    return HandoutOptions(
        paper=_choice(values, "paper", Paper.A4),
        size=_choice(values, "size", TextSize.NORMAL),
        parts=parts,
        style=_choice(values, "style", Style.AMA),
        columns=_number(values, "columns", 1, 1, 2),
        ink=_choice(values, "ink", Ink.COLOUR),
        refs=_choice(values, "refs", RefsAs.FULL),
        language=language,
        notes_lines=_number(values, "notes-lines", 0, 0, MOST_NOTES_LINES),
        glossary=yes_or_no(values, "glossary", default=False),
        booklet=yes_or_no(values, "booklet", default=False),
        short=yes_or_no(values, "short", default=False),
        patient_line=yes_or_no(values, "patient-line", default=False),
    )


def _choice(values: dict[str, Any], name: str, default: _Choice) -> _Choice:
    value = text_of(values, name, 20)
    if not value:
        return default
    try:
        return type(default)(value)
    except ValueError:
        known = ", ".join(type(default))
        raise FieldError(tr("“{name}” should be one of: {known}", name=name, known=known)) from None


def _number(values: dict[str, Any], name: str, default: int, least: int, most: int) -> int:
    text = text_of(values, name, 4)
    if not text:
        return default
    if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
        raise FieldError(
            tr("“{name}” should be a number from {least} to {most}", name=name, least=least, most=most)
        )
    return int(text)

"""Reading the glossary's files, strictly: each problem with its file and line."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from gardreader.articles.check_rules import is_address
from gardreader.articles.checks import RULES, Problem, Severity
from gardreader.articles.dates import PartialDate, parse_iso
from gardreader.articles.folding import fold
from gardreader.articles.strict_yaml import load_texts
from gardreader.errors import ArticleError
from gardreader.files import explain, refuse_pipe
from gardreader.glossary.forms import is_form, variants
from gardreader.glossary.ordinary_words import ORDINARY_WORDS
from gardreader.glossary.terms import Term, TermSource, term_id
from gardreader.i18n import tr
from gardreader.progress import Progress, silent

LONGEST_MEANING = 400
"""Characters of a meaning: what a card can hold, and a person will read."""

LONGEST_FORM = 80
MAX_FILE_BYTES = 2_000_000
SUFFIX = ".yaml"

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_ITEM = re.compile(r"-(?: |$)")
_NEEDED = ("term", "meaning", "source")

_Finding = tuple[str, str, str]
"""The rule's code, the sentence, and the field that it is about (``""``: the term as a whole)."""


def glossary_files(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The glossary's files among ``paths``; folders are searched, hidden ones passed over."""
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            found = (file.relative_to(path) for file in path.rglob(f"*{SUFFIX}"))
            files += sorted(path / file for file in found if not any(p.startswith(".") for p in file.parts))
        elif path.suffix == SUFFIX:
            files.append(path)
    return tuple(dict.fromkeys(files))


def read_terms(
    files: Sequence[Path], progress: Progress = silent, today: dt.date | None = None
) -> tuple[tuple[Term, ...], tuple[Problem, ...]]:
    """The sound terms of ``files``, and all problems by file and line.

    A term that has an error, or says again what another has said before, is not among the terms.
    """
    reading = _Reading(today or dt.datetime.now(dt.UTC).date())
    for done, path in enumerate(files):
        progress(done, len(files), path.name)
        reading.read(path)
    progress(len(files), len(files), "")
    return tuple(reading.terms), tuple(
        sorted(reading.problems, key=lambda p: (str(p.path), p.line, p.code, p.message))
    )


class _Reading:
    """Takes in one file after another, and remembers where each form was explained."""

    def __init__(self, today: dt.date):
        self.terms: list[Term] = []
        self.problems: list[Problem] = []
        self._today = today
        self._forms: dict[str, tuple[str, Path, int]] = {}

    def read(self, path: Path) -> None:
        try:
            lines, items = _items(path)
        except ArticleError as error:
            self.problems.append(Problem(path, error.line or 0, "unreadable", error.sentence))
            return
        begins = [number for number, line in enumerate(lines, 1) if _ITEM.match(line)]
        # Block style: each term begins a line. Should the lines not tell, the file alone is named.
        known = len(begins) == len(items)
        for place, item in enumerate(items):
            first = begins[place] if known else 0
            end = (begins[place + 1] - 1 if place + 1 < len(begins) else len(lines)) if known else 0
            self._take(path, item, lines, first, end)

    def _take(self, path: Path, item: object, lines: list[str], first: int, end: int) -> None:
        found = [*_findings(item, path, self._today)]
        term = None
        if all(RULES[code][0] is Severity.WARNING for code, _, _ in found):
            assert isinstance(item, dict)
            term = _term(item)
            again = [*self._said_before(term, path, first)]
            found += again
            if again:
                term = None
        for code, sentence, field in found:
            line = _line_of(field, lines, first, end)
            self.problems.append(Problem(path, line, code, sentence))
        if term is not None:
            self.terms.append(term)

    def _said_before(self, term: Term, path: Path, line: int) -> Iterator[_Finding]:
        own: dict[str, tuple[str, Path, int]] = {}
        for place, form in enumerate(term.written):
            field = "forms" if place else "term"
            if form in term.written[:place]:
                yield "duplicate-term", tr("{form!r} stands twice here", form=form), field
            for variant in variants(form):
                own[variant] = (form, path, line)
                if variant in self._forms:
                    other, there, where = self._forms[variant]
                    message = tr(
                        "{form!r} is explained already, as {other!r} in {file}, line {line}",
                        form=form, other=other, file=there.name, line=where,
                    )  # fmt: skip
                    yield "duplicate-term", message, field
                    break
        self._forms = own | self._forms


def _items(path: Path) -> tuple[list[str], list[object]]:
    """The lines of a file, and what its list holds. Raises ``ArticleError``."""
    try:
        refuse_pipe(path)
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise ArticleError(
                tr("the file is too large for a glossary ({size:,} bytes)", size=size), path=path
            )
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ArticleError(tr("the file is not UTF-8 text ({why})", why=error.reason), path=path) from None
    except OSError as error:
        raise ArticleError(tr("the file cannot be read: {why}", why=explain(error)), path=path) from None
    items = load_texts(text, tr("the file"), path)
    if not isinstance(items, list):
        raise ArticleError(tr("the file is not a list of terms (lines that begin with -)"), path=path, line=1)
    return text.replace("\r\n", "\n").split("\n"), items


def _findings(item: object, path: Path, today: dt.date) -> Iterator[_Finding]:
    if not isinstance(item, dict):
        yield "bad-term", tr("this is not a term: it needs {fields}", fields=", ".join(_NEEDED)), ""
        return
    for key in item:
        if key not in (*_NEEDED, "forms"):
            yield "bad-term", tr("a term has no field {key!r}", key=key), str(key)
    yield from _word_findings(item, path)
    yield from _meaning_findings(item)
    yield from _source_findings(item.get("source"), today)


def _word_findings(item: dict[str, object], path: Path) -> Iterator[_Finding]:
    forms = item.get("forms", [])
    if "term" not in item:
        yield "bad-term", tr("the term lacks {field!r}", field="term"), ""
    if not isinstance(forms, list):
        yield "bad-term", tr("{field} is not a list", field="forms"), "forms"
        forms = []
    for field, form in [
        *[("term", f) for f in [item.get("term")] if "term" in item],
        *(("forms", f) for f in forms),
    ]:
        if not isinstance(form, str) or len(form) > LONGEST_FORM or not is_form(form):
            message = tr("{form!r} is not words with single spaces or hyphens between them", form=form)
            yield "bad-term", message, field
        elif form.lower() in ORDINARY_WORDS:
            yield "ordinary-word", tr("{form!r} is a word that everyone knows", form=form), field
    name = item.get("term")
    if isinstance(name, str) and len(path.stem) == 1 and not fold(name).startswith(path.stem):
        letter = fold(name)[:1]
        yield "word-place", tr("{name!r} would stand in {letter}.yaml", name=name, letter=letter), "term"


def _meaning_findings(item: dict[str, object]) -> Iterator[_Finding]:
    meaning = item.get("meaning", "")
    if not isinstance(meaning, str):
        yield "bad-term", tr("{field} is not a text", field="meaning"), "meaning"
    elif not meaning.strip():
        yield "no-meaning", tr("the term has no meaning"), "meaning" if "meaning" in item else "term"
    elif meaning != meaning.strip() or _CONTROL.search(meaning):
        yield "bad-term", tr("the meaning is more than one line (write it with >- or in quotes)"), "meaning"
    elif len(meaning) > LONGEST_MEANING:
        message = tr(
            "the meaning is longer than {most} characters ({length})",
            most=LONGEST_MEANING,
            length=len(meaning),
        )
        yield "long-meaning", message, "meaning"
    elif meaning[-1] not in ".?!":
        yield "unfinished-meaning", tr("the meaning does not end as a sentence does"), "meaning"


def _source_findings(source: object, today: dt.date) -> Iterator[_Finding]:
    if source is None or source == "":
        yield "no-term-source", tr("the term has no source"), "source"
        return
    if not isinstance(source, dict):
        yield "bad-term", tr("the source is not a set of named values"), "source"
        return
    for key, value in source.items():
        if key not in ("name", "url", "id", "retrieved"):
            yield "bad-term", tr("a source has no field {key!r}", key=key), str(key)
        elif not isinstance(value, str) or value != value.strip() or _CONTROL.search(value):
            yield "bad-term", tr("{field} is not a text of one line", field=key), key
    texts = {key: value for key, value in source.items() if isinstance(value, str)}
    if not texts.get("name"):
        yield "no-term-source", tr("the source has no name"), "source"
    if not texts.get("url") and not texts.get("id"):
        yield "no-term-source", tr("the source has neither an address nor an id"), "source"
    if texts.get("url") and not is_address(texts["url"]):
        yield "bad-url", tr("{url!r} is not a web or mail address", url=texts["url"]), "url"
    date = parse_iso(texts.get("retrieved", ""))
    if date is None:
        message = tr(
            "retrieved is not a date such as 2020-12-14: {value!r}", value=texts.get("retrieved", "")
        )
        yield "bad-term", message, "retrieved" if "retrieved" in source else "source"
    elif _first_day(date) > today:
        yield "bad-date", tr("{date} lies in the future", date=date.iso), "retrieved"


def _term(item: dict[str, object]) -> Term:
    name, forms, meaning, source = item["term"], item.get("forms", []), item["meaning"], item["source"]
    assert isinstance(name, str)
    assert isinstance(forms, list)
    assert isinstance(meaning, str)
    assert isinstance(source, dict)
    where = TermSource(
        source["name"], source.get("url", ""), source.get("id", ""), parse_iso(source.get("retrieved", ""))
    )
    return Term(term_id(name), name, meaning, where, tuple(forms))


def _line_of(field: str, lines: list[str], first: int, end: int) -> int:
    """The line between ``first`` and ``end`` that opens ``field``, else ``first``."""
    for pattern in (rf"[- ]*{re.escape(field)}:", rf".*[{{, ]{re.escape(field)}:") if field and first else ():
        for number in range(first, end + 1):
            if re.match(pattern, lines[number - 1]):
                return number
    return first


def _first_day(date: PartialDate) -> dt.date:
    return dt.date(date.year, date.month or 1, date.day or 1)

"""An import report in lines that a person reads."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import Any

from gardreader.i18n import ntr, tr
from gardreader.importers.html_tree import DROPPED

_TAG = "tag <"
_WIDTH = 100


def plain_report_text(report: Mapping[str, Any], most: int | None = None) -> str:
    """The plain form of a report (as a pack keeps it) as lines of text.

    Of the skipped records and of the text without a place the first ``most`` are listed.
    """
    lines = [
        tr("Source: {source} ({importer})", source=report["source"], importer=report["importer"]),
        tr("Records read: {count:,}", count=report["read"]),
        tr("Articles imported: {count:,}", count=report["imported"]),
        tr("Of these with no text at the source: {count:,}", count=report["stubs"]),
        ntr("{count:,} record skipped", "{count:,} records skipped", len(report["skipped"])),
    ]
    lines += _first([f"  {item['record']}: {item['reason']}" for item in report["skipped"]], most)
    counts: dict[str, int] = dict(report["counts"])
    found = _found()
    lines += _table(tr("Found:"), {found[name]: counts.pop(name) for name in found if name in counts})
    tags = {name: counts.pop(name) for name in list(counts) if name.startswith(_TAG)}
    lines += _table(tr("Dropped or changed:"), {_words(name): count for name, count in counts.items()})
    names = {name.removeprefix(_TAG).removesuffix(">"): count for name, count in tags.items()}
    lines += _tags(
        tr("Tags without a meaning here, whose text was kept:"),
        {name: count for name, count in names.items() if name not in DROPPED},
    )
    lines += _tags(
        tr("Tags dropped with what they held:"),
        {name: count for name, count in names.items() if name in DROPPED},
    )
    if report["remainder"]:
        lines.append(tr("Text that has no place in an article:"))
        lines += _first([f"  {text}" for text in report["remainder"]], most)
    return "\n".join(lines)


def _found() -> dict[str, str]:
    return {
        "sections": tr("sections"),
        "citation": tr("citations"),
        "references": tr("references"),
        "symptoms": tr("signs and symptoms"),
        "synonyms": tr("other names"),
        "identifiers": tr("codes"),
        "related": tr("related diseases"),
        "organizations": tr("organizations"),
        "products": tr("medical products"),
        "resources": tr("places for more information"),
        "news": tr("news items"),
        "genes": tr("links to genes"),
        "facts": tr("facts on inheritance, onset and prevalence"),
        "names in other languages": tr("names in other languages"),
        "questions and answers": tr("questions of the source"),
        "list of signs rebuilt": tr("lists of signs, flattened into a sentence, made lists again"),
        "question of GARD's own, made the heading": tr("questions of GARD's own, made the headings"),
    }


def _words(name: str) -> str:
    """What a count means to a reader; a name of no known kind stands for itself."""
    known = {
        "citation that resolves nowhere": tr("citations dropped: no record lists their reference"),
        "reference found in another record": tr("references taken from another record, which lists them"),
        "related disease without a record": tr("related diseases named but not linked: they have no record"),
        "number in brackets kept as text": tr("numbers in brackets that are no citations, kept"),
        "number in brackets kept as a link": tr("numbers in brackets that are links, kept"),
        "link with a broken address": tr("links with a broken address: only their words were kept"),
        "web address mended": tr("web addresses mended, such as one without its scheme"),
        "text in place of a web address": tr("texts where a web address should be, kept as notes"),
        "question without an answer": tr("questions without an answer, left out"),
        "conference not imported": tr("conferences, left out: they are over"),
        "text without a place in the article": tr("pieces of text that have no place in an article"),
        "group of disorders without a text": tr("groups of disorders, which have no text at the source"),
        "disorder without a definition": tr("disorders without a definition at the source"),
        "sign listed twice with one frequency": tr("signs listed twice with one frequency, kept once"),
        "other name listed twice": tr("other names listed twice, kept once"),
        "tag without its end mended": tr("tags without their end, mended"),
        "fact without data": tr("facts that say no more than that there is no data, left out"),
        "prevalence without a figure": tr("prevalences without a class and a figure, left out"),
        "code of a wider or narrower disorder": tr("codes of a wider or narrower disorder, kept apart"),
        "answer given twice": tr("answers that an article has twice, kept once"),
        "answer that is a list of signs alone": tr("answers that are a list of signs and nothing else"),
        "answer that is of the website alone": tr("answers that were a note of the website, left out"),
        "answer that repeats the question alone": tr("answers that only repeat the question, left out"),
        "answer that speaks of links it does not have": tr("answers that speak of links they have lost"),
        "answer with a number that may be two": tr(
            "answers with a number that may be two, the dash between them lost: a note says so"
        ),
        "citation without its reference left out": tr(
            "numbers of references that the source lacks, left out"
        ),
        "document without an answer": tr("documents without an answer"),
        "explanation of the list of signs left out": tr("explanations around lists of signs, left out"),
        "heading that repeats the question left out": tr("headings that repeat the question, left out"),
        "item of a list told twice, kept once": tr("items of lists that the source tells twice, kept once"),
        "list of where to read on, not told as treatment": tr(
            "lists of where to read on, which the source gives as treatment, under headings of their own"
        ),
        "page joined to another of its series": tr("documents joined to others of their series"),
        "part of a list of signs kept as text": tr("parts of lists of signs that are no rows, kept as text"),
        "concept code that is none": tr("concept codes that are none, left out"),
        "word Summary before an answer left out": tr("times the word Summary before an answer, left out"),
        "words of the website around an answer left out": tr("notes of the website itself, left out"),
        "text that is no HTML": tr("texts that are no HTML, left out"),
    }
    if name in known:
        return known[name]
    head, colon, rest = name.partition(": ")
    if colon and head == "field not imported":
        return tr("times a field that is not imported: {name}", name=rest)
    if colon and head == "field of a wrong type":
        return tr("times a field of a wrong type, left out: {name}", name=rest)
    if colon and head == "column that the table lacks":
        return tr("column that the table lacks: {name}", name=rest)
    if colon and head == "frequency that is not known":
        return tr("times a frequency that is not known: {name}", name=rest)
    if name.startswith("link (") and name.endswith(")"):
        return tr("links that lead neither to the web nor to mail ({kind}): only their words were kept",
                  kind=name.removeprefix("link (").removesuffix(")"))  # fmt: skip
    return name


def _table(title: str, rows: Mapping[str, int]) -> list[str]:
    return [title, *(f"  {number:>8,}  {words}" for words, number in rows.items())] if rows else []


def _tags(title: str, tags: Mapping[str, int]) -> list[str]:
    if not tags:
        return []
    ordered = sorted(tags.items(), key=lambda tag: (-tag[1], tag[0]))
    told = ", ".join(f"<{name}>\u00a0{count:,}" for name, count in ordered)
    lines = textwrap.wrap(told, _WIDTH, break_long_words=False, break_on_hyphens=False)
    return [title, *(f"  {line}".replace("\u00a0", " ") for line in lines)]


def _first(lines: list[str], most: int | None) -> list[str]:
    left = 0 if most is None else len(lines) - most
    return lines if left <= 0 else [*lines[:most], "  " + tr("… and {count:,} more", count=left)]

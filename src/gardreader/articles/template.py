"""The file of a new article: filled in as far as that can be, with notes to its writer where it cannot."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Sequence

from gardreader.articles.guidance import TO_FILL_IN
from gardreader.articles.model import SectionKind

_QUESTIONS = {
    SectionKind.OVERVIEW: "What is {title}?",
    SectionKind.SYMPTOMS: "What are the signs and symptoms of {title}?",
    SectionKind.CAUSE: "What causes {title}?",
    SectionKind.INHERITANCE: "Is {title} inherited?",
    SectionKind.DIAGNOSIS: "How is {title} diagnosed?",
    SectionKind.TREATMENT: "How might {title} be treated?",
    SectionKind.PROGNOSIS: "What is the outlook for people with {title}?",
    SectionKind.STATISTICS: "How many people have {title}?",
    SectionKind.OTHER: "{title}: what else should be known?",
}
_NOTES = {
    SectionKind.OVERVIEW: """In two to four plain sentences: what the disease is, which part of the body it
        concerns, how rare it is and how it usually goes. End a statement with the key of the reference
        that says so, in brackets as below.""",
    SectionKind.SYMPTOMS: """What a person with the disease notices, and at what age; the commonest first.
        Frequencies exactly as the reference has them.""",
    SectionKind.CAUSE: """The gene, germ, substance or mechanism, in words that a family can follow. Say so
        where it is not known.""",
    SectionKind.INHERITANCE: """How it is passed on, and what that means for brothers, sisters and children.
        Delete the section where it does not apply.""",
    SectionKind.DIAGNOSIS: "What points to it, which tests confirm it, and what else it may be taken for.",
    SectionKind.TREATMENT: """What helps and what is to be avoided. Doses only where a reference gives them,
        with their units.""",
    SectionKind.PROGNOSIS: "How it usually goes with treatment and without, as far as a reference says.",
    SectionKind.STATISTICS: "Figures with their place and year, as the reference has them.",
    SectionKind.OTHER: "What no other section answers. Make the heading a question of its own.",
}
_FRONT = """\
---
# Above and below stand three hyphens. Between them is data, one "name: value" a line; a line that
# begins with # is a remark. Replace every value that begins with {fill}. Take the # away from the
# lines that you want to use. A value with a colon in it needs "quotation marks".
id: {id}
title: {title}
language: {language}
# rare: true
# synonyms: [Another name, A third name]
# identifiers: {{orpha: "0", omim: "000000"}}
# categories: [Infectious diseases]
source:
  name: {fill} whose text or knowledge this is written from
  # url: https://example.org/the-page
  retrieved: {today}
  licence: {fill} on which terms others may use this text, such as CC BY 4.0
review: not reviewed by a clinician
references:
- id: first
  type: webpage
  # author: [{{family: Doe, given: J}}]
  title: {fill} the title of the page, paper or book
  container-title: {fill} the site, journal or book that it stands in
  # issued: 2024-05
  # URL: https://example.org/the-page
  accessed: {today}
---
"""
_FIRST = (
    "This is a note to you: readers do not see it, and “gardreader check” refuses it. Write below it, then "
    "delete it. "
)
_WIDTH = 98
USUAL = tuple(kind for kind in SectionKind if kind not in (SectionKind.STATISTICS, SectionKind.OTHER))
"""The sections of a new article, unless others are asked for."""


def new_article(
    article_id: str,
    title: str,
    *,
    language: str = "en",
    kinds: Sequence[SectionKind] = USUAL,
    today: dt.date | None = None,
) -> str:
    """The text of a file that reads as an article of that id and title, its sections empty but for notes.

    ``kinds`` are its sections, each of a kind of its own. ``today`` is the day that dates are filled in
    with (``None``: the system's).
    """
    day = (today or dt.datetime.now(dt.UTC).date()).isoformat()
    head = _FRONT.format(
        id=article_id, title=_scalar(title), language=_scalar(language), today=day, fill=TO_FILL_IN
    )
    parts = [head]
    for number, kind in enumerate(kinds):
        heading = re.sub(r"([\\{}])", r"\\\1", _QUESTIONS[kind].format(title=title))
        written = f"{'' if number else _FIRST}{_NOTES[kind]}"
        body = f"{{: #{kind.value} kind={kind.value} updated={day} }}\n\n{_wrapped(written)}\n\n[@first]\n"
        parts.append(f"\n## {heading} {body}")
    return "".join(parts)


def _scalar(text: str) -> str:
    """A text as YAML has it on one line: bare where nothing in it could be taken for a mark."""
    if re.fullmatch(r"[^\W_](?:[\w ()'’.,/-]*[\w)])?", text):
        return text
    return json.dumps(text, ensure_ascii=False)


def _wrapped(note: str) -> str:
    lines, line = [], "<!--"
    for word in f"{note} -->".split():
        if len(line) + len(word) >= _WIDTH:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}"
    return "\n".join((*lines, line))

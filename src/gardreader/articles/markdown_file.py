"""An article as a Markdown file with YAML front matter: reading and writing.

All YAML scalars are read as texts, so that ``no``, ``0006`` and ``2010-04-08`` stay what a person
wrote. Anchors, aliases and tags are refused: a file of a few lines could otherwise swell without
bound. Writing and reading back gives the same article.
"""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from gardreader.articles.dates import parse_date
from gardreader.articles.model import Article
from gardreader.articles.plain import Plain, from_plain, to_plain
from gardreader.articles.strict_yaml import load_texts
from gardreader.errors import ArticleError
from gardreader.files import refuse_pipe
from gardreader.i18n import tr

MAX_FILE_BYTES = 8_000_000

MAX_ATTRIBUTES = 4_000

_FENCE = "---"
_BRACE = re.compile(r"\\.|\{:|[{}]")
_ATTRIBUTE = re.compile(r"\s*(?:#(?P<id>[^\s}]+)|(?P<key>[a-z-]+)=(?P<value>\"(?:[^\"\\]|\\.)*\"|[^\s}\"]+))")
_ORDER = (
    "id title language rare synonyms translations identifiers categories source review disclaimer facts "
    "symptoms related organizations products resources news references"
).split()


class _Dumper(yaml.CSafeDumper):  # type: ignore[misc, unused-ignore]
    """Writes block style, dates without quotes, and every other text so that any reader keeps it one."""

    def ignore_aliases(self, data: object) -> bool:
        return True


_Dumper.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.CSafeDumper.yaml_implicit_resolvers.items()
}


def read_article(path: Path) -> Article:
    """The article in the file at ``path``. Raises ``ArticleError`` with file and line."""
    return parse_article(read_text(path), path)


def read_text(path: Path) -> str:
    """The text of an article's file. Raises ``ArticleError`` for what is too large, or no text."""
    try:
        refuse_pipe(path)
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise ArticleError(
                tr("the file is too large for an article ({size:,} bytes)", size=size), path=path
            )
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        sentence = tr("the file is not UTF-8 text ({why})", why=error.reason)
        raise ArticleError(sentence, path=path, line=line) from None
    except OSError as error:
        raise ArticleError(tr("the file cannot be read: {why}", why=error.strerror), path=path) from None


def parse_article(text: str, path: Path | None = None) -> Article:
    """The article in ``text``. Raises ``ArticleError``; ``path`` only names the place in it."""
    lines = text.replace("\r\n", "\n").split("\n")
    if not lines or lines[0].rstrip() != _FENCE:
        raise ArticleError(
            tr("an article opens with front matter between two lines of ---"), path=path, line=1
        )
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), None)
    if end is None:
        raise ArticleError(tr("the front matter has no closing line of ---"), path=path, line=len(lines))
    data = _load_yaml("\n".join(lines[1:end]), path)
    if "sections" in data:
        line = next((n for n, text in enumerate(lines, 1) if text.startswith("sections:")), 1)
        raise ArticleError(tr("sections stand below the front matter, not in it"), path=path, line=line)
    data["sections"] = _sections(lines, end + 1, path)
    try:
        return from_plain(data)
    except ValueError as error:
        raise ArticleError(_sentence(error), path=path, line=_line_of(str(error), lines, end)) from None


def write_article(article: Article) -> str:
    """The text of the file that holds ``article``; :func:`parse_article` is the inverse."""
    plain = to_plain(article)
    sections: list[Plain] = plain.pop("sections", [])
    front = {key: plain[key] for key in _ORDER if key in plain}
    head = yaml.dump(front, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=2**31 - 1)
    parts = [f"{_FENCE}\n{head}{_FENCE}\n"]
    for section in sections:
        attributes = [f"#{section['id']}"]
        if "kind" in section:
            attributes.append(f"kind={section['kind']}")
        if "updated" in section:
            attributes.append(f"updated={section['updated']}")
        if "source-id" in section:
            attributes.append(f"source-id={_quoted(section['source-id'])}")
        parts.append(f"## {_escaped(section['title'])} {{: {' '.join(attributes)} }}\n")
        if section.get("body"):
            parts.append(f"\n{section['body']}\n")
        parts.append("\n")
    return "".join(parts).rstrip("\n") + "\n"


def _load_yaml(text: str, path: Path | None) -> Plain:
    data = load_texts(text, tr("the front matter"), path, first_line=2)
    if not isinstance(data, dict):
        raise ArticleError(tr("the front matter is not a set of named values"), path=path, line=2)
    return {str(key): value for key, value in data.items()}


def _sections(lines: list[str], start: int, path: Path | None) -> list[Plain]:
    sections: list[Plain] = []
    body: list[str] = []
    for number, line in enumerate(lines[start:], start + 1):
        if not line.startswith("## "):
            if sections:
                body.append(line)
            elif line.strip():
                message = tr("text stands before the first section (a line that begins with ##)")
                raise ArticleError(message, path=path, line=number)
            continue
        if sections:
            sections[-1]["body"] = "\n".join(body).strip()
        body = []
        sections.append(_heading(line, number, path))
    if sections:
        sections[-1]["body"] = "\n".join(body).strip()
    return sections


def _heading(line: str, number: int, path: Path | None) -> Plain:
    title, rest = _title_and_attributes(line[2:].strip(" \t"))
    if len(rest) > MAX_ATTRIBUTES:
        raise ArticleError(tr("the attributes of the heading are too long"), path=path, line=number)
    section: Plain = {"title": _unescaped(title)}
    place = 0
    while rest[place:].strip():
        found = _ATTRIBUTE.match(rest, place)
        if not found:
            raise ArticleError(
                tr("cannot read {what!r} in the heading", what=rest[place:].strip()), path=path, line=number
            )
        place = found.end()
        if found["id"]:
            section["id"] = found["id"]
            continue
        key, value = found["key"], _unquoted(found["value"])
        if key not in ("kind", "updated", "source-id"):
            raise ArticleError(tr("a heading has no attribute {key!r}", key=key), path=path, line=number)
        if key == "updated" and parse_date(value) is None:
            raise ArticleError(tr("updated is not a date: {value!r}", value=value), path=path, line=number)
        section[key] = value
    if "id" not in section:
        raise ArticleError(
            tr("the section has no id: write {example} after it", example="{: #some-id }"),
            path=path,
            line=number,
        )
    return section


def _title_and_attributes(heading: str) -> tuple[str, str]:
    """The two parts of ``Title {: attributes }``; a brace behind a backslash belongs to the text."""
    braces = [brace for brace in _BRACE.finditer(heading) if not brace[0].startswith("\\")]
    if len(braces) < 2 or (braces[-2][0], braces[-1][0]) != ("{:", "}") or braces[-1].end() != len(heading):
        return heading, ""
    return heading[: braces[-2].start()].rstrip(" \t"), heading[braces[-2].end() : braces[-1].start()]


def _quoted(value: str) -> str:
    if not re.search(r'[\s{}"\\]', value):
        return value
    return '"' + re.sub(r'([{}"\\])', r"\\\1", value) + '"'


def _unquoted(value: str) -> str:
    return re.sub(r"\\(.)", r"\1", value[1:-1]) if value.startswith('"') else value


def _escaped(title: str) -> str:
    # Braces at the end of a title would be read as attributes.
    return title.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}")


def _unescaped(title: str) -> str:
    return re.sub(r"\\([\\{}])", r"\1", title)


def _sentence(error: ValueError) -> str:
    return str(error).removeprefix("article, ").removeprefix("article: ")


def _line_of(message: str, lines: list[str], end: int) -> int:
    """The line that a complaint of ``from_plain`` (``article, symptoms 2, frequency is …``) is about."""
    place = re.match(r"article(?:, [a-zA-Z-]+(?: \d+)?)*", message)
    steps = re.findall(r", ([a-zA-Z-]+)(?: (\d+))?", place[0]) if place else []
    if steps and steps[0][0] == "sections":
        headings = [n for n, line in enumerate(lines[end:], end + 1) if line.startswith("## ")]
        return headings[int(steps[0][1]) - 1]
    node: yaml.Node | None = yaml.compose("\n".join(lines[1:end]), Loader=yaml.CBaseLoader)
    line = 0
    for name, number in steps:
        line, node = _entry(node, name) or (line, node)
        if number and isinstance(node, yaml.SequenceNode):
            node = node.value[int(number) - 1]
            line = node.start_mark.line
    # What the model refuses is named at the beginning, an unknown field in quotation marks.
    for found in re.finditer(r"(?<=: )([a-z_]+)|'([a-zA-Z-]+)'", message[place.end() if place else 0 :]):
        if entry := _entry(node, (found[1] or found[2]).replace("_", "-")):
            return entry[0] + 2
    return int(line) + 2


def _entry(node: yaml.Node | None, name: str) -> tuple[int, yaml.Node] | None:
    """The line and the value of a mapping's entry."""
    if not isinstance(node, yaml.MappingNode):
        return None
    return next(((key.start_mark.line, value) for key, value in node.value if key.value == name), None)

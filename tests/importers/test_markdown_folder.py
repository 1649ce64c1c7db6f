"""Markdown with the front matter of other programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gardreader.articles.model import Article, Identifier, Related, SectionKind
from gardreader.articles.plain import from_plain, to_plain
from gardreader.importers.markdown_folder import MarkdownFolder
from gardreader.importers.markdown_text import fit_text
from gardreader.importers.registry import find_importer
from gardreader.importers.report import ImportReport, ReportBuilder
from gardreader.progress import silent

JEKYLL = """---
layout: post
title: "Cave fever"
date: 2021-03-04 10:00:00 +0100
last_modified_at: 2022-05-06
categories: [infections, caves]
tags: fever, travel
author: Ann Example
aliases: [/old/cave-fever/, Bat fever]
license: CC BY 4.0
canonical_url: https://example.org/cave-fever
published: true
---

Cave fever follows a stay near [bats](../notes/Bat%20lung.md#signs). {% include note.html %}

![Bats at dusk](bats.png)

What is it?
-----------

See [the registry][reg], [reg] and [ours](https://example.org/x "X"). Keep `[[code]]`.

## Signs and symptoms

### Early

- fever over 38.5 °C, fewer than 4 × 10<sup>9</sup>/L

### Late

```sh
# not a heading
```

#### Detail

Deep.

# Treatment {#treat .x}

Rest.[^1]

## Empty

[reg]: https://example.org/reg "The registry"
[^1]: Doe J. *Rest in caves*. 2020.
    https://example.org/rest
"""
OBSIDIAN = """---
aliases: [Chiropteran lung, "Bat's lung"]
tags: ["#lungs"]
lang: en
orpha: 99999
---
# Bat lung

> [!warning] Beware
> It is made up.

Like [[Cave fever|the fever]], [[bat fever]] and [[Nothing]]. %%secret%%![[pic.png]]

## References
Elsewhere.
"""
HUGO = """+++
title = "Dock cough"
date = 2020-01-02
lastmod = 2023-04-05T10:00:00Z
description = "A cough of docks."
weight = 10
[taxonomies]
categories = ["Lungs"]
+++
{{< figure src="x.png" >}}
"""
PANDOC = """---
title: Harbour itch
author:
- name: Ann Example
- Bo Example
lang: en-GB
references:
- id: doe2006
  type: article-journal
  author:
  - {family: Doe, given: Jane}
  - Harbour Group
  issued:
    date-parts:
    - - 2006
      - 3
  title: Itching
  container-title: Skin
  volume: 12
  DOI: 10.1000/xyz
  language: en
bibliography: refs.bib
...

## How is it treated?

It itches [see @doe2006, p. 3; @nobody]. It burns.[@doe2006] Mail a@b.org.
"""


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """A folder with a file of each kind, and some that are no articles."""
    folder = tmp_path / "vault"
    for name, text in {
        "posts/2021-03-04-cave-fever.md": JEKYLL,
        "notes/Bat lung.md": OBSIDIAN,
        "notes/hugo.md": HUGO,
        "notes/pandoc.markdown": PANDOC,
        "notes/plain.md": "# Plain sneeze\n\nA sneeze.\n",
        "notes/draft.md": "---\ntitle: Draft\ndraft: true\n---\nText\n",
        "bad.md": "---\ntitle: [\n---\n",
        "README.md": "# Read me\n",
        "untitled.md": "Text\n",
        ".obsidian/x.md": "---\ntitle: Hidden\n---\n",
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "latin.md").write_bytes("---\ntitle: Ménière\n---\n".encode("latin-1"))
    return folder


def imported(folder: Path) -> tuple[dict[str, Article], ImportReport]:
    importer = find_importer(folder)
    assert isinstance(importer, MarkdownFolder)
    report = ReportBuilder("x", importer.name)
    articles = {article.id: article for article in importer.articles(folder, report, silent)}
    return articles, report.finish()


def test_each_kind_of_front_matter_is_understood(vault: Path) -> None:
    articles, _ = imported(vault)
    assert list(articles) == ["bat-lung", "dock-cough", "harbour-itch", "plain-sneeze", "cave-fever"]
    cave, bat = articles["cave-fever"], articles["bat-lung"]
    assert [synonym.name for synonym in cave.synonyms] == ["Bat fever"]
    assert cave.categories == ("infections", "caves", "fever", "travel")
    assert (cave.source.name, cave.source.url) == ("vault", "https://example.org/cave-fever")
    assert (cave.source.licence, cave.source.credits) == ("CC BY 4.0", ("Ann Example",))
    assert cave.updated is not None
    assert cave.updated.iso == "2022-05-06"
    assert (bat.title, bat.identifiers) == ("Bat lung", (Identifier("orpha", "99999"),))
    assert [synonym.name for synonym in bat.synonyms] == ["Chiropteran lung", "Bat's lung"]
    dock, itch = articles["dock-cough"], articles["harbour-itch"]
    assert (dock.categories, dock.sections[0].body) == (("Lungs",), "A cough of docks.")
    assert dock.updated is not None
    assert dock.updated.iso == "2023-04-05"
    assert (itch.language, itch.source.credits) == ("en-GB", ("Ann Example", "Bo Example"))
    (doe,) = itch.references
    assert (doe.id, doe.container_title, doe.doi, str(doe.author[1].literal)) == (
        "doe2006", "Skin", "10.1000/xyz", "Harbour Group",
    )  # fmt: skip
    assert articles["plain-sneeze"].sections[0].body == "A sneeze."


def test_headings_of_three_levels_are_sections(vault: Path) -> None:
    sections = imported(vault)[0]["cave-fever"].sections
    assert [(section.id, section.title, section.kind) for section in sections] == [
        ("overview", "Overview", SectionKind.OVERVIEW),
        ("what-is-it", "What is it?", SectionKind.OVERVIEW),
        ("signs-and-symptoms-early", "Signs and symptoms: Early", SectionKind.SYMPTOMS),
        ("signs-and-symptoms-late", "Signs and symptoms: Late", SectionKind.SYMPTOMS),
        ("treatment", "Treatment", SectionKind.TREATMENT),
    ]
    assert "4 × 10<sup>9</sup>/L" in sections[2].body
    assert sections[3].body == "<br>\n\n    # not a heading\n\n\n#### Detail\n\nDeep."
    # A heading that is called as a list of the page's own gets another place to jump to.
    assert [section.id for section in imported(vault)[0]["bat-lung"].sections][1:] == ["references-2"]


def test_links_become_related_diseases_or_words(vault: Path) -> None:
    articles, report = imported(vault)
    cave, bat = articles["cave-fever"], articles["bat-lung"]
    assert cave.sections[0].body == "Cave fever follows a stay near bats. \n\nBats at dusk"
    assert cave.related == (Related("bat-lung", "Bat lung"),)
    assert cave.sections[1].body == (
        "See [the registry](<https://example.org/reg>), [reg](<https://example.org/reg>) and "
        '[ours](https://example.org/x "X"). Keep `[[code]]`.'
    )
    assert bat.sections[0].body == "> **Beware**\n> It is made up.\n\nLike the fever, bat fever and Nothing."
    assert bat.related == (Related("cave-fever", "Cave fever"),)
    assert report.count("link to another article, kept as a related disease") == 3
    assert report.count("link that leads to no article: only its words were kept") == 1


def test_footnotes_are_references_and_citations_lead_somewhere(vault: Path) -> None:
    articles, report = imported(vault)
    cave, itch = articles["cave-fever"], articles["harbour-itch"]
    assert cave.sections[-1].body == "Rest.[@note-1]"
    (note,) = cave.references
    assert (note.title, note.url) == (
        "Doe J. Rest in caves. 2020. https://example.org/rest",
        "https://example.org/rest",
    )
    assert itch.sections[0].body == "It itches [@doe2006]. It burns.[@doe2006] Mail a@b.org."
    assert report.count("citation that resolves nowhere") == 1


def test_what_is_not_understood_is_told(vault: Path) -> None:
    _, report = imported(vault)
    assert [(skipped.record, skipped.reason.partition(":")[0]) for skipped in report.skipped] == [
        ("README.md", "not an article"),
        ("bad.md:3", "the front matter is not YAML"),
        ("latin.md:2", "the file is not UTF-8 text (invalid continuation byte)"),
        ("notes/draft.md", "a draft, by its own front matter"),
        ("untitled.md", "no title"),
    ]
    assert (report.read, report.imported) == (10, 5)
    assert {name: number for name, number in report.counts if name.startswith("field")} == {
        "field not imported: layout": 1,
        "field not imported: references, language": 1,
        "field not imported: weight": 1,
    }
    assert report.remainder == (
        "notes/hugo.md: weight: 10",
        "notes/pandoc.markdown: bibliography: refs.bib",
        "posts/2021-03-04-cave-fever.md: layout: post",
    )
    assert report.count("picture or file shown within, left out") == 2
    assert report.count("comment left out") == 1
    assert "notes/hugo.md: weight: 10" in report.as_text()


def test_our_own_articles_keep_to_the_strict_way(vault: Path) -> None:
    (vault / "ours.md").write_text("---\nid: ours\ntitle: Ours\nsource: {}\n---\n", encoding="utf-8")
    assert find_importer(vault).name == "articles in Markdown"


def test_a_file_alone_is_read(vault: Path) -> None:
    path = vault / "notes" / "Bat lung.md"
    articles, _ = imported(path)
    assert list(articles) == ["bat-lung"]
    draft = MarkdownFolder().draft(path)
    assert (draft.id, draft.title) == ("articles-bat-lung", "Bat lung")
    assert MarkdownFolder().draft(vault).edition == "2023-04-05"


def test_the_same_title_twice_gives_two_articles(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.md").write_text("---\ntitle: Twin\n---\nText\n", encoding="utf-8")
    assert list(imported(tmp_path)[0]) == ["twin", "twin-2"]


MARKS = st.text(st.sampled_from(list("#-=[]()!^@|{}%<>`~*_: \n\tab1.\\&ß")), max_size=120)


@settings(deadline=None, max_examples=150)
@given(MARKS, st.dictionaries(st.sampled_from(["aliases", "tags", "date", "references", "author"]), MARKS))
def test_any_text_gives_an_article_or_a_reason(
    tmp_path_factory: pytest.TempPathFactory, text: str, values: dict[str, str]
) -> None:
    """Whatever a file holds, it becomes an article that a pack may hold, or is skipped with a sentence."""
    folder = tmp_path_factory.mktemp("any")
    head = "".join(f"{key}: {json.dumps(value)}\n" for key, value in values.items())
    (folder / "a.md").write_text(f"---\ntitle: A\n{head}---\n{text}", encoding="utf-8")
    report = ReportBuilder("x", "y")
    articles = list(MarkdownFolder().articles(folder, report, silent))
    assert len(articles) + len(report.finish().skipped) == 1
    for article in articles:
        assert from_plain(to_plain(article)) == article
        letters = [sign for sign in "ß1" if sign in text]
        kept = "".join(s.title + s.body for s in article.sections) + repr(article.references)
        dropped = dict(report.finish().counts)
        assert dropped or all(sign in kept or sign in article.title for sign in letters)


@pytest.mark.parametrize(
    "piece", ["![", "![[a|", "{{", "{% ", "`", "[x](<", "![a](b(c)", "[^1]: x\n", "# *a "]
)
def test_marks_that_never_end_keep_nobody_waiting(tmp_path: Path, piece: str) -> None:
    """The suite's own limit of time would tell: looking for the end of each from each took hours."""
    path = tmp_path / "a.md"
    path.write_text(f"---\ntitle: A\n---\n{piece * (100_000 // len(piece))}", encoding="utf-8")
    report = ReportBuilder("x", "y")
    articles = list(MarkdownFolder().articles(tmp_path, report, silent))
    assert len(articles) + len(report.finish().skipped) == 1


@pytest.mark.parametrize(
    "marks",
    ['[a](b "', "\n", "> \n", "@a ", "[@a@a", "[[", "![", "*a_b`c[d", "<!--", "{{", "[^a]: b\n", "[a]: b\n"],
)
def test_endless_marks_cost_no_more_than_their_length(marks: str) -> None:
    """Patterns that look again from every mark would need minutes for each of these."""
    for opening in ("", "["):
        text = f"{opening}{marks * (300_000 // len(marks))}]("
        assert isinstance(fit_text(text, set(), str, ReportBuilder("", "")).markdown, str)

"""Every rule finds what it is for, and says in which file and line."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from gardreader.articles.checks import ARTICLE_RULES, Problem, Severity, check_article, check_files
from gardreader.articles.limits import LONGEST_WORD
from gardreader.articles.markdown_file import parse_article
from gardreader.errors import ArticleError
from gardreader.progress import silent

SOUND = """---
id: sound
title: Sound
source: {name: Somebody, url: "https://example.org"}
review: reviewed by somebody
symptoms:
- {name: Fever, hpo: "HP:0001945"}
references:
- {id: doe2006, title: A book, URL: "https://example.org/a", accessed: 2010-04-08}
- id: roe
  title: Another
organizations:
- {name: Society, url: "https://example.org"}
---

## What causes it? {: #cause kind=cause updated=2010-04-08 }

Something [@doe2006; @roe].
"""


def changed(*changes: tuple[str, str]) -> str:
    text = SOUND
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


def problems(folder: Path, files: dict[str, str]) -> list[tuple[str, int, str]]:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    found = check_files([folder], silent)
    return [(p.path.relative_to(folder).as_posix() if p.path else "", p.line, p.code) for p in found]


def test_a_sound_article_has_no_problem(tmp_path: Path) -> None:
    assert problems(tmp_path, {"sound.md": SOUND}) == []


CASES: list[tuple[str, int, str]] = [
    ("unreadable", 5, changed(("source: {", "source: [{"))),
    ("unreadable", 2, changed(("id: sound", "id: Sound"))),
    ("oversized", 16, changed(("Something", "x" * (LONGEST_WORD + 1)))),
    ("duplicate-id", 10, changed(("id: roe", "id: doe2006"), ("; @roe", ""))),
    ("duplicate-id", 20, changed(("roe].\n", "roe].\n\n## Again {: #cause }\n\nMore [@roe].\n"))),
    ("unresolved-citation", 18, changed(("@roe]", "@roe; @nobody]"))),
    ("no-source", 4, changed((', url: "https://example.org"}\nreview', "}\nreview"))),
    ("bad-date", 16, changed(("2010-04-08 }", "2999-01-01 }"))),
    ("bad-date", 9, changed(("2010-04-08}", "2999-01}"))),
    ("bad-url", 9, changed(("https://example.org/a", "file:///etc/passwd"))),
    ("bad-url", 4, changed(('url: "https://example.org"}\nreview', 'url: "example.org"}\nreview'))),
    ("bad-url", 18, changed(("@roe]", "@roe] and [more](javascript:alert"))),
    ("bad-url", 13, changed(('Society, url: "https://example.org"', 'Society, url: "https://"'))),
    ("bad-hpo", 7, changed(("HP:0001945", "HP:1945"))),
    ("guidance-left", 18, changed(("Something", "<!-- how long? -->Something"))),
    ("guidance-left", 4, changed(("source: {name: ", "source: {name: FILL IN "))),
    ("empty-section", 20, changed(("roe].\n", "roe].\n\n## Again {: #cause-2 }\n\n[@roe]\n"))),
    ("no-sections", 3, SOUND.partition("\n## ")[0].replace("references:", "related:").replace(
        '- {id: doe2006, title: A book, URL: "https://example.org/a", accessed: 2010-04-08}\n- id: roe\n'
        "  title: Another\n", "- id: sound\n")),
    ("empty-section", 20, changed(("roe].\n", "roe].\n\n## Again {: #cause-2 }\n"))),
    ("uncited-reference", 10, changed(("; @roe", ""))),
    ("uncited-section", 20, changed(("roe].\n", "roe].\n\n## Again {: #cause-2 }\n\nSomething.\n"))),
    ("no-review", 3, changed(("review: reviewed by somebody\n", ""))),
    ("unknown-related", 12, changed(("organizations:", "related: [roe-disease]\norganizations:"))),
    ("file-name", 2, changed(("id: sound", "id: other"))),
]  # fmt: skip


@pytest.mark.parametrize(("code", "line", "text"), CASES)
def test_a_rule_says_where(tmp_path: Path, code: str, line: int, text: str) -> None:
    assert problems(tmp_path, {"sound.md": text}) == [("sound.md", line, code)]


def test_every_rule_is_tried() -> None:
    assert {code for code, _, _ in CASES} == set(ARTICLE_RULES)


def test_ids_are_compared_across_files(tmp_path: Path) -> None:
    found = problems(tmp_path, {"a/sound.md": SOUND, "b/sound.md": SOUND, ".hidden/sound.md": SOUND})
    assert found == [("b/sound.md", 2, "duplicate-id")]


def test_related_diseases_are_known_across_files(tmp_path: Path) -> None:
    related = changed(("id: sound", "id: other"), ("organizations:", "related: [sound]\norganizations:"))
    assert problems(tmp_path, {"sound.md": SOUND, "other.md": related}) == []


def test_a_key_that_begins_as_another_is_not_taken_for_it(tmp_path: Path) -> None:
    text = changed(("@roe]", "@roe2; @roe]"), ("Something", "At first [@roe].\n\nSomething"))
    assert problems(tmp_path, {"sound.md": text}) == [("sound.md", 20, "unresolved-citation")]


def test_a_problem_reads_as_compilers_write_theirs(tmp_path: Path) -> None:
    path = tmp_path / "sound.md"
    path.write_text(changed(("@roe]", "@roe; @nobody]")), encoding="utf-8")
    (problem,) = check_files([path, path], silent)
    assert str(problem) == f"{path}:18: error: [@nobody] is not in the references [unresolved-citation]"
    assert problem.severity is Severity.ERROR
    assert str(Problem(None, 0, "no-review", "nobody")) == "warning: nobody [no-review]"


def test_the_sentence_of_an_unreadable_file_stands_once(tmp_path: Path) -> None:
    path = tmp_path / "sound.md"
    path.write_bytes(b"---\n\xff\n")
    (problem,) = check_files([path], silent)
    assert str(problem) == f"{path}:2: error: the file is not UTF-8 text (invalid start byte) [unreadable]"


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match=r"none\.md: there is no such file or folder$"):
        check_files([tmp_path / "none.md"], silent)


def test_today_is_no_future() -> None:
    article = parse_article(SOUND)
    assert check_article(article, today=dt.date(2010, 4, 8)) == ()
    assert [p.code for p in check_article(article, today=dt.date(2010, 4, 7))] == ["bad-date"] * 2


def test_progress_is_told(tmp_path: Path) -> None:
    (tmp_path / "sound.md").write_text(SOUND, encoding="utf-8")
    told: list[tuple[int, int, str]] = []
    check_files([tmp_path], lambda done, total, what: told.append((done, total, what)))
    assert told == [(0, 1, "sound.md"), (1, 1, "")]

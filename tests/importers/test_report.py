"""The report: what is counted, and how a person reads it."""

from __future__ import annotations

import json

from gardreader.importers.report import MOST_REMAINDERS, ReportBuilder


def sample() -> ReportBuilder:
    report = ReportBuilder("a.zip", "GARD records")
    report.read, report.imported, report.stubs = 1203, 1201, 7
    report.count("sections", 2000)
    report.count("citation", 3000)
    report.count("citation that resolves nowhere")
    report.count("link (file)", 2)
    report.count("field not imported: genes", 3)
    report.count("something of a later version", 5)
    report.count("tag <font>", 2)
    report.count("tag <g>", 30)
    report.count("tag <iframe>")
    for name in "bcd":
        report.skip(f"{name}.json", "not JSON")
    report.keep("Search here")
    return report


def test_it_is_kept_as_plain_values() -> None:
    plain = sample().finish().to_plain()
    assert json.loads(json.dumps(plain)) == plain
    assert plain["skipped"][0] == {"record": "b.json", "reason": "not JSON"}
    assert plain["remainder"] == ["Search here"]
    assert sample().finish().count("sections") == 2000
    assert sample().finish().count("nothing") == 0


def test_a_person_reads_it() -> None:
    assert sample().finish().as_text(2) == (
        """Source: a.zip (GARD records)
Records read: 1,203
Articles imported: 1,201
Of these with no text at the source: 7
3 records skipped
  b.json: not JSON
  c.json: not JSON
  … and 1 more
Found:
     2,000  sections
     3,000  citations
Dropped or changed:
         1  citations dropped: no record lists their reference
         3  times a field that is not imported: genes
         2  links that lead neither to the web nor to mail (file): only their words were kept
         5  something of a later version
         1  pieces of text that have no place in an article
Tags without a meaning here, whose text was kept:
  <g> 30, <font> 2
Tags dropped with what they held:
  <iframe> 1
Text that has no place in an article:
  Search here"""
    )


def test_what_is_not_there_takes_no_line() -> None:
    assert len(ReportBuilder("a", "b").finish().as_text().splitlines()) == 5


def test_the_rest_is_kept_within_bounds() -> None:
    report = ReportBuilder("a", "b")
    for number in range(MOST_REMAINDERS + 5):
        report.keep(str(number))
    finished = report.finish()
    assert len(finished.remainder) == MOST_REMAINDERS
    assert finished.count("text without a place in the article") == MOST_REMAINDERS + 5

"""``gardreader diseases``: which articles of several packs tell of one disease, and how packs meet."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from gardreader.cli.articles import find_article
from gardreader.cli.bar import Bar
from gardreader.cli.command import DONE, NOTHING_FOUND, Command, Context
from gardreader.i18n import ntr, tr

if TYPE_CHECKING:
    from gardreader.packs.catalogue import Catalogue
    from gardreader.packs.diseases import Apart, Disease, JoiningReport, PackPair


def _summary() -> str:
    return tr("Tell which articles of several packs are one disease.")


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "article", nargs="?", metavar="ARTICLE", help=tr("only this article's disease, by id or PACK/ID")
    )
    parser.add_argument(
        "--apart", action="store_true", help=tr("list the articles that were kept apart, and why")
    )
    parser.add_argument("--json", action="store_true", help=tr("answer in JSON"))


def _run(context: Context, arguments: argparse.Namespace) -> int:
    screen = context.screen
    with context.library() as library:
        ref = find_article(library, arguments.article) if arguments.article else None
        with Bar(screen) as progress:
            catalogue = library.catalogue(progress)
        if ref is not None:
            disease = catalogue.disease_of(ref)
            if disease is None:
                return NOTHING_FOUND
            plain, lines = _plain_disease(disease), _disease_lines(disease)
        else:
            plain, lines = _whole(catalogue, apart=arguments.apart)
    if arguments.json:
        screen.write_json(plain)
    else:
        for line in lines:
            screen.write(line)
    return DONE


DISEASES = Command(
    "diseases",
    _summary,
    ("gardreader diseases", "gardreader diseases wilson-disease", "gardreader diseases --apart --json"),
    _add_arguments,
    _run,
)


def _whole(catalogue: Catalogue, *, apart: bool) -> tuple[dict[str, object], list[str]]:
    report = catalogue.joining_report()
    plain: dict[str, object] = {
        "articles": report.articles,
        "diseases": report.diseases,
        "packs": [
            {"id": pack.id, "title": pack.title, "articles": pack.articles, "joined": pack.joined}
            for pack in report.packs
        ],
        "pairs": [_plain_pair(pair) for pair in report.pairs],
    }
    lines = _report_lines(report)
    if apart:
        kept = catalogue.kept_apart()
        plain["apart"] = [_plain_apart(item) for item in kept]
        lines += ["", *map(_apart_line, kept)]
    return plain, lines


def _plain_disease(disease: Disease) -> dict[str, object]:
    return {
        "lead": str(disease.lead),
        "articles": [
            {
                "article": str(member.ref),
                "title": member.title,
                "pack": member.pack_title,
                "source": member.source,
                "text": not member.stub,
            }
            for member in disease.members
        ],
    }


def _disease_lines(disease: Disease) -> list[str]:
    return [
        f"{member.ref}  {member.title} · {member.pack_title}"
        + (f": {member.source}" if member.source else "")
        + (f" ({tr('no text')})" if member.stub else "")
        for member in disease.members
    ]


def _plain_pair(pair: PackPair) -> dict[str, object]:
    return {
        "packs": [pair.first, pair.second],
        "joined": [pair.firsts, pair.seconds],
        "by": dict(pair.joined),
        "apart": dict(pair.apart),
    }


def _report_lines(report: JoiningReport) -> list[str]:
    lines = [
        ntr("{count:,} disease", "{count:,} diseases", report.diseases)
        + ntr(" in {count:,} article.", " in {count:,} articles.", report.articles)
    ]
    lines += [
        tr(
            "{id}: {joined:,} of {articles:,} articles meet another article.",
            id=pack.id,
            joined=pack.joined,
            articles=pack.articles,
        )
        for pack in report.packs
    ]
    for pair in report.pairs:
        lines += ["", _meeting_line(pair)]
        by = _rules()
        lines += [f"  {count:>7,}  {by.get(rule, rule)}" for rule, count in pair.joined]
        why = _reasons()
        lines += [
            f"  {count:>7,}  {tr('kept apart: {why}', why=why.get(reason, reason))}"
            for reason, count in pair.apart
        ]
    return lines


def _meeting_line(pair: PackPair) -> str:
    if pair.first == pair.second:
        return tr("Within {id}: {count:,} articles meet another one", id=pair.first, count=pair.firsts)
    return ntr(
        "{first} and {second}: {count:,} article of {first} meets {seconds:,} of {second}",
        "{first} and {second}: {count:,} articles of {first} meet {seconds:,} of {second}",
        pair.firsts,
        first=pair.first,
        second=pair.second,
        seconds=pair.seconds,
    )


def _rules() -> dict[str, str]:
    return {
        "gard": tr("by GARD's number"),
        "orpha": tr("by the ORPHA code"),
        "omim": tr("by the OMIM code"),
        "umls": tr("by the UMLS concept and a name"),
        "title": tr("by the title"),
        "synonym": tr("by a synonym"),
        "others": tr("by way of a third article"),
    }


def _reasons() -> dict[str, str]:
    return {
        "codes": tr("they have other codes"),
        "several": tr("several articles fit"),
        "types": tr("they name other types of a disease"),
        "names": tr("a code in common, but no name"),
        "taken": tr("one is joined with another article"),
        "chain": tr("joined only by way of others"),
    }


def _plain_apart(item: Apart) -> dict[str, str]:
    return {
        "first": str(item.first),
        "first_title": item.first_title,
        "second": str(item.second),
        "second_title": item.second_title,
        "rule": item.rule,
        "reason": item.reason,
    }


def _apart_line(item: Apart) -> str:
    return (
        f"{item.first} ({item.first_title}) | {item.second} ({item.second_title}): "
        f"{_rules().get(item.rule, item.rule)}; {_reasons().get(item.reason, item.reason)}"
    )

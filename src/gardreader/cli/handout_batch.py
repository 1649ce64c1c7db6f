"""``gardreader handout --all`` and ``--category``: a file for each of many articles."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from gardreader.articles.model import ArticleRef, SectionKind
from gardreader.cli.arguments import UsageError
from gardreader.cli.bar import Bar
from gardreader.cli.command import DONE, FAILED, Context
from gardreader.cli.handout_arguments import options_of
from gardreader.errors import NotFoundError
from gardreader.i18n import ntr, tr

if TYPE_CHECKING:
    from gardreader.handouts.options import HandoutOptions
    from gardreader.packs.library import Library

_MOST_TOLD = 20


def make_many(context: Context, arguments: argparse.Namespace) -> int:
    """A file for each article of the library, or of a category; gives the exit code."""
    from gardreader.handouts.batch import make_all
    from gardreader.handouts.outputs import Form

    options = options_of(arguments)
    if options.parts is not None:
        _refuse_misspelt(options)
    with context.library() as library, Bar(context.screen) as progress:
        refs = _refs(library, arguments.category, progress)
        form = Form(arguments.format or Form.PDF)
        report = make_all(library, refs, arguments.output, form, options, progress)
    told = ntr("{count:,} handout made", "{count:,} handouts made", report.made)
    kept = ntr("{count:,} was up to date", "{count:,} were up to date", report.kept)
    context.screen.say(tr("{folder}: {made}, {kept}.", folder=arguments.output, made=told, kept=kept))
    if report.empty:
        context.screen.say(
            ntr(
                "{count:,} article has none of these parts.",
                "{count:,} articles have none of these parts.",
                report.empty,
            )
        )
    if not report.failures:
        return DONE
    failed = len(report.failures)
    context.screen.say(ntr("{count:,} could not be made:", "{count:,} could not be made:", failed))
    for failure in report.failures[:_MOST_TOLD]:
        context.screen.say(f"  {failure.ref}: {failure.why}")
    if failed > _MOST_TOLD:
        context.screen.say(tr("  … and {count:,} more", count=failed - _MOST_TOLD))
    return FAILED


def _refuse_misspelt(options: HandoutOptions) -> None:
    """Raise ``UsageError`` where no part is a list or a kind: ids of sections differ between articles."""
    from gardreader.handouts.options import PLACED_PARTS

    for part in options.parts or ():
        if part not in PLACED_PARTS and part not in tuple(SectionKind):
            known = ", ".join((*SectionKind, *PLACED_PARTS))
            raise UsageError(
                tr(
                    "For many articles name kinds of sections or lists, not “{part}”: {known}.",
                    part=part[:80],
                    known=known,
                )
            )


def _refs(library: Library, category: str | None, progress: Bar) -> list[ArticleRef]:
    """The articles of the category, or all, by name. Raises ``NotFoundError`` for one that is not there."""
    catalogue = library.catalogue(progress)
    if category is None:
        return [entry.ref for entry in catalogue.entries()]
    names = {name.casefold(): name for name, _ in catalogue.categories()}
    name = names.get(" ".join(category.split()).casefold())
    if name is None:
        known = ", ".join(names.values()) or tr("none")
        raise NotFoundError(
            tr("There is no category “{name}”. There are: {known}.", name=category[:80], known=known)
        )
    return [entry.ref for entry in catalogue.entries(category=name)]

"""Builds the index of a whole library into a folder: the Whoosh index, and the tables beside it."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from whoosh import index as whoosh_index

from gardreader.articles.model import Article, ArticleRef
from gardreader.errors import SearchError
from gardreader.files import explain
from gardreader.i18n import tr
from gardreader.progress import Progress
from gardreader.search.collect import ArticleCollector, DocumentCollector
from gardreader.search.documents import documents_of
from gardreader.search.gathering import Gatherer
from gardreader.search.name_tables import NameCollector
from gardreader.search.schema import make_codec, make_schema
from gardreader.search.sign_tables import SignCollector
from gardreader.search.words import count_terms


def build_index(
    articles: Iterable[tuple[ArticleRef, Article]], total: int, folder: Path, progress: Progress
) -> int:
    """Index all ``articles`` into ``folder``, which must be new, and give the number of documents.

    Raises ``SearchError`` when the disk does not take it, and lets ``Cancelled`` through; in both
    cases nothing of ``folder`` is left.
    """
    try:
        folder.mkdir(parents=True)
        return _build(articles, total, folder, progress)
    except BaseException as error:
        shutil.rmtree(folder, ignore_errors=True)
        if isinstance(error, OSError):
            sentence = tr("The search index cannot be written: {why}.", why=explain(error))
            raise SearchError(sentence) from error
        raise


def _build(
    articles: Iterable[tuple[ArticleRef, Article]], total: int, folder: Path, progress: Progress
) -> int:
    writer = whoosh_index.create_in(str(folder), make_schema()).writer(codec=make_codec(), compound=False)
    steps = total + max(2, total // 3)  # writing what was gathered takes about a third as long again

    def written(share: float) -> None:
        progress(total + int(share * (steps - total - 1)), steps, tr("Writing the search index"))

    writer.pool.cleanup()
    writer.pool = Gatherer(written)
    by_article, by_document = ArticleCollector(), DocumentCollector()
    names, signs = NameCollector(), SignCollector()
    count = 0
    try:
        for done, (ref, article) in enumerate(articles):
            if not done % 20:
                progress(done, steps, tr("Reading articles for the search"))
            number = by_article.add(ref, article)
            names.add(number, article)
            signs.add(number, article)
            for section in article.sections:
                signs.add_text(section.body)
            synonyms = [synonym.name for synonym in article.synonyms]
            by_document.add_names([article.title, *synonyms])
            name, joined = count_terms(article.title), count_terms("\n".join(synonyms))
            for document in documents_of(article):
                question, text = count_terms(document.heading), count_terms(document.body)
                writer.add_document(
                    name=name,
                    synonyms=joined,
                    question=question,
                    text=text,
                    section_id=document.section_id,
                    heading=document.heading,
                    source_id=document.source_id,
                    body=document.body,
                )
                fields = (name, joined, question, text)
                by_document.add(number, document, [field.total() for field in fields])
                count += 1
        lead, places = by_article.save(folder)
        written(0.0)
        by_document.save(folder, lead)
        written(0.0)
        names.save(folder, lead, places)
        written(0.0)
        signs.save(folder)
        writer.commit()
    except BaseException:
        if not writer.is_closed:
            writer.cancel()
        raise
    progress(steps, steps, tr("The search is ready"))
    return count

"""Whoosh as it comes, on the same sections: what the search is measured against."""

from __future__ import annotations

import pickle
from pathlib import Path

import whoosh.codec.whoosh3
import whoosh.columns
import whoosh.filedb.structfile
import whoosh.index
from whoosh import index as whoosh_index
from whoosh.analysis import StemmingAnalyzer
from whoosh.fields import STORED, TEXT, Schema
from whoosh.qparser import MultifieldParser, OrGroup, PhrasePlugin

from gardreader.packs.library import Library
from gardreader.search.documents import documents_of

FIELDS = ("name", "synonyms", "question", "text")


class StockWhoosh:
    """An index of ``library`` in ``folder`` with Whoosh's own defaults, asked by its own OrGroup parser."""

    def __init__(self, folder: Path, library: Library) -> None:
        folder.mkdir(parents=True)
        field = TEXT(analyzer=StemmingAnalyzer(), phrase=False)
        schema = Schema(name=field, synonyms=field, question=field, text=field, body=STORED)
        index = whoosh_index.create_in(str(folder), schema)
        writer = index.writer(limitmb=128)
        for _, article in library.articles():
            synonyms = "\n".join(synonym.name for synonym in article.synonyms)
            for document in documents_of(article):
                writer.add_document(
                    name=article.title,
                    synonyms=synonyms,
                    question=document.heading,
                    text=document.body,
                    body=document.body,
                )
        writer.commit()
        _read_any_pickle()
        self._searcher = index.searcher()
        self._parser = MultifieldParser(FIELDS, schema, group=OrGroup)
        self._parser.remove_plugin_class(PhrasePlugin)  # a quoted word in a question is a word

    def search(self, text: str) -> list[str]:
        """The texts of the best twenty sections."""
        return [hit["body"] for hit in self._searcher.search(self._parser.parse(text), limit=20)]

    def close(self) -> None:
        """Let go of the files."""
        self._searcher.close()


def _read_any_pickle() -> None:
    """Give Whoosh its own reader of pickles back: this index was made here a moment ago.

    The engine has it read no more than its own index names; what it opens later is read so again.
    """
    whoosh.index.pickle = pickle
    whoosh.filedb.structfile.load_pickle = pickle.load
    whoosh.columns.loads = whoosh.codec.whoosh3.loads = pickle.loads

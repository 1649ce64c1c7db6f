"""What a source tells of a disease in a few words (its genes, how it is inherited), and its names abroad."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from gardreader.articles.checked import Checked

LANGUAGE_PATTERN = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}", re.ASCII)
"""Tags of languages (BCP 47) as they are mostly written: ``de``, ``pt-BR``, ``zh-Hant``."""


class FactKind(StrEnum):
    """What a fact tells of."""

    INHERITANCE = "inheritance"
    ONSET = "onset"
    PREVALENCE = "prevalence"
    GENE = "gene"
    TYPE = "type"


@dataclass(frozen=True, slots=True)
class Fact(Checked):
    """One thing that the source tells in a few words of its own.

    ``source`` is whom the source itself names for it (``PMID 19339254``), ``code`` what registries know
    it by, with the registry before it (``HGNC:870``).

    >>> Fact(FactKind.GENE, "ATP7B: ATPase copper transporting beta", code="HGNC:870").kind.value
    'gene'
    """

    kind: FactKind
    value: str
    source: str = ""
    code: str = ""

    def __post_init__(self) -> None:
        Checked.__post_init__(self)
        if not self.value:
            raise ValueError("a fact needs a value")


@dataclass(frozen=True, slots=True)
class Translation(Checked):
    """The name of the disease in another language, by that language's tag (``de``)."""

    language: str
    name: str

    def __post_init__(self) -> None:
        Checked.__post_init__(self)
        if not LANGUAGE_PATTERN.fullmatch(self.language):
            raise ValueError(f"language {self.language!r} is not a tag such as de or pt-BR")
        if not self.name:
            raise ValueError("a translation needs a name")


def refuse_scattered(what: str, key: str, keys: Iterable[str]) -> None:
    """Raise ``ValueError`` where equal ``keys`` do not stand together: a file lists them under one."""
    seen: list[str] = []
    for name in keys:
        if name in seen and seen[-1] != name:
            raise ValueError(f"{what} of one {key} stand together")
        seen.append(name)

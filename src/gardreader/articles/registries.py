"""Where the registries keep the page of a code: the exact form of their addresses, in one place.

Only codes of the form that a registry gives out become addresses: a source's slip (``test``, two
codes in one) leads nowhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from gardreader.articles.model import Identifier

_TRIAL = re.compile(r"NCT\d{8}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Registry:
    """A registry: its name as it writes it, the prefix of its codes, their form and their pages' address."""

    name: str
    prefix: str
    form: re.Pattern[str] | None = None
    page: str = ""


_REGISTRIES = {
    "gard": Registry(
        "GARD",
        "GARD",
        re.compile(r"[1-9]\d{0,5}", re.ASCII),
        "https://rarediseases.info.nih.gov/diseases/{}/index",
    ),
    "omim": Registry("OMIM", "OMIM", re.compile(r"[1-9]\d{5}", re.ASCII), "https://omim.org/entry/{}"),
    "orpha": Registry(
        "ORPHA", "ORPHA", re.compile(r"[1-9]\d{0,6}", re.ASCII), "https://www.orpha.net/en/disease/detail/{}"
    ),
    "umls": Registry("UMLS", "UMLS"),
    "icd10": Registry("ICD-10", "ICD10"),
    "icd10cm": Registry("ICD-10-CM", "ICD10CM"),
    "icd9": Registry("ICD-9", "ICD9"),
    "icd11": Registry("ICD-11", "ICD11"),
    "mesh": Registry("MeSH", "MESH"),
    "snomed": Registry("SNOMED CT", "SNOMEDCT"),
    "nci": Registry("NCI", "NCIT"),
    "medlineplus": Registry("MedlinePlus", "MEDLINEPLUS"),
    "mondo": Registry("MONDO", "MONDO"),
}


def registry(scheme: str) -> Registry:
    """The registry of an identifier's ``scheme``; one that is not known is called by it."""
    return _REGISTRIES.get(scheme) or Registry(scheme.upper(), scheme.upper())


def compact(identifier: Identifier) -> str:
    """The code with the prefix that other programs know it by.

    >>> compact(Identifier("omim", "219700")), compact(Identifier("mondo", "MONDO:0009061"))
    ('OMIM:219700', 'MONDO:0009061')
    """
    prefix = registry(identifier.scheme).prefix
    if identifier.value.upper().startswith(f"{prefix}:"):
        return identifier.value
    return f"{prefix}:{identifier.value}"


def registry_page(identifier: Identifier) -> str:
    """The address of the code's page in its registry; ``""`` where there is none or the code is odd.

    >>> registry_page(Identifier("omim", "219700")), registry_page(Identifier("orpha", "586"))
    ('https://omim.org/entry/219700', 'https://www.orpha.net/en/disease/detail/586')
    >>> registry_page(Identifier("omim", "test")), registry_page(Identifier("icd10", "E84"))
    ('', '')
    """
    known = registry(identifier.scheme)
    if known.form is None or not known.form.fullmatch(identifier.value):
        return ""
    return known.page.format(identifier.value)


def pubmed_page(pmid: str) -> str:
    """The address of an article in PubMed.

    >>> pubmed_page("1234567")
    'https://pubmed.ncbi.nlm.nih.gov/1234567/'
    """
    return f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/"


def trial_page(number: str) -> str:
    """The address of a study at ClinicalTrials.gov by its number (``NCT`` and eight figures), else ``""``.

    >>> trial_page("NCT01215747")
    'https://clinicaltrials.gov/study/NCT01215747'
    """
    return f"https://clinicaltrials.gov/study/{number}" if _TRIAL.fullmatch(number) else ""

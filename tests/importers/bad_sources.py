"""Sources of every kind, made to be spoilt, and what becomes of them on the whole way to a pack."""

from __future__ import annotations

import json
import resource
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from gardreader.building import ImportOutcome, import_to_pack
from gardreader.errors import SourceError
from gardreader.importers.registry import IMPORTERS
from gardreader.packs.reader import Pack

Files = dict[str, bytes]
HALF_A_GIGABYTE = 500_000_000


def gard(number: int, name: str = "") -> bytes:
    main = {"diseaseId": number, "diseaseName": name or f"Disease {number}"}
    answer = {"questionId": number, "questionText": "What is it?", "answerText": f"It has {number} signs."}
    return json.dumps({"mainPropery": main, "overviewQuestion": answer}).encode()


def orpha(number: int, name: str = "") -> bytes:
    text = {"TextSection": {"TextSectionType": "Definition", "Contents": f"It has {number} signs."}}
    main = {"ORPHAcode": str(number), "Label": name or f"Disease {number}", **text}
    return json.dumps({"Orphapacket": main}).encode()


def medquad(number: int, name: str = "") -> bytes:
    name = name or f"Disease {number}"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<Document id="{number:07}" source="GARD" '
        f'url="https://rarediseases.info.nih.gov/gard/{number}/disease"><Focus>{name}</Focus><QAPairs>'
        f'<QAPair pid="1"><Question qid="{number:07}-1" qtype="information">What is (are) {name} ?</Question>'
        f"<Answer>It has {number} signs.</Answer></QAPair></QAPairs></Document>"
    ).encode()


def live(number: int, name: str = "") -> bytes:
    return (
        f'<!-- https://rarediseases.info.nih.gov/diseases/{number}/disease --><h1 class="title">'
        f"{name or f'Disease {number}'}</h1><app-disease-at-a-glance-summary><span class=host>"
        f"It has {number} signs.</span></app-disease-at-a-glance-summary>"
    ).encode()


def markdown(number: int, name: str = "") -> bytes:
    return f"---\ntitle: {name or f'Disease {number}'}\n---\n\nIt has {number} signs.\n".encode()


@dataclass(frozen=True)
class SourceKind:
    """A kind of source of many files: how one is made and named, and the importer's name."""

    name: str
    suffix: str
    record: Callable[[int], bytes]
    in_zips: bool

    def path(self, number: int) -> str:
        return f"{number:07}{self.suffix}"

    def files(self, *numbers: int) -> Files:
        return {self.path(number): self.record(number) for number in numbers}


KINDS = [
    SourceKind("GARD records", ".json", gard, True),
    SourceKind("ORPHApackets", ".json", orpha, True),
    SourceKind("MedQuAD", ".xml", medquad, True),
    SourceKind("saved GARD pages of 2022", ".html", live, False),
    SourceKind("Markdown of other programs", ".md", markdown, False),
]
ZIPPED = [kind for kind in KINDS if kind.in_zips]


def known(kind: SourceKind) -> SourceKind:
    if kind.name not in {importer.name for importer in IMPORTERS}:
        pytest.skip(f"there is no importer for {kind.name} yet")
    return kind


def folder_of(path: Path, files: Files) -> Path:
    path.mkdir()
    for name, data in files.items():
        (path / name).write_bytes(data)
    return path


def zip_of(path: Path, files: Files) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def offered(source: Path) -> tuple[list[str], ImportOutcome]:
    """The titles in the pack made of ``source``, and what is told of it; nothing else is written."""
    place = source.parent / "made"
    place.mkdir(exist_ok=True)
    outcome = import_to_pack([source], place / "out.gardpack")
    assert [path.name for path in place.iterdir()] == ["out.gardpack"]
    with Pack.open(place / "out.gardpack") as pack:
        titles = sorted(entry.title for entry in pack.articles())
    report = outcome.report
    assert report.read == report.imported + len(report.skipped)
    assert report.imported == len(titles)
    for skipped in report.skipped:
        assert skipped.record
        assert skipped.reason
        assert "\n" not in skipped.reason
        assert "Traceback" not in skipped.reason
    return titles, outcome


def refused(source: Path) -> str:
    """Why nothing of ``source`` can be offered, in one sentence; nothing is written."""
    output = source.parent / "none.gardpack"
    with pytest.raises(SourceError) as caught:
        import_to_pack([source], output)
    assert not list(source.parent.glob("*none*"))
    sentence = str(caught.value)
    assert sentence
    assert "\n" not in sentence
    return sentence


def peak() -> int:
    """The most memory that this process has had, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024

"""Labels of section kinds."""

from __future__ import annotations

from gardreader.articles.model import SectionKind
from gardreader.desktop.kinds import kind_label


def test_every_kind_has_its_own_label() -> None:
    labels = [kind_label(kind.value) for kind in SectionKind]
    assert len(set(labels)) == len(labels)
    assert all(label[0].isupper() for label in labels)
    assert kind_label("") == "Article"
    assert kind_label("unheard-of") == "unheard-of"

"""A reference that says all that one can say."""

from __future__ import annotations

from gardreader.articles.dates import PartialDate
from gardreader.articles.model import Author, Reference
from gardreader.exchange.items import Item

FULL = Item(
    Reference(
        "doe2006",
        type="article-journal",
        author=(
            Author("Doe", "John"),
            Author("van der Berg", "K"),
            Author("Solo"),
            Author(literal="Behçet's Group, Ankara"),
            Author(literal="World Health Organization"),
        ),
        title='The β-chain at 10%: {A} & B_c, 5 ≤ x\\y #1 from $2 ~ "so" – DiGeorge',
        container_title="N Engl J Med",
        issued=PartialDate(2006, 4, 8),
        volume="12(Suppl 1)",
        issue="3-4",
        page="S12-S15",
        publisher="Body & Sons",
        publisher_place="Boston, MA",
        url="https://example.org/a;b=c_d~e%20f?x=1&y=2#g",
        doi="10.1000/x(1)_<2>;3",
        pmid="12345678",
        pmcid="PMC1234567",
        accessed=PartialDate(2012, 5),
        note="Epub ahead of print",
    ),
    remark="For Monday\nask 50% & more",
)

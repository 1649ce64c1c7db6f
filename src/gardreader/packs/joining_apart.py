"""Pairs of folded titles that a source takes for one disease and that are not.

A source gives one as another name of the other, or both one code: topics with what they are made of
(MedlinePlus), a type's name for the whole, mistakes. Nothing but knowledge tells them; they were found by
reading what the rules had joined of GARD, MedQuAD and Orphanet.
"""

from __future__ import annotations

_PAIRS = (
    ("acute mountain sickness", "high altitude pulmonary edema"),
    ("cholesterol", "hypercholesterolemia"),
    ("familial erythrocytosis", "primary familial and congenital polycythemia"),
    ("familial erythrocytosis", "primary familial polycythemia"),
    ("gastric lymphoma", "malt lymphoma"),
    ("glomus jugulare tumors", "glomus tumor"),
    ("hypermethioninemia", "s adenosylhomocysteine hydrolase deficiency"),
    ("liver cancer", "hepatocellular carcinoma"),
    ("long qt syndrome 1", "romano ward syndrome"),
    ("polio and post polio syndrome", "poliomyelitis"),
    ("pulmonary fibrosis", "idiopathic pulmonary fibrosis"),
    ("spinal muscular atrophy", "progressive muscular atrophy"),
    ("thymus cancer", "thymoma"),
    ("ulcerative colitis", "ulcerative proctitis"),
    ("west syndrome", "x linked infantile spasm syndrome"),
)
KNOWN_APART = frozenset(map(frozenset, _PAIRS))

"""What CSL 1.0.2 says of its JSON, as a schema of our own: names of fields, their types, the kinds of work.

Stricter than the official one where that helps: a date has parts or a text, numbers within a
calendar's bounds, a name is a person's or a body's, and no field may be empty.
"""

from __future__ import annotations

from typing import Any

_TEXT = {"type": "string", "minLength": 1}
_NUMBER_OR_TEXT = {"type": ["string", "number"], "minLength": 1}

_KINDS = """
article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection
dataset document entry entry-dictionary entry-encyclopedia figure graphic hearing interview legal_case
legislation manuscript map motion_picture musical_score pamphlet paper-conference patent performance
periodical personal_communication post post-weblog regulation report review review-book software song
speech standard thesis treaty webpage
""".split()

_NAME = {
    "oneOf": [
        {"required": ["family"], "additionalProperties": False,
         "properties": {"family": _TEXT, "given": _TEXT, "suffix": _TEXT, "dropping-particle": _TEXT,
                        "non-dropping-particle": _TEXT}},
        {"required": ["literal"], "additionalProperties": False, "properties": {"literal": _TEXT}},
    ]
}  # fmt: skip

_DATE = {
    "oneOf": [
        {"required": ["date-parts"], "additionalProperties": False,
         "properties": {"date-parts": {
             "type": "array", "minItems": 1, "maxItems": 2,
             "items": {"type": "array", "minItems": 1, "maxItems": 3,
                       "prefixItems": [{"type": "integer", "minimum": 1000, "maximum": 9999},
                                       {"type": "integer", "minimum": 1, "maximum": 12},
                                       {"type": "integer", "minimum": 1, "maximum": 31}]}}}},
        {"required": ["literal"], "additionalProperties": False, "properties": {"literal": _TEXT}},
    ]
}  # fmt: skip

_TEXTS = """
abstract annote archive authority call-number container-title container-title-short DOI event genre ISBN ISSN
jurisdiction keyword language medium note original-title PMCID PMID publisher publisher-place section source
status title title-short URL version
""".split()
_NUMBERS = (
    "chapter-number collection-number edition issue number number-of-pages page page-first volume".split()
)

SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "array",
    "items": {
        "type": "object",
        "required": ["type", "id"],
        "additionalProperties": False,
        "properties": {
            "id": _NUMBER_OR_TEXT,
            "type": {"enum": _KINDS},
            "custom": {"type": "object"},
            **{name: {"type": "array", "minItems": 1, "items": _NAME}
               for name in ("author", "editor", "translator", "container-author", "collection-editor")},
            **dict.fromkeys(("issued", "accessed", "original-date", "submitted", "event-date"), _DATE),
            **dict.fromkeys(_TEXTS, _TEXT),
            **dict.fromkeys(_NUMBERS, _NUMBER_OR_TEXT),
        },
    },
}  # fmt: skip

"""What lies where in a ``.gardpack`` file, and how large each part may be.

A pack is a plain zip file (deflate, no comment, nothing before or after it, fixed dates) of

``manifest.json``
    Who the pack is: identity, edition, language, licence, source, counts, and the hash of the next
    part and of the report. One signature over it covers everything, hash by hash.
``articles.jsonl``
    One line an article, in the order of ids: id, SHA-256 of its JSON, block, offset and length.
``articles/0000.jsonl``, ``articles/0001.jsonl`` …
    The blocks: articles one JSON line each, about 256 KB together, so that they compress well and
    any of them is read in under a millisecond.
``report.json``
    The report of the import, where there was one.

``media/`` and ``signature`` are names kept for later; a pack that has them needs a newer format.
Only deflate is allowed: zlib can be told how much to give at most, which LZMA in zip files cannot.
"""

from __future__ import annotations

import re

FORMAT = "gardreader-pack"
FORMAT_VERSION = 1
SUFFIX = ".gardpack"

MANIFEST = "manifest.json"
TABLE = "articles.jsonl"
REPORT = "report.json"

BLOCK_BYTES = 256 * 1024
"""A block is closed before it grows over this; a longer article has a block of its own."""

MOST_PACK_BYTES = 2_000_000_000
MOST_ARTICLES = 200_000
MOST_MEMBERS = 20_000
MOST_MANIFEST_BYTES = 1_000_000
MOST_TABLE_BYTES = 64_000_000
MOST_REPORT_BYTES = 4_000_000
MOST_BLOCK_BYTES = 32_000_000
MOST_TOTAL_BYTES = 4_000_000_000

_BLOCK_NAME = re.compile(r"articles/(\d{4,6})\.jsonl", re.ASCII)


def block_name(number: int) -> str:
    """The member that holds block ``number`` (from 0)."""
    return f"articles/{number:04d}.jsonl"


def most_bytes(member: str) -> int:
    """How large a member may be when unpacked; 0 for a name that no pack has."""
    match = _BLOCK_NAME.fullmatch(member)
    if match:
        return MOST_BLOCK_BYTES if block_name(int(match[1])) == member else 0
    return {MANIFEST: MOST_MANIFEST_BYTES, TABLE: MOST_TABLE_BYTES, REPORT: MOST_REPORT_BYTES}.get(member, 0)

"""What a second start of the program says to the one that runs: a line of JSON, checked by both.

Only programs of the same user can say anything at all, but nothing is believed for that: a message
is short, holds an address that names an article or nothing, and everything else is refused.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from gardreader.articles.addresses import is_deep_link, parse_deep_link
from gardreader.articles.model import ArticleRef
from gardreader.errors import LinkError

MOST_BYTES = 2048
TAKEN, REFUSED = b"ok\n", b"no\n"

_TOKEN = re.compile(r"[!-~]{0,200}")


@dataclass(frozen=True, slots=True)
class Message:
    """Come to the front, and open ``article`` (PACK/ID, or a deep link; ``""``: nothing).

    ``token`` is the desktop's leave to take the keyboard, where it gives one.

    >>> Message.read(Message("gardreader://gard/cystic-fibrosis").line()).article
    'gardreader://gard/cystic-fibrosis'
    """

    article: str = ""
    token: str = ""

    def line(self) -> bytes:
        """The message as it is sent."""
        return json.dumps({"open": self.article, "token": self.token}).encode("ascii") + b"\n"

    @classmethod
    def read(cls, line: bytes) -> Message:
        """The inverse of :meth:`line`. Raises ``LinkError`` for anything else."""
        try:
            plain = json.loads(line) if len(line) <= MOST_BYTES else None
        except (ValueError, RecursionError):
            plain = None
        if not isinstance(plain, dict):
            raise LinkError("not a message of this program")
        article, token = plain.get("open"), plain.get("token")
        if not isinstance(article, str) or not isinstance(token, str) or not _TOKEN.fullmatch(token):
            raise LinkError("not a message of this program")
        if is_deep_link(article):
            parse_deep_link(article)
        elif article:
            try:
                ArticleRef.parse(article)
            except ValueError as error:
                raise LinkError(str(error)) from error
        return cls(article, token)

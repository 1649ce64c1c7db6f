"""A PDF of Qt's made one that says what its letters belong to: a tagged PDF.

Each piece of text is marked in the page's drawing, and a tree of ``structure`` tells what the marks
mean; links stand in it where their words do. Lines at the edges, repeated heads, rules and pictures
are marked as what need not be read aloud.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from gardreader.handouts.structure import Element, Structure

_TOKENS = re.compile(
    rb"\b(?P<save>[qQ])\b|1 0 0 1 (?P<right>[-\d.]+) (?P<down>[-\d.]+) cm\n|(?P<text>BT\n.*?\nET\n)"
    rb"|(?P<path>(?:(?:[-\d.]+ )+(?:m|l|c|re)\n|h\n)+(?:f\*?|S|B\*?)\n)|(?P<picture>/Im\d+\s+Do\n)",
    re.DOTALL,
)
_PLACE = re.compile(rb"([-\d.]+) ([-\d.]+) Td")
_SCALE = re.compile(rb"([\d.]+) 0 0 -[\d.]+ ([-\d.]+) ([-\d.]+) cm")
_CONTENTS = re.compile(rb"/Contents (\d+) 0 R")
_KIDS = re.compile(rb"/Kids\s*\[(.*?)\]", re.DOTALL)
_ANNOTS = re.compile(rb"/Annots (\d+) 0 R")
_REFERENCE = re.compile(rb"(\d+) 0 R")
_RECT = re.compile(rb"/Rect \[([-\d.]+) ([-\d.]+) ([-\d.]+) ([-\d.]+)\]")
_LINK = "Link"


@dataclass(frozen=True, slots=True)
class File:
    """What is read of a PDF by number: dictionaries (up to their last ``>>``), arrays, streams."""

    dictionary: Callable[[int], bytes]
    array: Callable[[int], bytes]
    stream: Callable[[int], bytes]


@dataclass(slots=True)
class _Link:
    """A link of a page: its object, and where it can be pressed (points)."""

    number: int
    rect: tuple[float, float, float, float]
    element: Element | None = None

    def holds(self, x: float, y: float) -> bool:
        left, bottom, right, top = self.rect
        return left - 0.5 <= x + 0.5 <= right and bottom - 0.5 <= y <= top + 0.5


@dataclass(slots=True)
class _Page:
    """A page: its object, its new drawing, to what each mark of it belongs, its links."""

    number: int
    drawing: bytes = b""
    marks: list[Element] = field(default_factory=list)
    links: list[_Link] = field(default_factory=list)


def tagged(
    file: File, pages: int, first: int, structure: Structure
) -> tuple[list[tuple[int, bytes]], int, int]:
    """The objects to add to a PDF, the root of its tree among them and the next free number.

    ``pages`` is the object of its pages, ``first`` the first number that is free. Raises ``ValueError``
    for a PDF that is not as Qt writes.
    """
    kids = _KIDS.search(file.dictionary(pages))
    if not kids:
        raise ValueError("a PDF without pages")
    found = [_read(file, int(n), side, structure) for side, n in enumerate(_REFERENCE.findall(kids[1]))]
    return _Writing(file, found, first).write(structure.root)


def _read(file: File, number: int, side: int, structure: Structure) -> _Page:
    body = file.dictionary(number)
    contents = _CONTENTS.search(body)
    if not contents:
        raise ValueError("a page of a PDF without a drawing")
    page = _Page(number)
    if annots := _ANNOTS.search(body):
        for link in _REFERENCE.findall(file.array(int(annots[1]))):
            if rect := _RECT.search(file.dictionary(int(link))):
                left, bottom, right, top = map(float, rect.groups())
                page.links.append(_Link(int(link), (left, bottom, right, top)))
    drawing = zlib.decompress(file.stream(int(contents[1])))
    page.drawing = b"".join(_marked(drawing, page, side, structure))
    return page


def _marked(drawing: bytes, page: _Page, side: int, structure: Structure) -> Iterator[bytes]:
    """The drawing with marks around its texts, paths and pictures."""
    scale = _SCALE.search(drawing)
    if not scale:
        raise ValueError("a page of a PDF without its scale")
    factor, left, top = map(float, scale.groups())
    shift, saved, place = (0.0, 0.0), [(0.0, 0.0)], 0
    for token in _TOKENS.finditer(drawing):
        if token["save"]:
            if token["save"] == b"q":
                saved.append(shift)
            elif len(saved) > 1:
                shift = saved.pop()
            continue
        if token["right"]:
            shift = (float(token["right"]), float(token["down"]))
            continue
        yield drawing[place : token.start()]
        place = token.end()
        if not token["text"]:
            yield b"/Artifact BMC\n%sEMC\n" % token[0]
            continue
        at = _PLACE.search(token["text"])
        x, y = (float(at[1]), -float(at[2])) if at else (0.0, 0.0)
        element = structure.of_text(side, shift, x, y)
        if element is None:
            yield b"/Artifact BMC\n%sEMC\n" % token[0]
            continue
        on_page = left + factor * (shift[0] + x), top - factor * (shift[1] + y)
        link = next((link for link in page.links if link.holds(*on_page)), None)
        if link is not None:
            element = _of_link(link, element)
        mark = len(page.marks)
        page.marks.append(element)
        element.kids.append((page.number, mark))
        yield b"/%s << /MCID %d >> BDC\n%sEMC\n" % (element.tag.encode(), mark, token[0])
    yield drawing[place:]


def _of_link(link: _Link, element: Element) -> Element:
    """The node of the link, which stands within ``element``."""
    if link.element is None:
        link.element = element.add(_LINK)
    return link.element


class _Writing:
    """Writes the tree and the pages, as objects from ``first`` on."""

    def __init__(self, file: File, pages: list[_Page], first: int):
        self._file = file
        self._pages = pages
        self._next = first
        self._numbers: dict[int, int] = {}
        self._written: list[tuple[int, bytes]] = []
        self._links = {id(link.element): link for page in pages for link in page.links if link.element}

    def write(self, root: Element) -> tuple[list[tuple[int, bytes]], int, int]:
        top = self._new()
        kept = [element for element in root.walk() if element is root or _says(element)]
        for element in kept:
            self._numbers[id(element)] = self._new()
        self._write_element(root, top)
        tree = self._new()
        self._written.append((tree, b"<< /Nums [%s] >>" % b" ".join(self._parents())))
        document = self._numbers[id(root)]
        body = b"<< /Type /StructTreeRoot /K [%d 0 R] /ParentTree %d 0 R /ParentTreeNextKey %d >>"
        self._written.append((top, body % (document, tree, len(self._pages) + len(self._links))))
        for key, link in enumerate(self._links.values(), len(self._pages)):
            told = b"/StructParent %d\n>>" % key
            self._written.append((link.number, self._file.dictionary(link.number) + told))
        for place, page in enumerate(self._pages):
            self._write_page(page, place)
        return self._written, top, self._next

    def _new(self) -> int:
        self._next += 1
        return self._next - 1

    def _write_element(self, element: Element, parent: int) -> None:
        number = self._numbers[id(element)]
        first = next((kid[0] for kid in element.kids if isinstance(kid, tuple)), 0)
        kids = []
        for kid in element.kids:
            if isinstance(kid, Element):
                if id(kid) in self._numbers:
                    self._write_element(kid, number)
                    kids.append(b"%d 0 R" % self._numbers[id(kid)])
            elif kid[0] == first:
                kids.append(b"%d" % kid[1])
            else:
                kids.append(b"<< /Type /MCR /Pg %d 0 R /MCID %d >>" % kid)
        if link := self._links.get(id(element)):
            kids.append(b"<< /Type /OBJR /Obj %d 0 R >>" % link.number)
        page = b" /Pg %d 0 R" % first if first else b""
        scope = b" /A << /O /Table /Scope /%s >>" % element.scope.encode() if element.scope else b""
        head = b"<< /Type /StructElem /S /%s /P %d 0 R" % (element.tag.encode(), parent)
        self._written.append((number, b"%s%s%s /K [%s] >>" % (head, page, scope, b" ".join(kids))))

    def _parents(self) -> Iterator[bytes]:
        for place, page in enumerate(self._pages):
            marks = b" ".join(b"%d 0 R" % self._numbers[id(element)] for element in page.marks)
            yield b"%d [%s]" % (place, marks)
        for key, element in enumerate(self._links, len(self._pages)):
            yield b"%d %d 0 R" % (key, self._numbers[element])

    def _write_page(self, page: _Page, place: int) -> None:
        packed = zlib.compress(page.drawing)
        drawing = self._new()
        head = b"<< /Length %d /Filter /FlateDecode >>" % len(packed)
        self._written.append((drawing, head + b"\nstream\n%s\nendstream" % packed))
        body = _CONTENTS.sub(b"/Contents %d 0 R" % drawing, self._file.dictionary(page.number))
        self._written.append((page.number, body + b"/StructParents %d\n/Tabs /S\n>>" % place))


def _says(element: Element) -> bool:
    """Whether there is any text in it."""
    return any(not isinstance(kid, Element) or _says(kid) for kid in element.kids)

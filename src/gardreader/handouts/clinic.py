"""The clinic that hands a page out: its name, where it is, its logo; set once, kept in a small file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gardreader.handouts.logo import check_logo
from gardreader.handouts.small_files import (
    FieldError,
    damaged,
    line_of,
    list_of,
    read_small_file,
    refuse_unknown,
    text_of,
    write_small_file,
)
from gardreader.i18n import tr

MOST_LETTERS = 200
"""Of the name, of the telephone number and of each line of the address."""

MOST_LINES = 8
"""Of the address."""

_FIELDS = ("name", "address", "phone", "logo")


@dataclass(frozen=True, slots=True)
class Clinic:
    """Who hands the page out; ``address`` has one text a line, ``logo`` is a PNG, JPEG or SVG file."""

    name: str = ""
    address: tuple[str, ...] = ()
    phone: str = ""
    logo: Path | None = None


def load_clinic(path: Path) -> Clinic:
    """The clinic in the file at ``path``; a logo is named beside that file or by its whole path.

    Raises ``HandoutError`` for a file that is none, and for a logo that cannot be printed. ::

        name: Clinic of examples
        address: [1 High Street, Example Town]
        phone: 555 0100
        logo: logo.png
    """
    what = tr("a clinic file")
    values = read_small_file(path, what)
    try:
        refuse_unknown(values, _FIELDS)
        address = values.get("address", [])
        lines = [address] if isinstance(address, str) else list_of(values, "address", MOST_LINES)
        clinic = Clinic(
            name=text_of(values, "name", MOST_LETTERS),
            address=tuple(filter(None, (line_of(line, "address", MOST_LETTERS) for line in lines))),
            phone=text_of(values, "phone", MOST_LETTERS),
        )
        logo = text_of(values, "logo", 1000)
    except FieldError as error:
        raise damaged(path, what, str(error)) from None
    if clinic == Clinic() and not logo:
        raise damaged(path, what, tr("it names no clinic"))
    if not logo:
        return clinic
    place = path.parent / logo
    check_logo(place)
    return Clinic(clinic.name, clinic.address, clinic.phone, place)


def save_clinic(clinic: Clinic, path: Path) -> None:
    """Write the clinic as :func:`load_clinic` reads it, all or nothing. Raises ``HandoutError``.

    A logo in the file's own folder, or below it, is named from there, so that both can be moved together.
    """
    values: dict[str, object] = {"name": clinic.name}
    if clinic.address:
        values["address"] = list(clinic.address)
    if clinic.phone:
        values["phone"] = clinic.phone
    if clinic.logo is not None:
        logo, folder = clinic.logo.absolute(), path.parent.absolute()
        values["logo"] = str(logo.relative_to(folder) if logo.is_relative_to(folder) else logo)
    write_small_file(path, values)

"""Where the person's clinic is kept: a small file beside the settings, its logo with it."""

from __future__ import annotations

from pathlib import Path

from gardreader.errors import HandoutError
from gardreader.files import explain, write_bytes
from gardreader.handouts.clinic import Clinic, load_clinic, save_clinic
from gardreader.handouts.logo import MOST_LOGO_BYTES, check_logo
from gardreader.i18n import tr

_NAME = "clinic.yaml"
_LOGO = "clinic-logo"


class ClinicKeeping:
    """``folder`` is that of the settings; with ``None`` nothing is kept beyond this run."""

    def __init__(self, folder: Path | None):
        self._folder = folder

    @property
    def stamp(self) -> int:
        """Another number whenever the clinic may be another one: another window keeps it too."""
        try:
            return (self._folder / _NAME).stat().st_mtime_ns if self._folder is not None else 0
        except OSError:
            return 0

    def load(self) -> Clinic | None:
        """The clinic kept, ``None`` where there is none. Raises ``HandoutError`` where it cannot be read."""
        if self._folder is None or not (self._folder / _NAME).is_file():
            return None
        return load_clinic(self._folder / _NAME)

    def keep(self, clinic: Clinic | None) -> Clinic | None:
        """Keep ``clinic`` with a copy of its logo, so that the file may go; gives it as it is kept.

        ``None`` forgets the one that was kept. Raises ``HandoutError``; the one before then stays.
        """
        if self._folder is None:
            return clinic
        try:
            if clinic is None:
                (self._folder / _NAME).unlink(missing_ok=True)
                self._forget_logos(None)
                return None
            self._folder.mkdir(parents=True, exist_ok=True)
            kept = Clinic(clinic.name, clinic.address, clinic.phone, self._copied(clinic.logo))
        except OSError as error:
            raise HandoutError(
                tr("The clinic could not be kept: {reason}. It was not changed.", reason=explain(error))
            ) from error
        save_clinic(kept, self._folder / _NAME)
        self._forget_logos(kept.logo)
        return kept

    def _copied(self, logo: Path | None) -> Path | None:
        assert self._folder is not None
        if logo is None:
            return None
        kind = check_logo(logo).kind
        target = self._folder / f"{_LOGO}.{kind.value}"
        if logo.absolute() != target.absolute():
            with logo.open("rb") as stream:
                write_bytes(target, stream.read(MOST_LOGO_BYTES))
        return target

    def _forget_logos(self, but: Path | None) -> None:
        assert self._folder is not None
        for old in self._folder.glob(f"{_LOGO}.*"):
            if old != but:
                old.unlink(missing_ok=True)

"""The program's own faults: written to its log, told to the person in a sentence, never a crash."""

from __future__ import annotations

import logging
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from gardreader.i18n import tr

_logger = logging.getLogger(__name__)
_MOST_BYTES = 512 * 1024


class Faults(QObject):
    """Catches what nobody else has caught, from the moment :meth:`watch` is called."""

    happened = Signal(str)
    """A sentence for the person."""

    def __init__(self, log: Path, parent: QObject | None = None):
        super().__init__(parent)
        self._log = log
        self._handler: logging.Handler | None = None
        self._before = sys.excepthook

    def watch(self) -> None:
        """Write warnings and faults to the log, and take over from Python's own report of a fault."""
        with suppress(OSError):
            self._log.parent.mkdir(parents=True, exist_ok=True)
            if self._log.stat().st_size > _MOST_BYTES:
                self._log.unlink()
        handler = _Log(self._log, encoding="utf-8", delay=True)
        handler.setLevel(logging.WARNING)
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        logging.getLogger().addHandler(handler)
        self._handler = handler
        self._before = sys.excepthook
        sys.excepthook = self.catch

    def stop(self) -> None:
        """Leave the log and Python's own report as they were."""
        if self._handler is not None:
            sys.excepthook = self._before
            logging.getLogger().removeHandler(self._handler)
            self._handler.close()
            self._handler = None

    def catch(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Write the fault to the log and tell of it."""
        if issubclass(kind, KeyboardInterrupt):
            self._before(kind, error, trace)
            return
        _logger.critical("a fault of the program", exc_info=(kind, error, trace))
        self.happened.emit(
            tr(
                "The program met a fault in its own work and goes on. The library and the settings are "
                "unchanged; details are in {log}.",
                log=self._log,
            )
        )


class _Log(logging.FileHandler):
    """A log for which a full disk is no second fault."""

    def emit(self, record: logging.LogRecord) -> None:
        with suppress(OSError):
            super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:
        pass

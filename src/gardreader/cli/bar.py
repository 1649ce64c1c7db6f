"""A bar that moves on a terminal while work goes on, and nothing elsewhere."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from gardreader.cli.screen import Screen, clean

if TYPE_CHECKING:
    from tqdm import tqdm

_LONGEST = 40
_DELAY_SECONDS = 0.3
_EVERY_SECONDS = 0.1
_KNOWN = "{desc} {percentage:3.0f}% |{bar:20}| {n_fmt} / {total_fmt}, {remaining}"
_UNKNOWN = "{desc} {n_fmt}, {elapsed}"


class Bar:
    """A :data:`~gardreader.progress.Progress`; use it in ``with``, which clears it away."""

    def __init__(self, screen: Screen):
        self._shown = screen.shows_progress
        self._bar: tqdm[Any] | None = None

    def __call__(self, done: int, total: int, what: str) -> None:
        """Move to ``done`` of ``total`` (0: unknown)."""
        if not self._shown:
            return
        bar = self._bar
        if bar is None or done < bar.n or (total or None) != bar.total:
            bar = self._begun(total or None)
        if what:
            what = clean(what)
            short = what if len(what) <= _LONGEST else what[: _LONGEST - 1] + "…"
            bar.set_description_str(short, refresh=False)
        bar.update(done - bar.n)

    def _begun(self, total: int | None) -> tqdm[Any]:
        """A bar for the next piece of work in place of the last one's; what is over at once shows none."""
        from tqdm import tqdm

        self.clear()
        tqdm.monitor_interval = 0  # a thread of its own, for bars that stand still: not needed here
        form = _KNOWN if total else _UNKNOWN
        self._bar = tqdm(
            total=total,
            leave=False,
            dynamic_ncols=True,
            delay=_DELAY_SECONDS,
            mininterval=_EVERY_SECONDS,
            bar_format=form,
        )
        return self._bar

    def clear(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.close()
            self._bar = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.clear()

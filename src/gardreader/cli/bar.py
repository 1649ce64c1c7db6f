"""A bar that moves on a terminal while work goes on, and nothing elsewhere."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from gardreader.cli.screen import Screen

if TYPE_CHECKING:
    from tqdm import tqdm

_LONGEST = 40


class Bar:
    """A :data:`~gardreader.progress.Progress`; use it in ``with``, which clears it away."""

    def __init__(self, screen: Screen):
        self._shown = screen.shows_progress
        self._bar: tqdm[Any] | None = None

    def __call__(self, done: int, total: int, what: str) -> None:
        """Move to ``done`` of ``total`` (0: unknown)."""
        if not self._shown:
            return
        bar = self._bar or self._made()
        if done < bar.n or (total or None) != bar.total:
            bar.reset(total or None)
        if what:
            bar.set_description_str(
                what if len(what) <= _LONGEST else what[: _LONGEST - 1] + "…", refresh=False
            )
        bar.update(done - bar.n)

    def _made(self) -> tqdm[Any]:
        from tqdm import tqdm

        tqdm.monitor_interval = 0  # a thread of its own, for bars that stand still: not needed here
        self._bar = tqdm(leave=False, dynamic_ncols=True, delay=0.3)
        return self._bar

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None

"""The small tables that stand beside the Whoosh index, in the same folder and made in the same run.

They hold by document and by article what every query needs at once (lengths, kinds, categories),
the words as they stand in the texts (for phrases, snippets and corrections), and the names and
signs. Arrays are NumPy's own files, opened by memory mapping; texts have one item a line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, overload

import numpy as np
from numpy.typing import NDArray

from gardreader.errors import SearchError

Ints = NDArray[np.int32]

_MAPPED = 1 << 16  # an empty file cannot be mapped, and small ones are quicker to read
_LINE_BREAK = 10


def save_array(folder: Path, name: str, values: NDArray[np.generic]) -> None:
    """Write ``values`` as ``NAME.npy``; no Python object can be in it."""
    np.save(folder / f"{name}.npy", np.ascontiguousarray(values), allow_pickle=False)


def load_array(folder: Path, name: str) -> NDArray[np.generic]:
    """The array of that name, memory-mapped where it has any items. Raises ``SearchError``."""
    path = folder / f"{name}.npy"
    try:
        mode: Literal["r"] | None = "r" if path.stat().st_size > _MAPPED else None
        loaded: NDArray[np.generic] = np.load(path, mmap_mode=mode, allow_pickle=False)
    except (OSError, ValueError, EOFError) as error:
        raise SearchError(f"The search index lacks its table {name}: {error}") from error
    return loaded.view(np.ndarray)


def save_lines(folder: Path, name: str, lines: list[str]) -> None:
    """Write ``NAME.txt``, an item a line; items hold no line break."""
    (folder / f"{name}.txt").write_text("\n".join(lines), encoding="utf-8", newline="\n")


class Lines(Sequence[str]):
    """The items of a text file, each made a text only when it is asked for: thousands cost no memory."""

    def __init__(self, data: NDArray[np.uint8]) -> None:
        self._data = data
        breaks = np.flatnonzero(data == _LINE_BREAK)
        count = len(breaks) + 1 if len(data) else 0
        self._starts = np.zeros(count + 1, dtype=np.int32)
        if count:
            self._starts[1:-1] = breaks + 1
            self._starts[-1] = len(data) + 1

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __iter__(self) -> Iterator[str]:
        # All at once is much quicker than one by one.
        return iter(self._data.tobytes().decode("utf-8").split("\n") if len(self) else ())

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> list[str]: ...
    def __getitem__(self, index: int | slice) -> str | list[str]:
        if isinstance(index, slice):
            return [self[place] for place in range(*index.indices(len(self)))]
        if not 0 <= index < len(self):
            raise IndexError(index)
        return self._data[self._starts[index] : self._starts[index + 1] - 1].tobytes().decode("utf-8")


def load_lines(folder: Path, name: str) -> Lines:
    """The items of ``NAME.txt``. Raises ``SearchError``."""
    path = folder / f"{name}.txt"
    try:
        if path.stat().st_size > _MAPPED:
            return Lines(np.memmap(path, dtype=np.uint8, mode="r").view(np.ndarray))
        return Lines(np.frombuffer(path.read_bytes(), dtype=np.uint8))
    except (OSError, ValueError) as error:
        raise SearchError(f"The search index lacks its table {name}: {error}") from error


@dataclass(frozen=True, slots=True)
class Rows:
    """Lists of unequal length in two flat arrays: row ``i`` is ``items[starts[i]:starts[i + 1]]``."""

    starts: NDArray[np.generic]
    items: NDArray[np.generic]

    @classmethod
    def of(cls, rows: list[list[int]]) -> Rows:
        """Pack ``rows``."""
        counts = np.fromiter(map(len, rows), dtype=np.int64, count=len(rows))
        starts = np.zeros(len(rows) + 1, dtype=np.int32)
        np.cumsum(counts, out=starts[1:])
        flat = (item for row in rows for item in row)
        return cls(starts, np.fromiter(flat, dtype=np.int32, count=int(counts.sum())))

    def __getitem__(self, row: int) -> NDArray[np.generic]:
        return self.items[int(self.starts[row]) : int(self.starts[row + 1])]

    def __len__(self) -> int:
        return len(self.starts) - 1

    def save(self, folder: Path, name: str) -> None:
        """Write both arrays."""
        save_array(folder, f"{name}-starts", self.starts)
        save_array(folder, f"{name}-items", self.items)

    @classmethod
    def load(cls, folder: Path, name: str) -> Rows:
        """Read both arrays. Raises ``SearchError``."""
        return cls(load_array(folder, f"{name}-starts"), load_array(folder, f"{name}-items"))

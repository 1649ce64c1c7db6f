"""The small tables that stand beside the Whoosh index, in the same folder and made in the same run.

They hold by document and by article what every query needs at once (lengths, kinds, categories),
the words as they stand in the texts (for phrases, snippets and corrections), and the names and
signs. Arrays are NumPy's own files, opened by memory mapping; texts have one item a line.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from gardreader.errors import SearchError

Ints = NDArray[np.int32]


def save_array(folder: Path, name: str, values: NDArray[np.generic]) -> None:
    """Write ``values`` as ``NAME.npy``; no Python object can be in it."""
    np.save(folder / f"{name}.npy", np.ascontiguousarray(values), allow_pickle=False)


def load_array(folder: Path, name: str) -> NDArray[np.generic]:
    """The array of that name, memory-mapped where it has any items. Raises ``SearchError``."""
    path = folder / f"{name}.npy"
    try:
        # An empty file cannot be mapped, and small ones are quicker to read.
        mode: Literal["r"] | None = "r" if path.stat().st_size > 65536 else None
        loaded: NDArray[np.generic] = np.load(path, mmap_mode=mode, allow_pickle=False)
    except (OSError, ValueError, EOFError) as error:
        raise SearchError(f"The search index lacks its table {name}: {error}") from error
    return loaded.view(np.ndarray)


def save_lines(folder: Path, name: str, lines: list[str]) -> None:
    """Write ``NAME.txt``, an item a line; items hold no line break."""
    (folder / f"{name}.txt").write_text("\n".join(lines), encoding="utf-8", newline="\n")


def load_lines(folder: Path, name: str) -> list[str]:
    """The items of ``NAME.txt``. Raises ``SearchError``."""
    try:
        text = (folder / f"{name}.txt").read_bytes().decode("utf-8")
    except (OSError, ValueError) as error:
        raise SearchError(f"The search index lacks its table {name}: {error}") from error
    return text.split("\n") if text else []


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

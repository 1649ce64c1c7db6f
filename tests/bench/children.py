"""Measuring a command as a process of its own: seconds and peak memory."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Run:
    """What a command cost: seconds on the clock, peak resident memory in megabytes, its output."""

    seconds: float
    peak_megabytes: float
    output: str


def run(arguments: Sequence[str], environment: Mapping[str, str] | None = None) -> Run:
    """Run ``python ARGUMENTS…`` to its end. Raises ``RuntimeError`` with its messages when it fails."""
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **(environment or {})},
    )
    output, messages = process.communicate()
    seconds = time.perf_counter() - begun
    if process.returncode:
        raise RuntimeError(f"{' '.join(arguments)} ended with {process.returncode}: {messages}")
    return Run(seconds, _peak(messages), output)


def program(arguments: Sequence[str], home: Path) -> Run:
    """Run ``gardreader ARGUMENTS…`` on the library in ``home``."""
    wrapper = (
        # Not ru_maxrss, which begins with what the process that started this one had.
        "import sys; from gardreader.__main__ import main; code = main(sys.argv[1:]);"
        "lines = open('/proc/self/status').read().splitlines();"
        "peak = next(line.split()[1] for line in lines if line.startswith('VmHWM:'));"
        "print('peak-kb', peak, file=sys.stderr); sys.exit(code)"
    )
    return run(["-c", wrapper, *arguments], {"GARDREADER_HOME": str(home)})


def _peak(messages: str) -> float:
    for line in reversed(messages.splitlines()):
        if line.startswith("peak-kb "):
            return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024

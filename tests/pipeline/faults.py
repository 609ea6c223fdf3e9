"""Runs in a process of their own, in which something goes wrong: shared by the tests and by ``make reliability``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import psutil

CHILD = """
import os, re, resource, signal, sys
from pathlib import Path

from saripati.extractors import extract as whole
from saripati.pipeline import stages
from saripati.pipeline.cli import main

def extract(document):
    if "MACET" in document.text:  # hangs where a signal reaches
        re.fullmatch(r"(a+)+b", "a" * 60)
    if "BEKU" in document.text:  # hangs where none does
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])
        re.fullmatch(r"(a+)+b", "a" * 60)
    if "MATI" in document.text:  # ends its process
        os.kill(os.getpid(), signal.SIGKILL)
    return whole(document)

stages.extract = extract

if __name__ == "__main__":
    limit = int(sys.argv.pop(1))
    if limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    main()
"""


def run_in_child(folder: Path, *arguments: object, file_limit: int = 0) -> subprocess.CompletedProcess[str]:
    """``saripati`` with these arguments, in which an article with MACET or BEKU hangs, and one with MATI kills.

    ``file_limit`` is the size in bytes that no file can grow beyond, as on a full disk. ``folder`` takes the script.
    """
    script = folder / "child.py"  # a file: the workers of a pool import the script that made them
    script.write_text(CHILD, encoding="utf-8")
    command = [sys.executable, str(script), str(file_limit), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)


def workers_of(process: int) -> list[psutil.Process]:
    """The workers of a run: the processes that its fork server made; none where the run is over."""
    try:
        started = psutil.Process(process).children()
        return [worker for one in started for worker in one.children()]
    except psutil.NoSuchProcess:
        return []

"""A dask scheduler and two workers on this machine read the sample articles: the same bytes. ``make cluster-demo``."""

from __future__ import annotations

import filecmp
import socket
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from saripati.pipeline.run.folder import MANIFEST, RESULTS

ROOT = Path(__file__).parents[1]


def main() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        _start(stack, "scheduler", "--host", address)
        _start(stack, "worker", address, "--nworkers", "2", "--nthreads", "1")
        _wait(address)
        _saripati(folder / "cluster", "--engine", "dask", "--scheduler", address)
        _saripati(folder / "here")
        for name in (MANIFEST, *RESULTS):
            if not filecmp.cmp(folder / "cluster" / name, folder / "here" / name, shallow=False):
                raise SystemExit(f"{name} is not the same on the cluster and here")
        print(f"The cluster wrote the same bytes as this machine alone, in {1 + len(RESULTS)} files.")


def _start(stack: ExitStack, *arguments: str) -> None:
    command = [sys.executable, "-m", "dask", *arguments, "--no-dashboard"]
    print("$ dask", *arguments)
    process = stack.enter_context(subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
    stack.callback(process.terminate)


def _wait(address: str) -> None:
    from distributed import Client

    with Client(address, timeout=60) as client:
        client.wait_for_workers(2, timeout=60)


def _saripati(out: Path, *arguments: str) -> None:
    command = ["run", str(ROOT / "corpus"), "-o", str(out), *arguments]
    print("$ saripati", *command, flush=True)
    subprocess.run([sys.executable, "-m", "saripati.pipeline", *command], check=True)


if __name__ == "__main__":
    main()

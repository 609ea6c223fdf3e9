"""Who carries the tasks out: this machine, or a cluster of dask workers. Both are an Executor to the run."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Literal

from ..config import Config
from ..errors import ConfigError, WorkerError

Engine = Literal["local", "dask"]

PATIENCE = 15.0
"""Seconds to wait for a scheduler to answer."""


@contextmanager
def engine_of(engine: Engine, scheduler: str | None, config: Config) -> Iterator[tuple[Executor | None, Config]]:
    """The executor of an engine, None for processes of this machine, and the configuration with its workers counted.

    ``scheduler`` is the address of a dask scheduler ("tcp://10.0.0.1:8786") whose workers see the same files under
    the same paths. Raises ConfigError where the two do not fit or dask is not installed, WorkerError where no
    scheduler answers or it has no workers.
    """
    if (engine == "dask") != (scheduler is not None):
        raise ConfigError("--engine dask and --scheduler tcp://HOST:PORT go together: give both or neither")
    if scheduler is None:
        yield None, config
        return
    try:
        from distributed import Client
    except ImportError:
        raise ConfigError("the engine dask is an extra: install it with pip install 'saripati[dask]'") from None
    try:
        client = Client(scheduler, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise WorkerError(
            f"no dask scheduler answers at {scheduler}: start one with dask scheduler ({error})"
        ) from None
    with client:
        threads = sum(client.nthreads().values())
        if not threads:
            raise WorkerError(f"the scheduler at {scheduler} has no workers: start some with dask worker {scheduler}")
        workers = min(threads, 512)
        yield client.get_executor(pure=False), config.model_copy(update={"workers": workers})

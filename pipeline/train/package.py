"""Trained weights into the one file that ships: the vector table in bytes, the rest in half precision."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Weights = dict[str, npt.NDArray[Any]]

_GATES = (0, 1, 3, 2)
"""PyTorch's gates are input, forget, new, output; the network wants output before new."""


def package(state: Weights, schools: Sequence[str], out: Path) -> int:
    """Write the ``.npz`` that ``names.network.Network`` reads; returns its size in bytes.

    ``state`` holds PyTorch's names: ``table``, ``shapes``, ``schools``, ``layers.N.{left,right}.*``, ``out.*``. Each
    row of the table becomes signed bytes with a scale of its own (rounding moved no F1 by more than 0.001).
    """
    table = state["table"]
    scale = np.maximum(np.abs(table).max(1), 1e-8) / 127
    layers = 1 + max(int(name.split(".")[1]) for name in state if name.startswith("layers."))
    packed: Weights = {
        "table": np.round(table / scale[:, None]).astype(np.int8),
        "table_scale": scale.astype(np.float16),
        "schools": np.array(schools),
        "shapes": (state["shapes"] + state["schools"][:, None]).astype(np.float16),
        "layers": np.array(layers),
        "out": state["out.weight"].reshape(len(schools), -1, state["out.weight"].shape[1]).astype(np.float16),
        "out_bias": state["out.bias"].reshape(len(schools), -1).astype(np.float16),
    }
    for at in range(layers):
        sides = [f"layers.{at}.{side}" for side in ("left", "right")]
        for part, names in {
            "entry": ("weight_ih_l0",),
            "state": ("weight_hh_l0",),
            "bias": ("bias_ih_l0", "bias_hh_l0"),
        }.items():
            packed[f"layer{at}_{part}"] = np.stack(
                [_reorder(np.sum([state[f"{side}.{name}"] for name in names], axis=0)).T for side in sides]
            ).astype(np.float16)
    out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(out, allow_pickle=False, **packed)
    return out.stat().st_size


def _reorder(weights: npt.NDArray[Any]) -> npt.NDArray[Any]:
    gates = np.split(weights, 4)
    return np.concatenate([gates[at] for at in _GATES])

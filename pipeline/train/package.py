"""Trained weights into the one file that ships: the vector table in bytes, the rest in half precision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Weights = dict[str, npt.NDArray[Any]]

_GATES = (0, 1, 3, 2)
"""PyTorch's gates are input, forget, new, output; the network wants output before new."""


def package(state: Weights, schools: Sequence[str], parts: Mapping[str, npt.NDArray[Any]], out: Path) -> int:
    """Write the ``.npz`` that ``names.tagger.Tagger`` reads; returns its size in bytes.

    ``state`` holds PyTorch's names: ``table``, ``shapes``, ``schools``, ``known.weight``, ``known_bias``,
    ``layers.N.{left,right}.*``, ``out.*``; ``parts`` the arrays of the evidence and the linear model, as they are.
    Each row of the table becomes signed bytes with a scale of its own (rounding moved no F1 by more than 0.001).
    """
    table = state["table"]
    scale = np.maximum(np.abs(table).max(1), 1e-8) / 127
    half: Weights = {
        "table_scale": scale,
        "shapes": state["shapes"] + state["schools"][:, None],
        "known": state["known.weight"],
        "known_bias": state["known_bias"],
        **_layers(state),
        **_out(state, len(schools)),
    }
    packed = {name: value.astype(np.float16) for name, value in half.items()}
    packed["table"] = np.round(table / scale[:, None]).astype(np.int8)
    packed["schools"] = np.array(schools)
    packed["layers"] = np.array(_count(state))
    out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(out, allow_pickle=False, **packed, **parts)
    return out.stat().st_size


def _layers(state: Weights) -> Weights:
    packed: Weights = {}
    for at in range(_count(state)):
        sides = [f"layers.{at}.{side}" for side in ("left", "right")]
        entry = np.stack([_reorder(state[f"{side}.weight_ih_l0"]).T for side in sides])
        packed[f"layer{at}_forms"], packed[f"layer{at}_entry"] = _split(state, entry, at, axis=1)
        packed[f"layer{at}_state"] = np.stack([_reorder(state[f"{side}.weight_hh_l0"]).T for side in sides])
        packed[f"layer{at}_bias"] = np.stack(
            [_reorder(state[f"{side}.bias_ih_l0"] + state[f"{side}.bias_hh_l0"]) for side in sides]
        )
    return packed


def _out(state: Weights, schools: int) -> Weights:
    weight = state["out.weight"].reshape(schools, -1, state["out.weight"].shape[1]).transpose(0, 2, 1)
    forms, said = _split(state, weight, _count(state), axis=1)
    return {"out_forms": forms, "out_said": said, "out_bias": state["out.bias"].reshape(schools, -1)}


def _split(state: Weights, weights: npt.NDArray[Any], layer: int, axis: int) -> list[npt.NDArray[Any]]:
    """Rows for what a word is (vector, shape, evidence) and rows for what ``layer`` layers say of it.

    They come as a Reader puts them together: vector and shape, the first layer, the evidence, the other layers.
    """
    width = state["table"].shape[1] + state["shapes"].shape[1]
    known = state["known_bias"].shape[0]
    if not layer:  # the first layer reads no evidence
        none = np.zeros_like(np.take(weights, range(known), axis))
        return [np.concatenate([weights, none], axis), np.take(weights, [], axis)]
    first = width + 2 * state["layers.0.left.weight_hh_l0"].shape[1]
    word, said, evidence, rest = np.split(weights, [width, first, first + known], axis)
    return [np.concatenate([word, evidence], axis), np.concatenate([said, rest], axis)]


def _count(state: Weights) -> int:
    return 1 + max(int(name.split(".")[1]) for name in state if name.startswith("layers."))


def _reorder(weights: npt.NDArray[Any]) -> npt.NDArray[Any]:
    gates = np.split(weights, 4)
    return np.concatenate([gates[at] for at in _GATES])

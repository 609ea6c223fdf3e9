"""The steps of a training in their order; each leaves a file in the work folder and is skipped when it is there."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import floret
import numpy as np
import torch
from torch import Tensor

from ..errors import InputError
from ..names.forms import HASHES, MAX_NGRAM, MIN_NGRAM
from .augment import recase
from .card import write_card
from .corpora import Sentence, read_conll
from .language_model import cut, passages, pretrain
from .package import package
from .raw import documents
from .reader import Pieces, Reader
from .recipe import Network, Recipe
from .scores import score
from .tagger import Schedule, Soft, Tagger, fit, probabilities, tag

Say = Callable[[str], None]


def make(data: Path, out: Path, recipe: Recipe, work: Path, say: Say) -> None:
    """Run the steps that are not done yet, and write the weights and their card."""
    torch.set_num_threads(1)
    for name in (*recipe.data.raw, *recipe.data.gold, *recipe.data.valid, *recipe.data.held_out):
        if not (data / name).is_file():
            raise InputError(f"{data / name}: not found; the recipe's [data] names it below --data")
    work.mkdir(parents=True, exist_ok=True)
    _write_raw(data, recipe, work / "raw.txt", say)
    _train_vectors(work / "raw.txt", recipe, work / "vectors.floret", say)
    pieces = Pieces(recipe.vectors.rows)
    language_model = _train_language_model(recipe, work, pieces, say)
    gold = [sentence for name in recipe.data.gold for sentence in read_conll(data / name)]
    valid = {name: read_conll(data / name) for name in recipe.data.valid}
    silver = _label(recipe, work, language_model, gold, valid, pieces, say)
    student = _new(recipe.student, language_model)
    _fit(student, recipe.student, gold, valid, pieces, recipe.seed, silver, say)
    size = package({name: value.numpy() for name, value in named(student).items()}, out)
    say(f"{out}: {size / 1e6:.1f} MB")
    write_card(out, recipe, data)


def _write_raw(data: Path, recipe: Recipe, out: Path, say: Say) -> None:
    """One sentence a line, its words apart by a space, a blank line after each article."""
    if out.exists():
        return
    held = [s.words for name in (*recipe.data.valid, *recipe.data.held_out) for s in read_conll(data / name)]
    part = out.with_suffix(".part")
    with part.open("w", encoding="utf-8") as file:
        for document in documents([data / name for name in recipe.data.raw], held):
            file.write("\n".join(" ".join(sentence) for sentence in document) + "\n\n")
    part.replace(out)
    say(f"raw text: {out}")


def _read_raw(path: Path) -> Iterator[list[list[str]]]:
    held: list[list[str]] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                held.append(line.split())
            else:
                yield held
                held = []


def _train_vectors(raw: Path, recipe: Recipe, out: Path, say: Say) -> None:
    if out.exists():
        return
    lower = raw.with_suffix(".lower.txt")
    with raw.open(encoding="utf-8") as lines, lower.open("w", encoding="utf-8") as folded:
        folded.writelines(line.lower() for line in lines)
    model = floret.train_unsupervised(
        str(lower), model="skipgram", mode="floret", hashCount=HASHES, minn=MIN_NGRAM, maxn=MAX_NGRAM, ws=5, neg=5,
        lr=0.05, thread=1, verbose=0, bucket=recipe.vectors.rows, dim=recipe.vectors.width,
        epoch=recipe.vectors.epochs, minCount=recipe.vectors.least,
    )  # fmt: skip
    part = out.with_suffix(".part")
    model.save_floret_vectors(str(part))
    part.replace(out)
    say(f"word vectors: {out}")


def _read_vectors(path: Path) -> Tensor:
    with path.open(encoding="utf-8") as lines:
        rows, width, *_ = next(lines).split()
        table = np.zeros((int(rows), int(width)), np.float32)
        for line in lines:
            row, *values = line.split()
            table[int(row)] = [float(value) for value in values]
    # words then have a length of about 2, as the LSTMs' other input does
    return torch.from_numpy(table * (2 / np.linalg.norm(table, axis=1).mean()))


def _train_language_model(recipe: Recipe, work: Path, pieces: Pieces, say: Say) -> dict[str, Tensor]:
    out = work / "language_model.pt"
    if not out.exists():
        settings = recipe.language_model
        reader = Reader(_read_vectors(work / "vectors.floret"), [settings.size])
        data = passages(_read_raw(work / "raw.txt"), recipe.seed)
        pretrain(
            reader, data, pieces, epochs=settings.epochs, rate=settings.rate, tokens=settings.tokens,
            seed=recipe.seed, say=say,
        )  # fmt: skip
        torch.save(reader.state_dict(), out)
    state: dict[str, Tensor] = torch.load(out, weights_only=True)
    return state


def _new(network: Network, language_model: dict[str, Tensor]) -> Tagger:
    reader = Reader(language_model["table"].clone(), network.sizes, network.drop)
    reader.load_state_dict(language_model, strict=False)
    return Tagger(reader)


def _fit(
    tagger: Tagger, network: Network, gold: list[Sentence], valid: dict[str, list[Sentence]], pieces: Pieces,
    seed: int, silver: list[tuple[list[str], Soft]], say: Say,
) -> None:  # fmt: skip
    schedule = Schedule(epochs=network.epochs, rate=network.rate, slow=network.slow)
    fit(tagger, gold, pieces, schedule, seed=seed, silver=silver,
        each_epoch=lambda epoch, loss: say(f"epoch {epoch + 1} of {network.epochs}, loss {loss:.4f}"))  # fmt: skip
    for name, sentences in valid.items():
        scores = score([s.tags for s in sentences], tag(tagger, [s.words for s in sentences], pieces))
        say(f"{name}: macro F1 {scores.macro.f1:.4f}, micro F1 {scores.micro.f1:.4f}")


def _label(
    recipe: Recipe, work: Path, language_model: dict[str, Tensor], gold: list[Sentence],
    valid: dict[str, list[Sentence]], pieces: Pieces, say: Say,
) -> list[tuple[list[str], Soft]]:  # fmt: skip
    """Raw passages with the teachers' mean probabilities for each word; they read them as written, then some are
    put in capitals or small letters, so that the student learns the same names from those.
    """
    sentences = _passages(work / "raw.txt", recipe.silver.words, recipe.seed)
    mean: list[np.ndarray] = []
    for seed in recipe.teachers.seeds:
        out = work / f"teacher-{seed}.pt"
        teacher = _new(recipe.teachers, language_model)
        if not out.exists():
            _fit(teacher, recipe.teachers, gold, valid, pieces, seed, [], say)
            torch.save(teacher.state_dict(), out)
        teacher.load_state_dict(torch.load(out, weights_only=True))
        said = [np.exp(scores) / len(recipe.teachers.seeds) for scores in probabilities(teacher, sentences, pieces)]
        mean = [before + now for before, now in zip(mean, said, strict=True)] if mean else said
    chance = random.Random(recipe.seed)
    return [
        (recase(words, chance.random()), soft.astype(np.float16)) for words, soft in zip(sentences, mean, strict=True)
    ]


def _passages(raw: Path, words: int, seed: int) -> list[list[str]]:
    """Passages of articles drawn from the raw text, some ``words`` words in all."""
    total = sum(len(sentence) for document in _read_raw(raw) for sentence in document)
    chance = random.Random(seed)
    drawn = (document for document in _read_raw(raw) if chance.random() < words / total)
    return [passage for document in drawn for passage in cut(document, chance)]


def named(tagger: Tagger) -> dict[str, Tensor]:
    """The weights by the names that ``package`` knows."""
    state = tagger.state_dict()
    return {name.removeprefix("reader."): value for name, value in state.items()}

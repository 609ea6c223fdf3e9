"""The steps of a training in their order; each leaves a file in the work folder and is skipped when it is there."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import floret
import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from ..errors import InputError
from ..names.evidence import Evidence
from ..names.forms import HASHES, MAX_NGRAM, MIN_NGRAM
from ..names.tagger import NEWS
from .augment import recase
from .card import write_card
from .corpora import Sentence, read_conll, school_of
from .evidence import count_contexts, count_types, make_evidence, vocabulary
from .language_model import passages, pretrain
from .linear import fit_linear, pack_linear
from .package import package
from .raw import draw, read_raw, write_raw
from .reader import Pieces, Reader
from .recipe import Network, Recipe
from .scores import score
from .tagger import Schedule, Silver, Tagger, fit, tag
from .teachers import FirstTeacher, PackagedTeacher, Teacher

Say = Callable[[str], None]


def make(data: Path, out: Path, recipe: Recipe, work: Path, say: Say) -> None:
    """Run the steps that are not done yet, and write the weights and their card."""
    torch.set_num_threads(1)
    torch.manual_seed(recipe.seed)
    for name in (*recipe.data.raw, *recipe.data.gold, *recipe.data.valid, *recipe.data.held_out):
        if not (data / name).is_file():
            raise InputError(f"{data / name}: not found; the recipe's [data] names it below --data")
    work.mkdir(parents=True, exist_ok=True)
    write_raw(data, recipe.data, work / "raw.txt", say)
    _train_vectors(work / "raw.txt", recipe, work / "vectors.floret", say)
    pieces = Pieces(recipe.vectors.rows)
    language_model = _train_language_model(recipe, work, pieces, say)
    labelled = _read_labelled(data, recipe)
    first = _train(recipe.first, language_model, labelled, pieces, work / "first.pt", say, seed=recipe.seed)
    teacher: Teacher = FirstTeacher(first, pieces, labelled.schools.index(NEWS))
    for number in range(1, recipe.silver.generations + 1):
        last = number == recipe.silver.generations
        made = out if last else work / f"weights{number}.npz"
        if last or not made.exists():
            size = _generation(number, teacher, language_model, labelled, recipe, work, made, say)
            say(f"{made}: {size / 1e6:.1f} MB")
        teacher = PackagedTeacher(made, labelled.schools)
    write_card(out, recipe, data)


def _generation(
    number: int, teacher: Teacher, language_model: dict[str, Tensor], labelled: Labelled, recipe: Recipe, work: Path,
    out: Path, say: Say,
) -> int:  # fmt: skip
    """What a teacher says of raw news, then a network and a linear model that know it; returns the size in bytes."""
    pieces = Pieces(recipe.vectors.rows)
    table = language_model["table"].numpy()
    evidence = _weigh(recipe, work, teacher, table, labelled, pieces, work / f"evidence{number}.npz", say)
    known = Pieces(recipe.vectors.rows, Evidence(evidence))
    done = work / f"network{number}.pt"
    silver = [] if done.exists() else _label(recipe, work, teacher, labelled, recipe.seed + number - 1)
    network = _train(
        recipe.network, language_model, labelled, known, done, say, seed=recipe.seed, silver=silver,
        known_width=recipe.evidence.width,
    )  # fmt: skip
    linear = _train_linear(recipe, labelled, Evidence(evidence), work / f"linear{number}.crfsuite", say)
    parts = {**evidence, **linear, "crf_share": np.array(recipe.linear.share, np.float32)}
    return package({name: value.numpy() for name, value in named(network).items()}, labelled.schools, parts, out)


@dataclass(frozen=True, slots=True)
class Labelled:
    """The gold sentences, the valid sets, and the names of their schools (a sentence holds the index)."""

    schools: list[str]
    gold: list[Sentence]
    valid: list[list[Sentence]]


def _read_labelled(data: Path, recipe: Recipe) -> Labelled:
    schools = [school_of(name) for name in recipe.data.gold]
    return Labelled(
        schools,
        gold=[one for at, name in enumerate(recipe.data.gold) for one in read_conll(data / name, school=at)],
        valid=[read_conll(data / name, schools.index(school_of(name))) for name in recipe.data.valid],
    )


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
        data = passages(read_raw(work / "raw.txt"), recipe.seed)
        pretrain(
            reader, data, pieces, epochs=settings.epochs, rate=settings.rate, tokens=settings.tokens,
            seed=recipe.seed, say=say,
        )  # fmt: skip
        torch.save(reader.state_dict(), out)
    state: dict[str, Tensor] = torch.load(out, weights_only=True)
    return state


def _train(
    network: Network, language_model: dict[str, Tensor], labelled: Labelled, pieces: Pieces, out: Path, say: Say, *,
    seed: int, silver: Sequence[Silver] = (), known_width: int = 0,
) -> Tagger:  # fmt: skip
    """A tagger above the language model's layer, trained or read from the work folder."""
    torch.manual_seed(seed)
    table = language_model["table"].clone()
    known = len(pieces.evidence.attributes) if pieces.evidence else 0
    tagger = Tagger(
        Reader(table, network.sizes, network.drop, len(labelled.schools), known=known, known_width=known_width)
    )
    held = {name: value for name, value in language_model.items() if name != "schools"}
    tagger.reader.load_state_dict(held, strict=False)
    if not out.exists():
        _fit(tagger, network, labelled, pieces, say, seed=seed, silver=silver)
        torch.save(tagger.state_dict(), out)
    tagger.load_state_dict(torch.load(out, weights_only=True))
    return tagger


def _fit(
    tagger: Tagger, network: Network, labelled: Labelled, pieces: Pieces, say: Say, *, seed: int,
    silver: Sequence[Silver],
) -> None:  # fmt: skip
    schedule = Schedule(epochs=network.epochs, rate=network.rate, slow=network.slow)
    fit(tagger, labelled.gold, pieces, schedule, seed=seed, silver=silver,
        each_epoch=lambda epoch, loss: say(f"epoch {epoch + 1} of {network.epochs}, loss {loss:.4f}"))  # fmt: skip
    for sentences in labelled.valid:
        school = sentences[0].school
        scores = score([s.tags for s in sentences], tag(tagger, [s.words for s in sentences], pieces, school))
        say(f"{labelled.schools[school]} valid: macro F1 {scores.macro.f1:.4f}, micro F1 {scores.micro.f1:.4f}")


def _label(recipe: Recipe, work: Path, teacher: Teacher, labelled: Labelled, seed: int) -> list[Silver]:
    """Raw passages with the teacher's probabilities for each word, by the conventions of a school with a valid set,
    drawn for each. It reads them as written; then some are put in capitals or small letters, so that the next network
    learns the same names from those.
    """
    sentences = draw(work / "raw.txt", recipe.silver.words, seed)
    chance = random.Random(seed)
    wanted = [sentences[0].school for sentences in labelled.valid]
    schools = [chance.choice(wanted) for _ in sentences]
    said = teacher.weigh(sentences, schools)
    return [
        (recase(words, chance.random()), soft, school)
        for words, soft, school in zip(sentences, said, schools, strict=True)
    ]


def _weigh(
    recipe: Recipe, work: Path, teacher: Teacher, table: npt.NDArray[np.float32], labelled: Labelled, pieces: Pieces,
    out: Path, say: Say,
) -> dict[str, npt.NDArray[Any]]:  # fmt: skip
    """The evidence of each word that raw news or a gold sentence holds, as it is packed."""
    if not out.exists():
        sentences = [sentence for document in read_raw(work / "raw.txt") for sentence in document]
        parts = (sentences[first : first + 20_000] for first in range(0, len(sentences), 20_000))
        tagged = (pair for part in parts for pair in zip(part, teacher.tag(part), strict=True))
        np.savez(out, allow_pickle=False, **make_evidence(
            count_contexts(sentences, recipe.contexts), count_types(tagged),
            vocabulary(sentences, labelled.gold, recipe.evidence.least),
            lambda words: np.stack([table[pieces(word)].mean(0) for word in words]), recipe.evidence, recipe.seed,
        ))  # fmt: skip
        say(f"evidence: {out}")
    with np.load(out, allow_pickle=False) as held:
        return dict(held)


def _train_linear(
    recipe: Recipe, labelled: Labelled, evidence: Evidence, out: Path, say: Say
) -> dict[str, npt.NDArray[Any]]:
    if not out.exists():
        part = out.with_suffix(".part")
        fit_linear(labelled.gold, evidence, recipe.linear, recipe.seed, part)
        part.replace(out)
        say(f"linear model: {out}")
    return pack_linear(out, len(labelled.schools))


def named(tagger: Tagger) -> dict[str, Tensor]:
    """The weights by the names that ``package`` knows."""
    state = tagger.state_dict()
    return {name.removeprefix("reader."): value for name, value in state.items()}

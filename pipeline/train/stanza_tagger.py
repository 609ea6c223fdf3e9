"""stanza's NER tagger on the same data: ``saripati names train --names stanza``.

It learns from the gold sentences, a column of tags for each corpus's conventions (stanza leaves out the columns that a
sentence has no tags in), and from raw news that the default model labels. Words are read as the default model's weights
have them; stanza's own part is the letters of a word, the LSTMs over a sentence, and the best path.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import torch
from stanza.models.common.vocab import EMPTY, CharVocab, CompositeVocab
from stanza.models.ner.data import DataLoader
from stanza.models.ner.trainer import Trainer
from stanza.models.ner.vocab import MultiVocab

from ..errors import InputError
from ..names.paths import TAGS, bio
from ..names.stanza_backend import (
    SCHOOLS,
    Words,
    attach,
    default_weights,
    from_bioes,
    read_vectors,
    read_words,
    to_bioes,
)
from ..names.tagger import Tagger
from .augment import Swaps, recase
from .card import write_stanza_card
from .corpora import Sentence, read_conll, school_of
from .raw import draw, write_raw
from .recipe import StanzaRecipe
from .scores import score
from .tagger import augmented, bilou, joined

Say = Callable[[str], None]
Labelled = list[tuple[str, tuple[str, ...]]]
"""A sentence as stanza wants it: each word with its tag by each school's conventions."""


class _Sentences(DataLoader):
    """stanza's batches, from sentences in place of a document."""

    def _load_doc(self, doc: list[Labelled], scheme: str | None) -> list[Labelled]:
        return doc


def make_stanza(data: Path, out: Path, recipe: StanzaRecipe, work: Path, say: Say) -> None:
    """Train, and write stanza's file. Raises InputError when a file that the recipe names is missing."""
    for name in (*recipe.data.raw, *recipe.data.gold, *recipe.data.valid, *recipe.data.held_out):
        if not (data / name).is_file():
            raise InputError(f"{data / name}: not found; the recipe's [data] names it below --data")
    torch.set_num_threads(1)
    torch.manual_seed(recipe.seed)
    random.seed(recipe.seed)  # stanza shuffles by it
    gold = [one for name in recipe.data.gold for one in read_conll(data / name, SCHOOLS.index(school_of(name)))]
    silver = _label(data, work, recipe, say)
    valid = {name: read_conll(data / name, SCHOOLS.index(school_of(name))) for name in recipe.data.valid}
    trainer = _build([_labelled(one) for one in gold] + silver, recipe)
    _fit(trainer, gold, silver, recipe, lambda told: say(f"{told}{_told(trainer, valid)}"))
    out.parent.mkdir(parents=True, exist_ok=True)
    state = {name: value.half() for name, value in trainer.model.state_dict().items()}
    vocabulary = MultiVocab({name: trainer.vocab[name] for name in ("char", "tag")}).state_dict()
    held = {name: torch.from_numpy(value.copy()) for name, value in read_words().items()}
    torch.save({"model": state, "vocab": vocabulary, "config": trainer.args, "words": held}, out)
    say(f"{out}: {out.stat().st_size / 1e6:.1f} MB")
    write_stanza_card(out, recipe, data)


def _build(sentences: Sequence[Labelled], recipe: StanzaRecipe) -> Any:
    known = Words(read_vectors(read_words()))
    settings = recipe.tagger
    args = {
        "shorthand": "id_saripati", "lang": "id", "word_emb_dim": known.width,
        "lowercase": False, "emb_finetune": False, "emb_finetune_known_only": False, "char": settings.letter > 0,
        "char_emb_dim": settings.letter, "char_hidden_dim": settings.letters, "char_num_layers": 1,
        "char_lowercase": False, "char_rec_dropout": 0, "charlm": False, "charlm_forward_file": None,
        "charlm_backward_file": None, "bert_model": None, "bert_finetune": False, "use_peft": False,
        "hidden_dim": settings.size, "num_layers": settings.layers, "dropout": settings.drop,
        "word_dropout": settings.word_drop, "locked_dropout": 0.0, "rec_dropout": 0.0, "input_transform": False,
        "scheme": "bioes", "train_scheme": "bioes", "optim": "adamw", "lr": settings.rate, "momentum": 0,
        "max_grad_norm": 1.0, "batch_size": settings.batch, "predict_tagset": 0,
    }  # fmt: skip
    tags = [[(tags,) for _, tags in sentence] for sentence in sentences]
    vocabulary = MultiVocab(
        {"char": CharVocab(sentences, "id_saripati"), "tag": CompositeVocab(tags, "id_saripati", idx=0, sep=None)}
    )
    trainer = Trainer(args=args, vocab=vocabulary, device="cpu")
    for group in trainer.optimizer.param_groups:
        group["weight_decay"] = settings.decay
    attach(trainer, known)
    return trainer


def _fit(trainer: Any, gold: Sequence[Sentence], silver: Sequence[Labelled], recipe: StanzaRecipe, each: Say) -> None:
    """Train in place, on gold sentences augmented anew each epoch. The weights are a running mean of the last ones."""
    settings = recipe.tagger
    chance, swaps = random.Random(recipe.seed), Swaps(gold)
    share = -(-len(silver) // settings.epochs)
    average: dict[str, torch.Tensor] = {}
    step, steps, losses = 0, 0, 0.0
    for epoch in range(settings.epochs):
        items = [_labelled(one) for one in joined(augmented(gold, swaps, chance), chance, 80)]
        batches, order = _batches([*items, *silver[epoch * share : (epoch + 1) * share]], trainer, chance)
        steps = steps or len(batches) * settings.epochs
        losses = 0.0
        for at in order:
            for group in trainer.optimizer.param_groups:
                group["lr"] = settings.rate * min(1, (step + 1) / 100) * max(0.02, 1 - step / steps)
            losses += trainer.update(batches[at])
            step += 1
            if step >= 0.6 * steps:
                _add(average, trainer.model.state_dict(), step - 0.6 * steps)
        if epoch + 1 == settings.epochs:
            trainer.model.load_state_dict(average)
        each(f"epoch {epoch + 1} of {settings.epochs}, loss {losses / len(batches):.3f}")


def _batches(items: list[Labelled], trainer: Any, chance: random.Random) -> tuple[DataLoader, list[int]]:
    """stanza's batches of sentences of like length, and an order to take them in."""
    chance.shuffle(items)
    size = trainer.args["batch_size"]
    pools = (sorted(items[first : first + 20 * size], key=len) for first in range(0, len(items), 20 * size))
    batches = _Sentences(
        [one for pool in pools for one in pool], size, trainer.args, vocab=trainer.vocab, evaluation=True
    )
    order = list(range(len(batches)))
    chance.shuffle(order)
    return batches, order


def _told(trainer: Any, valid: dict[str, list[Sentence]]) -> str:
    """Scores on the valid sets, as a clause for the log."""
    told = ""
    for name, sentences in valid.items():
        trainer.args["predict_tagset"] = sentences[0].school
        held = [_labelled(one) for one in sentences]
        batches = _Sentences(held, trainer.args["batch_size"], trainer.args, vocab=trainer.vocab, evaluation=True)
        tags = [bio([from_bioes(tag) for tag in found]) for batch in batches for found in trainer.predict(batch)]
        scores = score([one.tags for one in sentences], tags)
        told += f"; {name}: macro F1 {scores.macro.f1:.4f}, micro F1 {scores.micro.f1:.4f}"
    trainer.args["predict_tagset"] = 0
    return told


def _add(average: dict[str, torch.Tensor], state: dict[str, torch.Tensor], count: float) -> None:
    """A running mean of the weights, of the last 500 steps or so."""
    keep = min(0.998, 1 - 1 / (1 + count))
    for name, value in state.items():
        average[name] = value.clone() if name not in average else average[name] * keep + value * (1 - keep)


def _labelled(sentence: Sentence) -> Labelled:
    """Tags in the column of the sentence's school; the others are empty."""
    tags = [to_bioes(TAGS[tag]) for tag in bilou(sentence.tags)]
    columns = ([EMPTY] * len(tags) if at != sentence.school else tags for at in range(len(SCHOOLS)))
    return list(zip(sentence.words, zip(*columns, strict=True), strict=True))


def _label(data: Path, work: Path, recipe: StanzaRecipe, say: Say) -> list[Labelled]:
    """Raw passages as the default model labels them, by the conventions of each school with a valid set; some of them
    then in capitals or small letters.
    """
    write_raw(data, recipe.data, work / "raw.txt", say)
    chance = random.Random(recipe.seed)
    passages = draw(work / "raw.txt", recipe.silver.words, recipe.seed)
    wanted = [school_of(name) for name in recipe.data.valid]
    with_tags = [Tagger(default_weights(), school).tag(passages) for school in wanted]
    say(f"{len(passages)} passages labelled")
    labelled: list[Labelled] = []
    for words, *tags in zip(passages, *with_tags, strict=True):
        by_school = dict(zip(wanted, tags, strict=True))
        columns = [[to_bioes(t) for t in by_school[s]] if s in by_school else [EMPTY] * len(words) for s in SCHOOLS]
        written = recase(words, chance.random())
        labelled.append(list(zip(written, zip(*columns, strict=True), strict=True)))
    chance.shuffle(labelled)
    return labelled

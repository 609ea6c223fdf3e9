"""The model card: what the weights were made of, how good they are, what they are bad at."""

from __future__ import annotations

from pathlib import Path

from ..names.network import Network, bio
from .corpora import Sentence, read_conll, school_of
from .recipe import Recipe
from .scores import Figure, score

_HEAD = """# {name}: names of people, organisations and places in Indonesian news

Made by `saripati names train`; the recipe is `pipeline/train/id-news.toml`. The weights hold numbers only: a table of
{rows:,} x {width} word pieces in bytes, and LSTMs in half precision ({size:.1f} MB). They run in numpy behind a spaCy
pipeline, without PyTorch and without a network.

## Data

| part | from | licence |
| --- | --- | --- |
| NERGrit | IndoNLU | MIT by its README, Apache-2.0 by its LICENSE |
| idner-news-2k | khairunnisaor | MIT |
| gold standard 0811 | ialfina/ner-dataset-modified-dee | free to use, cite |
| raw news, 8 million words | Indonesian outlets, 2016-2026 | the publishers' copyright; only learnt from |

Raw sentences that share eight words in a row with a sentence of the valid or test sets were left out.

## Scores

A name counts when first word, last word and type are all right. Intervals are 95 % bootstrap over sentences.
NERGrit test was never trained or chosen on. The valid sets were used for choices, so their figures flatter a little;
idner has no held-out part here. Each set is answered by its own corpus's conventions.

| set | written | macro F1 (IndoNLU) | micro F1 | PER | ORG | LOC |
| --- | --- | --- | --- | --- | --- | --- |
"""

_TAIL = """
## How these weights differ from a run of the recipe

The shipped file was made step by step while the recipe was being settled: the language model ran 3,154 steps (a time
limit, not a count of epochs), teacher 1 was tuned with slow = 0.3 and drop = 0.4, and neither teacher saw swapped
names. The recipe states what a fresh run does.

## What it is bad at

- Organisations: their names are open-ended, and the corpora disagree on where they end and on whether a ministry or a
  police unit is one. ORG is the lowest figure of every set.
- The two schools of corpora disagree: one labels "Indonesia" inside "Pemerintah Indonesia", the other does not.
- Sentences without any capital: a name then is known by its words and neighbours only.
- Local government is not in the labelled corpora; posts and regions are the business of this package's rules.
"""


def write_card(weights: Path, recipe: Recipe, data: Path) -> None:
    """Score the packaged weights and write the card beside them."""
    rows = [
        _row(network, name, written, sentences)
        for name in (*recipe.data.valid, *recipe.data.held_out)
        for sentences in [read_conll(data / name)]
        for network in [Network(weights, school_of(name))]
        for written in ("as it is", "in capitals")
    ]
    size = weights.stat().st_size / 1e6
    head = _HEAD.format(name=weights.stem, rows=recipe.vectors.rows, width=recipe.vectors.width, size=size)
    levers = ["", "## What each lever brought", "", "| lever | gain |", "| --- | --- |"]
    levers += [f"| {measured.lever} | {measured.gain} |" for measured in recipe.measured]
    weights.with_suffix(".md").write_text(head + "\n".join([*rows, *levers, ""]) + _TAIL, encoding="utf-8")


def _row(network: Network, name: str, written: str, sentences: list[Sentence]) -> str:
    texts = [[word.upper() if written == "in capitals" else word for word in s.words] for s in sentences]
    scores = score([s.tags for s in sentences], [bio(tags) for tags in network.tag(texts)])
    figures = [_shown(scores.macro), _shown(scores.micro), *(_shown(one) for one in scores.by_type.values())]
    return f"| {Path(name).stem} | {written} | {' | '.join(figures)} |"


def _shown(figure: Figure) -> str:
    if figure.f1 is None or figure.low is None or figure.high is None:
        return "–"
    return f"{figure.f1:.3f} ({figure.low:.3f}–{figure.high:.3f})"

"""The model card: what the weights were made of, how good they are, what they are bad at."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..names.paths import bio
from ..names.stanza_backend import StanzaNames, default_weights
from ..names.tagger import Tagger
from .corpora import Sentence, read_conll, school_of
from .recipe import Recipe, StanzaRecipe
from .scores import Figure, score

WRITTEN = ("as it is", "in capitals")

_HEAD = """# {name}: names of people, organisations and places in Indonesian news

Made by `saripati names train`; the recipe is `pipeline/train/id-news.toml`. Two models read each sentence, and the tags
with the highest sum of their scores win: a network (two pairs of LSTMs above {rows:,} x {width} word pieces in bytes)
and a linear model of words and neighbours (a conditional random field). Both know of each word what raw news tells of
it: how often it has a capital, whether it stands behind "kata", "PT" or "di", what an earlier network took it for all
in all, which words it resembles. The weights are numbers and words only ({size:.1f} MB, nothing is unpickled); they run
in numpy behind a spaCy pipeline, without PyTorch and without a network connection.

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

The shipped file was made step by step, and the recipe was not run whole: on a free core it takes some two hours. The
vectors and the language model (3,154 steps, a time limit and not a count of epochs) read the raw text as an earlier
tokenizer cut it ("Rp8" was one word). The first generation is the version before (id-news-1): its types were counted,
and its silver labels made, by forerunners of the recipe's first network. The second generation, which ships, is the
recipe's own: the first's weights counted types in all of the raw text and labelled 400,000 words of it, and the network
and the linear model were trained on that; but the clusters and contexts in its evidence are the first generation's,
with the text cut as before.

## Is it the model or the data?

A plain spaCy CNN (HashEmbedCNN, width 96, depth 4) on the same merged corpora, scored alike, has micro F1 0.775 on
idner valid and macro F1 0.672 on NERGrit valid after 8 epochs. Figures of 85 to 87 for such a model are known for the
idner test part, which is not here: the valid part is the harder one by some 10 points, and 0.92 is not in reach of
anything that was tried. Many of its misses are places where the labels disagree with each other ("Rusia", "Jepang" and
"AS" are labelled in one sentence and not in the next).

## What a run gains

No accuracy, measured on 243 real and own articles with 712 officials found: `saripati run` asks no model by default.
Had the model a veto on what is an organisation or a place to it, officials would lose 12 right ones of 700, and one
more wrong one would come in. So with `--names spacy` it only doubts: an official that it knows in no mention as a
person is listed under `problems` as `official-doubted`. On those articles, which the rules had been written with,
id-news-1 doubted 16, all of them right; before the rules had seen 90 of them, 3 of the 8 it doubted there were wrong.

What a run asks about: officials with a name one of whose words raw news does not have for a person's 85 times of 100;
of those the passage (24 words or more, whole sentences) of the first mention, and of who is not seen there those of the
others; 64 articles together. On 144 articles 190 of 437 officials are not asked about, and the 4 doubts are the same as
with all asked (with id-news-1 on 203 raw articles: 244 of 338, the 7 doubts the same). Nothing found is ever lost.
`fill`, for who wants names without a run, asks about titles and paragraphs with a post, a title or an agreement word:
56 % of the words of 80 real articles; 1 of 185 labelled officials stands only in the rest.

## Against the aims

NERGrit test 0.715 (aim 0.72: missed). Id-news-1 had 0.718, and 0.715 once texts were cut after sentences, for speed:
the set was scored at these three points only, and nothing was chosen on it. Idner valid 0.875 (aim 0.92: missed), in
capitals 0.848 (aim 0.80). The second generation is 0.5 points better on both valid sets than id-news-1 and no better
on the test set: all of that is within the intervals.

## Speed

On one busy core 18,000 to 27,000 words a second (23,400 when this was written), once their words are known (`saripati
names evaluate`, idner valid). What a run asks takes 3.5 to 3.9 ms of processor time an article of 308 words (148
articles, a busy machine), 7.6 to 9.4 times as fast as spaCy's stock tokenizer and CNN on every paragraph of the same
articles in the same run (`python -m tests.bench_names`); every paragraph takes 14 to 15 ms. Six times as fast was the
aim for the whole run: read to write with names is 1.7 to 1.9 times as fast as that CNN by itself, because the rules
take 12 to 15 ms.

## The other backend

`--names stanza`: see the card of id-news-stanza-1.

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
        _row(Path(name).stem, written, _Default(weights, school_of(name)), read_conll(data / name), written)
        for name in (*recipe.data.valid, *recipe.data.held_out)
        for written in WRITTEN
    ]
    size = weights.stat().st_size / 1e6
    head = _HEAD.format(name=weights.stem, rows=recipe.vectors.rows, width=recipe.vectors.width, size=size)
    levers = ["", "## What each lever brought", "", "| lever | gain |", "| --- | --- |"]
    levers += [f"| {measured.lever} | {measured.gain} |" for measured in recipe.measured]
    weights.with_suffix(".md").write_text(head + "\n".join([*rows, *levers, ""]) + _TAIL, encoding="utf-8")


class _Default:
    """The default model's weights as a backend."""

    def __init__(self, weights: Path, school: str) -> None:
        self._tagger = Tagger(weights, school)

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        return [bio(tags) for tags in self._tagger.tag(sentences)]


_STANZA_HEAD = """# {name}: stanza's NER tagger on the same data

Made by `saripati names train --names stanza`; the recipe is `pipeline/train/id-news-stanza.toml`. It runs with
`pip install 'saripati[stanza]'` and `--names stanza`, without a network connection (`download_method=None`), and its
file ({size:.1f} MB) is read with `weights_only=True`. stanza's part is the letters of each word, two pairs of LSTMs
over the sentence and the best path. What each word is, it is told as the default model was: its row of the default
model's vector table, its shape, and what raw news tells of it. It learnt from the same gold sentences, a column of tags
for each corpus's conventions, and from {words:,} words of raw news that the default model labelled. Data, licences,
what the figures mean and what such a model is bad at are in the default model's card.

| set, written | backend | macro F1 (IndoNLU) | micro F1 | PER | ORG | LOC |
| --- | --- | --- | --- | --- | --- | --- |
"""


def write_stanza_card(weights: Path, recipe: StanzaRecipe, data: Path) -> None:
    """Score stanza's file and, beside it, the default model, on the valid and held-out sets."""
    rows = [
        _row(f"{Path(name).stem}, {written}", backend, model, read_conll(data / name), written)
        for name in (*recipe.data.valid, *recipe.data.held_out)
        for written in WRITTEN
        for backend, model in (
            ("stanza", StanzaNames(weights, school_of(name))),
            ("spaCy", _Default(default_weights(), school_of(name))),
        )
    ]
    head = _STANZA_HEAD.format(name=weights.stem, size=weights.stat().st_size / 1e6, words=recipe.silver.words)
    weights.with_suffix(".md").write_text(head + "\n".join([*rows, ""]) + _STANZA_TAIL, encoding="utf-8")


_STANZA_TAIL = """
## Beside the default

It is below spaCy's backend: by 1.6 points of micro F1 on idner valid (1.1 in capitals), by 3.6 points of macro F1 on
NERGrit valid and by 1.6 on NERGrit test. And it reads 3,100 to 3,300 words a second on the busy core where the default
read 21,000 to 24,000. It is kept for those who work with stanza, and as a second opinion: it reads letters and finds
its path by itself, so it errs elsewhere; organisations of news it knows as well as the default. Nothing needs it.

## How this file differs from a run of the recipe

It was trained in one run of some twenty minutes of processor time, with id-news-1 as the model that labelled raw news
and from which the evidence and shapes come (they are in this file; the vector table of id-news-2 is the same). The
command takes the default weights that are installed, so a fresh run has id-news-2 for both.
"""


def _row(first: str, second: str, model: _Default | StanzaNames, sentences: list[Sentence], written: str) -> str:
    texts = [[word.upper() if written == "in capitals" else word for word in s.words] for s in sentences]
    scores = score([s.tags for s in sentences], model.tag(texts))
    figures = [_shown(scores.macro), _shown(scores.micro), *(_shown(one) for one in scores.by_type.values())]
    return f"| {first} | {second} | {' | '.join(figures)} |"


def _shown(figure: Figure) -> str:
    if figure.f1 is None or figure.low is None or figure.high is None:
        return "–"
    return f"{figure.f1:.3f} ({figure.low:.3f}–{figure.high:.3f})"

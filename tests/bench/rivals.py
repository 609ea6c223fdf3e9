"""What a user would pick instead, for the same work on the same articles with the same region names."""

from __future__ import annotations

import importlib
import itertools
from collections.abc import Callable, Iterator

from . import material

Job = Callable[[], object]


def rivals() -> Iterator[tuple[str, Job]]:
    """Each rival that is installed, ready to run."""
    for make in (_search_dates, _spacy, _spacy_names, _trafilatura, _datasketch, _presidio):
        try:
            yield make()
        except ImportError as error:
            print(f"not measured: {error}")


def _texts() -> list[str]:
    return [article["text"] for article in material.samples()]


def _regions() -> list[str]:
    from saripati.extractors.lexicon import rows

    return [row["name"] for row in rows("regions")]


def _search_dates() -> tuple[str, Job]:
    from dateparser.search import search_dates

    texts = _texts()
    return "dateparser.search_dates", lambda: [search_dates(text, languages=["id"]) for text in texts]


def _spacy() -> tuple[str, Job]:
    import spacy
    from spacy.matcher import PhraseMatcher

    texts, nlp = _texts(), spacy.blank("id")
    matcher = PhraseMatcher(nlp.vocab)
    matcher.add("region", [nlp.make_doc(name) for name in _regions()])
    return "spaCy tokenizer + PhraseMatcher", lambda: [matcher(nlp.make_doc(text)) for text in texts]


def _spacy_names() -> tuple[str, Job]:
    """The stock CNN has no Indonesian weights: untrained ones take as long."""
    import spacy
    from spacy.training import Example

    texts, nlp = _texts(), spacy.blank("id")
    nlp.add_pipe("ner")
    example = {"entities": [(0, 5, "PER"), (9, 15, "LOC"), (19, 22, "ORG")]}
    nlp.initialize(lambda: [Example.from_dict(nlp.make_doc("Tarjo di Bangli ke DPR"), example)])
    documents = [nlp.make_doc(text) for text in texts]
    ner = nlp.get_pipe("ner")
    return "spaCy CNN NER, stock", lambda: list(ner.pipe([document.copy() for document in documents]))


def _trafilatura() -> tuple[str, Job]:
    from trafilatura import extract

    pages = material.pages()
    return "trafilatura, pages", lambda: [extract(page) for page in pages]


def _datasketch() -> tuple[str, Job]:
    datasketch = importlib.import_module("datasketch")
    paragraphs = [line.split() for text in _texts() for line in text.split("\n") if len(line) > 80]

    def work() -> None:
        index = datasketch.MinHashLSH(threshold=0.7, num_perm=48)
        for number, words in enumerate(paragraphs):
            sketch = datasketch.MinHash(num_perm=48)
            sketch.update_batch([" ".join(pair).encode() for pair in itertools.pairwise(words)])
            index.query(sketch)
            index.insert(str(number), sketch)

    return "datasketch MinHashLSH, paragraphs", work


def _presidio() -> tuple[str, Job]:
    analyzer = importlib.import_module("presidio_analyzer")
    recognizer = analyzer.PatternRecognizer("REGION", deny_list=sorted(set(_regions())), supported_language="id")
    texts = _texts()
    return "Presidio, deny list of regions", lambda: [recognizer.analyze(text, ["REGION"]) for text in texts]

"""Keys by which near paragraphs meet without comparing all with all: MinHash over word pairs, in bands.

Two paragraphs whose sets of neighbouring word pairs have the Jaccard similarity ``s`` share at least one key with
probability ``1 - (1 - s**ROWS) ** BANDS``. A changed word in thirty costs two pairs in thirty: ``s`` = 0.88, three
changed words 0.66.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from rensa import RMinHash
from xxhash import xxh3_64_intdigest

from .fold import Form, telling_words

BANDS = 16
ROWS = 3
SEED = 1


def near_keys(forms: Sequence[Form]) -> list[tuple[int, ...]]:
    """For each form its ``BANDS`` keys (unsigned, 64 bit). Near forms share one almost always, others hardly ever.

    The numbers and telling words are part of every key: paragraphs that differ in one never meet, so that a
    template filled in ten thousand times makes no crowd.
    """
    if not forms:
        return []
    shingles = [_pairs(form.words) for form in forms]
    rows = RMinHash.digest_matrix_from_token_sets(shingles, BANDS * ROWS, SEED).to_rows()
    digests = np.array(rows, dtype="<u4").reshape(len(forms), BANDS, ROWS)
    return [
        tuple(xxh3_64_intdigest(band.tobytes() + told, seed) for seed, band in enumerate(digest))
        for digest, told in zip(digests, map(_told, forms), strict=True)
    ]


def _told(form: Form) -> bytes:
    telling = telling_words()
    return " ".join(word for word in form.words if word in telling or not word.isalpha()).encode()


def _pairs(words: Sequence[str]) -> list[str]:
    """Neighbouring words as pairs; a lone word is its own shingle."""
    return list(map(" ".join, pairwise(words))) or [" ".join(words)]

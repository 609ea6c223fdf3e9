"""Weights scored on the batches that they have not seen: what the tables in their cards count."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

pytest.importorskip("scipy")

from saripati.pipeline.train.left_out import scores_of_agreements, scores_of_years

MOU = "Bupati {0} dan Bupati {1} menandatangani nota kesepahaman, Senin (3/3/2025)."
GRADE = "Kabupaten {0} meraih predikat BB dalam evaluasi SAKIP. Rapat kerja tahun 2023 dibuka di {1}."
PLACES = (("Ngawi", "35.21"), ("Magetan", "35.20"), ("Blora", "33.16"), ("Rembang", "33.17"))


def practice(folder: Path, batches: str) -> str:
    """LABELS=ARTICLES of four articles of each batch; an agreement in one, a grade in the others."""
    articles, labels = [], []
    for batch in batches.split():
        for number, (name, code) in enumerate(PLACES):
            other, other_code = PLACES[number - 1]
            text = (MOU if batch[0] in "ar" else GRADE).format(name, other)
            articles.append({"id": f"{batch}-{number}", "text": text, "published": "2025-03-04"})
            parties = [
                {"name": f"Kabupaten {one}", "kind": "pemda", "region": region}
                for one, region in ((name, code), (other, other_code))
            ]
            act = {"kind": "nota_kesepahaman", "status": "signed", "date": "2025-03-03", "participants": parties}
            grade = {"subject": {"kind": "pemda", "name": f"Kabupaten {name}", "region": code}, "instrument": "SAKIP"}
            told = {"predicate": "BB", "score": None, "year": "2023", "status": "achieved"}
            labels.append(
                {
                    "id": f"articles#{len(articles)}",
                    "agreements": [act] if batch[0] in "ar" else [],
                    "sakip": [] if batch[0] in "ar" else [{**grade, **told}],
                }
            )
    for path, lines in (("articles.jsonl", articles), ("labels.jsonl", labels)):
        (folder / path).write_bytes(b"".join(orjson.dumps(line) + b"\n" for line in lines))
    return f"{folder / 'labels.jsonl'}={folder / 'articles.jsonl'}"


def cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip("|").split("|")]


def test_agreements_by_rules_alone_and_weighed(tmp_path: Path) -> None:
    head, _, row = scores_of_agreements([practice(tmp_path, "r1 r2 s1")], []).splitlines()
    assert cells(head)[2:] == ["rules: participants, full", "weighed: participants, full"]
    assert cells(row)[:3] == ["built like real ones (`r1`, `r2`)", "8", "1.000, 1.000"]


def test_years_by_the_rules_of_rounds_and_weighed(tmp_path: Path) -> None:
    *_, row = scores_of_years([practice(tmp_path, "q1 q2 a1")], [], []).splitlines()
    assert cells(row) == ["built like real ones (`q1`, `q2`)", "8", "0.000", "1.000"]  # no round, but all alike

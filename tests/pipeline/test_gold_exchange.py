"""Labels through the tools that people label in and back: nothing may be lost or moved on the way."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from saripati.pipeline.errors import LabelError
from saripati.pipeline.gold import Label, brat, label_studio
from saripati.pipeline.gold.drawing import from_record
from saripati.pipeline.gold.marks import KINDS, LINKS, Marked
from saripati.pipeline.gold.reading import to_label

TEXT = (
    "Pasar 🎉 Dibuka\n"
    "KEDIRI - Wali Kota Kediri Sentanu Wiraga, akrab disapa Mas Sen, dan Ketua KPU Raras meneken MoU, "
    "Senin (3/3/2025).\n"
    "Kota Kediri meraih predikat A tahun 2024.\n"
    "KEDIRI - Wali Kota Kediri Sentanu Wiraga, akrab disapa Mas Sen, meneken MoU."
)


def at(words: str, begin: int = 0) -> dict[str, Any]:
    start = TEXT.index(words, begin)
    return {"start": start, "end": start + len(words), "text": words}


def paragraphs() -> list[dict[str, Any]]:
    made, start = [], 0
    for line in TEXT.split("\n"):
        made.append({"start": start, "end": start + len(line), "kind": "body", "repeats": None})
        start += len(line) + 1
    return [*made[:3], made[3] | {"repeats": {"id": "r1", "paragraph": 1}}]


RECORD: dict[str, Any] = {
    "id": "r1",
    "source": {"path": "x/pasar.jsonl", "item": 7, "url": "https://contoh.example/pasar"},
    "text": TEXT,
    "paragraphs": paragraphs(),
    "regions": [{"code": "35.71", "mentions": [at("KEDIRI"), at("Kediri"), at("Kota Kediri", 60)]}],
    "officials": [
        {
            "name": "Sentanu Wiraga",
            "aliases": ["Mas Sen", "Pak Wiraga"],
            "posts": [
                {
                    "post": "wali_kota",
                    "text": "Wali Kota Kediri",
                    "region": "35.71",
                    "acting": "plt",
                    "tenure": "incumbent",
                },
                {"post": "sekda", "text": "sekretaris", "region": None, "acting": None, "tenure": "former"},
            ],
            "mentions": [at("Sentanu Wiraga")],
        }
    ],
    "dates": [{**at("Senin (3/3/2025)"), "value": "2025-03-03"}, {**at("2024"), "value": None}],
    "sakip": [
        {
            "subject": {"name": "Kota Kediri", "region": "35.71", "kind": "pemda"},
            "instrument": "SAKIP",
            "predicate": "A",
            "score": 80.25,
            "year": "2024",
            "status": "achieved",
            "evidence": [at("Kota Kediri meraih predikat A tahun 2024.\nKEDIRI")],
        }
    ],
    "agreements": [
        {
            "kind": "nota_kesepahaman",
            "status": "signed",
            "participants": [
                {"name": "Kota Kediri", "kind": "pemda", "region": "35.71"},
                {"name": "KPU Kota Kediri", "kind": "kementerian_lembaga", "region": None},
            ],
            "signatories": [
                {"name": "Sentanu Wiraga", "post": "wali_kota", "region": "35.71"},
                {"name": None, "post": "ketua_kpu", "region": None},
            ],
            "witnesses": [{"name": "Raras", "post": None, "region": None}],
            "date": "2025-03-03",
            "place": "Kediri",
            "place_region": "35.71",
            "subjects": ["pasar; dan code: lain", "parkir"],
            "evidence": [at("meneken MoU")],
        }
    ],
}  # fmt: skip

EXPECTED = Label.model_validate(
    {
        "id": "pasar#7",
        "url": "https://contoh.example/pasar",
        "text_sha256": from_record(RECORD).text_sha256,
        "regions": ["35.71"],
        "region_mentions": [
            {"text": "KEDIRI", "code": "35.71"},
            {"text": "Kediri", "code": "35.71"},
            {"text": "Kota Kediri", "code": "35.71"},
        ],
        "officials": [
            {
                "name": "Sentanu Wiraga",
                "aliases": ["Pak Wiraga", "Mas Sen"],
                "posts": [
                    {"post": "wali_kota", "region": "35.71", "acting": "plt"},
                    {"post": "sekda", "tenure": "former"},
                ],
            }
        ],
        "dates": [{"text": "Senin (3/3/2025)", "value": "2025-03-03"}, {"text": "2024", "value": None}],
        "sakip": [{key: value for key, value in RECORD["sakip"][0].items() if key != "evidence"}],
        "agreements": [{key: value for key, value in RECORD["agreements"][0].items() if key != "evidence"}],
        "repeats": ["KEDIRI - Wali Kota Kediri Sentanu Wiraga"],
        "repeats_elsewhere": [],
    }
)


def test_a_record_drawn_and_read_is_the_label_that_it_says() -> None:
    assert to_label(from_record(RECORD)) == EXPECTED


def annotated(tasks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What Label Studio exports when a person accepts all predictions: the results become an annotation."""
    extra = {"origin": "prediction"}
    return [
        {
            "id": 41,
            "data": task["data"],
            "annotations": [
                {
                    "id": 9,
                    "completed_by": 1,
                    "was_cancelled": False,
                    "ground_truth": False,
                    "lead_time": 12.5,
                    "result": [result | extra for result in task["predictions"][0]["result"]],
                }
            ],
            "predictions": [],
        }
        for task in tasks
    ]


def from_label_studio(tmp_path: Path, tasks: list[dict[str, Any]]) -> list[Marked]:
    file = tmp_path / "export.json"
    file.write_text(json.dumps(tasks), encoding="utf-8")
    return label_studio.load(file)


def test_label_studio_and_back(tmp_path: Path) -> None:
    tasks = json.loads(label_studio.dump([from_record(RECORD)]))
    assert list(map(to_label, from_label_studio(tmp_path, annotated(tasks)))) == [EXPECTED]


def test_what_nobody_annotated_is_left_out(tmp_path: Path) -> None:
    tasks = annotated(json.loads(label_studio.dump([from_record(RECORD)])))
    tasks[0]["annotations"][0]["was_cancelled"] = True
    assert from_label_studio(tmp_path, tasks) == []


def test_of_several_annotations_the_ground_truth_counts(tmp_path: Path) -> None:
    tasks = annotated(json.loads(label_studio.dump([from_record(RECORD)])))
    tasks[0]["annotations"].append({"id": 10, "ground_truth": False, "was_cancelled": False, "result": []})
    with pytest.raises(LabelError, match="pasar#7: 2 annotations; mark the settled one as ground truth"):
        from_label_studio(tmp_path, tasks)
    tasks[0]["annotations"][1]["ground_truth"] = True
    assert from_label_studio(tmp_path, tasks)[0].marks == ()


HAND = "🎉🎉 Pj Gubernur Papua Rumbiak hadir."


def region(start: int, end: int, words: str, **more: Any) -> dict[str, Any]:
    value = {"start": start, "end": end, "text": words, "labels": [more.pop("label", "official")]}
    return {"from_name": "label", "to_name": "text", "type": "labels", "origin": "manual", "value": value} | more


def noted(name: str, kind: str, value: str, place: dict[str, Any]) -> dict[str, Any]:
    value_key = "choices" if kind == "choices" else "text"
    return {"id": "cD2", "from_name": name, "to_name": "text", "type": kind, "value": place | {value_key: [value]}}


def hand_made(shift: int) -> list[dict[str, Any]]:
    """An export as the tool writes it, with every offset behind the emoji moved by ``shift``."""
    post = {"start": 3 + shift, "end": 20 + shift, "text": "Pj Gubernur Papua"}
    results = [
        region(21 + shift, 28 + shift, "Rumbiak", id="aB1"),
        region(3 + shift, 20 + shift, "Pj Gubernur Papua", id="cD2", label="post"),
        noted("post_post", "choices", "gubernur", post),
        noted("post_acting", "choices", "pj", post),
        noted("post_region", "textarea", "91", post),
        noted("region_code", "textarea", "35", post),  # noted while the mark was still a region
        {"from_id": "cD2", "to_id": "aB1", "type": "relation", "direction": "left", "labels": ["holds"]},
        {"id": "n1", "from_name": "notes", "to_name": "text", "type": "textarea", "value": {"text": ["sulit"]}},
    ]
    return [{"id": 5, "data": {"text": HAND}, "annotations": [{"id": 1, "was_cancelled": False, "result": results}]}]


@pytest.mark.parametrize("shift", [0, 2], ids=["code points", "UTF-16 code units"])
def test_label_studio_offsets_in_either_count(tmp_path: Path, shift: int) -> None:
    label = to_label(from_label_studio(tmp_path, hand_made(shift))[0])
    assert label.officials is not None
    assert label.officials[0].model_dump() == {
        "name": "Rumbiak",
        "aliases": (),
        "posts": ({"post": "gubernur", "region": "91", "acting": "pj", "tenure": "incumbent"},),
    }
    assert (label.id, label.notes, label.regions) == ("5", "sulit", ())


def test_words_that_are_not_there_are_refused(tmp_path: Path) -> None:
    with pytest.raises(LabelError, match="5: at 22 to 29 stands “umbiak ”, not “Rumbiak”"):
        from_label_studio(tmp_path, hand_made(1))


def test_a_relation_needs_one_label(tmp_path: Path) -> None:
    tasks = hand_made(0)
    tasks[0]["annotations"][0]["result"][6]["labels"] = []
    with pytest.raises(LabelError, match="a relation with 0 labels; give it one of alias_of, holds, part_of"):
        from_label_studio(tmp_path, tasks)


def test_the_configuration_has_a_control_for_every_fact() -> None:
    root = ElementTree.fromstring(label_studio.config())
    assert [label.get("value") for label in root.findall("Labels/Label")] == list(KINDS)
    assert [relation.get("value") for relation in root.findall("Relations/Relation")] == list(LINKS)
    controls = {element.get("name"): element for element in root if element.get("perRegion")}
    assert set(controls) == {f"{kind}_{fact}" for kind, facts in KINDS.items() for fact in facts}
    assert [choice.get("value") for choice in controls["sakip_status"]] == ["achieved", "target"]
    assert all(element.get("toName") == "text" for element in controls.values())


def in_brat(tmp_path: Path, files: dict[str, str]) -> list[Marked]:
    for name, content in files.items():
        (tmp_path / name).write_bytes(content.encode())
    return brat.load(tmp_path)


def test_brat_and_back(tmp_path: Path) -> None:
    files = brat.dump([from_record(RECORD)])
    assert set(files) == {"annotation.conf", "pasar@7.txt", "pasar@7.ann", "articles.jsonl"}
    loaded = list(map(to_label, in_brat(tmp_path, files)))
    assert loaded == [EXPECTED]


def test_brat_files_have_the_lines_that_brat_writes() -> None:
    lines = brat.dump([from_record(RECORD)])["pasar@7.ann"].splitlines()
    assert lines[0] == "T1\tregion 15 21\tKEDIRI"
    evidence = next(line for line in lines if "\tsakip " in line)
    start = TEXT.index("Kota Kediri meraih")
    assert evidence.endswith(
        f"sakip {start} {start + 41};{start + 42} {start + 48}\tKota Kediri meraih predikat A tahun 2024. KEDIRI"
    )
    assert any(line.startswith("E1\tagreement:T") and " participant2:T" in line for line in lines)
    assert any(line.startswith("R1\talias_of Arg1:T") for line in lines)
    assert any(line.endswith("sakip_status T11 achieved") for line in lines)
    assert any("\tsignatory_by_post T" in line for line in lines)


def test_brat_texts_have_one_unit_a_character_in_every_count() -> None:
    text = brat.dump([from_record(RECORD)])["pasar@7.txt"]
    assert len(text) == len(TEXT) == len(text.encode("utf-16-le")) // 2


ANN = """T1\tofficial 17 24\tRumbiak
T2\tpost 0 16\tPj Gubernur Papua\t
R1\tholds Arg1:T1 Arg2:T2\t
A1\tpost_post T2 gubernur
A2\tpost_acting T2 pj
#1\tAnnotatorNotes T2\tregion: 91
#2\tAnnotatorNotes T1\tnama marga saja?
*\tEquiv T1 T2
N1\tReference T2 Kemendagri:91\tPapua
"""


def test_brat_as_people_leave_it(tmp_path: Path) -> None:
    ann = ANN.replace("0 16", "0 17").replace("17 24", "18 25")
    marked = in_brat(tmp_path, {"b.txt": "Pj Gubernur Papua Rumbiak hadir.\n", "b.ann": ann})
    label = to_label(marked[0])
    assert label.officials is not None
    assert [(post.post, post.acting, post.region) for post in label.officials[0].posts] == [("gubernur", "pj", "91")]
    assert (label.id, label.notes) == ("b", "nama marga saja?")
    assert label.text_sha256 is not None


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("T1\tdate 0 4\tKamis", r"b.ann, line 1: at 0 4 stands “Rabu”, not “Kamis”"),
        ("X1\tdate 0 4\tRabu", r"line 1: 'X1' is no annotation of a known form"),
        ("T1\tdate nol 4\tRabu", r"line 1: invalid literal"),
        ("A1\tsakip_status T9 target", r"b.ann: sakip_status is noted on T9, which is not there"),
        (
            "T1\tdate 0 4\tRabu\n#1\tAnnotatorNotes T1\tcode: 35",
            r"code is noted on T1, a date, which has no such value",
        ),
    ],
)
def test_a_wrong_line_of_brat_is_named(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(LabelError, match=message):
        in_brat(tmp_path, {"b.txt": "Rabu hujan.", "b.ann": line})


@pytest.mark.parametrize(
    ("ann", "message"),
    [
        ("T1\tpost 0 4\tRabu", "the post “Rabu” has no link 'holds'"),
        ("T1\tcuaca 0 4\tRabu", "'cuaca' is no kind of mark"),
        ("T1\tdate 0 4\tRabu\nT2\tpost 5 10\thujan\nR1\tholds Arg1:T1 Arg2:T2", "leads from date to post"),
        ("T1\tsakip 0 4\tRabu", "sakip.0.subject.kind"),
    ],
)
def test_marks_that_make_no_label_are_named(tmp_path: Path, ann: str, message: str) -> None:
    marked = in_brat(tmp_path, {"b.txt": "Rabu hujan.", "b.ann": ann})[0]
    with pytest.raises(LabelError, match=f"b: .*{message}"):
        to_label(marked)


def test_folders_and_files_that_are_none_are_said_so(tmp_path: Path) -> None:
    with pytest.raises(LabelError, match=r"no \.ann files"):
        brat.load(tmp_path)
    (tmp_path / "a.json").write_text("[{}]", encoding="utf-8")
    with pytest.raises(LabelError, match="no JSON export of Label Studio"):
        label_studio.load(tmp_path / "a.json")
    with pytest.raises(LabelError, match="cannot be read"):
        label_studio.load(tmp_path / "b.json")

"""A million inputs and more: ``make fuzz``. Each target in a process of its own, first led by the code that inputs
reach, then, five times as fast, by chance alone.

An input that fails is kept in ``tests/fuzz/failures/<target>``, where the tests try it ever after. The count goes into
RELIABILITY.md.
"""

from __future__ import annotations

import argparse
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "RELIABILITY.md"
FAILURES = Path(__file__).parent / "failures"
BEGIN, END = "<!-- fuzz: written by make fuzz -->", "<!-- fuzz ends -->"
LONGEST = 600
"""Bytes of an input: a fault that needs more is sought by the tests that grow their input."""
SLOW = 10
"""Seconds that an input of ``LONGEST`` bytes may take; a usual one takes 0.001."""
RUNS = {"read": 250_000, "normalise": 250_000, "dates": 300_000, "regions": 300_000}
LED = 0.1
"""The part of the inputs that is led by coverage."""


def main() -> None:
    parser = argparse.ArgumentParser(description="Fuzz reading, normalising, dates and regions.")
    parser.add_argument("--part", type=float, default=1.0, help="the part of a million inputs to try (0 to 1)")
    parser.add_argument("--target", choices=RUNS, help="carry out one target here (what the command calls itself with)")
    parser.add_argument("--runs", type=int, help="how many inputs for that target")
    parser.add_argument("--led", action="store_true", help="led by coverage")
    given = parser.parse_args()
    if given.target:
        _fuzz(given.target, given.runs, led=given.led)
    else:
        _write({target: _tried(target, int(runs * given.part)) for target, runs in RUNS.items()})


def _fuzz(target: str, runs: int, *, led: bool) -> None:
    import atheris

    with atheris.instrument_imports(include=["saripati.pipeline", "saripati.extractors"] if led else ["nothing"]):
        from tests.fuzz.targets import TARGETS

    folder = Path(tempfile.mkdtemp())
    for number, seed in enumerate(_seeds(target)):
        (folder / f"{number}").write_bytes(seed)
    words = folder.parent / f"{folder.name}.dict"
    words.write_text("".join(f'"{_escaped(word)}"\n' for word in _words()))
    FAILURES.joinpath(target).mkdir(parents=True, exist_ok=True)
    options = [f"-runs={runs}", f"-max_len={LONGEST}", f"-timeout={SLOW}", f"-dict={words}", "-print_final_stats=1"]
    options += ["-len_control=10", f"-artifact_prefix={FAILURES / target}/"]
    atheris.Setup([sys.argv[0], *options, str(folder)], TARGETS[target], enable_python_coverage=led)
    atheris.Fuzz()


def _tried(target: str, runs: int) -> tuple[int, int]:
    """How many inputs were tried, and how many failed."""
    led = _in_processes(target, int(runs * LED), "--led")
    blind = _in_processes(target, runs - led[0])
    return led[0] + blind[0], led[1] + blind[1]


def _in_processes(target: str, runs: int, *options: str) -> tuple[int, int]:
    """Goes on in a new process, with other inputs, after a failure."""
    tried = failed = 0
    while tried < runs and failed < 5:
        command = [sys.executable, "-m", "tests.fuzz", "--target", target, "--runs", str(runs - tried), *options]
        done = subprocess.run(command, cwd=ROOT, stderr=subprocess.PIPE, text=True, check=False, errors="replace")
        counted = re.findall(r"number_of_executed_units:\s*(\d+)|^#(\d+)\t", done.stderr, re.MULTILINE)
        if not counted:
            sys.exit(done.stderr[-3_000:])
        tried += int(max(counted[-1]))
        if done.returncode:
            failed += 1
            print(f"exit status {done.returncode}", done.stderr[-2_500:])
        print(f"{target}: {tried:,} inputs, {failed} failed", flush=True)
    return tried, failed


def _seeds(target: str) -> list[bytes]:
    """Beginnings of articles, some in the wrappings that a reader knows."""
    chance = random.Random(target)
    words = _words()
    texts = [" ".join(chance.choices(words, k=40)).encode() for _ in range(60)]
    wrapped = [
        b"\x01<html><body><article><h1>" + texts[0] + b"</h1><p>" + texts[1] + b"</p></article></body></html>",
        b'\x02[{"title": "a", "text": "' + texts[2] + b'"}, {"isi": "b"}]',
        b'\x03{"text": "' + texts[3] + b'"}\n{"text": ["a", "b"]}\n',
        b"\x04judul;isi\na;" + texts[4] + b"\n",
        "BLITAR, KOMPAS.com – Rapat\fJudul\v29/9/2025".encode("utf-16"),
    ]
    return [*wrapped, *(bytes([number]) + text for number, text in enumerate(texts))]


def _words() -> list[str]:
    from saripati.extractors.lexicon import rows

    names = [row["name"] for row in rows("regions")][::97]
    plain = """Kabupaten Kota Provinsi Kecamatan Bupati Wali Gubernur Januari Feb Agustus Desember Senin Jumat kemarin
    lusa tahun bulan pekan lalu depan sejak hingga s.d. – — / - . , ( ) “ ” 29 2025 1990-an 16/6/2020 30.02.2024 10.30
    WIB Ramadan 1446 H II triwulan Baca juga: Foto: Editor: Penulis Jakarta, <p> </p> <div> <br/> &nbsp; &#8211; <!--
    <script> </table> \ufeff \u200b \u202e \u00ad ’ ﬁ İ ß 𝟚 {" ": [ ] } , null \\u0000 text isi judul""".split()
    return names + plain


def _escaped(word: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word.encode())


def _write(found: dict[str, tuple[int, int]]) -> None:
    rows = [f"| {target} | {tried:,} | {failed or 'none'} |" for target, (tried, failed) in found.items()]
    total, failed = (sum(figures) for figures in zip(*found.values(), strict=True))
    rows.append(f"| all | {total:,} | {failed or 'none'} |")
    table = "\n".join(["", "| target | inputs tried | failed |", "| --- | ---: | --- |", *rows, ""])
    before, rest = PAGE.read_text(encoding="utf-8").split(BEGIN)
    PAGE.write_text(f"{before}{BEGIN}\n{table}\n{END}{rest.split(END)[1]}", encoding="utf-8")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()

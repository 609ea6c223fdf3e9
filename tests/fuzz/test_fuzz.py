"""What held of a million inputs holds of some hundreds at every test, and of each that ever failed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .targets import TARGETS

FAILURES = sorted(path for path in (Path(__file__).parent / "failures").rglob("*") if path.is_file())
WORDS = """Kabupaten Kota Blitar Malang Jawa Timur Bupati Wali Senin 29 September 2025 (16/6/2020) kemarin s.d. – “ ” .
, ; ( ) 10.30 WIB Baca juga: <p> </p> <table> <br/> &nbsp; <!-- {"text": " "} [ ] \\ud800 \x00 \ufeff \u200b \u202e
\u00ad İ ﬁ e\u0301 𝟚 \U0001f600 99999999999999999999 Kаbupaten""".split()  # the last with a Cyrillic letter
SCRAPS = st.one_of(
    st.sampled_from(WORDS), st.text(max_size=6), st.sampled_from(["\n", "\f", "\v", "\r", "\u2028", "\t"])
)
TEXTS = st.lists(SCRAPS, max_size=60).map(" ".join).map(lambda text: text.encode("utf-8", "surrogatepass"))
BYTES = st.tuples(st.integers(0, 255), TEXTS | st.binary(max_size=200)).map(lambda both: bytes([both[0]]) + both[1])


@pytest.mark.parametrize("target", TARGETS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=BYTES)
def test_any_bytes(target: str, data: bytes) -> None:
    TARGETS[target](data)


@pytest.mark.parametrize("path", FAILURES, ids=lambda path: f"{path.parent.name}-{path.name[-8:]}")
def test_what_failed_once(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())

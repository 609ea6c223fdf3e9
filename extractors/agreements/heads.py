"""Who heads a body: the contract's post of one, by the body's name."""

from __future__ import annotations

from .cutting import Body
from .signer_words import PostWord

OF_GOVERNMENT = ("camat", "kepala_dinas", "kepala_badan")
LOCAL = ("kementerian_lembaga", "tni_polri_kejaksaan", "opd", "lainnya")
_HEADS = {
    "Kejaksaan Negeri": "kajari",
    "Kejari": "kajari",
    "Kejaksaan Tinggi": "kajati",
    "Kejati": "kajati",
    "Polres": "kapolres",
    "Polda": "kapolda",
    "Dinas": "kepala_dinas",
    "RSUD": "direktur_rsud",
    "Rumah Sakit": "direktur_rsud",
    "DPRD": "ketua_dprd",
    "DPRK": "ketua_dprd",
    "DPRP": "ketua_dprd",
    "DPR Papua": "ketua_dprd",
}
"""The contract's posts of those who head a body of this name."""


def post_of_head(body: Body, row: PostWord) -> str:
    """The post of one who heads a body."""
    if row.post != "lainnya":
        return row.post
    known = next((post for head, post in _HEADS.items() if body.name.startswith(head)), None)
    if known or body.kind != "opd":
        return known or "lainnya"
    return "kepala_dinas" if body.name.startswith("D") else "kepala_badan"

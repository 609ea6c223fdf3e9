"""Who merely attends: an act that is attended, or that tells when something else happened, has its own parties."""

from __future__ import annotations

import re

DOING = frozenset(
    (
        "menyaksikan|menjadi saksi|sebagai saksi|tampak menyaksikan|ikut menyaksikan|turut menyaksikan|yang menyaksikan"
        "|menghadiri|hadir|turut hadir|mendampingi|menerima|menemui|bertemu|mengunjungi"
    ).split("|")
)
"""Words of witness and attendance whose subject stands before them."""
_LOOSED = re.compile(
    r"[,:;]|\b(?:itu|tersebut|ini|tadi|yaitu|yakni|adalah|ialah|antara lain|di ?antaranya|termasuk|oleh karena)\b"
)
"""What parts an act that is attended from those who attend it: "Hadir dalam penandatanganan itu, Bupati X …"."""
_ADJUNCT = re.compile(
    r"\W*(?:(?:se)?usai|setelah|sesudah|selepas|selesai|saat|ketika|sebelum|dalam|pada|di sela(?:-sela)?|sela-sela"
    r"|di tengah)\b[^,]{0,40}$",
    re.IGNORECASE,
)
"""What makes of a signing at the head of a clause the time of something else: "Usai penandatanganan itu, …"."""
_OPENS_ADJUNCT = re.compile(
    r"\W*(?:(?:se)?usai|setelah|sesudah|selepas|selesai|sebelum|saat|ketika|sehabis|begitu)\b", re.IGNORECASE
)
_ACTS = re.compile(
    r",? ?(?:\([^()]*\) ?)?(?:juga |langsung |kembali |kemudian |lalu )?"
    r"(?:me[a-z]{3,}|ber[a-z]{3,}|di[a-z]{4,}|ter[a-z]{4,}|ingin|yakin|akan|telah|sudah|sempat"
    r"|langsung|pulang|tiba|turut|ikut|tampak|hadir|pun)\b"
)
"""A verb right behind a name."""
_ENDS_ADJUNCT = re.compile(r"\s*(?:\([^()]*\)\s*)?(?:,|(?:itu|tersebut|ini|tadi)\b)")


def is_adjunct(text: str, start: int, at: int) -> bool:
    """Whether a signing at ``at`` tells when something else happened, in the clause that begins at ``start``."""
    return _ADJUNCT.match(text, start, at) is not None


def opens_adjunct(text: str, start: int) -> bool:
    """Whether a clause tells when something else happened: "Usai menandatangani MoU, …"."""
    return _OPENS_ADJUNCT.match(text, start) is not None


def acts(text: str, end: int) -> bool:
    """Whether a verb follows the name that ends at ``end``."""
    return _ACTS.match(text, end) is not None


def ends_adjunct(text: str, act_end: int, at: int) -> bool:
    """Whether such an act is over before ``at``."""
    return _ENDS_ADJUNCT.match(text, act_end, at) is not None


def is_parted(text: str, act_end: int, at: int) -> bool:
    """Whether what stands at ``at`` is parted from an act that is attended: a guest."""
    return _LOOSED.search(text, act_end, at) is not None

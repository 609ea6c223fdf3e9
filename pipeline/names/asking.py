"""Which paragraphs the model is asked about: those in which a name can matter to a record.

Officials, signatories and participants stand beside a post, a title, a verb of saying or an agreement word, and
every name has a capital or stands in a line of capitals. A paragraph with neither is not asked.
"""

from __future__ import annotations

import regex

_CUE = regex.compile(
    r"""(?:
      bupati|wali\s?kota|wagub|gubernur|wakil|wabup|wawali|wawako|presiden|menteri|menko|wamen|menpan
    | kepala|ketua|anggota|sekda|sekretaris|sekjen|dirjen|direktur|direksi|deputi|asisten|staf\s+ahli|inspektur
    | kabag|kabid|kadis|kadin|kasi|kasat|kasubag|kapol|wakapol|kajati|kajari|jaksa|hakim|panglima|pangdam|komandan
    | dandim|danrem|danramil|danlanal|camat|lurah|kades|kuwu|keuchik|penghulu|komisioner|juru\s?bicara|jubir
    | pj|pjs|plt|plh|penjabat|pelaksana|pejabat|mantan|eks|rektor|dekan|manajer|pimpinan|tokoh|koordinator
    | ujar|kata|tutur|ucap|ungkap|jelas|papar|tegas|imbuh|tambah|sebut|terang|pungkas|sambung|menurut|lanjut
    | ditandatangani|menandatangani|penandatanganan|tanda\s?tangan|teken|meneken|mou|nota|perjanjian|kerja\s?sama
    | kesepakatan|kesepahaman|komitmen|disaksikan|menyaksikan|dihadiri|menghadiri|hadir|dilantik|melantik|pelantikan
    | menerima|menyerahkan|diserahkan|diterima|penghargaan|memimpin|dipimpin|dibuka|membuka
    | h|hj|dr|drs|dra|ir|prof|kh|bapak|ibu|pak|bu|mas|gus|ning|tgh|letkol|kolonel|brigjen|mayjen|irjen|kombes
    | akbp|akp|kompol|ipda|iptu|mayor|kapten|jenderal|laksamana|marsekal
    )(?:nya|kan|an)?\b""",
    regex.VERBOSE | regex.IGNORECASE,
)
_CAPITAL = regex.compile(r"\p{Lu}\p{L}")
_WORD_START = r"(?<![\p{L}\p{N}])"
_CUE_WORD = regex.compile(_WORD_START + _CUE.pattern, regex.VERBOSE | regex.IGNORECASE)


def can_matter(paragraph: str) -> bool:
    """Whether the model should read this paragraph: it has a capitalised word and a cue."""
    return _CAPITAL.search(paragraph) is not None and _CUE_WORD.search(paragraph) is not None

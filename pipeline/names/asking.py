"""Which paragraphs the model is asked about: those in which a name can matter to a record.

Officials, signatories and participants are introduced beside a post, a rank, a title or an agreement word; a later
bare name ("ujar Tarjo") adds nothing that the record needs. So a body paragraph or caption without such a word is not
asked; titles always are. Measured on labelled officials of 80 real articles: 56 % of the words are asked about, and 1
of 185 officials stands only in paragraphs that are not.
"""

from __future__ import annotations

import regex

_POSTS = r"""
      (?:wakil\s+)?(?:bupati|wali\s?kota|gubernur) | wagub | wabup | wawali | wawako | presiden | wapres
    | (?:wa)?men(?:teri|ko\w*|pan\w*|dagri|kes|keu|hub|tan|lu|han|pora|dik\w*|sos|ag|kominfo|parekraf|aker|des\w*)
    | kepala | ketua | ketum | anggota | sekda\w* | sekretaris | sekjen | dirjen | direktur | dirut | deputi
    | asisten | staf | inspektur | ka(?:ban|bag|bid|biro|dis|din|si|sie|ur|sat|sub|dinkes|dindik|kan|kanwil)\w*
    | (?:waka|ka)pol\w* | wakil | kaja(?:ti|ri) | jaksa | hakim | panglima | pangdam\w* | pangkostrad | komandan
    | dan(?:dim|rem|ramil|lan|yon|sat|den)\w* | camat | lurah | kades | kuwu | keuchik | penghulu | komisioner
    | juru\s?bicara | jubir | kalak | rektor | pj | pjs | plt | plh | penjabat | pelaksana | pejabat | mantan | eks"""
_TITLES = r"""
      h | hj | dr | drs | dra | ir | prof | kh | letkol | letjen | kolonel | brigjen | mayjen | irjen | komjen
    | kombes\w* | akbp | akp | kompol | ipda | iptu | aipda | aiptu | bripka | mayor | kapten | jenderal
    | laksa(?:mana|mada|ma) | marse(?:kal|da|dya)"""
_AGREEMENTS = r"""
      (?:di|me)?[tn]eken | (?:penan|menan|ditan|tan)da\s?tangan\w* | mou | nota | perjanjian | pks
    | kerja\s?sama | kesepakatan | kesepahaman | komitmen | disaksikan"""
_CUE = regex.compile(
    rf"(?<![\p{{L}}\p{{N}}])(?:{_POSTS}|{_TITLES}|{_AGREEMENTS})(?:nya)?(?![\p{{L}}\p{{N}}])",
    regex.VERBOSE | regex.IGNORECASE,
)


def can_matter(paragraph: str) -> bool:
    """Whether the model should read this body paragraph or caption."""
    return _CUE.search(paragraph) is not None

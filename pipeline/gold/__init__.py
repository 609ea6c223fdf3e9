"""The gold set: labels in and out, checked, and exchanged with the tools that people label in.

``read_labels`` and ``Label`` are the form; ``read_records`` the records that are held against labels.
"""

from .labels import (
    AgreementLabel,
    DateLabel,
    Label,
    OfficialLabel,
    Origin,
    ParticipantLabel,
    PostLabel,
    RegionMentionLabel,
    SakipLabel,
    SignatoryLabel,
    Split,
    SubjectLabel,
    WitnessLabel,
    digests,
    read_labels,
    write_labels,
)
from .texts import JSON, read_records, read_texts

__all__ = [
    "JSON",
    "AgreementLabel",
    "DateLabel",
    "Label",
    "OfficialLabel",
    "Origin",
    "ParticipantLabel",
    "PostLabel",
    "RegionMentionLabel",
    "SakipLabel",
    "SignatoryLabel",
    "Split",
    "SubjectLabel",
    "WitnessLabel",
    "digests",
    "read_labels",
    "read_records",
    "read_texts",
    "write_labels",
]

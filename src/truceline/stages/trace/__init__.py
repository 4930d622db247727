"""Trace which reports share wording, passage by passage; `root` then says what came from what."""

from dataclasses import replace

from truceline.records.claim import Kinship
from truceline.records.mention import Reading
from truceline.reference.compounds import KIN, parts
from truceline.reference.wording import wordings
from truceline.stages.trace.alignment import align
from truceline.stages.trace.blocking import candidates
from truceline.stages.trace.judgement import judge

__all__ = ["trace"]


def trace(readings: tuple[Reading, ...]) -> tuple[Kinship, ...]:
    """Give the pairs of reports that share wording or, without that, rare words; ordered by ids.

    The order of the readings makes no difference. Pairs are looked at that share
    a MinHash band or are among each other's nearest by rare words; the judgement on
    a pair rests on the two reports alone.
    """
    documents = {reading.document.id: reading.document for reading in readings}
    tellings = {reading.document.id: wordings(reading) for reading in readings}
    found = []
    for (a, b), cosine in candidates(tellings).items():
        matches = align(tellings[a], tellings[b])
        found.append(judge((documents[a], tellings[a]), (documents[b], tellings[b]), matches, cosine))
    return _with_parts(tuple(kinship for kinship in found if kinship is not None))


def _with_parts(kin: tuple[Kinship, ...]) -> tuple[Kinship, ...]:
    """Call kinship with one part of a report by its name, however large the part."""
    partial = parts(kin)
    return tuple(
        replace(kinship, kind="compilation", reason=f"{kinship.reason}; other parts run like another report")
        if kinship.kind in KIN and not partial.isdisjoint(((kinship.a, kinship.b), (kinship.b, kinship.a)))
        else kinship
        for kinship in kin
    )

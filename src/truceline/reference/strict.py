"""What a strict PLOVER coder writes for a type under a status."""

from truceline.records.mention import Status

# Types that a strict coder writes as AGREE while they are only intended.
INTENDED_AS_AGREE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "AGREE"})


def strict_type(event_type: str, status: Status) -> str | None:
    """Give what a strict PLOVER coder writes for a type under a status, None where PLOVER leaves it out."""
    if status is Status.NOT_HAPPENED:
        return None
    if event_type in {"THREATEN", "REQUEST", "REJECT"}:
        return event_type
    if status is Status.DENIED:
        return "REJECT"
    if status in {Status.PLANNED, Status.POSSIBLE}:
        if event_type in INTENDED_AS_AGREE:
            return "AGREE"
        return "CONCEDE" if event_type == "RETREAT" else event_type
    if status is Status.DEMANDED:
        return "REQUEST"
    return "THREATEN" if status is Status.THREATENED else event_type

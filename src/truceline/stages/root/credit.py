"""Which outlets a report names as its sources, and when two names are one outlet."""

from functools import lru_cache

from truceline.records.claim import Dated
from truceline.records.document import Evidence, SectionRole
from truceline.records.mention import Citation
from truceline.reference.outlets import known_outlets
from truceline.reference.shingles import fold, words_of

# Words by which an outlet that no list knows shows itself.
_PRESS = frozenset(
    """agency broadcaster broadcasting bulletin channel chronicle courier daily dispatch gazette guardian herald
    journal magazine mail mirror monitor network news newspaper newswire observer post press radio register
    standard telegraph television times tribune tv weekly wire""".split()  # noqa: SIM905
)
# "Reuters" may stand as "the Reuters news agency".
_GENERIC = frozenset("the a agency channel com daily news newspaper online press service tv website".split())  # noqa: SIM905


def credits_of(dated: Dated) -> tuple[Citation, ...]:
    """Give a report's citations of outlets other than its own; ministries and people are no outlets."""
    own = dated.reading.document.outlet or ""
    return tuple(
        citation
        for citation in dated.reading.citations
        if is_outlet(citation.outlet) and not is_same_outlet(citation.outlet, own)
    )


def namings(dated: Dated, citation: Citation) -> tuple[Evidence, ...]:
    """Give every place in a report's body that names a cited outlet, the citation's own among them."""
    document = dated.reading.document
    sought = [word.text for word in words_of(citation.outlet) if word.text != "the"]
    words = words_of(document.text)
    found = {citation.evidence.start: citation.evidence}
    for at in range(len(words) - len(sought) + 1) if sought else ():
        if words[at].text != sought[0] or [word.text for word in words[at : at + len(sought)]] != sought:
            continue
        held = words[at : at + len(sought)]
        section = document.section_at(held[0].start)
        if section and section.role is SectionRole.BODY:
            found.setdefault(held[0].start, document.evidence(held[0].start, held[-1].end))
    return tuple(found[start] for start in sorted(found))


def is_outlet(name: str) -> bool:
    """Tell whether a name is a known outlet's or shows by a word of the press that it is one's."""
    return known_outlets().named(name) is not None or bool(_words(name) & _PRESS)


def is_same_outlet(one: str, other: str) -> bool:
    """Tell whether two names are one outlet's; an empty name is nobody's."""
    return bool(one and other) and outlet_key(one) == outlet_key(other)


# Outlets are few; every two reports of a family ask whether theirs are one.
@lru_cache(maxsize=20_000)
def outlet_key(name: str) -> str:
    """Give a form that all names of an outlet share."""
    known = known_outlets().named(name)
    words = _words(known.name if known else name)
    return " ".join(sorted(words - _GENERIC or words))


def _words(name: str) -> frozenset[str]:
    return frozenset(map(fold, name.split())) - {""}

"""The learned reader's word on whether a thing is so, where no word of the text says it.

Tense and form alone are weak signs: of a noun ("the siege"), of a headline, of a participle ("killing four"). Where
words decide (a modal, a negation, "promised"), the rules know them better. Decision 0025 gives what was measured.
"""

from collections.abc import Sequence

from truceline.records.document import Document
from truceline.records.mention import Status
from truceline.records.parse import Token
from truceline.reference.lexicon import Lexicon
from truceline.stages.code.deciding import status_words
from truceline.stages.code.forms import is_past, is_perfect
from truceline.stages.code.learned import SURE, Sight
from truceline.stages.code.shaping import Shaped

# What is not so, and what somebody asks or threatens, a text says in so many words.
WITHOUT_WORDS = frozenset({Status.HAPPENED, Status.ONGOING, Status.PLANNED, Status.POSSIBLE})
# Their status goes with the type.
OF_ONE_STATUS = frozenset({"REQUEST", "REJECT", "THREATEN"})
# An event is seen in words from this share on; of other words the reader has learned no status.
SEEN = 0.5


def status_heard(
    shaped: Shaped, sight: Sight, document: Document, lexicon: Lexicon
) -> tuple[Status, float] | None:
    """Give the status that the reader is sure of, with its share; None where what the rules say stands.

    It stands where words decide it, where a change is told of ("resumed"), where a verb stands in the past ("has
    left", "was shelled"), and where the reader is not sure.
    """
    if shaped.status not in WITHOUT_WORDS or shaped.hit.event_type in OF_ONE_STATUS:
        return None
    if shaped.verdict.phase is not None or _is_of_the_past(shaped.hit.head):
        return None
    if status_words(shaped, document, lexicon):
        return None
    found = _likeliest(shaped.words, sight)
    if found is None or found[1] < SURE or found[0] is shaped.status or found[0] not in WITHOUT_WORDS:
        return None
    return found


def _is_of_the_past(verb: Token) -> bool:
    return verb.tag_ in {"VBD", "VBN"} and (is_past(verb) or is_perfect(verb))


def _likeliest(words: Sequence[Token], sight: Sight) -> tuple[Status, float] | None:
    place = sight.at(words[0])
    if place is None:
        return None
    first, seen = place
    start, end = words[0].idx - first, words[-1].idx + len(words[-1]) - first
    if seen.event_share(start, end) < SEEN:
        return None
    shares = seen.status_of(start, end)
    best = max(shares, key=lambda name: shares[name])
    return Status(best), shares[best]

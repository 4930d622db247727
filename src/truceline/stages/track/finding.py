"""An arrangement by whatever a person types: an id, a claim's id, a name or a few words of it."""

from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from truceline.errors import NotFoundError
from truceline.records.arrangement import Arrangement
from truceline.reference.folding import folded_words

# So many near ones are listed where nothing, or more than one, answers.
NEAR = 5
# A query is a name, not a text.
LONGEST = 200


def find_arrangement(arrangements: Sequence[Arrangement], name_or_id: str) -> Arrangement:
    """Find the one arrangement that answers to an id, a claim's id, a name, an alias or some of its words.

    Case, diacritics and hyphens are folded. NotFoundError lists the near ones,
    also where the words fit several.
    """
    asked = name_or_id.strip()
    for ids in (_ids, _claim_ids):
        found = [a for a in arrangements if asked in ids(a)]
        if len(found) == 1:
            return found[0]
    words = folded_words(asked[:LONGEST])
    named = [a for a in arrangements if words and words == folded_words(a.name)]
    named = named or [a for a in arrangements if words and words in map(folded_words, a.aliases)]
    fitting = named or [a for a in arrangements if words and set(words.split()) <= _words(a)]
    if len(fitting) == 1:
        return fitting[0]
    raise NotFoundError(name_or_id, _way_out(arrangements, fitting, words))


def _ids(arrangement: Arrangement) -> tuple[str, ...]:
    return (arrangement.id,)


def _claim_ids(arrangement: Arrangement) -> Iterable[str]:
    return (claim_id for t in arrangement.transitions for claim_id in t.claim_ids)


def _words(arrangement: Arrangement) -> set[str]:
    texts = (arrangement.name, *arrangement.aliases, arrangement.kind)
    found = {word for text in texts for word in folded_words(text).split()}
    return found | {word[:-1] for word in found if word.endswith("s") and len(word) > 3}


def _way_out(arrangements: Sequence[Arrangement], fitting: Sequence[Arrangement], words: str) -> str:
    if not arrangements:
        return "no arrangement is in the record"
    near = fitting or sorted(
        arrangements, key=lambda a: (-fuzz.token_set_ratio(words, folded_words(a.name)), a.name, a.id)
    )
    listed = "; ".join(f"{a.name} ({a.id})" for a in near[:NEAR])
    return (
        f"fits several arrangements: {listed}"
        if fitting
        else f"no such arrangement; the nearest are: {listed}"
    )

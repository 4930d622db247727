"""Words that may not stand for each other: fields of terms, each cut into groups of like meaning.

Exchanging a word for another of its group is style; for one of another group of
the same field it changes what a reader learns. A trailing * stands for any ending.
"""

from collections.abc import Mapping
from functools import cache

# Statuses and phases: whether a thing is so, and whether it began, goes on or ended.
_STATUS = {
    "threat": "threaten* threat threats",
    "preparation": "prepar* readied readying steps",
    "plan": "plan plans planned planning schedul* slated intend* will would shall",
    "possibility": "can cannot could may might possib* conceivabl* potential* perhaps",
    "demand": "demand* urge urged urges urging must should call calls called calling",
    "failure": "fail failed fails failing failure unable",
    "delay": "defer* postpon* delay*",
    "refusal": "refus* reject* declin*",
}
_PHASE = {
    "beginning": "begin* began begun start* launch* commenc* initiat*",
    "resumption": "resum* restart* renew* reopen*",
    "pause": "suspend* suspension paus* freez* froze*",
    "end": "end ended ends ending halt* stop* cease ceased ceases ceasing cessation finish* cancel* abandon*",
    "going on": "continu* ongoing remain*",
}
_TERMS = (
    {
        "war": "war wars conflict conflicts fighting hostilities combat",
        "battle": "battle* clash* skirmish*",
        "crisis": "crisis crises",
        "unrest": "unrest riot* protest*",
    },
    {
        "attack": "attack*",
        "offensive": "offensive*",
        "invasion": "invad* invasion* incursion*",
        "operation": "operation*",
        "bombardment": "bomb* shell* airstrike*",
        "raid": "raid*",
    },
    {
        "flight": "flee* fled exodus displac* uproot* refugee*",
        "escape": "escap*",
        "migration": "migra* emigra*",
        "expulsion": "expel* expuls* deport* evict*",
        "evacuation": "evacuat*",
    },
    {
        "overthrow": "oust* overthr* toppl* unseat*",
        "dismissal": "dismiss* sack sacked sacking",
        "resignation": "resign*",
    },
    {
        "official": "official officials",
        "authority": "authority authorities",
        "spokesperson": "spokes*",
        "source": "source sources",
        "minister": "minister ministers",
        "diplomat": "diplomat* envoy*",
        "officer": "officer officers commander*",
    },
    {
        "care": "ensur*",
        "guarantee": "guarant*",
        "promise": "promis* pledg* vow*",
        "attempt": "try tries tried trying attempt* seek* sought",
    },
    {
        "accord": "deal deals agreement* accord accords pact* treaty treaties",
        "decision": "decision*",
        "conclusion": "conclusion*",
        "truce": "truce* ceasefire* armistice*",
        "proposal": "proposal* offer offers",
        "understanding": "understanding*",
    },
    {
        "death": "kill* dead died die dies slain deaths",
        "wound": "wound* injur*",
        "capture": "captur* detain* arrest*",
        "abduction": "abduct* kidnap*",
    },
    {
        "rebel": "rebel rebels insurgent* opposition",
        "militant": "militant* militia*",
        "terrorist": "terroris* extremis*",
        "soldier": "soldier* troop troops",
        "civilian": "civilian*",
        "mercenary": "mercenar*",
    },
    {
        "withdrawal": "withdraw* withdrew",
        "retreat": "retreat*",
        "redeployment": "redeploy*",
        "surrender": "surrender*",
    },
    {
        "claim": "claim claims claimed claiming alleg*",
        "confirmation": "confirm*",
        "admission": "admit* admission acknowledg* conced*",
        "denial": "deny denies denied denying denial*",
        "accusation": "accus*",
    },
)
# The kind of drift that an exchange within each field is.
FIELDS: tuple[tuple[str, Mapping[str, str]], ...] = (
    ("status", _STATUS),
    ("status", _PHASE),
    *(("term", field) for field in _TERMS),
)
# Statuses whose mere loss or arrival changes the sentence: "could expand", "expanded".
DECISIVE = frozenset({"threat", "possibility", "demand", "failure", "delay", "refusal"})
# Things of which one or several makes a difference of fact.
COUNTED = frozenset(
    """accord agreement attack base battalion bomb brigade checkpoint clash convoy delegation drone explosion
    meeting
    missile operation outpost patrol post proposal raid rocket round statement strike talk tower vehicle
    violation zone""".split()  # noqa: SIM905
)
# Verbs that give a statement to somebody, demands and warnings included.
_SAYING = tuple(
    """according accus* acknowledg* added adds admit* announc* argu* assert* believe* call* claim* confirm*
    declar*
    demand* denied denies estimat* insist* noted notes quoted quoting cited citing remark* reported reporting
    reveal* said saying says stated states stress* suggest* told tells urg* vow* warn*""".split()  # noqa: SIM905
)
NEGATING = frozenset(
    [
        "cannot",
        "fail",
        "failed",
        "fails",
        "neither",
        "never",
        "no",
        "nobody",
        "none",
        "nor",
        "not",
        "refused",
        "refuses",
        "unable",
        "without",
    ]
)
NUMBERS = {
    word: str(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905
    )
    if value > 1
}
WEEKDAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
MONTHS = frozenset(
    "january february april june july august september october november december".split()  # noqa: SIM905
)
# Words before a number, by what they make of it.
BOUNDS = {
    "about": "about",
    "around": "about",
    "approximately": "about",
    "roughly": "about",
    "some": "about",
    "more than": "above",
    "over": "above",
    "at least": "above",
    "nearly": "below",
    "almost": "below",
    "up to": "below",
    "fewer than": "below",
    "less than": "below",
}


@cache
def group_of(word: str) -> tuple[int, str, str] | None:
    """Give the field (its place), the kind of drift and the group of a folded word; None for others."""
    for place, (kind, groups) in enumerate(FIELDS):
        for group, terms in groups.items():
            if any(_fits(word, term) for term in terms.split()):
                return place, kind, group
    return None


@cache
def is_saying(word: str) -> bool:
    """Tell whether a folded word gives a statement to somebody."""
    return any(_fits(word, term) for term in _SAYING)


def _fits(word: str, term: str) -> bool:
    return word.startswith(term[:-1]) if term.endswith("*") else word == term

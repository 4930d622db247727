"""Words that may not stand for each other: fields of terms, each cut into groups of like meaning.

Exchanging a word for another of its group is style; for one of another group of
the same field it changes what a reader learns. Docs, decision 0012, says on what
ground each field was drawn; none is drawn from the words of particular reports.

- Standing: modality, factuality and hedges, whatever says that an act is not, or
  not surely, a fact. Phase: where an act that is one stands.
- Speech: what a speaker does by saying it, from telling to threatening.
- Terms of a monitor's codebook (kinds of force, scale of violence, harm, taking,
  movement of people) and of law (arrangements, moves of forces, who bears arms).

A word may stand in two fields ("threatened" is an act of speech, and says that
something has not happened). A trailing * stands for any ending. Words as general
as "forces" or "fighting" stand in no field: they fit every group.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Field:
    """Groups that exclude each other; `kind` is the kind of drift that an exchange among them is.

    `in_place` fields hold words so common that only an exchange at one place counts.
    """

    name: str
    kind: str
    in_place: bool
    groups: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Group:
    """One group of one field."""

    field: str
    name: str


_THREAT = "threat threats threaten*"
_DEMAND = "demand* urge urged urges urging"
_REQUEST = "ask asked asks asking request* appeal*"
_OFFER = "offered offers offering"
_PROMISE = "promis* pledg* vow* guarant*"
_STANDING = {
    "obligation": "must obliged obligat* required",
    "advice": "should ought",
    "possibility": "can cannot could may might possib* conceivabl* potential* perhaps maybe",
    "likelihood": "likely probabl* apparently seems seemed seemingly presumabl* expected unlikely",
    "hearsay": "reportedly allegedly purported* supposedly rumoured rumored unconfirmed",
    "prediction": "will would shall",
    "plan": "plan plans planned planning schedul* slated intend* intention*",
    "preparation": "prepar* readied readying",
    "threat": _THREAT,
    "demand": f"{_DEMAND} call calls called calling",
    "request": _REQUEST,
    "offer": _OFFER,
    "promise": _PROMISE,
    "consent": "agree agrees agreed agreeing consent* accept*",
    "attempt": "try tries tried trying attempt* seek seeks seeking sought",
    "failure": "fail fails failed failing failure failures unable",
    "cancellation": "cancel* scrap scrapped scraps scrapping",
    "delay": "delay* postpon* defer deferred defers deferring",
    "refusal": "refus* reject* declin*",
}
_PHASE = {
    "beginning": "begin* began begun start* launch* commenc* initiat*",
    "resumption": "resum* restart* renew* reopen*",
    "pause": "suspend* suspension paus* freez* froze* interrupt*",
    "end": "end ended ends ending halt* stop* cease ceased ceases ceasing cessation terminat* abandon*",
    "going on": "continu* ongoing remain* persist*",
    "completion": "complet* finish* accomplish* fulfil*",
}
_SPEECH = {
    "telling": "say says said saying tell tells told telling stated announc* remark*",
    "claim": "claim claims claimed claiming allege alleges alleged alleging assert* insist*",
    "confirmation": "confirm*",
    "admission": "admit* admission* acknowledg* conced*",
    "denial": "deny denies denied denying denial*",
    "accusation": "accus*",
    "suggestion": "suggest* hint hinted hints hinting imply implied implies implying",
    "warning": "warn* caution*",
    "threat": _THREAT,
    "demand": _DEMAND,
    "request": _REQUEST,
    "offer": _OFFER,
    "promise": _PROMISE,
}
_TERMS: Mapping[str, Mapping[str, str]] = {
    "scale of violence": {
        "war": "war wars warfare conflict conflicts hostilities",
        "engagement": "battle battles clash* skirmish* firefight* gunfight*",
        "crisis": "crisis crises tension tensions standoff*",
        "riot": "riot* looting",
        "protest": "protest* demonstrat*",
        "uprising": "uprising* rebellion* insurrection* revolt* insurgency insurgencies",
    },
    "kind of force": {
        "attack": "attack* assault*",
        "offensive": "offensive* counteroffensive*",
        "invasion": "invad* invasion*",
        "incursion": "incursion*",
        "operation": "operation operations",
        "shelling": "shelling* shelled bombard*",
        "air strike": "airstrike*",
        "bombing": "bombing* bombed explosion* exploded blast blasts",
        "raid": "raid raids raided raiding",
        "ambush": "ambush*",
        "siege": "sieg* besieg*",
        "blockade": "blockad*",
    },
    "harm": {
        "death": "kill kills killed killing killings dead die dies died dying death deaths slain",
        "murder": "murder* assassinat*",
        "execution": "executed execution executions",
        "massacre": "massacr*",
        "genocide": "genocid*",
        "wound": "wound* injur*",
        "disappearance": "missing disappear*",
    },
    "taking": {
        "capture": "captur* seize seized seizes seizing",
        "recapture": "recaptur* retak* retook regain*",
        "liberation": "liberat*",
        "occupation": "occupy occupied occupies occupying occupation*",
        "annexation": "annex*",
        "detention": "detain* detention* arrest*",
        "abduction": "abduct* kidnap*",
    },
    "movement of people": {
        "displacement": "flee flees fled fleeing exodus displac* uproot*",
        "migration": "migrat* emigrat* immigrat*",
        "expulsion": "expel* expuls* deport* evict*",
        "evacuation": "evacuat*",
        "return": "return returned returning returns repatriat*",
        "resettlement": "resettl* relocat*",
    },
    "people on the move": {
        "refugee": "refugee*",
        "migrant": "migrant* immigrant* emigrant*",
        "asylum seeker": "asylum",
        "evacuee": "evacuee*",
        "displaced": "displaced",
    },
    "who bears arms": {
        "soldier": "soldier* troop troops serviceman servicemen",
        "police": "police policeman policemen gendarme*",
        "fighter": "fighter fighters gunman gunmen",
        "rebel": "rebel rebels insurgent insurgents",
        "militant": "militant militants",
        "militia": "militia* paramilitar*",
        "terrorist": "terroris* extremist*",
        "mercenary": "mercenar*",
        "peacekeeper": "peacekeeper*",
        "civilian": "civilian*",
    },
    "captives": {
        "hostage": "hostage*",
        "prisoner": "prisoner*",
        "detainee": "detainee*",
    },
    "arrangement": {
        "ceasefire": "ceasefire*",
        "truce": "truce*",
        "armistice": "armistice*",
    },
    "instrument": {
        "agreement": "deal deals agreement* accord accords pact*",
        "treaty": "treaty treaties",
        "understanding": "understanding* memorand*",
        "proposal": "proposal* draft drafts",
        "resolution": "resolution*",
        "recommendation": "recommendation*",
    },
    "how offices are lost": {
        "overthrow": "oust* overthr* toppl* depos* coup coups putsch*",
        "dismissal": "dismiss* sack sacked sacking",
        "resignation": "resign* abdicat*",
        "impeachment": "impeach*",
    },
    "moves of forces": {
        "withdrawal": "withdraw* withdrew pullout* pullback*",
        "redeployment": "redeploy*",
        "deployment": "deploy*",
        "retreat": "retreat*",
        "advance": "advanc*",
        "surrender": "surrender* capitulat*",
    },
    "who speaks": {
        "official": "official officials authorities authority",
        "spokesperson": "spokes*",
        "source": "source sources",
        "witness": "witness* eyewitness*",
        "minister": "minister ministers",
        "diplomat": "diplomat* envoy*",
        "officer": "officer officers commander*",
        "activist": "activist*",
    },
}
FIELDS: tuple[Field, ...] = (
    Field("standing", "status", True, _STANDING),
    Field("phase", "status", True, _PHASE),
    Field("speech", "term", True, _SPEECH),
    *(Field(name, "term", False, groups) for name, groups in _TERMS.items()),
)
KIND_OF = {field.name: field.kind for field in FIELDS}
IN_PLACE = frozenset(field.name for field in FIELDS if field.in_place)
# Under these an act is no fact, so that their mere loss or arrival changes the sentence:
# "could expand", "expanded". Tense alone ("will") changes as days go by.
DECISIVE = frozenset(Group("standing", name) for name in _STANDING if name != "prediction")
# Hedges that go or come without anything else: "reportedly opened", "opened".
HEDGES = frozenset({Group("standing", "likelihood"), Group("standing", "hearsay")})
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
    """barely cannot declined declines fail failed fails hardly neither never no nobody none nor not nothing
    nowhere refused refuses scarcely unable without""".split()  # noqa: SIM905
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
    "no fewer than": "above",
    "no less than": "above",
    "not less than": "above",
    "no more than": "below",
    "not more than": "below",
    "fewer than": "below",
    "less than": "below",
}


@cache
def groups_of(word: str) -> tuple[Group, ...]:
    """Give the groups of a folded word, one a field at most; () for words outside all fields."""
    groups, whole, begun = _by_term()
    found = {*whole.get(word, ()), *(at for n in range(len(word) + 1) for at in begun.get(word[:n], ()))}
    return tuple(groups[at] for at in sorted(found))


@cache
def _by_term() -> tuple[list[Group], dict[str, list[int]], dict[str, list[int]]]:
    """Give all groups in order, and the places of those that have a word, and of those that have a beginning."""
    groups: list[Group] = []
    whole: dict[str, list[int]] = {}
    begun: dict[str, list[int]] = {}
    for field in FIELDS:
        for name, terms in field.groups.items():
            for term in terms.split():
                shelf = begun if term.endswith("*") else whole
                shelf.setdefault(term.removesuffix("*"), []).append(len(groups))
            groups.append(Group(field.name, name))
    return groups, whole, begun


@cache
def is_saying(word: str) -> bool:
    """Tell whether a folded word gives a statement to somebody."""
    return any(_fits(word, term) for term in _SAYING)


def _fits(word: str, term: str) -> bool:
    return word.startswith(term[:-1]) if term.endswith("*") else word == term

"""What a common noun at the head of a phrase says: a force, a group, a government, a body, a people."""

from collections.abc import Callable, Mapping

from truceline.records.claim import ActorKind, ActorLink
from truceline.reference.actors import Actor
from truceline.stages.resolve.asked import Asked
from truceline.stages.resolve.context import RULING
from truceline.stages.resolve.holders import described_person
from truceline.stages.resolve.phrases import NATIONAL

_LONGEST_MINISTRY = 6
# Words before "authorities" and the like that make them less than a state.
_LOCAL = frozenset(
    {
        "local",
        "provincial",
        "regional",
        "city",
        "municipal",
        "district",
        "civil",
        "border",
        "health",
        "village",
    }
)
_MANY = frozenset(
    {
        "western",
        "european",
        "arab",
        "african",
        "foreign",
        "regional",
        "neighbouring",
        "member",
        "gulf",
        "other",
    }
)
_STATE_FORCE = frozenset(
    {"government", "regime", "army", "military", "troops", "soldiers", "state", "national"}
)
# A body of this kind has the word in its name; "the coalition" is not the last armed group named.
_SAID_IN_NAMES = frozenset({"coalition", "alliance", "front", "bloc"})
_NON_STATE = frozenset({ActorKind.ARMED_GROUP, ActorKind.ORGANISATION, ActorKind.IGO})


def by_noun(asked: Asked) -> tuple[ActorLink, ...]:
    """Resolve a phrase by the class of its head noun; () where the noun has none."""
    kind = asked.book.nouns.get(asked.phrase.noun)
    rule = _RULES.get(kind or "")
    return body_of_state(asked) or (rule(asked) if rule else ())


def body_of_state(asked: Asked) -> tuple[ActorLink, ...]:
    """Resolve a ministry or another body that every state has, with its country or that of the last one named."""
    ministry = _ministry(asked)
    if ministry is None:
        return ()
    nations = asked.phrase.nations()
    if asked.is_apart or (asked.owner() and not nations):
        return ()
    if nations:
        return tuple(asked.link.body(nation, ministry) for nation in nations)
    country, why = asked.seat() or asked.focus(asked.context.ministries, ministry)
    if country is None:
        return (asked.link.plain(asked.name, ActorKind.ORGANISATION),)
    return (asked.link.body(country, ministry, score=0.75, inferred=f"“{asked.phrase.text}”: {why}"),)


def _ministry(asked: Asked) -> str | None:
    """Find the longest wording of a ministry in the phrase that holds its head."""
    tokens = [t for t in asked.phrase.tokens if t.folded]
    words = [asked.book.spelled(t.folded) for t in tokens]
    head = asked.phrase.tokens[asked.phrase.head] if asked.phrase.tokens else None
    for size in range(min(_LONGEST_MINISTRY, len(words)), 0, -1):
        for at in range(len(words) - size + 1):
            found = asked.book.ministry_words.get(" ".join(words[at : at + size]))
            if found and head in tokens[at : at + size]:
                return found
    return None


def _force(asked: Asked) -> tuple[ActorLink, ...]:
    phrase = asked.phrase
    nations = phrase.nations()
    if owner := asked.owner():
        return (asked.link.actor(owner, score=0.9),)
    country, group = (None, None) if nations else asked.person_country()
    if group and not country:
        why = f"“{phrase.tidy}”: the force of the one named"
        return (asked.link.actor(asked.book.actors[group], score=0.8, inferred=why),)
    if _is_group(asked):
        return (asked.link.plain(asked.name, ActorKind.ARMED_GROUP),)
    if nations:
        return tuple(asked.link.force(nation, phrase.noun) for nation in nations)
    if country:
        why = f"“{phrase.tidy}”: the forces of the state that the one named acts for"
        return (asked.link.force(country, phrase.noun, score=0.85, inferred=why),)
    part = "government" if phrase.words & RULING else "force"
    focus, why = asked.focus(asked.context.governments, part)
    if focus and (phrase.is_definite or phrase.words & _STATE_FORCE):
        return (asked.link.force(focus, phrase.noun, score=0.6, inferred=f"“{phrase.text}”: {why}"),)
    has_own_name = (
        asked.words.label == "ORG" and len(phrase.words) > 0 and not any(w[0].isdigit() for w in phrase.words)
    )
    return (asked.link.plain(asked.name, ActorKind.ARMED_GROUP if has_own_name else ActorKind.ARMED_FORCE),)


def _craft(asked: Asked) -> tuple[ActorLink, ...]:
    """Planes, ships and guns: their owner's forces; whose they are is never guessed from what was named before."""
    if asked.phrase.nations() or asked.owner() or asked.phrase.words & _STATE_FORCE:
        return _force(asked)
    return (asked.link.plain(asked.name, ActorKind.ARMED_FORCE),)


def _vehicle(asked: Asked) -> tuple[ActorLink, ...]:
    if asked.phrase.nations() or asked.owner():
        return _force(asked)
    return (asked.link.plain(asked.name, ActorKind.ORGANISATION),)


def _is_group(asked: Asked) -> bool:
    """Tell "allied Syrian forces" and "Turkish-backed forces" from a state's own."""
    is_state = asked.phrase.words & _STATE_FORCE or asked.phrase.noun in _STATE_FORCE
    has_prefix = any(t.folded in asked.book.prefixes for t in asked.phrase.tokens[: asked.phrase.head])
    return asked.is_apart or has_prefix or (bool(asked.phrase.related) and not is_state)


def _fighter(asked: Asked) -> tuple[ActorLink, ...]:
    if owner := asked.owner():
        return (asked.link.actor(owner, score=0.9),)
    return (asked.link.plain(asked.name, ActorKind.ARMED_GROUP),)


def _opposition(asked: Asked) -> tuple[ActorLink, ...]:
    owner = asked.owner() or _latest_group(asked, {"movement", "coalition", "alliance", "front", "bloc"})
    if owner:
        return (
            asked.link.actor(owner, score=0.8, inferred=_met_before(asked) if not asked.owner() else None),
        )
    return (asked.link.plain(asked.name, ActorKind.ORGANISATION),)


def _government(asked: Asked) -> tuple[ActorLink, ...]:
    phrase = asked.phrase
    nations = phrase.nations()
    owner = asked.owner()
    if owner and not nations:
        return (asked.link.actor(owner, score=0.85),)
    if asked.is_apart or phrase.words & _LOCAL:
        country = nations[0] if nations and not asked.is_apart else None
        return (asked.link.plain(asked.name, ActorKind.ORGANISATION, country=country),)
    if nations:
        return tuple(asked.link.state(nation, score=0.95) for nation in nations)
    country, group = asked.person_country()
    if country:
        return (
            asked.link.state(country, score=0.9, inferred=f"“{phrase.tidy}”: named by the one who leads it"),
        )
    if group:
        return (
            asked.link.actor(asked.book.actors[group], score=0.7, inferred=f"“{phrase.tidy}”: by its leader"),
        )
    is_one = phrase.tokens[0].text.lower() not in {"a", "an", "any", "every", "no"}
    if phrase.noun in RULING and is_one and not phrase.words & _MANY:
        focus, why = asked.focus(asked.context.governments, "government")
        if focus:
            return (asked.link.state(focus, score=0.6, inferred=f"“{phrase.text}”: {why}"),)
    is_state = phrase.noun in RULING or phrase.noun.removesuffix("s") in {
        "state",
        "nation",
        "government",
        "power",
    }
    return (asked.link.plain(asked.name, ActorKind.STATE if is_state else ActorKind.ORGANISATION),)


def _organisation(asked: Asked) -> tuple[ActorLink, ...]:
    owner = asked.owner()
    if owner:
        return (asked.link.actor(owner, score=0.85),)
    nations = asked.phrase.nations()
    if asked.phrase.noun == "ministry" and not nations and asked.phrase.is_definite:
        latest = asked.context.latest(asked.context.ministries, asked.offset)
        if latest:
            why = f"“{asked.phrase.text}”: the last ministry named before it"
            return (asked.link.body(latest.ref, latest.part, score=0.8, inferred=why),)
    met = (
        None
        if nations
        else _latest_group(asked, {"group", "organisation", "agency", "body", "council", "mission"})
    )
    if met:
        return (asked.link.actor(met, score=0.7, inferred=_met_before(asked)),)
    country, _ = (nations[0], None) if nations else asked.person_country()
    kept = None if asked.is_apart else country
    if "armed" in asked.phrase.words or any(asked.book.nouns.get(w) == "fighter" for w in asked.phrase.words):
        return (asked.link.plain(asked.name, ActorKind.ARMED_GROUP),)
    return (asked.link.plain(asked.name, ActorKind.ORGANISATION, country=kept),)


def _latest_group(asked: Asked, nouns: set[str]) -> Actor | None:
    """Give the last group or organisation named before "the group" or "the opposition movement"."""
    phrase = asked.phrase
    is_bare = phrase.words <= asked.book.apart | {"armed", "political", "main"}
    if not (phrase.is_definite and is_bare and not phrase.after and phrase.noun in nouns):
        return None
    for met in reversed(asked.context.groups):
        actor = asked.book.actors[met.ref]
        is_such = phrase.noun not in _SAID_IN_NAMES or phrase.noun in asked.book.key(actor.name).split()
        if not is_such or (phrase.words and actor.country):
            continue
        if met.offset < asked.offset and actor.kind in _NON_STATE:
            return actor
    return None


def _met_before(asked: Asked) -> str:
    return f"“{asked.phrase.text}”: the last such body named before it"


def _population(asked: Asked) -> tuple[ActorLink, ...]:
    return (asked.link.plain(asked.name, ActorKind.POPULATION),)


def _media(asked: Asked) -> tuple[ActorLink, ...]:
    named = [a for f in asked.phrase.before for a in asked.all_named(f) if a.kind is ActorKind.MEDIA]
    if named:
        return (asked.link.actor(named[0], score=0.95),)
    return (asked.link.plain(asked.name, ActorKind.MEDIA),)


def _member(asked: Asked) -> tuple[ActorLink, ...]:
    owner = asked.owner()
    if owner:
        return (asked.link.actor(owner, score=0.8, inferred=f"“{asked.phrase.tidy}”: what they belong to"),)
    return (asked.link.plain(asked.name, ActorKind.POPULATION),)


_RULES: Mapping[str, Callable[[Asked], tuple[ActorLink, ...]]] = {
    "force": _force,
    "craft": _craft,
    "vehicle": _vehicle,
    "fighter": _fighter,
    "opposition": _opposition,
    "government": _government,
    "organisation": _organisation,
    "population": _population,
    "place": _population,
    "media": _media,
    "member": _member,
    "person": described_person,
}


def by_owner(asked: Asked) -> tuple[ActorLink, ...]:
    """Resolve what belongs to someone ("Turkish positions", "Hamas targets") as its owner; () without one."""
    if owner := asked.owner():
        return (asked.link.actor(owner, score=0.6, inferred=f"“{asked.phrase.tidy}”: whose they are"),)
    before = asked.phrase.before
    if asked.is_apart or not any(f.ref(*NATIONAL) or asked.phrase.tokens[f.last].possessive for f in before):
        return ()
    why = f"“{asked.phrase.tidy}”: the nationality of what is named"
    return tuple(asked.link.state(n, score=0.6, inferred=why) for n in asked.phrase.nations())

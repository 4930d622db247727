"""Who counts as one party."""

from tests.build import actor
from truceline.records.claim import ActorKind
from truceline.reference.parties import is_nameless, one_a_party, one_name, party_key, party_keys


def test_army_and_minister_of_a_country_stand_for_one_party():
    army = actor("Ruritanian Army", "RUR", ActorKind.ARMED_FORCE)
    minister = actor("Minister Rassendyll", "RUR", ActorKind.PERSON)

    assert party_keys((army, minister)) == {"RUR"}


def test_armed_group_of_a_country_is_not_its_state():
    assert party_key(actor("Hill Front", "RUR", ActorKind.ARMED_GROUP)) == "actor-hill-front"


def test_unknown_actors_are_told_apart_by_their_words():
    one, two = actor("the Hill Front", id=None), actor("The hill front", id=None)

    assert party_key(one) == party_key(two) == "hill front"


def test_the_state_is_kept_before_its_army():
    army = actor("Ruritanian Army", "RUR", ActorKind.ARMED_FORCE)
    state, other = actor("Ruritania", "RUR"), actor("Graustark", "GRA")

    assert one_a_party((army, other, state)) == (state, other)


def test_words_without_letters_are_no_party():
    assert one_a_party((actor("…", id=None),)) == ()


def test_the_name_within_the_words_tells_an_unknown_actor_apart():
    named = [
        actor(words, id=None) for words in ("Ostrel Front", "the rebel Ostrel Front", "government of Vesk")
    ]

    assert [party_key(one) for one in named] == ["ostrel front", "ostrel front", "vesk"]


def test_whoever_is_known_by_a_common_noun_only_is_nameless():
    assert is_nameless(actor("the rebels", id=None))
    assert not is_nameless(actor("The Ostrel rebels", id=None))


def test_a_peoples_adjective_is_one_name_with_its_country():
    assert one_name(["veskan", "vesk", "ostrel front", "tarn", "tari"]) == {"veskan": "vesk"}

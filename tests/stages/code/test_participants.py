"""Who does it, to whom, and where, by grammatical role."""

import pytest

from tests.stages.code.wording import quotes

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("sentence", "actors", "recipients"),
    [
        ("Almara {trigger:shelled} the rebels on Monday.", ["Almara"], ["the rebels"]),
        ("The rebels were {trigger:shelled} by Almara.", ["Almara"], ["The rebels"]),
        ("The rebels were {trigger:shelled} on Monday.", [], ["The rebels"]),
        ("The {trigger:shelling} of the rebels by Almara went on.", ["Almara"], ["the rebels"]),
        ("The {trigger:attack} on Vesk by the rebels killed ten.", ["the rebels"], ["Vesk"]),
        ("Almara is said to have {trigger:attacked} Vesk.", ["Almara"], ["Vesk"]),
        ("Almara, which {trigger:attacked} Vesk in May, is quiet.", ["Almara"], ["Vesk"]),
        ("Almara crossed the river and {trigger:attacked} Vesk.", ["Almara"], ["Vesk"]),
        (
            "The army and the police {trigger:attacked} the rebels.",
            ["The army", "the police"],
            ["the rebels"],
        ),
        ("Almara {trigger:supplied} the rebels with guns.", ["Almara"], ["the rebels"]),
        ("Almara {trigger:accused} Vesk of hiding rebels.", ["Almara"], ["Vesk"]),
        ("Turkish-{trigger:backed} fighters left the town.", ["Turkish"], ["Turkish-backed fighters"]),
        ("Almara {trigger:released} 40 prisoners on Monday.", ["Almara"], ["40 prisoners"]),
    ],
)
def test_subject_agent_and_owner_act_and_the_object_receives(mention_on, sentence, actors, recipients):
    mention = mention_on(sentence)

    assert (quotes(mention.actors), quotes(mention.recipients)) == (actors, recipients)


@pytest.mark.parametrize(
    ("sentence", "actors"),
    [
        ("Almara {trigger:met} Vesk in Streck.", ["Almara", "Vesk"]),
        ("Almara and Vesk {trigger:signed} a treaty.", ["Almara", "Vesk"]),
        ("{trigger:Talks} between Almara and the rebels began.", ["Almara", "the rebels"]),
        ("The president {trigger:met} with the rebels.", ["The president", "the rebels"]),
        ("Turkish and Russian troops {trigger:resumed} joint patrols.", ["Turkish", "Russian troops"]),
        ("Joint {trigger:patrols} by Thai and Lao crews began.", ["Thai", "Lao crews"]),
        ("The Saudi-Iranian {trigger:talks} were broken off in May.", ["Saudi-Iranian"]),
        ("The {trigger:exchange of prisoners} between Almara and Vesk began.", ["Almara", "Vesk"]),
        ("Almara held {trigger:talks} with Vesk on Sarn.", ["Almara", "Vesk"]),
        ("Kenyan, Somali forces could expand joint {trigger:patrols}.", ["Kenyan", "Somali forces"]),
        ("Qatar {trigger:acted as a mediator} with the African Union.", ["Qatar", "the African Union"]),
        ("It led to the gravest {trigger:clashes} yet between Norway and Sweden.", ["Norway", "Sweden"]),
        (
            "{trigger:Clashes} broke out between EU member Croatia and Serbia.",
            ["EU member Croatia", "Serbia"],
        ),
        ("The head of the spy agency, Noor Gabow, {trigger:met} Kenya.", ["Noor Gabow", "Kenya"]),
    ],
)
def test_all_sides_of_what_is_done_together_are_actors(mention_on, sentence, actors):
    mention = mention_on(sentence)

    assert sorted(quotes(mention.actors)) == sorted(actors)
    assert mention.recipients == ()


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("Almara {trigger:shelled} the rebels in Geneva.", ["Geneva"]),
        ("Almara {trigger:withdrew} its troops from the valley.", ["the valley"]),
        ("Almara {trigger:shelled} the rebels on Monday.", []),
    ],
)
def test_a_place_stands_under_its_preposition(mention_on, sentence, places):
    assert quotes(mention_on(sentence).where) == places


def test_a_day_is_never_an_actor(mention_on):
    mention = mention_on("Monday saw an {trigger:attack} on Vesk by Almara.")

    assert quotes(mention.actors) == ["Almara"]


@pytest.mark.parametrize(
    ("sentence", "actors", "recipients"),
    [
        ("Almara {trigger:considers} the M23 a terrorist organisation.", ["Almara"], ["the M23"]),
        ("Rwanda, which is the main {trigger:backer} of the rebels, denied it.", ["Rwanda"], ["the rebels"]),
        ("Vesk is a state that has {trigger:shelled} the rebels.", ["Vesk"], ["the rebels"]),
        ("The army has {trigger:waged} a war against Kenya.", ["The army"], ["Kenya"]),
        ("Kenyan troops are {trigger:deployed} there.", ["Kenyan troops"], []),
        ("Several of its posts were {trigger:surrounded} by Kenyan troops.", ["Kenyan troops"], ["its"]),
        ("Gunmen {trigger:kidnapped} its cook.", ["Gunmen"], ["its cook"]),
        ("Relations between Kenya and Somalia {trigger:broke down} in 2020.", ["Kenya", "Somalia"], []),
    ],
)
def test_small_clauses_copulas_and_relations_have_their_parties(mention_on, sentence, actors, recipients):
    mention = mention_on(sentence)

    assert (quotes(mention.actors), quotes(mention.recipients)) == (actors, recipients)

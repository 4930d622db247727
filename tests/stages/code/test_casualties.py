"""How many died, were hurt, arrested or driven out, each on the mention that tells of it."""

import pytest

pytestmark = pytest.mark.model


def counted(mention):
    """What a mention counts, as "dead 12", "injured 40..", in text order."""
    found = []
    for q in mention.quantities:
        if q.counts:
            low, high = (f"{bound:g}" if bound is not None else "" for bound in (q.low, q.high))
            found.append(f"{q.counts} {q.value:g}" if q.value is not None else f"{q.counts} {low}..{high}")
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rebels {trigger:killed} 12 people and wounded 30.", ["dead 12", "injured 30"]),
        ("The raid {trigger:killed} 12 soldiers and injured 30 others.", ["dead 12", "injured 30"]),
        ("At least 12 people were {trigger:killed} by the rebels.", ["dead 12.."]),
        (
            "At least 12 soldiers were {trigger:killed} and 30 wounded by the rebels.",
            ["dead 12..", "injured 30"],
        ),
        ("Gunmen {trigger:attacked} the post in Streck, wounding three.", ["injured 3"]),
        (
            "Gunmen {trigger:attacked} the post in Streck, killing a soldier and wounding two others.",
            ["dead 1", "injured 2"],
        ),
        ("Rebels {trigger:shelled} the town, leaving six dead.", ["dead 6"]),
        (
            "Rebels {trigger:shelled} the town, leaving 12 people dead and 30 wounded.",
            ["dead 12", "injured 30"],
        ),
        ("The {trigger:bombing} left at least 12 people dead.", ["dead 12.."]),
        ("The rebels' {trigger:attack} on the market claimed 12 lives.", ["dead 12"]),
        ("Twelve people died when rebels {trigger:shelled} the town.", ["dead 12"]),
        (
            "Twelve people, including three children, died when rebels {trigger:shelled} the town.",
            ["dead 12"],
        ),
        ("The army {trigger:bombed} the town, with a death toll of 40.", ["dead 40"]),
        ("The death toll from the {trigger:air strike} on Streck rose to 40.", ["dead 40"]),
        ("Between 40 and 50 people were {trigger:killed} by the rebels.", ["dead 40..50"]),
        ("Dozens of people were {trigger:wounded} by the rebels' shells.", ["injured 24.."]),
        ("12 killed, 30 injured in {trigger:bombing} of Streck", ["dead 12", "injured 30"]),
        ("Rebel {trigger:attack} kills 12, wounds 30 in Streck", ["dead 12", "injured 30"]),
        ("The army said 12 of its soldiers were {trigger:killed} by rebels.", ["dead 12"]),
        ("Police {trigger:arrested} 15 activists in Tovar.", ["arrested 15"]),
        ("Fifteen activists were {trigger:arrested} by police in Tovar.", ["arrested 15"]),
        ("Police {trigger:detained} more than 200 people.", ["arrested 200.."]),
        ("The army's offensive {trigger:displaced} 3,000 families.", ["displaced 3000"]),
        ("Some 40,000 people fled as the army {trigger:shelled} the town.", ["displaced 40000"]),
        (
            "{trigger:Clashes} with police left 3 people dead and at least 50 injured.",
            ["dead 3", "injured 50.."],
        ),
        ("Rebels {trigger:shot dead} four policemen in Tovar.", ["dead 4"]),
        ("The death of two soldiers in the {trigger:shelling} prompted an outcry.", ["dead 2"]),
        ("14 dead, 40 hurt in Tovar {trigger:bomb attack}", ["dead 14", "injured 40"]),
        ("Death toll in Streck {trigger:attack} rises to 40", ["dead 40"]),
        ("The {trigger:arrest} of 15 activists drew protests.", ["arrested 15"]),
        ("The {trigger:bombardment} forced 20,000 people to flee.", ["displaced 20000"]),
        ("The rebels {trigger:freed} 40 hostages, 12 of whom were wounded.", ["injured 12"]),
        ("No one was killed in the {trigger:attack}.", []),
        ("The rebels {trigger:released} 40 prisoners.", []),
        ("The army {trigger:deployed} 300 soldiers to Tovar.", []),
    ],
)
def test_casualties_are_counted_on_the_mention_that_tells_of_them(coded, text, expected):
    from tests.build import marked
    from tests.stages.code.wording import on, told

    plain, marks = marked(text)
    mentions = coded(plain).mentions

    assert on(mentions, marks["trigger"]), told(mentions)
    assert [count for m in mentions for count in counted(m)] == expected


@pytest.mark.parametrize(
    "part", ["including three children", "among them three children", "three of them children"]
)
def test_a_part_of_the_dead_is_not_counted_twice(mention_on, part):
    mention = mention_on(f"Rebels {{trigger:killed}} 12 people, {part}.")

    assert counted(mention) == ["dead 12"]


def test_each_event_has_its_own_dead(coded):
    found = coded(
        "Rebels killed 12 soldiers in Streck on Monday. On Tuesday the army killed 20 rebels."
    ).mentions

    assert [counted(m) for m in found] == [["dead 12"], ["dead 20"]]

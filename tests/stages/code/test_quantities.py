"""How many: numbers with their bounds and units, on the mention that they belong to."""

import pytest

pytestmark = pytest.mark.model


def told(quantity):
    """A quantity in short, "40 prisoners = 40 prisoner", with bounds as "40..50" and "~" for about; what it counts."""
    low, high = (f"{bound:.10g}" if bound is not None else "" for bound in (quantity.low, quantity.high))
    amount = f"{quantity.value:.10g}" if quantity.value is not None else f"{low}..{high}"
    about = "~" if quantity.approximate else ""
    return f"{quantity.evidence.quote} = {about}{amount} {quantity.unit}", quantity.counts


def amounts(mention):
    return [told(q)[0] for q in mention.quantities]


@pytest.mark.parametrize(
    ("phrase", "amount"),
    [
        ("40 prisoners", "40"),
        ("forty prisoners", "40"),
        ("2,500 prisoners", "2500"),
        ("two hundred and fifty prisoners", "250"),
        ("three prisoners", "3"),
        ("a dozen prisoners", "12"),
        ("two dozen prisoners", "24"),
        ("half a dozen prisoners", "6"),
        ("1.2 million prisoners", "1200000"),
        ("half a million prisoners", "500000"),
        ("a hundred prisoners", "100"),
        ("more than 40 prisoners", "40.."),
        ("at least 40 prisoners", "40.."),
        ("no fewer than 40 prisoners", "40.."),
        ("over forty prisoners", "40.."),
        ("40 or more prisoners", "40.."),
        ("up to 40 prisoners", "..40"),
        ("as many as 40 prisoners", "..40"),
        ("fewer than 40 prisoners", "..40"),
        ("no more than 40 prisoners", "..40"),
        ("about 40 prisoners", "~40"),
        ("nearly 40 prisoners", "~40"),
        ("an estimated 40 prisoners", "~40"),
        ("between 40 and 50 prisoners", "40..50"),
        ("40 to 50 prisoners", "40..50"),
        ("40-50 prisoners", "40..50"),
        ("two or three prisoners", "2..3"),
        ("dozens of prisoners", "~24.."),
        ("scores of prisoners", "~40.."),
        ("hundreds of prisoners", "~200.."),
        ("thousands of prisoners", "~2000.."),
        ("tens of thousands of prisoners", "~20000.."),
        ("several prisoners", "~3.."),
        ("several hundred prisoners", "~300.."),
        ("a few dozen prisoners", "~36.."),
    ],
)
def test_a_bound_is_no_value(mention_on, phrase, amount):
    mention = mention_on(f"Last week the rebels {{trigger:released}} {phrase}.")

    assert amounts(mention) == [f"{phrase} = {amount} prisoner"]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels {trigger:released} prisoners in 2019.",
        "The rebels {trigger:released} prisoners on 3 June.",
        "The rebels {trigger:released} prisoners for the second time.",
        "The rebels {trigger:released} prisoners.",
        "The rebels {trigger:released} prisoners after three days of talks.",
        "The rebels {trigger:released} the prisoners at 10:30 am.",
    ],
)
def test_dates_and_ordinals_count_nothing(mention_on, text):
    assert mention_on(text).quantities == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Almara {trigger:gave} Brenno $3 million in aid.", ["$3 million = 3000000 USD"]),
        (
            "Almara {trigger:gave} Brenno at least €40 million in aid.",
            ["at least €40 million = 40000000.. EUR"],
        ),
        (
            "Almara {trigger:gave} 200 million dollars in aid to Brenno.",
            ["200 million dollars = 200000000 USD"],
        ),
        ("Almara {trigger:withdrew} 30 percent of its troops from Tovar.", ["30 percent = 30 percent"]),
        ("Almara {trigger:withdrew} about 30% of its troops from Tovar.", ["about 30% = ~30 percent"]),
    ],
)
def test_money_and_shares_have_units_of_their_own(mention_on, text, expected):
    assert amounts(mention_on(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The two armies have {trigger:held 344 joint patrols} since 2019.",
            ["344 joint patrols = 344 patrol"],
        ),
        (
            "Almara and Brenno {trigger:held 344 joint patrols} until October last year.",
            ["344 joint patrols = 344 patrol"],
        ),
        (
            "Almara and Brenno {trigger:held a joint patrol} with 24 personnel in four vehicles.",
            ["24 personnel = 24 personnel", "four vehicles = 4 vehicle"],
        ),
        (
            "Almara {trigger:sent} 300 soldiers and 20 tanks to the border.",
            ["300 soldiers = 300 soldier", "20 tanks = 20 tank"],
        ),
        ("Some 5,000 people {trigger:protested} in Tovar.", ["Some 5,000 people = ~5000 people"]),
        ("A convoy of 30 trucks was {trigger:attacked} by rebels.", ["30 trucks = 30 truck"]),
        (
            "Forty of the prisoners were {trigger:released} by the rebels.",
            ["Forty of the prisoners = 40 prisoner"],
        ),
    ],
)
def test_what_takes_part_is_counted_too(mention_on, text, expected):
    assert amounts(mention_on(text)) == expected


def test_each_number_stays_with_its_own_event(coded):
    found = coded("Almara released 40 prisoners and Brenno withdrew 200 soldiers from Streck.").mentions

    assert [amounts(m) for m in found] == [["40 prisoners = 40 prisoner"], ["200 soldiers = 200 soldier"]]


def test_a_definite_few_are_pointed_at_and_not_counted(mention_on):
    assert mention_on("The two sides {trigger:signed} the agreement in Streck.").quantities == ()

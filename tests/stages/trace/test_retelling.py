# ruff: noqa: E501
"""Stories told in other words, and other stories of the same event."""

from random import Random

from tests.probes.plain_readings import sentence_reading

from truceline.reference.wording import Wording, wordings
from truceline.stages.trace.fact_tables import fact_table, likely_steps
from truceline.stages.trace.retelling import path_of

WIRE = """Ostrand frees 31 Velmar fishermen
Ostrand released 31 fishermen from Velmar on Friday, six weeks after its coast guard seized their boats near the Sill bank.
A ferry chartered by the Northern Seafarers' Union carried the men to Port Hessen, where relatives waited behind a fence.
Captain Orm Dallin said the crews had slept 12 to a cell in the barracks of Tarnby and were never charged.
Velmar's deputy foreign minister, Lise Karr, thanked the union and said nothing had been paid.
Ostrand still holds three trawlers, among them the Grey Tern, whose nets it calls illegal.
"""
SPUN = """Crews walk free following month and a half behind bars
A group of 31 Velmar trawlermen regained their liberty at the end of the week; Ostrand had impounded the vessels around the Sill bank.
They were brought over to Port Hessen aboard a ship hired by the Northern Seafarers' Union, and families stood at the railings.
Inmates shared lockups at the Tarnby base, a dozen apiece, without any accusation, according to the skipper, Orm Dallin.
No money changed hands, insisted Lise Karr, number two at the diplomatic service of Velmar, who praised union leaders.
Three boats including the Grey Tern have not been returned, as Ostrand argues that their gear breaks the law.
"""
OWN = """A fence, a ferry and thirty-one fathers
Children pressed paper flags through the wire at Port Hessen long before the ship was seen.
Ida Bruun had not heard her husband's voice since the middle of spring, when a patrol boat took the Grey Tern in tow.
Over soup in the harbour canteen the fishermen spoke of damp walls, of cards, of a guard who brought tobacco.
Nobody here believes that Velmar gave nothing in return, whatever Lise Karr says.
The union wants the trawlers back before the herring come.
"""


def passages(text: str) -> tuple[Wording, ...]:
    return wordings(sentence_reading(text))


def test_a_story_in_other_words_is_known_by_its_facts_in_their_order() -> None:
    path = path_of(passages(WIRE), passages(SPUN))

    assert path.is_story
    assert [step.b - step.a for step in path.steps] == [0] * len(path.steps)


def test_another_reporters_own_account_is_not() -> None:
    path = path_of(passages(WIRE), passages(OWN))

    assert not path.is_story
    assert path.part == ()


def test_the_same_facts_in_reverse_order_are_no_telling() -> None:
    backwards = "\n".join(reversed(SPUN.splitlines()))

    assert (
        path_of(passages(WIRE), passages(backwards)).share < path_of(passages(WIRE), passages(SPUN)).share / 2
    )


def test_a_stretch_taken_into_another_story_is_a_part() -> None:
    frame = (
        "The grain market of Lissa was quiet all week, and the exchange closed an hour early on Thursday.\n"
        "Prices fell by a tenth, brokers said, after the harbour board opened four new silos behind the cement works.\n"
    )
    frame += (
        "A strike of the crane drivers was called off when the union won a rise of nine crowns an hour.\n"
    )
    mixed = frame + "\n".join(SPUN.splitlines()[1:4]) + "\n" + frame
    path = path_of(passages(WIRE), passages(mixed))

    assert not path.is_story
    assert [(step.a, step.b) for step in path.part] == [(1, 3), (2, 4), (3, 5)]


def test_reports_without_passages_share_nothing() -> None:
    path = path_of((), passages(WIRE))

    assert (path.steps, path.share, path.is_story) == ((), 0.0, False)


def test_no_pair_is_passed_over_whose_path_shows_something() -> None:
    rng, texts = Random(5), [WIRE, SPUN, OWN]
    for _ in range(60):
        lines = [line for text in rng.sample(texts, 2) for line in text.splitlines()]
        texts.append("\n".join(rng.sample(lines, rng.randint(4, len(lines)))))
    told = [passages(text) for text in texts]
    numbers: dict[str, int] = {}
    tables = [fact_table(one, numbers) for one in told]
    whole = [path_of(told[i], told[j]) for i in range(len(told)) for j in range(i)]
    steps = [found for i, one in enumerate(tables) for found in likely_steps(one, tables[:i])]
    shows = [path.is_story or bool(path.part) for path in whole]
    pairs = [(i, j) for i in range(len(told)) for j in range(i)]
    cut = [path_of(told[i], told[j], cells) for (i, j), cells in zip(pairs, steps, strict=True)]

    assert all(one == other for one, other, shown in zip(whole, cut, shows, strict=True) if shown)
    assert not all(steps)
    assert any(shows)

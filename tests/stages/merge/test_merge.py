"""Claims become events, whatever their order, and a person's word outranks every rule."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import build

import truceline
from truceline.records.claim import ActorKind, AlignedPassages, Claim, Kinship, Lineage
from truceline.records.dates import DateBasis, EventDate, Precision
from truceline.records.decided import Decided, DecisionKind
from truceline.records.document import SectionRole
from truceline.records.event import Decision
from truceline.records.mention import Quantity, Status
from truceline.reference.deeds import load_deeds
from truceline.stages.merge import merge
from truceline.stages.merge.ground import Ground, ground_of
from truceline.stages.merge.told import LIKEST
from truceline.stages.merge.traits import traits_of

NO_KIN = Lineage(families=(), kinships=(), drifts=())
RURITANIA, GRAUSTARK = build.actor("Ruritania", "RUR"), build.actor("Graustark", "GRA")
STRECK = build.place("Streck", "RUR", 50, 10, admin1="Vale")
ZENDA = build.place("Zenda", "RUR", 53, 14, admin1="Hills")
PATROL = "Ruritanian and Graustarkian troops held a joint patrol near Streck."


def patrol(
    report: str = "a.txt", text: str = PATROL, trigger: str = "held a joint patrol", **fields
) -> Claim:
    """A claim of a joint patrol on 3 May; fields of the mention and of the claim alike."""
    of_mention = {
        k: fields.pop(k) for k in ("status", "phase", "event_type", "quantities", "mode") if k in fields
    }
    topics = fields.pop("topics", ("patrol_programme",))
    plain = {
        "actors": (RURITANIA, GRAUSTARK),
        "place": STRECK,
        "date": build.day("2021-05-03"),
        "known_on": date(2021, 5, 4),
        "origin": build.origin(report),
    }
    document = build.document(text, report)
    made = build.claim(build.mention(document, trigger, topics=topics, **of_mention), **{**plain, **fields})
    return replace(made, id=f"m-{report}-{made.mention.trigger.start}")


def events_of(*claims: Claim, kin: Lineage = NO_KIN, decisions: tuple[Decision, ...] = ()):
    return merge(claims, kin, decisions)[0]


def grounded(claims: Iterable[Claim], kin: Lineage = NO_KIN) -> Ground:
    return ground_of(map(traits_of, claims), kin)


def decision(kind: DecisionKind, *claims: Claim, at: int = 1) -> Decision:
    return Decision(
        id=f"d-{at}",
        kind=kind,
        mention_ids=tuple(c.id for c in claims),
        field=None,
        before=None,
        after=None,
        reason="they are",
        made_by="A. Reader",
        made_at=datetime(2024, 1, at, tzinfo=UTC),
    )


def test_two_reports_of_one_patrol_are_one_event_with_two_origins():
    a, b = patrol(), patrol("b.txt", "A joint patrol of both armies passed Streck.", "joint patrol")

    [event] = events_of(a, b)

    assert event.id == a.id
    assert event.claim_ids == (a.id, b.id)
    assert [o.name for o in event.origins] == ["a.txt", "b.txt"]
    assert "participants" in event.reason


def test_headline_lead_and_quotation_of_one_report_are_one_event_with_three_mentions():
    text = (
        "Joint patrols possible\nThe states may hold joint patrols.\n“We could hold joint patrols,” he said."
    )
    lines = text.split("\n")
    undated = EventDate(first=None, last=None, precision=Precision.BOUND, basis=DateBasis.PUBLICATION)
    claims = [
        patrol("a.txt", text, trigger, status=Status.POSSIBLE, date=undated, section=section)
        for trigger, section in (
            ("Joint patrols possible", SectionRole.TITLE),
            ("may hold joint patrols", SectionRole.BODY),
            ("could hold joint patrols", SectionRole.BODY),
        )
    ]
    document = build.document(text, "a.txt")
    claims = [
        replace(c, mention=replace(c.mention, sentence=build.evidence(document, line)))
        for c, line in zip(claims, lines, strict=True)
    ]

    [event] = events_of(*claims)

    assert len(event.claim_ids) == 3
    assert len(event.document_ids) == 1


def test_headline_that_names_nobody_adds_no_origin():
    title = patrol("a.txt", "Joint patrol held\n" + PATROL, "Joint patrol", section=SectionRole.TITLE)
    text = patrol(
        "a.txt", "Joint patrol held\n" + PATROL, "held a joint patrol", origin=build.origin("the army")
    )
    title = replace(title, mention=replace(title.mention, sentence=title.mention.trigger))

    [event] = events_of(title, text)

    assert [o.name for o in event.origins] == ["the army"]


@pytest.mark.parametrize(
    "other",
    [
        {"date": build.day("2021-05-23")},
        {"place": ZENDA},
        {"actors": (build.actor("Freedonia", "FRE"),)},
        {"event_type": "ASSAULT"},
        {"phase": "suspend"},
        {"topics": ("exchange",)},
        {"status": Status.PLANNED},
    ],
)
def test_claims_that_contradict_each_other_stay_two_events(other):
    assert len(events_of(patrol(phase="begin"), patrol("b.txt", **{"phase": "begin", **other}))) == 2


def test_undated_claims_of_far_apart_reports_stay_two_events():
    undated = EventDate(first=None, last=None, precision=Precision.BOUND, basis=DateBasis.PUBLICATION)

    assert len(events_of(patrol(date=undated), patrol("b.txt", date=undated, known_on=date(2023, 5, 4)))) == 2


def test_two_happenings_told_apart_in_one_sentence_stay_two():
    text = "The armies held a joint patrol near Streck and then a second joint patrol there."

    assert len(events_of(patrol("a.txt", text, "held a joint"), patrol("a.txt", text, "a second joint"))) == 2


def test_reports_that_differ_by_a_day_are_one_event_with_a_disputed_date():
    a, b = patrol(), patrol("b.txt", date=build.day("2021-05-02"))

    [event] = events_of(a, b)

    [dispute] = event.disputes
    assert dispute.field == "date"
    assert [(s.value, s.claim_ids) for s in dispute.sides] == [
        ("2021-05-03", (a.id,)),
        ("2021-05-02", (b.id,)),
    ]


@pytest.mark.parametrize(
    ("a", "b", "disputed"),
    [
        (("vehicle", None), ("vehicle", None), ["quantity vehicle"]),
        (("soldier", "dead"), ("soldier", "dead"), ["quantity soldier dead"]),
        (("soldier", "dead"), ("soldier", "injured"), []),
        (("", "dead"), ("", "dead"), ["quantity dead"]),
        (("", None), ("", None), []),
    ],
)
def test_numbers_that_exclude_each_other_are_disputed(a, b, disputed):
    def counted(name, value, unit, counts):
        words = build.evidence(build.document(PATROL, name), "troops")
        return (
            Quantity(
                evidence=replace(words, quote=f"{value} vehicles"),
                value=value,
                low=None,
                high=None,
                unit=unit,
                counts=counts,
            ),
        )

    [event] = events_of(
        patrol(quantities=counted("a.txt", 4, *a)), patrol("b.txt", quantities=counted("b.txt", 9, *b))
    )

    assert [d.field for d in event.disputes] == disputed


def test_a_chain_of_likely_pairs_does_not_join_what_cannot_be_one():
    """Each neighbour is two days from the next; the ends are four days apart."""
    claims = [patrol(f"{n}.txt", date=build.day(f"2021-05-0{n}")) for n in (1, 3, 5)]

    found = events_of(*claims)

    assert not any({claims[0].id, claims[2].id} <= set(event.claim_ids) for event in found)


def test_plan_and_outcome_are_linked_and_not_merged():
    plan = patrol(status=Status.PLANNED, date=build.day("2021-05-03"), known_on=date(2021, 5, 1))
    done = patrol("b.txt")

    first, second = events_of(plan, done)

    assert (first.linked, second.linked) == ((second.id,), (first.id,))


def test_threat_and_act_are_linked():
    threat = patrol(
        text="Ruritania threatened to strike Graustark.",
        trigger="threatened",
        event_type="THREATEN",
        status=Status.THREATENED,
        topics=(),
        actors=(RURITANIA,),
        recipients=(GRAUSTARK,),
    )
    act = replace(
        patrol("b.txt", "Ruritania struck Graustark.", "struck", event_type="ASSAULT", topics=()),
        actors=(RURITANIA,),
        recipients=(GRAUSTARK,),
    )

    first, second = events_of(threat, act)

    assert second.id in first.linked


def test_denied_and_reported_act_are_two_linked_events():
    done = patrol()
    denied = patrol("b.txt", status=Status.DENIED)

    first, second = events_of(done, denied)

    assert (first.status, second.status) == (Status.HAPPENED, Status.DENIED)
    assert second.id in first.linked


def aligned(a: Claim, b: Claim, score: float = 0.9) -> Lineage:
    passages = AlignedPassages(a=a.mention.sentence, b=b.mention.sentence, score=score)
    kinship = Kinship(
        a=a.document_id, b=b.document_id, kind="rewrite", score=score, reason="", aligned=(passages,)
    )
    return Lineage(families=(), kinships=(kinship,), drifts=())


def test_a_paraphrase_that_changes_the_status_is_one_event_with_a_disputed_status():
    a, b = patrol(), patrol("b.txt", status=Status.NOT_HAPPENED)

    [event] = events_of(a, b, kin=aligned(a, b))

    assert [d.field for d in event.disputes] == ["status"]
    assert event.status is Status.NOT_HAPPENED


@pytest.mark.parametrize(("day", "known", "number"), [("2021-09-21", 24, 2), ("2021-05-12", 24, 1)])
def test_like_words_of_two_reports_are_two_events_where_each_is_news_of_its_own_day(day, known, number):
    a = patrol()
    b = patrol("b.txt", date=build.day(day), known_on=date(2021, 9, known))

    assert len(events_of(a, b, kin=aligned(a, b))) == number


def test_aligned_passages_with_two_happenings_each_are_matched_one_to_one():
    text = "The armies could share guards and hold joint patrols."
    a = [
        patrol("a.txt", text, t, topics=p)
        for t, p in (("share guards", ()), ("joint patrols", ("patrol_programme",)))
    ]
    b = [
        patrol("b.txt", text, t, topics=p)
        for t, p in (("share guards", ()), ("joint patrols", ("patrol_programme",)))
    ]

    found = events_of(*a, *b, kin=aligned(a[0], b[0]))

    assert sorted(e.claim_ids for e in found) == sorted([(a[0].id, b[0].id), (a[1].id, b[1].id)])


def test_a_person_joins_what_the_rules_keep_apart():
    a, b = patrol(), patrol("b.txt", place=ZENDA)

    [event] = events_of(a, b, decisions=(decision(DecisionKind.SAME, a, b),))

    assert event.reason == "A. Reader decided so on 2024-01-01: they are"
    assert [d.field for d in event.disputes] == ["place"]


def test_a_person_parts_what_the_rules_join_and_is_not_asked_again():
    a, b, c = patrol(), patrol("b.txt"), patrol("c.txt")

    events, proposals = merge((a, b, c), NO_KIN, (decision(DecisionKind.DIFFERENT, a, b),))

    assert not any({a.id, b.id} <= set(event.claim_ids) for event in events)
    assert len(events) == 2
    assert not any({p.a, p.b} == {a.id, b.id} and "decision" in str(p.reasons) for p in proposals)


def test_joining_two_brings_all_that_the_rules_put_to_either():
    a, b = patrol(), patrol("b.txt")
    c, d = (patrol(name, place=ZENDA, date=build.day("2021-05-23")) for name in ("c.txt", "d.txt"))

    [event] = events_of(a, b, c, d, decisions=(decision(DecisionKind.SAME, b, c),))

    assert set(event.claim_ids) == {a.id, b.id, c.id, d.id}


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_what_was_told_apart_is_not_joined_through_a_third(order):
    claims = patrol(), patrol("b.txt"), patrol("c.txt")
    a, b, c = claims
    said = (decision(DecisionKind.DIFFERENT, a, b, at=1), decision(DecisionKind.SAME, b, c, at=2))

    events = events_of(*(claims[i] for i in order), decisions=said)

    assert {frozenset(e.claim_ids) for e in events} == {frozenset({a.id}), frozenset({b.id, c.id})}


def test_a_pair_told_apart_is_not_proposed_again():
    undated = EventDate(first=None, last=None, precision=Precision.BOUND, basis=DateBasis.PUBLICATION)
    a = patrol(date=undated, place=None)
    text = "Both armies drove along the river in convoy, a patrol."
    late = date(2021, 5, 14)
    b = patrol("b.txt", text, "drove along the river", date=undated, place=None, known_on=late)

    assert merge((a, b), NO_KIN, ())[1]
    assert merge((a, b), NO_KIN, (decision(DecisionKind.DIFFERENT, a, b),))[1] == ()


def edited(claim: Claim, status: Status, *, is_whole: bool) -> Claim:
    said = Decided(
        decision_id="d-1",
        kind=DecisionKind.EDIT,
        reason="they did",
        made_by="A. Reader",
        made_at=datetime(2024, 1, 1, tzinfo=UTC),
        field="status",
        after=status.value,
        is_whole=is_whole,
    )
    return replace(claim, mention=replace(claim.mention, status=status), decided=(said,))


@pytest.mark.parametrize(("is_whole", "status"), [(True, Status.ONGOING), (False, Status.HAPPENED)])
def test_what_was_edited_in_a_whole_event_outranks_what_later_reports_say(is_whole, status):
    a = edited(patrol(), Status.ONGOING, is_whole=is_whole)

    [event] = events_of(a, patrol("b.txt"), patrol("c.txt"))

    assert event.status is status


def test_of_two_decisions_on_a_pair_the_later_holds():
    a, b = patrol(), patrol("b.txt")
    said = (decision(DecisionKind.DIFFERENT, a, b, at=2), decision(DecisionKind.SAME, a, b, at=1))

    assert len(events_of(a, b, decisions=said)) == 2


def test_a_decision_on_a_claim_that_is_gone_is_passed_over():
    a = patrol()

    [event] = events_of(a, decisions=(decision(DecisionKind.SAME, a, patrol("gone.txt")),))

    assert event.claim_ids == (a.id,)


def test_an_uncertain_pair_is_proposed_with_its_reasons():
    undated = EventDate(first=None, last=None, precision=Precision.BOUND, basis=DateBasis.PUBLICATION)
    a = patrol(date=undated, place=None)
    b = patrol(
        "b.txt",
        "Both armies drove along the river in convoy, a patrol.",
        "drove along the river",
        date=undated,
        place=None,
        known_on=date(2021, 5, 14),
    )

    events, [proposal] = merge((a, b), NO_KIN, ())

    assert len(events) == 2
    assert (proposal.a, proposal.b) == (a.id, b.id)
    assert 0 < proposal.score < 1
    assert any("participants" in reason for reason in proposal.reasons)


def test_nothing_gives_nothing():
    assert merge((), NO_KIN, ()) == ((), ())


def many(count: int) -> tuple[Claim, ...]:
    """Claims over a few pairs of parties, places and weeks, several of each event."""
    names = [build.actor(f"State {n}", f"S{n:02}") for n in range(12)]
    places = [build.place(f"Town {n}", "RUR", 40 + n / 2, 10 + n, admin1=f"P{n}") for n in range(20)]
    kinds = ("COOPERATE", "CONSULT", "ASSAULT", "AGREE")
    made = []
    for n in range(count):
        on = date(2019, 1, 1) + timedelta(days=(n * 37) % 2000)
        made.append(
            patrol(
                f"{n // 4:05}.txt",
                event_type=kinds[n % 4],
                actors=(names[n % 12], names[(n * 5 + 1) % 12]),
                place=places[n % 20],
                date=build.day(str(on)),
                known_on=on,
                trigger=("held", "a joint", "joint patrol", "patrol")[n % 4],
            )
        )
    return tuple(made)


SOME = (
    *many(24),
    patrol("x.txt"),
    patrol("y.txt", date=build.day("2021-05-02")),
    patrol("z.txt", date=build.day("2021-05-05")),
)


@settings(max_examples=25, deadline=None)
@given(st.permutations(SOME))
def test_the_order_in_which_claims_arrive_changes_nothing(shuffled):
    assert merge(tuple(shuffled), NO_KIN, ()) == merge(SOME, NO_KIN, ())


def test_every_claim_is_in_exactly_one_event():
    found = [claim_id for event in events_of(*many(400)) for claim_id in event.claim_ids]

    assert sorted(found) == sorted(c.id for c in many(400))


def test_a_later_report_does_not_rename_an_event():
    before = {e.id for e in events_of(*SOME)}
    after = {e.id for e in events_of(*SOME, patrol("zz.txt", known_on=date(2021, 5, 9)))}

    assert before <= after


def test_twenty_thousand_claims_are_compared_with_few_others_each():
    ground = grounded(many(20_000))
    pairs = list(ground.pairs(ground.met(ground.traits)))

    assert len(pairs) == len(set(pairs)) < 20_000 * 60


def test_meetings_of_other_people_of_the_same_states_stay_two():
    def person(name, country):
        return build.actor(name, country, ActorKind.PERSON)

    ministers = (person("A. Minister", "RUR"), person("B. Minister", "GRA"))
    leaders = (person("C. Leader", "RUR"), person("D. Leader", "GRA"))
    text = "They may meet in Streck."

    found = events_of(
        patrol("a.txt", text, "meet", event_type="CONSULT", topics=(), actors=ministers),
        patrol("b.txt", text, "meet", event_type="CONSULT", topics=(), actors=leaders),
    )

    assert len(found) == 2


def arrest(report: str, text: str, trigger: str, *named: str) -> Claim:
    """A claim of a seizure that no word dates or places."""
    who = tuple(build.actor(name, None, id=None, kind=ActorKind.PERSON) for name in named)
    undated = build.span_of_days(None, "2021-05-04", Precision.BOUND)
    undated = replace(undated, basis=DateBasis.PUBLICATION)
    return patrol(report, text, trigger, topics=(), event_type="COERCE", actors=who, place=None, date=undated)


def one_story(a: Claim, b: Claim) -> Lineage:
    x, y = sorted((a.document_id, b.document_id))
    return Lineage(
        families=(),
        kinships=(Kinship(a=x, b=y, kind="same_topic", score=0.4, reason="rare facts", aligned=()),),
        drifts=(),
    )


def test_one_word_of_two_reports_on_one_story_is_one_event():
    a = arrest("a.txt", "Two clerks were seized at noon.", "seized")
    b = arrest("b.txt", "Employees of the mint got seized by men in masks.", "seized")

    assert len(events_of(a, b)) == 2
    assert len(events_of(a, b, kin=one_story(a, b))) == 1


def test_one_story_joins_no_strangers():
    a = arrest("a.txt", "Hentzau seized two clerks.", "seized", "Rupert Hentzau")
    b = arrest("b.txt", "Sapt seized the mint.", "seized", "Fritz Sapt")

    assert len(events_of(a, b, kin=one_story(a, b))) == 2


def test_a_name_with_an_office_before_it_is_no_stranger_to_the_bare_name():
    a = arrest("a.txt", "Rupert Hentzau seized the clerks of the mint.", "seized", "Rupert Hentzau")
    b = arrest("b.txt", "Count Rupert Hentzau seized the clerks.", "seized", "Count Rupert Hentzau")

    assert len(events_of(a, b, kin=one_story(a, b))) == 1


def test_a_report_is_on_one_story_with_its_likest_only():
    claims = [arrest(f"{n:02}.txt", "Clerks were seized.", "seized") for n in range(LIKEST + 3)]
    kinships = tuple(
        Kinship(
            a=claims[0].document_id,
            b=other.document_id,
            kind="same_topic",
            score=0.5 - n / 100,
            reason="rare facts",
            aligned=(),
        )
        for n, other in enumerate(claims[1:])
    )
    ground = grounded(claims, Lineage(families=(), kinships=kinships, drifts=()))
    told = ground.met(ground.traits).told

    assert set(told) == {tuple(sorted((claims[0].id, other.id))) for other in claims[1 : LIKEST + 1]}


def test_reports_with_the_same_likest_are_on_one_story_though_not_among_each_others():
    claims = [arrest(f"{n:02}.txt", "Clerks were seized.", "seized") for n in range(5)]
    alike = [(a, b) for a, b in combinations(range(5), 2) if (a, b) not in {(0, 1), (3, 4)}]
    kinships = tuple(
        Kinship(
            a=claims[a].document_id,
            b=claims[b].document_id,
            kind="same_topic",
            score=0.5,
            reason="rare facts",
            aligned=(),
        )
        for a, b in alike
    )
    ground = grounded(claims, Lineage(families=(), kinships=kinships, drifts=()))

    assert tuple(sorted((claims[0].id, claims[1].id))) in ground.met(ground.traits).told


DEEDS = load_deeds(Path(truceline.__file__).parent / "data" / "deeds.yaml")


def test_two_words_of_one_deed_in_reports_on_one_story_are_one_event():
    a = arrest("a.txt", "The clerks were arrested at the mint at noon.", "arrested")
    b = arrest("b.txt", "The clerks of the mint were detained.", "detained")

    assert len(merge((a, b), one_story(a, b), ())[0]) == 2
    assert len(merge((a, b), one_story(a, b), (), DEEDS)[0]) == 1


def test_a_word_that_other_stories_have_too_tells_no_two_events_apart():
    a = arrest("a.txt", "Two clerks were seized at noon.", "seized")
    b = arrest("b.txt", "Employees of the mint got seized by men in masks.", "seized")
    others = [arrest(f"{n}.txt", f"Ship {n} was seized.", "seized") for n in range(6)]

    found = events_of(a, b, *others, kin=one_story(a, b))

    assert not any({a.id, b.id} <= set(event.claim_ids) for event in found)


def test_a_report_that_tells_of_many_deeds_by_one_word_does_not_say_which():
    text = "\n".join(f"Group {n} was seized." for n in range(4))
    a = [arrest("a.txt", line, "seized") for line in text.split("\n")]
    a = [replace(claim, id=f"m-{n}") for n, claim in enumerate(a)]
    b = arrest("b.txt", "Employees of the mint got seized by men in masks.", "seized")

    ground = grounded((*a, b), one_story(a[0], b))

    assert not any(b.id in pair for pair in ground.met(ground.traits).told)


@pytest.mark.parametrize(
    ("second", "events"), [("The arrest drew crowds.", 1), ("An arrest drew crowds.", 2)]
)
def test_what_a_report_takes_as_known_it_has_told_before(second, events):
    text = f"Police made an arrest in the harbour on Friday. {second}"
    first, again = arrest("a.txt", text, "made an arrest"), arrest("a.txt", text, "arrest drew")
    document = build.document(text, "a.txt")
    sentences = [build.evidence(document, text.partition(". ")[0] + "."), build.evidence(document, second)]
    claims = [
        replace(c, mention=replace(c.mention, sentence=s))
        for c, s in zip((first, again), sentences, strict=True)
    ]

    assert len(merge(tuple(claims), NO_KIN, (), DEEDS)[0]) == events


def test_one_man_under_two_first_names_is_no_stranger():
    a = arrest(
        "a.txt", "Frederick C. Hentzau seized the clerks of the mint.", "seized", "Frederick C. Hentzau"
    )
    b = arrest("b.txt", "Fred Hentzau seized the clerks.", "seized", "Fred Hentzau")

    assert len(events_of(a, b, kin=one_story(a, b))) == 1

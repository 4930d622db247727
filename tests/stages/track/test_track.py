"""Arrangements are told apart by kind, parties, area, level and time, and moved by what claims say."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import build

import truceline
from truceline.errors import NotFoundError
from truceline.records.arrangement import ArrangementState
from truceline.records.claim import ActorKind, Claim, Lineage, OriginKind, SpeakerLink
from truceline.records.dates import DateBasis, EventDate, Precision
from truceline.records.document import SectionRole
from truceline.records.mention import Quantity, SpeakerKind, Status
from truceline.reference.kinds import load_kinds
from truceline.stages.merge import merge
from truceline.stages.track import find_arrangement, open_items, open_on, track

KINDS = load_kinds(Path(truceline.__file__).parent / "data" / "arrangements.yaml")
NO_KIN = Lineage(families=(), kinships=(), drifts=())
RURITANIA, GRAUSTARK = build.actor("Ruritania", "RUR"), build.actor("Graustark", "GRA")
FREEDONIA = build.actor("Freedonia", "FRE")
TOWN = build.place("Streck", "RUR", 50.0, 10.0, admin1="Lower Vale")
PROVINCE = build.place("Upper Vale", "RUR", 50.0, 13.0, precision="admin1")
TOWN_IN_PROVINCE = build.place("Zenda", "RUR", 50.1, 13.1, admin1="Upper Vale")
STRIP = build.place("the border strip", "RUR", 50.6, 16.0, precision="zone")
NORTH = build.place("northern Ruritania", "RUR", 50.2, 13.0, precision="region")
UNDATED = EventDate(first=None, last=None, precision=Precision.BOUND, basis=DateBasis.PUBLICATION)


def said(text: str, trigger: str, report: str = "a.txt", **fields) -> Claim:
    """A claim whose topics are those of its trigger; mention fields and claim fields alike."""
    names = ("status", "phase", "event_type", "quantities", "mode", "topics")
    of_mention = {k: fields.pop(k) for k in names if k in fields}
    document = build.document(text, report)
    of_mention.setdefault("topics", KINDS.topics_in(trigger))
    made = build.mention(document, trigger, **of_mention)
    lines = [line for line in text.split("\n") if trigger in line]
    made = replace(made, sentence=build.evidence(document, lines[0]))
    plain = {
        "actors": (RURITANIA, GRAUSTARK),
        "known_on": date(2021, 5, 4),
        "date": UNDATED,
        "origin": build.origin(report),
    }
    return build.claim(made, **{**plain, **fields})


def tracked(*claims: Claim):
    return track(merge(claims, NO_KIN, ())[0], claims, KINDS)


def patrols(place, report, **fields) -> Claim:
    text = f"Troops held joint patrols. {report}"
    return said(text, "held joint patrols", report, place=place, **fields)


def states(arrangement) -> list[str]:
    return [str(t.state) for t in arrangement.transitions]


def test_patrols_in_a_town_a_province_and_a_strip_stay_three():
    found = tracked(
        patrols(TOWN, "a.txt", date=build.day("2019-03-01")),
        patrols(PROVINCE, "b.txt", date=build.day("2020-03-01")),
        patrols(STRIP, "c.txt", date=build.day("2019-11-01")),
    )

    assert sorted(a.area.name for a in found) == ["Streck", "Upper Vale", "the border strip"]


def test_a_town_in_the_province_is_the_same_programme():
    [found] = tracked(
        patrols(PROVINCE, "a.txt", date=build.day("2020-03-01")),
        patrols(TOWN_IN_PROVINCE, "b.txt", date=build.day("2020-04-01"), known_on=date(2020, 4, 2)),
    )

    assert states(found) == ["active", "active"]


def test_a_wide_area_that_fits_two_programmes_is_put_into_neither():
    found = tracked(
        patrols(PROVINCE, "a.txt", date=build.day("2020-03-01"), known_on=date(2020, 3, 2)),
        patrols(STRIP, "b.txt", date=build.day("2020-03-02"), known_on=date(2020, 3, 2)),
        patrols(
            build.place("the east", "RUR", 50.3, 14.5, precision="region"),
            "c.txt",
            date=build.day("2021-03-02"),
            known_on=date(2021, 3, 3),
        ),
    )

    assert len(found) == 3


def test_begun_suspended_and_resumed_is_one_history():
    lines = (
        "Joint patrols began in May.",
        "They held 90 patrols before suspending them.",
        "The joint patrols resumed.",
    )
    text = "\n".join(lines)
    area = {"place": STRIP}
    [found] = tracked(
        said(
            text,
            "Joint patrols began",
            phase="begin",
            date=build.span_of_days("2019-05-01", "2019-05-31", Precision.MONTH),
            **area,
        ),
        said(
            text,
            "suspending them",
            phase="suspend",
            event_type="SANCTION",
            date=build.span_of_days("2020-10-01", "2020-10-31", Precision.MONTH),
            **area,
        ),
        said(text, "joint patrols resumed", phase="resume", date=build.day("2021-05-03"), **area),
    )

    assert states(found) == ["active", "suspended", "resumed"]


def test_talks_of_different_parties_are_two_tracks():
    talks = {"event_type": "CONSULT", "status": Status.ONGOING}
    found = tracked(
        said("They hold talks.", "talks", "a.txt", **talks),
        said("They hold talks.", "talks", "b.txt", actors=(RURITANIA, FREEDONIA), **talks),
        said("Three envoys met.", "met", "c.txt", actors=(RURITANIA, GRAUSTARK, FREEDONIA), **talks),
    )

    assert len(found) == 3


def test_talks_at_two_levels_are_two_tracks():
    found = tracked(
        said(
            "Foreign ministers' talks are planned.",
            "Foreign ministers' talks",
            event_type="CONSULT",
            status=Status.PLANNED,
        ),
        said(
            "The leaders' summit is possible.",
            "leaders' summit",
            "b.txt",
            event_type="CONSULT",
            status=Status.POSSIBLE,
        ),
    )

    assert {a.name.split(" ", 1)[1] for a in found} == {"foreign talks", "leaders talks"}


def test_a_call_founds_no_track():
    assert tracked(said("They talked by telephone.", "talked", event_type="CONSULT", mode="phone")) == ()


def test_agreements_of_two_years_are_two():
    found = tracked(
        said("They signed a 2011 peace deal.", "signed a 2011 peace deal", event_type="AGREE"),
        said("They signed a 2018 peace deal.", "signed a 2018 peace deal", "b.txt", event_type="AGREE"),
    )

    assert [a.name for a in found] == [
        "2011 Ruritania–Graustark agreement",
        "2018 Ruritania–Graustark agreement",
    ]


def test_the_agreement_is_the_one_named_before_it_in_the_report():
    text = "They made a 2018 peace deal.\nNobody implemented the agreement.\nTwo states struck a grain deal."
    found = tracked(
        said(text, "made a 2018 peace deal", event_type="AGREE"),
        said(
            text,
            "implemented the agreement",
            status=Status.NOT_HAPPENED,
            phase="implement",
            actors=(GRAUSTARK,),
        ),
        said(text, "struck a grain deal", event_type="AGREE", actors=(FREEDONIA, GRAUSTARK)),
    )

    by_name = {a.name: a for a in found}
    assert states(by_name["2018 Ruritania–Graustark agreement"]) == ["agreed", "agreed"]
    assert len(found) == 2


def test_observation_posts_are_part_of_the_agreement_that_allows_them():
    text = "A 2018 peace deal let them set up observation posts."
    found = tracked(
        said(text, "A 2018 peace deal", event_type="AGREE"),
        said(text, "set up observation posts", event_type="AGREE"),
    )

    deal, posts = sorted(found, key=lambda a: a.kind)
    assert (deal.kind, posts.kind, posts.parent) == ("agreement", "observation_posts", deal.id)
    assert "set up observation posts" in [p.text for p in deal.provisions]


def test_accusations_are_kept_in_both_directions_and_resolve_nothing():
    text = "Both accused each other of violating the 2018 ceasefire deal."
    [found] = tracked(
        said(
            text,
            "violating the 2018 ceasefire deal",
            event_type="ACCUSE",
            phase="violate",
            actors=(RURITANIA, GRAUSTARK),
            recipients=(RURITANIA, GRAUSTARK),
        )
    )

    assert {(c.claimant, c.accused, c.verdict) for c in found.compliance} == {
        ("Ruritania", "Graustark", "violated"),
        ("Graustark", "Ruritania", "violated"),
    }
    assert [(str(t.state), "contested" in t.flags) for t in found.transitions] == [
        ("agreed", False),  # its name says in which year
        ("active", True),
    ]


def test_parties_are_empty_where_none_is_stated():
    [found] = tracked(
        said("A ceasefire was declared.", "ceasefire", event_type="RETREAT", actors=(), place=NORTH)
    )

    assert (found.parties, found.name) == ((), "Ceasefire, northern Ruritania")


def test_an_army_goes_by_its_state_in_the_name():
    army = build.actor("Ruritanian Army", "RUR", ActorKind.ARMED_FORCE)
    [found] = tracked(
        patrols(TOWN, "a.txt", actors=(army, GRAUSTARK)),
        said("Ruritania hailed it.", "hailed", "b.txt", event_type="SUPPORT", actors=(RURITANIA,), topics=()),
    )

    assert found.name == "Ruritania–Graustark joint patrols, Streck"


def test_a_proposal_is_dated_by_its_report_and_not_by_its_plan():
    [found] = tracked(patrols(TOWN, "a.txt", status=Status.PLANNED, date=build.day("2021-12-01")))

    [transition] = found.transitions
    assert (transition.state, transition.date.last) == (ArrangementState.PROPOSED, date(2021, 5, 4))


def test_single_party_source_and_hearsay_are_flagged():
    people = tuple(
        SpeakerLink(actor=build.actor(n, "RUR", ActorKind.PERSON), kind=SpeakerKind.PERSON, quoted=False)
        for n in ("A. Minister", "B. Deputy")
    )
    [found] = tracked(
        patrols(TOWN, "a.txt", origin=build.origin("the army", OriginKind.PARTY), speakers=people)
    )

    assert found.transitions[0].flags == ("hearsay", "party_source", "single_source")


def test_numbers_are_measurements_with_their_period():
    text = "They carried out 90 patrols over two years."
    document = build.document(text, "a.txt")
    numbers = tuple(
        Quantity(evidence=build.evidence(document, words), value=value, low=None, high=None, unit=unit)
        for words, value, unit in (("90 patrols", 90, "patrols"), ("two years", 2, "years"))
    )
    period = build.span_of_days("2019-11-01", "2021-10-31")
    [found] = tracked(said(text, "carried out 90 patrols", quantities=numbers, date=period, place=TOWN))

    assert [(m.value, m.unit, m.date) for m in found.measurements] == [(90, "patrols", period)]


def test_the_dead_measure_no_arrangement():
    text = "They carried out 90 patrols, and 12 soldiers were killed."
    words = build.evidence(build.document(text, "a.txt"), "12 soldiers")
    killed = Quantity(evidence=words, value=12, low=12, high=12, unit="soldier", counts="dead")
    [found] = tracked(said(text, "carried out 90 patrols", quantities=(killed,), place=TOWN))

    assert found.measurements == ()


def test_an_ultimatum_has_a_deadline_and_takes_up_the_threats_around_it():
    text = "Withdraw by 31 May, they said.\nAn attack is a matter of time."
    sides = {"actors": (RURITANIA,), "recipients": (GRAUSTARK,)}
    [found] = tracked(
        said(
            text,
            "Withdraw by 31 May",
            event_type="REQUEST",
            status=Status.DEMANDED,
            due=build.day("2021-05-31"),
            **sides,
        ),
        said(text, "An attack is a matter of time", event_type="THREATEN", status=Status.THREATENED, **sides),
    )

    assert found.kind == "ultimatum"
    assert states(found) == ["active", "active"]
    assert {i.kind for i in found.open_items} == {"deadline", "demand"}


def test_a_threat_alone_is_no_ultimatum():
    assert (
        tracked(said("They threatened war.", "threatened", event_type="THREATEN", status=Status.THREATENED))
        == ()
    )


def test_a_meeting_that_came_about_has_an_outcome():
    plan = said(
        "A summit is planned.",
        "summit",
        event_type="CONSULT",
        status=Status.PLANNED,
        date=build.day("2021-05-20"),
    )
    held = said(
        "A summit was held.",
        "summit",
        "b.txt",
        event_type="CONSULT",
        date=build.day("2021-05-20"),
        known_on=date(2021, 5, 21),
    )
    events = merge((plan, held), NO_KIN, ())[0]

    [item] = open_items(events, (plan, held))
    assert (item.kind, item.outcome) == ("announced meeting", "reported as having happened, 2021-05-20")


def test_a_demand_nobody_answered_has_none():
    demand = said("Leave, they said.", "Leave", event_type="REQUEST", status=Status.DEMANDED)

    [item] = open_items(merge((demand,), NO_KIN, ())[0], (demand,))
    assert (item.outcome, item.due) == (None, None)


@pytest.mark.parametrize(
    ("on", "known_by", "listed"),
    [
        ("2021-05-03", None, 0),
        ("2021-05-10", None, 1),
        ("2021-05-10", "2021-05-03", 0),
        ("2021-06-30", None, 1),
        ("2021-10-30", None, 0),
    ],
)
def test_a_deadline_is_listed_from_its_report_until_a_quarter_after_it_is_due(on, known_by, listed):
    claim = said("Withdraw!", "Withdraw", event_type="AGREE", due=build.day("2021-05-31"))
    items = open_items(merge((claim,), NO_KIN, ())[0], (claim,))

    found = open_on(
        items, on=date.fromisoformat(on), known_by=date.fromisoformat(known_by) if known_by else None
    )

    assert len(found) == listed


SOME = (
    patrols(TOWN, "a.txt", date=build.day("2019-03-01")),
    patrols(PROVINCE, "b.txt", date=build.day("2020-03-01")),
    patrols(NORTH, "c.txt", known_on=date(2022, 1, 1)),
    said("They hold talks.", "talks", "d.txt", event_type="CONSULT"),
    said("They signed a 2011 peace deal.", "signed a 2011 peace deal", "e.txt", event_type="AGREE"),
    said(
        "They broke the truce.",
        "broke the truce",
        "f.txt",
        event_type="ACCUSE",
        phase="violate",
        recipients=(FREEDONIA,),
    ),
)


@settings(max_examples=25, deadline=None)
@given(st.permutations(SOME))
def test_the_order_of_claims_changes_nothing(shuffled):
    assert tracked(*shuffled) == tracked(*SOME)


@pytest.mark.parametrize(
    "asked",
    ["joint patrols, streck", "STRÈCK patrols", "Graustark–Ruritania joint patrols, Streck", SOME[0].id],
)
def test_an_arrangement_is_found_by_name_words_and_claim(asked):
    assert find_arrangement(tracked(*SOME), asked).area.name == "Streck"


def test_an_arrangement_is_found_by_its_id():
    [first, *_] = tracked(*SOME)

    assert find_arrangement(tracked(*SOME), first.id) == first


@pytest.mark.parametrize("asked", ["joint patrols", "a lighthouse", "", "\x00" * 10_000])
def test_what_fits_none_or_several_lists_the_near_ones(asked):
    with pytest.raises(NotFoundError, match="joint patrols, Streck"):
        find_arrangement(tracked(*SOME), asked)


def test_nothing_is_found_in_an_empty_record():
    with pytest.raises(NotFoundError, match="no arrangement is in the record"):
        find_arrangement((), "talks")


def test_an_end_without_a_day_is_dated_by_its_own_sentence():
    text = "They ran 90 joint patrols until May 2020 before suspending them."
    until = EventDate(
        first=None,
        last=date(2020, 5, 31),
        precision=Precision.BOUND,
        basis=DateBasis.STATED,
        expression="May 2020",
    )
    [found] = tracked(
        said(text, "ran 90 joint patrols", phase="implement", date=until, place=TOWN),
        said(text, "suspending", phase="suspend", event_type="SANCTION"),
    )

    suspended = found.transitions[-1]
    assert (str(suspended.state), suspended.date.last) == ("suspended", date(2020, 5, 31))
    assert suspended.date.basis is DateBasis.CONTEXT


def test_normalisation_is_no_meeting():
    found = tracked(
        said("Talks were held.", "Talks were held", event_type="CONSULT"),
        said(
            "They normalised relations.", "normalised relations", event_type="SUPPORT", status=Status.ONGOING
        ),
    )

    assert {a.name for a in found} == {"Ruritania–Graustark talks", "Ruritania–Graustark relations talks"}


def test_accusing_each_other_of_a_breach_makes_both_parties():
    text = "Both accused each other of flouting a 2018 ceasefire deal."
    [found] = tracked(
        said(text, "accused", event_type="ACCUSE", topics=()),
        said(
            text,
            "flouting a 2018 ceasefire deal",
            event_type="AGREE",
            phase="violate",
            actors=(),
            date=build.span_of_days("2018-01-01", "2018-12-31", Precision.YEAR),
        ),
    )

    assert [p.name for p in found.parties] == ["Ruritania", "Graustark"]
    assert states(found) == ["agreed", "active"]
    assert len(found.compliance) == 2


def test_a_mediator_is_no_party_to_the_deal():
    text = "Freedonia acted as a mediator on a grain deal."
    found = tracked(
        said(
            text,
            "acted as a mediator",
            event_type="CONSULT",
            mode="third-party",
            topics=("mediation", "agreement"),
            actors=(FREEDONIA,),
        )
    )

    assert {a.kind: [p.name for p in a.parties] for a in found} == {
        "mediation": ["Freedonia"],
        "agreement": [],
    }


def test_a_closed_border_is_a_closure_though_the_trigger_says_only_closed():
    text = "Nobody passes its border, which is now closed."
    [found] = tracked(
        said(
            text,
            "closed",
            event_type="COERCE",
            mode="restrict",
            status=Status.ONGOING,
            topics=(),
            actors=(RURITANIA,),
        )
    )

    assert (found.kind, [p.name for p in found.parties]) == ("access_restriction", ["Ruritania"])


def test_a_caption_of_an_old_picture_does_not_draw_in_its_report():
    text = "A patrol passed Streck.\nBoth sides may hold joint patrols."
    found = tracked(
        said(text, "A patrol passed", section=SectionRole.CAPTION, date=build.day("2019-03-26"), place=TOWN),
        said(text, "may hold joint patrols", status=Status.POSSIBLE),
    )

    assert len(found) == 2


def test_fighting_under_a_ceasefire_violates_it_and_halting_the_fighting_does_not():
    made = {"place": TOWN, "date": build.day("2021-05-01")}
    [found] = tracked(
        said("A truce began.", "A truce began", event_type="AGREE", **made),
        said(
            "Guns shelled Streck despite the truce.",
            "shelled Streck despite the truce",
            "b.txt",
            event_type="ASSAULT",
            place=TOWN,
            date=build.day("2021-05-03"),
        ),
        said(
            "They halted the fighting.",
            "halted the fighting",
            "c.txt",
            event_type="ASSAULT",
            phase="suspend",
            place=TOWN,
        ),
    )

    assert states(found) == ["agreed", "violated"]


def test_posts_hemmed_in_and_not_left_stand_and_are_contested():
    lines = (
        "Ruritania set up observation posts.",
        "Some of its posts were surrounded, but it would not leave them.",
    )
    text = "\n".join(lines)
    sides = {"actors": (GRAUSTARK,), "recipients": (RURITANIA,), "topics": ()}
    [found] = tracked(
        said(
            text,
            "set up observation posts",
            phase="begin",
            actors=(RURITANIA,),
        ),
        said(text, "surrounded", event_type="COERCE", mode="restrict", **sides),
        said(
            text,
            "would not leave",
            event_type="REJECT",
            status=Status.DENIED,
            actors=(RURITANIA,),
            topics=(),
        ),
    )

    assert found.kind == "observation_posts"
    assert [(str(t.state), "contested" in t.flags) for t in found.transitions] == [
        ("active", False),
        ("active", True),
        ("active", True),
    ]


def truce(report: str, text: str, trigger: str, **fields) -> Claim:
    return said(text, trigger, report, event_type="RETREAT", actors=(), **fields)


def test_a_truce_without_parties_in_reports_on_one_country_is_one():
    found = tracked(
        truce("a.txt", "The ceasefire began.", "The ceasefire", place=NORTH),
        said("A mine fell in.", "fell in", "b.txt", event_type="ASSAULT", topics=(), place=TOWN),
        truce("b.txt", "The ceasefire held on.", "The ceasefire"),
    )

    assert len(found) == 1


def test_a_truce_without_parties_in_reports_on_two_countries_is_two():
    abroad = build.place("Hentzau", "GRA", 49.0, 20.0)
    found = tracked(
        truce("a.txt", "The ceasefire began.", "The ceasefire", place=NORTH),
        said("A mine fell in.", "fell in", "b.txt", event_type="ASSAULT", topics=(), place=abroad),
        truce("b.txt", "The ceasefire held on.", "The ceasefire"),
    )

    assert len(found) == 2


def test_a_headline_does_not_make_the_deal_of_its_report_a_second_one():
    text = "Truce agreed\nBoth sides agreed on a truce.\nThe truce began at dawn."
    [found] = tracked(
        truce("a.txt", text, "Truce agreed", section=SectionRole.TITLE),
        said(text, "agreed on a truce", event_type="AGREE"),
        truce("a.txt", text, "The truce began", phase="begin"),
    )

    assert sum(len(t.claim_ids) for t in found.transitions) == 3

"""The index of events: sets by day and by what events can be asked for."""

from dataclasses import replace
from datetime import date

import pytest

from tests import build
from truceline.errors import ConfigError
from truceline.records.dates import DateBasis, EventDate, Precision
from truceline.records.document import SectionRole
from truceline.records.event import Event
from truceline.records.mention import Status
from truceline.web.asked import Clocks
from truceline.web.event_filter import EventsAsked, events_asked, select
from truceline.web.event_index import CAPTIONS_ALONE, NOT_STATED, EventIndex, index_of

DOCUMENT = build.document("Army units shelled Ostrel.")


def event(number: int, first: date | None, last: date | None, **fields: object) -> Event:
    when = EventDate(first=first, last=last, precision=Precision.RANGE, basis=DateBasis.STATED)
    plain: dict[str, object] = {
        "id": f"mention-{number}",
        "event_type": "ASSAULT",
        "mode": None,
        "status": Status.HAPPENED,
        "actors": (),
        "recipients": (),
        "date": when,
        "place": None,
        "claim_ids": (f"mention-{number}",),
        "document_ids": ("document-1",),
        "origins": (),
        "first_known_on": None,
    }
    return Event(**{**plain, **fields})  # type: ignore[arg-type]


def indexed(*events: Event, captions: tuple[str, ...] = ()) -> EventIndex:
    ordered = tuple(sorted(events, key=lambda e: e.place_in_time))
    mention = build.mention(DOCUMENT, "shelled")
    claims = {
        i: replace(
            build.claim(mention), id=i, section=SectionRole.CAPTION if i in captions else SectionRole.BODY
        )
        for e in ordered
        for i in e.claim_ids
    }
    return index_of(ordered, claims, {})


def ids(index: EventIndex, chosen: int) -> list[str]:
    return [e.id.removeprefix("mention-") for e in index.listed(chosen)]


DAY = event(1, date(2020, 3, 5), date(2020, 3, 5))
MONTH = event(2, date(2020, 3, 1), date(2020, 3, 31))
BY = event(3, None, date(2020, 3, 20))
SINCE = event(4, date(2020, 3, 10), None)
UNDATED = event(5, None, None)
YEAR = event(6, date(2019, 1, 1), date(2021, 12, 31))
INDEX = indexed(DAY, MONTH, BY, SINCE, UNDATED, YEAR)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2020, 3, 5), date(2020, 3, 5), ["1", "2", "6"]),
        (date(2020, 3, 15), date(2020, 3, 25), ["3", "2", "6"]),
        (date(2020, 3, 8), date(2020, 3, 12), ["4", "2", "6"]),
        (date(2018, 1, 1), date(2018, 12, 31), []),
    ],
)
def test_a_window_shows_what_has_a_day_in_it_or_lies_across_it(first, last, expected):
    assert ids(INDEX, INDEX.within(first.toordinal(), last.toordinal())) == expected


def test_what_only_a_day_outside_bounds_is_counted_beside_the_window():
    days = date(2020, 3, 12).toordinal(), date(2020, 3, 15).toordinal()

    assert ids(INDEX, INDEX.beyond(*days)) == ["4", "3"]


@pytest.mark.parametrize("day", [date(2020, 3, 5), date(2020, 3, 15), date(2020, 3, 31), date(2025, 1, 1)])
def test_what_can_have_been_on_a_day_is_what_its_bounds_allow(day):
    from truceline.asking import can_hold

    allowed = {e.id for e in INDEX.events if can_hold(e.date, day)}

    assert {e.id for e in INDEX.listed(INDEX.can_hold(day.toordinal()))} == allowed


def test_events_without_any_day_are_in_no_window_and_not_lost():
    assert ids(INDEX, INDEX.undated) == ["5"]


def test_each_facet_is_counted_among_what_the_others_leave():
    index = indexed(
        DAY, replace(MONTH, event_type="AID"), replace(BY, event_type="AID", status=Status.PLANNED)
    )
    values = dict.fromkeys(("type", "status", "actor", "recipient", "place", "origins", "arrangement"), ())

    found = select(index, EventsAsked(values={**values, "type": ("AID",)}), Clocks())

    assert ids(index, found.chosen) == ["3", "2"]
    assert dict(found.offers["type"]) == {"AID": 2, "ASSAULT": 1}
    assert dict(found.offers["status"]) == {"happened": 1, "planned": 1}
    assert dict(found.offers["actor"]) == {NOT_STATED: 2}


def test_what_captions_alone_tell_is_hidden_and_counted():
    index = indexed(DAY, MONTH, captions=("mention-1",))
    values = dict.fromkeys(("type", "status", "actor", "recipient", "place", "origins", "arrangement"), ())

    found = select(index, EventsAsked(values=values), Clocks())

    assert (ids(index, found.chosen), found.hidden.bit_count()) == (["2"], 1)
    assert index.facets["captions"].of(CAPTIONS_ALONE).bit_count() == 1


def test_a_window_that_ends_before_it_begins_is_refused():
    with pytest.raises(ConfigError, match="is before"):
        events_asked(first="2020-05-01", last="2020-04-01")

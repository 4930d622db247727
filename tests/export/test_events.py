"""Events as a table, as JSON lines and on a map."""

import csv
import io
import json

import pytest
from tests import build
from tests.export import views

from truceline.export.events import COLUMNS, event_json, events_csv, events_geojson, events_jsonl


@pytest.fixture
def rows():
    return list(csv.DictReader(io.StringIO("".join(events_csv(views.full())))))


def test_a_table_has_one_row_an_event_under_the_columns(rows):
    assert tuple(rows[0]) == COLUMNS
    assert [row["type"] for row in rows] == ["COOPERATE", "SANCTION", "ASSAULT"]


def test_a_row_gives_dates_counts_and_the_words(rows):
    row = rows[0]

    assert (row["first"], row["last"], row["precision"]) == ("2021-05-03", "2021-05-03", "day")
    assert (row["mentions"], row["reports"], row["origins"]) == ("1", "1", "1")
    assert (row["documents"], row["quote"]) == ("b.txt", "resumed joint patrols")
    assert (row["place"], row["lat"], row["lon"]) == ("Streck", "47.5", "12.25")


def test_several_actors_stand_in_one_cell_with_a_place_for_every_country(rows):
    assert rows[0]["actors"].count("; ") >= 1
    assert rows[0]["actor_countries"] == "ALM; "


def test_what_is_not_known_is_an_empty_cell(rows):
    assert [rows[1][k] for k in ("first", "last", "actors", "place", "lat", "mode")] == [""] * 6


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_a_name_that_starts_as_a_formula_is_made_plain_text(start):
    view = views.full()
    hostile = build.actor(f"{start}cmd|' /C calc'!A0", None)
    view = build.changed(view, events=(build.changed(view.events[0], actors=(hostile,)),))

    [row] = csv.DictReader(io.StringIO("".join(events_csv(view)), newline=""))

    assert row["actors"] == f"'{start}cmd|' /C calc'!A0"


def test_coordinates_south_and_west_stay_numbers():
    view = views.full()
    south = build.place("Streck", "ALM", lat=-3.5, lon=-70.25)
    view = build.changed(view, events=(build.changed(view.events[0], place=south),))

    [row] = csv.DictReader(io.StringIO("".join(events_csv(view))))

    assert (row["lat"], row["lon"]) == ("-3.5", "-70.25")


def test_a_line_holds_all_that_the_event_does():
    first = json.loads(next(events_jsonl(views.full())))

    assert first == event_json(
        views.full().events[0], {"doc-b.txt": "b.txt"}, {c.id: c for c in views.full().claims}
    )
    assert [a["name"] for a in first["actors"]] == ["Almara", views.EVIL.name]
    assert first["disputes"] == [
        {"field": "date", "sides": [{"value": "x", "mentions": first["mentions"]}]},
    ]


def test_a_map_gives_points_as_longitude_then_latitude():
    found = json.loads("".join(events_geojson(views.full())))

    assert found["type"] == "FeatureCollection"
    assert found["features"][0]["geometry"] == {"type": "Point", "coordinates": [12.25, 47.5]}


def test_an_event_that_lies_nowhere_known_is_on_the_map_without_a_point():
    found = json.loads("".join(events_geojson(views.full())))

    assert [f["geometry"] for f in found["features"][1:]] == [None, None]
    assert found["features"][2]["properties"]["place"]["text"] == "@home"

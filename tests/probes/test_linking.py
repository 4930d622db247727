"""The first half of the actor probes comes out as well as when the floors were set; a wrong link is seen as wrong.

The places are not run here: they need the whole gazetteer, which takes a minute to compile.
"""

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml
from tests.gazetteers import small_gazetteer
from tests.probes.linking import linked_rates_of

from truceline.reference.actors import load_actors

FOLDER = Path(__file__).parent
DATA = FOLDER.parents[1] / "src" / "truceline" / "data" / "actors"
FLOORS = {"name": 94, "kind": 98, "country": 100, "no person": 100, "not_name": 100}

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """All actors, and a gazetteer of a few towns."""
    with small_gazetteer(tmp_path_factory.mktemp("probes")) as gazetteer:
        yield SimpleNamespace(actors=load_actors([DATA]), gazetteer=gazetteer)


@pytest.fixture
def rates_of(kit, world, tmp_path):
    def rates(**probe):
        path = tmp_path / "probes.yaml"
        path.write_text(yaml.safe_dump([{"id": "a", "group": "one", **probe}]), encoding="utf-8")
        return linked_rates_of(path, kit, world).rates()

    return rates


def test_actors_stay_above_their_floors(kit, world):
    score = linked_rates_of(FOLDER / "actors.yaml", kit, world)
    sys.stdout.write(f"\n{score.table()}\n")

    assert {h: rate for h, rate in score.rates().items() if rate < FLOORS[h]} == {}, "\n".join(score.misses)
    assert set(FLOORS) == set(score.rates())


@pytest.mark.parametrize(
    ("wanted", "rates"),
    [
        (
            {"name": ["Turkey", "Türkiye"], "kind": "state", "country": "TUR"},
            {"name": 100, "kind": 100, "country": 100},
        ),
        ({"name": "Mali", "kind": "person", "country": None}, {"name": 0, "kind": 0, "country": 0}),
        ({"not_name": "Türkiye"}, {"not_name": 0}),
    ],
)
def test_a_wrong_actor_is_wrong_under_each_heading(rates_of, wanted, rates):
    assert (
        rates_of(text="Ankara said that it would sign.", anchor="2010-05-01", words="Ankara", **wanted)
        == rates
    )


@pytest.mark.parametrize(
    ("wanted", "rates"),
    [
        ({"country": "SYR", "lat": 36.2, "lon": 37.16, "within_km": 20}, {"country": 100, "point": 100}),
        ({"country": ["TUR", "SYR"]}, {"country": 100}),
        ({"country": "TUR", "lat": 39.9, "lon": 32.8, "within_km": 100}, {"country": 0, "point": 0}),
        ({"unresolved": True}, {"unresolved": 0}),
    ],
)
def test_a_wrong_pin_is_wrong(rates_of, wanted, rates):
    assert rates_of(text="Shells fell in Aleppo on Monday.", words="Aleppo", **wanted) == rates

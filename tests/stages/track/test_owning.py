"""A name that has an army, a border or a delegation is no person's, whatever a model takes it for."""

from tests import build

from truceline.stages.track.owning import owning


def test_what_owns_an_institution_or_has_one_named_after_it():
    text = "Aralbek's chief negotiators met the foreign minister of Kyzgar. Daniyar Sultanbek's brother was there."

    assert owning([build.reading(build.document(text))]) == {"aralbek", "kyzgar"}

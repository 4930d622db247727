"""A name that has an army, a border or a delegation is no person's, whatever a model takes it for."""

from tests import build

from truceline.stages.track.owning import owning


def test_what_owns_an_institution_or_has_one_named_after_it():
    text = "On Monday Aralbek's new parliament met the foreign minister of Kyzgar. Daniyar Sultanbek's soldiers left."

    assert owning([build.reading(build.document(text))]) == {"aralbek", "kyzgar"}


def test_a_long_row_of_hyphens_is_looked_through_once():
    text = "Aa-" * 200_000

    assert owning([build.reading(build.document(text))]) == frozenset()

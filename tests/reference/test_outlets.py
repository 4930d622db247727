"""News outlets by name and by domain."""

import pytest

from truceline.errors import DataFileError
from truceline.reference.outlets import known_outlets, load_outlets


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Reuters", "Reuters"),
        ("the Arab News", "Arab News"),
        ("AA", "Anadolu Agency"),
        ("anadolu agency", "Anadolu Agency"),
        ("Jane’s", "Jane's"),
        ("TASS.", "TASS"),
        ("Valley Post", None),
        ("aa", None),
        ("", None),
    ],
)
def test_an_outlet_is_found_by_its_names(words, name):
    found = known_outlets().named(words)

    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("domain", "name"),
    [
        ("www.middleeasteye.net", "Middle East Eye"),
        ("english.aawsat.com", "Asharq Al-Awsat"),
        ("AP.org", "Associated Press"),
        ("notreuters.com", None),
    ],
)
def test_an_outlet_is_found_by_its_domain(domain, name):
    found = known_outlets().at(domain)

    assert (found.name if found else None) == name


def test_agencies_and_state_media_are_marked():
    tass, guardian = known_outlets().named("TASS"), known_outlets().named("The Guardian")

    assert tass is not None and (tass.kind, tass.country, tass.state) == ("agency", "RUS", True)
    assert guardian is not None and (guardian.kind, guardian.country, guardian.state) == (
        "newspaper",
        "GBR",
        False,
    )


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("- {name: A, kind: agency}\n- {name: B, kind: site, aliases: [A]}", "two outlets: a"),
        ("- {name: A, kind: paper}", "kind"),
        ("- {name: A, kind: agency, colour: red}", "colour"),
        ("- [", "is not YAML"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused(tmp_path, rows, said):
    path = tmp_path / "outlets.yaml"
    path.write_text(rows)

    with pytest.raises(DataFileError, match=said):
        load_outlets(path)

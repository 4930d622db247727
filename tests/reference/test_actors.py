"""The book of actors answers for nations, capitals, names, offices and bodies."""

from datetime import date
from pathlib import Path

import pytest

from truceline.errors import DataFileError
from truceline.reference.actors import ActorBook, SenseKind, load_actors
from truceline.reference.naming import name_tokens

DATA = Path(__file__).parents[2] / "src" / "truceline" / "data" / "actors"


@pytest.fixture(scope="module")
def book() -> ActorBook:
    return load_actors([DATA])


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Türkiye", "TUR"),
        ("Turkey", "TUR"),
        ("Turkiye", "TUR"),
        ("the US", "USA"),
        ("U.S.", "USA"),
        ("the Czech Republic", "CZE"),
        ("South Korea’s", "KOR"),
        ("Côte d’Ivoire", "CIV"),
        ("DR Congo", "COD"),
        ("Finns", "FIN"),
        ("Georgian", "GEO"),
    ],
)
def test_a_country_is_known_by_its_names_adjectives_and_people(
    book: ActorBook, name: str, country: str
) -> None:
    assert book.country(name) == country


@pytest.mark.parametrize("word", ["us", "turkey", "Ankara", "Idlib", "", "car", "It"])
def test_ordinary_words_and_cities_are_no_countries(book: ActorBook, word: str) -> None:
    assert book.country(word) is None


def test_a_nationality_is_not_a_name_of_the_country(book: ActorBook) -> None:
    assert (book.nationality("Turkish"), book.nationality("Turkey")) == ("TUR", None)


@pytest.mark.parametrize(
    ("name", "country"),
    [("Ankara", "TUR"), ("Kiev", "UKR"), ("the Kremlin", "RUS"), ("Sana’a", "YEM"), ("Aleppo", None)],
)
def test_a_capital_or_a_seat_gives_its_country(book: ActorBook, name: str, country: str | None) -> None:
    assert book.capital(name) == country


def test_every_country_has_a_word_for_its_people_or_a_name(book: ActorBook) -> None:
    assert len(book.countries) > 190
    assert all(c.adjective for c in book.countries.values())


def test_spelling_does_not_part_names(book: ActorBook) -> None:
    assert book.key("Mohamed al-Hussain’s") == book.key("Muhammad Al Hussein")
    assert book.key("Defense Ministry") == book.key("defence ministry")


def test_offices_and_ministries_are_known_by_their_words(book: ActorBook) -> None:
    office, ministry = book.office("Defense Minister"), book.ministry("Ministry of National Defence")
    assert office is not None and office.ministry == "defence"
    assert ministry is not None and ministry.id == "defence"
    assert book.office("gardener") is None


def test_nouns_tell_the_kind_of_actor_in_both_numbers(book: ActorBook) -> None:
    words = ("troops", "militias", "villagers", "governments", "rebels", "window")
    assert [book.noun_class(w) for w in words] == [
        "force",
        "fighter",
        "population",
        "government",
        "fighter",
        None,
    ]


def test_the_longest_name_in_a_phrase_is_found(book: ActorBook) -> None:
    tokens = name_tokens("a South Korean envoy in New Delhi")
    found = book.find(tokens)
    assert [(tokens[f.first].text, f.ref(SenseKind.NATIONALITY, SenseKind.CAPITAL)) for f in found] == [
        ("South", "KOR"),
        ("New", "IND"),
    ]


def test_holders_are_asked_by_day(tmp_path: Path) -> None:
    book = load_actors([_written(tmp_path, GOOD)])
    held = [
        [a.id for a in book.holders("XKX", "president", on)]
        for on in (date(2001, 5, 1), date(2004, 1, 1), None)
    ]
    assert held == [["ada-lum"], ["bo-ren"], ["ada-lum", "bo-ren"]]
    assert [a.id for a in book.leaders("XKX", date(2001, 5, 1))] == ["ada-lum"]


@pytest.mark.parametrize(
    ("owner", "office", "on", "holder"),
    [
        ("VAT", "pope", date(2020, 1, 1), ["pope-francis"]),
        ("VAT", "pope", date(2025, 5, 1), []),
        ("VAT", "pope", date(2025, 6, 1), ["pope-leo-xiv"]),
        ("GRC", "prime-minister", date(2020, 1, 1), ["kyriakos-mitsotakis"]),
        ("PAK", "defence-minister", date(2023, 12, 1), []),
        ("LBN", "prime-minister", date(2012, 1, 1), ["najib-mikati"]),
    ],
)
def test_offices_are_held_from_day_to_day(
    book: ActorBook, owner: str, office: str, on: date, holder: list[str]
) -> None:
    assert [a.id for a in book.holders(owner, office, on)] == holder


def test_a_surname_is_kept_apart_from_full_names(tmp_path: Path) -> None:
    book = load_actors([_written(tmp_path, GOOD)])
    assert book.named("Lum") == ()
    assert [a.id for a in book.surnamed("lum")] == []
    assert [a.id for a in book.surnamed("Lum")] == ["ada-lum"]
    assert [a.id for a in book.named("Ada Lum’s")] == ["ada-lum"]


def test_of_an_actor_it_is_known_when_it_was_there(tmp_path: Path) -> None:
    text = GOOD + "  - {id: front, name: Front, kind: armed_group, exists: 2013-04/2019}\n"
    front = load_actors([_written(tmp_path, text)]).actors["front"]

    assert not front.was_there_on(date(2013, 3, 31))
    assert front.was_there_on(date(2019, 12, 31))
    assert not front.was_there_on(date(2020, 1, 1))


def test_a_span_that_is_no_interval_is_a_fault(tmp_path: Path) -> None:
    text = GOOD + "  - {id: front, name: Front, kind: armed_group, exists: since 2013}\n"
    with pytest.raises(DataFileError, match="is no EDTF interval"):
        load_actors([_written(tmp_path, text)])


def test_all_faults_of_all_files_come_in_one_error(tmp_path: Path) -> None:
    first = _written(
        tmp_path, GOOD + "  - {id: ada-lum, name: Again, kind: person, country: ZZZ}\n", "a.yaml"
    )
    second = _written(tmp_path, "actors:\n  - {id: Bad Id, name: X, kind: wizard}\n", "b.yaml")
    with pytest.raises(DataFileError) as error:
        load_actors([first, second])
    text = str(error.value)
    assert all(part in text for part in ("ada-lum is there 2 times", "'ZZZ'", "actors.0.id", "actors.0.kind"))


def test_a_file_that_is_not_yaml_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match=r"b\.yaml: is not YAML"):
        load_actors([_written(tmp_path, "actors: [", "b.yaml")])


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="cannot be read"):
        load_actors([tmp_path / "none.yaml"])


GOOD = """
countries:
  - {iso3: XKX, name: Kosovo, adjectives: [Kosovar], capitals: [Pristina]}
offices:
  - {id: president, leads: true, words: [president]}
actors:
  - id: ada-lum
    name: Ada Lum
    kind: person
    country: XKX
    offices: [{office: president, from: 2001-01-01, until: 2003-01-01}]
  - {id: bo-ren, name: Bo Ren, kind: person, country: XKX, offices: [{office: president, from: 2003-01-01}]}
"""


def _written(folder: Path, text: str, name: str = "actors.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path

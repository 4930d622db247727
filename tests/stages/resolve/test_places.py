"""Places found by what a report makes likely, and words that are no place."""

import pytest

from tests.build import document, mention, reading, words
from tests.gazetteers import small_gazetteer
from truceline.records.mention import NameKind
from truceline.stages.resolve.places import place_context, place_of, resolve_places


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory):
    with small_gazetteer(tmp_path_factory.mktemp("places")) as opened:
        yield opened


@pytest.fixture
def resolve(gazetteer):
    def _resolve(text, phrase, *others, **fields):
        """The link of a phrase in a text whose other names are given too."""
        report = document(text)
        asked = words(report, phrase, **{"names": (phrase,), **fields})
        names = (asked, *(words(report, other, names=(other,)) for other in others))
        context = place_context(reading(report, names=names), gazetteer)
        return resolve_places([asked], context=context, gazetteer=gazetteer)[0]

    return _resolve


def test_town_is_pinned_with_its_area_and_country(resolve):
    link = resolve("Patrols resumed near Tal Rıfat.", "Tal Rıfat", preposition="near")

    assert (link.geonames_id, link.country, link.admin1, link.precision) == (163476, "SYR", "Aleppo", "city")
    assert link.evidence.quote == "Tal Rıfat"


def test_other_candidates_are_kept_with_reasons(resolve):
    link = resolve("The mayor of Paris spoke.", "Paris")

    assert link.country == "FRA"
    assert any("Texas" in rejected.name and rejected.reason for rejected in link.rejected)
    assert len(link.rejected) <= 5
    assert link.score > max(rejected.score for rejected in link.rejected)


def test_what_the_words_name_as_holder_decides(resolve):
    assert resolve("A fire broke out in Paris, Texas, on Monday.", "Paris").country == "USA"
    assert resolve("A fire broke out in Paris, Tex., on Monday.", "Paris").country == "USA"


def test_other_places_of_the_report_decide(resolve):
    text = "The road from Dallas to Paris is open, the county said; Texas will repair it. Drivers cheered."

    assert resolve(text, "Paris", "Dallas", "Texas").admin1 == "Texas"
    assert resolve("The road to Paris is open.", "Paris").admin1 != "Texas"


def test_big_place_stays_when_the_report_only_mentions_another_country(resolve):
    assert resolve("Envoys of the United States met in London.", "London", "United States").country == "GBR"


def test_bare_name_is_the_city_and_an_area_word_makes_it_the_area(resolve):
    assert resolve("Shells fell in Idlib.", "Idlib").precision == "city"
    assert resolve("Shells fell in Idlib province.", "Idlib province", names=("Idlib",)).precision == "admin1"


@pytest.mark.parametrize(
    "phrase", ["northern Syria", "north-west Syria", "the north of Syria", "Syria’s north"]
)
def test_part_of_a_country_is_a_region_and_no_city(resolve, phrase):
    link = resolve(f"Shelling went on in {phrase}.", phrase, names=("Syria",))

    assert (link.precision, link.country, link.geonames_id) == ("region", "SYR", None)
    assert link.lat > 35.3
    assert link.inferred


def test_border_of_two_countries_is_a_line(resolve):
    phrase = "the Turkish-Syrian border"
    link = resolve(f"Troops massed along {phrase}.", phrase, names=("Turkish", "Syrian"))

    assert (link.precision, link.country) == ("line", None)
    assert link.lat == pytest.approx(36.5, abs=1)


def test_border_with_one_side_named_takes_the_neighbour_that_the_report_names(resolve):
    link = resolve(
        "In Syria, troops reached the Turkish border.", "the Turkish border", "Syria", names=("Turkish",)
    )

    assert link.name == "Syria–Turkey border"


def test_town_after_a_nationality_lies_in_that_country(resolve):
    phrase = "the Egyptian city of Alexandria"

    link = resolve(f"Delegates gathered in {phrase}.", phrase, names=("Egyptian", "Alexandria"))

    assert link.country == "EGY"


def test_named_zone_is_found_inside_a_longer_phrase(resolve):
    phrase = "the edge of the Operation Peace Spring area"

    link = resolve(f"Guards stood at {phrase}.", phrase, names=("Operation Peace Spring",))

    assert (link.precision, link.id) == ("zone", "place:operation-peace-spring-area")


def test_nationality_alone_gives_the_country_and_says_so(resolve):
    link = resolve("Drones flew over Syrian soil.", "Syrian soil", names=("Syrian",))

    assert (link.country, link.precision) == ("SYR", "country")
    assert "Syrian soil" in link.inferred


def test_general_name_of_a_zone_needs_its_country_in_the_report(resolve):
    assert (
        resolve("Korea: guards left the DMZ. North Korea kept silent.", "DMZ", "North Korea").precision
        == "zone"
    )
    assert resolve("Guards left the DMZ. Syria kept silent.", "DMZ", "Syria").id is None


@pytest.mark.parametrize("text", ["Ankara said it would answer.", "Ankara has denied that."])
def test_capital_that_speaks_is_no_place(resolve, text):
    link = resolve(text, "Ankara")

    assert (link.id, link.lat, link.country) == (None, None, "TUR")
    assert "government" in link.rejected[0].reason


def test_capital_that_acts_in_a_mention_is_no_place(gazetteer):
    report = document("Ankara resumed its patrols with Moscow.")
    names = [words(report, name, names=(name,)) for name in ("Ankara", "Moscow")]
    read = reading(report, (mention(report, "patrols", actors=tuple(names)),), names=tuple(names))

    links = resolve_places(names, context=place_context(read, gazetteer), gazetteer=gazetteer)

    assert [link.id for link in links] == [None, None]


def test_capital_in_which_something_happens_is_a_place(resolve):
    assert resolve("The two sides met in Ankara.", "Ankara", preposition="in").geonames_id == 323786


def test_place_that_the_gazetteer_lacks_has_no_id(resolve):
    link = resolve("Gunmen fled from Plonkograd, Syria.", "Plonkograd")

    assert (link.id, link.name, link.lat, link.country) == (None, "Plonkograd", None, "SYR")


@pytest.mark.parametrize(
    ("phrase", "fields"),
    [
        ("the ministry", {"kind": NameKind.DESCRIPTION, "names": ()}),
        ("They", {"kind": NameKind.PRONOUN, "names": ()}),
        ("Ali Paris", {"label": "PERSON"}),
        ("Plonk Group", {"label": "ORG"}),
    ],
)
def test_words_that_are_no_place_give_none(resolve, phrase, fields):
    assert resolve("They and the ministry met Ali Paris of Plonk Group.", phrase, **fields) is None


def test_letters_of_an_organisation_are_no_town_of_that_name(resolve):
    assert resolve("IDLIB air strikes hit the road to Aleppo.", "IDLIB", label="ORG") is None
    assert resolve("Its staff met in IDLIB.", "IDLIB", label="ORG", preposition="in").name == "Idlib"
    assert resolve("IDLIB air strikes hit the road to Aleppo.", "IDLIB", label="GPE").name == "Idlib"


def test_description_stands_for_the_place_that_it_refers_to(gazetteer):
    report = document("Shells fell on Idlib. People fled the city.")
    city = words(report, "the city", kind=NameKind.DESCRIPTION, refers_to=(words(report, "Idlib").evidence,))
    context = place_context(reading(report), gazetteer)

    [link] = resolve_places([city], context=context, gazetteer=gazetteer)

    assert (link.name, link.evidence.quote) == ("Idlib", "the city")
    assert "Idlib" in link.inferred


def test_mention_takes_its_finest_place(gazetteer):
    report = document("Shells fell on Tal Rıfat in northern Syria.")
    where = tuple(
        words(report, phrase, names=(phrase,), preposition=before)
        for phrase, before in (("northern Syria", "in"), ("Tal Rıfat", "on"))
    )
    shelled = mention(report, "fell", where=where)
    context = place_context(reading(report, (shelled,)), gazetteer)

    assert place_of(shelled, context, gazetteer).name == "Tal Rifaat"
    assert place_of(mention(report, "fell"), context, gazetteer) is None


def test_order_of_names_does_not_matter(gazetteer):
    report = document("Paris, Dallas, London, Alexandria and Texas.")
    names = [
        words(report, name, names=(name,)) for name in ("Paris", "Dallas", "London", "Alexandria", "Texas")
    ]

    contexts = [place_context(reading(report, names=tuple(n)), gazetteer) for n in (names, names[::-1])]

    assert contexts[0] == contexts[1]


def test_page_of_countless_names_is_read_in_bounded_time(gazetteer):
    report = document("Paris, " * 3_000)
    one = words(report, "Paris", names=("Paris",))

    context = place_context(reading(report, names=(one,) * 20_000), gazetteer)

    assert context.around.anchors


def test_nationality_of_visitors_does_not_move_the_town(resolve):
    assert resolve("American troops paraded in Paris.", "Paris").country == "FRA"
    assert resolve("America's troops paraded in Paris.", "Paris").country == "FRA"


def test_part_of_a_longer_name_is_no_town(resolve):
    text = "In the United States, Texas too, they spoke of the village of Paris al-Kubra."

    link = resolve(text, "the village of Paris al-Kubra", "Texas", kind=NameKind.DESCRIPTION, names=())

    assert (link.id, link.name) == (None, "Paris al-Kubra")


def test_end_of_a_longer_name_is_no_town(resolve):
    assert resolve("They raced at Brands Hatch.", "Brands Hatch").id is None
    assert resolve("Shells hit North Aleppo.", "North Aleppo").country == "SYR"
    assert resolve("A tremor was felt in Syrian Idlib.", "Syrian Idlib", names=("Syrian", "Idlib")).id


def test_of_many_equal_places_none_is_chosen_and_all_are_kept(resolve):
    link = resolve("The mayor of Springfield spoke.", "Springfield")

    assert (link.id, link.lat, link.country) == (None, None, None)
    assert len(link.rejected) == 4
    assert "likely enough" in link.inferred


def test_compound_with_a_nationality_names_no_place(resolve):
    assert (
        resolve("They left a Kurdish-held town.", "a Kurdish-held town", kind=NameKind.DESCRIPTION, names=())
        is None
    )


def test_sides_of_talks_are_not_where_they_are_held(gazetteer):
    report = document("Talks between Turkey and Syria were held in Moscow.")
    where = tuple(
        words(report, name, names=(name,), preposition=before)
        for name, before in (("Turkey", "between"), ("Syria", "between"), ("Moscow", "in"))
    )
    context = place_context(reading(report), gazetteer)

    assert place_of(mention(report, "Talks", where=where), context, gazetteer).name == "Moscow"
    assert place_of(mention(report, "Talks", where=where[:2]), context, gazetteer) is None


def test_what_the_model_takes_for_a_person_is_a_town_where_the_grammar_says_so(resolve):
    assert resolve("Shells fell in Idlib.", "Idlib", label="PERSON", preposition="in").country == "SYR"
    assert resolve("The mayor of Idlib left.", "Idlib", label="PERSON", preposition="of").country == "SYR"
    assert resolve("The arrest of Idlib shook them.", "Idlib", label="PERSON", preposition="of") is None
    assert resolve("Idlib spoke.", "Idlib", label="PERSON") is None


def test_a_pin_moves_where_the_words_lead_away_from_the_town(resolve):
    link = resolve("A convoy was hit 30 km north of Aleppo.", "Aleppo", preposition="of")

    assert link.lat == pytest.approx(36.20 + 30 / 111.2, abs=0.01)
    assert (link.precision, link.radius_km) == ("point", 7.5)
    assert "30 km north of" in link.inferred


def test_a_building_is_pinned_at_what_it_is_called_after(resolve):
    link = resolve("Syria: the Aleppo University Hospital was hit.", "Aleppo University Hospital", "Syria")

    assert (link.geonames_id, link.score < 0.5) == (170063, True)
    assert "called" in link.inferred


def test_an_unknown_street_lies_in_the_town_named_nearest_to_it(resolve):
    link = resolve("Crowds gathered in Aleppo. Police closed Baron Street.", "Baron Street", "Aleppo")

    assert (link.id, link.country, link.precision) == (None, "SYR", "city")
    assert "named nearest to it" in link.inferred


def test_a_street_called_after_a_far_village_is_in_the_town_of_the_report(resolve):
    link = resolve("Crowds gathered in Aleppo. Police closed Hatch Street.", "Hatch Street", "Aleppo")

    assert (link.id, link.country) == (None, "SYR")


def test_an_embassy_is_not_where_it_is_called_after(resolve):
    link = resolve("Crowds gathered in Aleppo at the Moscow Embassy.", "Moscow Embassy", "Aleppo")

    assert link is None or link.country != "RUS" or link.lat is None

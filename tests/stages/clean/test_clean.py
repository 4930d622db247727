"""From a capture to a document: what is read, what is refused, what a page states of itself."""

import time
from contextlib import suppress
from datetime import date

import pytest
from tests import build

from truceline.errors import ReadError
from truceline.records.dates import DateBasis, Precision
from truceline.records.document import TELLING, SectionRole
from truceline.stages.clean import clean

LEAD = (
    "The army of Arland left the Teller valley on Monday under the truce that was signed in March, it said."
)
REST = "Observers from Cornia watched the convoys and said that no shot had been fired since the weekend."
TITLE = "Army of Arland leaves the Teller valley"


def text_with(*lines):
    return "\n\n".join((TITLE, *lines, LEAD, REST))


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("By News Team - March 05 2021", "2021-03-05"),
        ("March 5, 2021 at 6:43 pm", "2021-03-05"),
        ("Date of publication 5 March 2021", "2021-03-05"),
        ("Fri, 05 Mar 2021 18:43 GMT", "2021-03-05"),
        ("2021-03-05T18:43:00+03:00", "2021-03-05"),
        ("25/03/2021 - 18:43", "2021-03-25"),
        ("05.03.2021", "2021-03-05"),
        ("Posted on March 5th, 2021 by admin", "2021-03-05"),
        ("Posted on March 5, 2021 by the Cornia news desk", "2021-03-05"),
        ("Posted by the night desk on March 5, 2021", "2021-03-05"),
        ("Posted by admin | Mar 5, 2021 | Arland | 0 comments", "2021-03-05"),
        ("First published on March 5, 2021 in Valley Review", "2021-03-05"),
        ("This story was first published on March 5, 2021.", "2021-03-05"),
        ("Published: March 5, 2021 at 9:20 a.m. by our reporter in Holm", "2021-03-05"),
        ("Submitted by jroe on Fri, 03/25/2021 - 10:15", "2021-03-25"),
        ("Published: 5 March 2021 | Updated: 7 March 2021", "2021-03-05"),
        ("Updated 7 March 2021, Published 5 March 2021", "2021-03-05"),
        ("Jane Roe | Holm | 5 Mar 2021", "2021-03-05"),
    ],
)
def test_the_day_of_a_byline_or_dateline_is_the_stated_publication(line, published):
    document = clean(build.capture(text_with(line)))

    found = document.published
    assert found is not None and found.is_day
    assert (found.first, found.precision, found.basis) == (
        date.fromisoformat(published),
        Precision.DAY,
        DateBasis.STATED,
    )
    assert document.published_evidence is not None
    assert document.published_evidence.quote in line


@pytest.mark.parametrize(
    "line",
    [
        "Copyright © 2021 Valley Post",
        "Soldiers near Holm on March 5, 2021. (Photo: Valley Press)",
        "5 hours ago",
        "March 5",
        "Thursday",
    ],
)
def test_a_copyright_year_a_photo_s_day_and_a_part_of_a_date_state_nothing(line):
    assert clean(build.capture(text_with(line))).published is None


def test_a_day_in_the_text_itself_states_nothing():
    text = (
        f"{TITLE}\n\nThe army left on March 5, 2021, the ministry said in a statement to the press.\n\n{REST}"
    )

    assert clean(build.capture(text)).published is None


def test_the_opening_of_a_wire_story_states_the_day():
    text = f"{TITLE}\n\nHOLM, March 5, 2021 (Valley Wire) - {LEAD}\n\n{REST}"

    document = clean(build.capture(text))

    assert document.published is not None and document.published.first == date(2021, 3, 5)
    assert document.section_at(text.index("HOLM")).role is SectionRole.DATELINE
    assert document.section_at(text.index(LEAD)).role is SectionRole.BODY


@pytest.mark.parametrize(
    "opening",
    [
        "Holm, March 5 - ",
        "HOLM, 5 March — ",
        "HOLM, March 5. ",
        "HOLM, March 5. /Valwire/. ",
        "HOLM — ",
        "HOLM, Arland – ",
        "HOLM/SULL, March 5 (Valley Wire) -- ",
        "Holm (Reuters) - ",
        "Damascus, SANA- ",
        "NEW HOLM, Mar 5 (PTI): ",
        "(Reuters) - ",
    ],
)
def test_the_dateline_that_leads_the_text_is_cut_off_and_without_a_year_states_nothing(opening):
    text = f"{TITLE}\n\n{opening}{LEAD}\n\n{REST}"

    document = clean(build.capture(text))

    sections = [(s.role, document.text[s.start : s.end]) for s in document.sections[1:3]]
    assert sections == [(SectionRole.DATELINE, opening.strip()), (SectionRole.BODY, LEAD)]
    assert document.published is None


def test_a_hyphen_in_a_word_does_not_close_what_the_dash_of_a_dateline_opened():
    text = f"{TITLE}\n\nHOLM - Arland signed a water-sharing deal on Monday, said its envoy.\n\n{REST}"

    document = clean(build.capture(text))

    assert document.text[document.sections[1].start : document.sections[1].end] == "HOLM -"


@pytest.mark.parametrize(
    "opening",
    [
        "Monday, March 5 - ",
        "March 5 – ",
        "NATO — Norway’s shield, as the papers call it — and ",
        "Arland – ",
        "Holm: ",
        "In Holm, 5 March – ",
        "The Teller Liberation Front (TLF) – Borland’s foe – said that ",
    ],
)
def test_a_day_or_a_name_at_the_start_of_a_sentence_is_part_of_it(opening):
    text = f"{TITLE}\n\n{opening}{LEAD}\n\n{REST}"

    document = clean(build.capture(text))

    assert document.section_at(text.index(opening.strip())).role is SectionRole.BODY


def test_places_and_days_before_the_items_of_a_chronology_belong_to_the_items():
    items = [f"Holm, March {day} - Soldiers fired at a convoy and wounded two drivers." for day in (3, 4, 5)]

    document = clean(build.capture("\n\n".join((TITLE, LEAD, *items, REST))))

    assert all(document.section_at(document.text.index(item)).role is SectionRole.BODY for item in items)


def test_a_lead_set_off_from_an_agency_s_story_is_the_deck():
    text = f"{TITLE}\n\n{LEAD}\n\nHOLM, March 5 (Valley Wire) - {REST}\n\n{LEAD.lower()}"

    document = clean(build.capture(text))

    assert document.section_at(text.index(LEAD)).role is SectionRole.DECK


def test_a_day_that_can_be_read_in_two_ways_is_an_interval():
    published = clean(build.capture(text_with("Published 05/03/2021"))).published

    assert published is not None
    assert (published.first, published.last) == (date(2021, 3, 5), date(2021, 5, 3))


@pytest.mark.parametrize(
    "line",
    [
        "Last updated: 7 March 2021",
        "Updated March 7, 2021 by the night desk",
        "This article was last updated on March 7, 2021.",
        "Story updated at 10:15 on 7 March 2021",
    ],
)
@pytest.mark.parametrize("is_last", [False, True])
def test_a_mere_update_bounds_the_day_of_publication(line, is_last):
    text = f"{text_with()}\n\n{line}" if is_last else text_with(line)
    published = clean(build.capture(text)).published

    assert published is not None
    assert (published.first, published.last, published.precision) == (None, date(2021, 3, 7), Precision.BOUND)


@pytest.mark.parametrize(
    "line",
    [
        "Published on March 7, 2021, the report names twelve commanders of the army.",
        "Released on March 7, 2021 by the army, the twelve men went home to Holm.",
        "Updated lists of the dead were handed over on March 7, 2021 by the army.",
    ],
)
def test_a_sentence_that_starts_like_a_posting_line_is_told(line):
    document = clean(build.capture(f"{text_with()}\n\n{line}\n\n{REST}"))

    assert (document.published, document.section_at(document.text.index(line)).role) == (
        None,
        SectionRole.BODY,
    )


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("© 2021 Valley Post. All rights reserved.", "Valley Post"),
        ("Copyright © 2019-2021 Centre for Valley Studies", "Centre for Valley Studies"),
        ("(c) Valley Post 2021", "Valley Post"),
        ("Source: Reuters", "Reuters"),
        ("Valley Post © 2021", "Valley Post"),
        ("Valley Gazette. All rights reserved. Reprints must carry a link.", "Valley Gazette"),
        ("Copyright notice", None),
    ],
)
def test_the_outlet_is_named_where_the_page_names_it(line, outlet):
    document = clean(build.capture(text_with() + f"\n\n{line}"))

    assert document.outlet == outlet


@pytest.mark.parametrize(
    ("opening", "outlet"),
    [
        ("HOLM, March 5 (Valley Wire) - ", "Valley Wire"),
        ("HOLM (AP) — ", "Associated Press"),
        ("Damascus, SANA- ", "SANA"),
        ("Holm (Upper Teller) – ", None),
        ("HOLM, Arland — ", None),
    ],
)
def test_the_agency_of_a_dateline_is_the_outlet_where_nothing_else_names_one(opening, outlet):
    text = f"{TITLE}\n\n{opening}{LEAD}\n\n{REST}"

    assert clean(build.capture(text)).outlet == outlet
    assert clean(build.capture(f"{text}\n\n© 2021 Valley Post")).outlet == "Valley Post"


def test_a_name_alone_above_the_article_is_the_outlet_where_a_note_below_begins_with_it():
    note = "Teller Review gathers what others publish. Views are those of the authors."

    document = clean(build.capture(f"Teller Review\n\n{text_with()}\n\n{note}"))

    assert document.outlet == "Teller Review"
    assert document.section_at(document.text.index(note)).role is SectionRole.FURNITURE


def test_a_country_alone_above_the_article_is_no_outlet():
    last = "South Arland denies that its army crossed the river."
    lead = f"South Arland and Cornia accuse each other. {LEAD}"

    document = clean(build.capture(f"{TITLE}\n\nSouth Arland\n\n{lead}\n\n{REST}\n\n{last}"))

    assert document.outlet is None
    assert document.section_at(document.text.index(last)).role is SectionRole.BODY


def test_the_name_of_a_known_outlet_at_a_title_s_end_is_no_part_of_the_title():
    document = clean(build.capture(f"{TITLE} | Middle East Eye\n\n{LEAD}\n\n{REST}"))

    assert (document.title, document.outlet) == (TITLE, "Middle East Eye")


def test_a_document_s_id_comes_from_its_capture():
    assert clean(build.capture(text_with())) == clean(build.capture(text_with()))


ARABIC = "أعلنت وزارة الدفاع يوم الاثنين أن القوات انسحبت من المنطقة العازلة في الشمال وفق الاتفاق. "
TURKISH = "Savunma Bakanlığı, birliklerin tampon bölgeden çekildiğini ve görüşmelerin süreceğini açıkladı. "
FRENCH = "Le ministère de la Défense a annoncé lundi que les troupes avaient quitté la zone tampon. "


@pytest.mark.parametrize(
    "content",
    [
        ARABIC.encode("cp1256") * 4,
        TURKISH.encode("cp1254") * 4,
        FRENCH.encode("cp1252") * 4,
        ARABIC.encode() * 4,
    ],
)
def test_a_text_in_another_language_is_refused_with_the_measure(content):
    with pytest.raises(ReadError, match=r"not in English: \d+% of its"):
        clean(build.capture(content))


def test_a_short_text_is_given_the_benefit_of_the_doubt():
    document = clean(
        build.capture("Truce signed\n\nBoth armies welcome monitors from Cornia tomorrow morning.")
    )

    assert document.language is None


def test_a_page_that_is_all_furniture_is_refused():
    text = "Skip to content\n\nMenu\n\nSubscribe to our newsletter\n\nLeave a comment\n\n© 2021 Valley Post"

    with pytest.raises(ReadError, match="all 5 lines are page furniture"):
        clean(build.capture(text))


def test_one_line_of_a_million_letters_is_read_in_bounded_time():
    started = time.perf_counter()

    document = clean(build.capture((LEAD + " ") * 10_000))

    assert document.sections[0].role in TELLING
    assert time.perf_counter() - started < 3


@pytest.mark.parametrize(
    "line",
    [
        "(" * 2000,
        "a " * 3000,
        "By " + "A" * 5000,
        "A. " * 2000,
        "5/5/" * 1000,
        "| " * 4000,
        "KYIV, " * 900,
        "A B " * 2000,
        "HOLM — " * 900,
    ],
)
def test_a_hostile_line_takes_bounded_time(line):
    started = time.perf_counter()

    with suppress(ReadError):
        clean(build.capture("\n\n".join((TITLE, line, LEAD, line, REST, line))))

    assert time.perf_counter() - started < 2


def test_a_text_of_very_many_lines_is_refused_in_bounded_time():
    started = time.perf_counter()

    with pytest.raises(ReadError, match="more than 20,000 lines"):
        clean(build.capture(f"{LEAD}\n" * 90_000))
    assert time.perf_counter() - started < 3


def test_a_caption_counts_from_the_day_that_it_holds():
    text = text_with("5 March 2021", "Soldiers near Holm on Friday, Aug. 26, 2016. (Photo: Valley Press)")

    document = clean(build.capture(text))

    own = {section.role: section.own_date for section in document.sections}
    assert own[SectionRole.CAPTION] == date(2016, 8, 26)
    assert own[SectionRole.BODY] is None


@pytest.mark.parametrize("text", ["", " \n\n ", "\u200b\n"])
def test_a_text_without_words_is_refused(text):
    with pytest.raises(ReadError):
        clean(build.capture(text))

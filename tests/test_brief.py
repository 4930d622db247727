"""A situation report: composed from the record alone, bounded, with its words in notes, and safe to open."""

import html
import re
from datetime import date
from html.parser import HTMLParser

import pytest

from tests import build
from tests.export.views import NO_LINEAGE, event_of
from truceline.brief import HAPPENED, Asked, Found, brief
from truceline.config import load_settings
from truceline.errors import NotFoundError
from truceline.export.brief import brief_html, brief_markdown
from truceline.figures import figures
from truceline.kit import data_files, load_figures
from truceline.records.arrangement import Arrangement, ArrangementState, Compliance, Transition
from truceline.records.event import Decision, DecisionKind, Dispute, DisputeSide
from truceline.records.mention import Status
from truceline.records.view import View
from truceline.reference.kinds import load_kinds
from truceline.stages.track import open_items

SETTINGS = load_settings(None, {})
KINDS = load_kinds(data_files(SETTINGS, "", "arrangements.yaml")[0])
MAY = Asked(first=date(2021, 5, 1), last=date(2021, 5, 31))
HOSTILE = '<script>alert(1)</script><img src="http://x.example/a.png" onerror=x> [a](http://x.example) `b`'


def composed(view, asked=MAY, **fields):
    return brief(view, asked, kinds=KINDS, figure_kinds=load_figures(SETTINGS), **fields)


def a_view(*claims, arrangements=(), **fields):
    documents = {c.document_id: c for c in claims}
    return View(
        dated=tuple(build.dated(build.reading(DOCUMENTS[i]), "2021-05-09") for i in documents),
        claims=claims,
        events=tuple(event_of(c, **{"disputes": (), **fields}) for c in claims),
        arrangements=arrangements,
        lineage=NO_LINEAGE,
        proposals=(),
    )


DOCUMENTS = {}


def a_claim(text="Almara suspended the patrols.", words="suspended", name="a.txt", on="2021-05-03", **fields):
    document = build.document(text, name)
    DOCUMENTS[document.id] = document
    mention = build.mention(document, words, **{k: fields.pop(k) for k in ("status",) if k in fields})
    return build.claim(
        mention, date=build.day(on), known_on=date(2021, 5, 9), actors=(build.actor("Almara"),), **fields
    )


def programme(claim, **fields):
    moved = Transition(
        state=ArrangementState.SUSPENDED,
        date=claim.date,
        known_on=claim.known_on,
        claim_ids=(claim.id,),
        evidence=(claim.mention.trigger,),
        origins=(claim.origin,),
    )
    plain = {"parties": (), "area": None, "parent": None, "transitions": (moved,)}
    return Arrangement(id="arr", kind="patrol_programme", name="Joint patrols", **{**plain, **fields})


def part(made, heading):
    return next(p for p in made.parts if p.heading.startswith(heading))


def test_an_arrangement_stands_with_its_day_its_word_and_its_words():
    claim = a_claim()
    made = composed(a_view(claim, arrangements=(programme(claim),)))
    [line] = part(made, "What stood").lines

    assert line.lead == "Joint patrols"
    assert "suspended since 2021-05-03, on the word of outlet (1 origin)" in line.text
    assert "one origin only" in line.text
    assert made.notes[line.notes[0] - 1].quote == "Almara suspended the patrols."
    assert made.notes[line.notes[0] - 1].document == "a.txt"


def test_what_is_only_planned_is_no_happening():
    made = composed(a_view(a_claim(status=Status.PLANNED)))

    assert part(made, "What happened").lines == ()
    assert "planned: “suspended”" in part(made, "What was planned").lines[0].text


def test_what_lies_outside_the_period_is_left_out():
    made = composed(a_view(a_claim(on="2021-06-01")))

    assert part(made, "What happened").lines == ()


def test_both_sides_word_on_compliance_stands_and_neither_is_chosen():
    claim = a_claim()
    words = (claim.mention.trigger,)
    said = tuple(
        Compliance(claimant=a, accused=b, verdict="violated", evidence=words)
        for a, b in (("Almara", "Bordura"), ("Bordura", "Almara"))
    )
    made = composed(a_view(claim, arrangements=(programme(claim, compliance=said),)))
    told = [line.text for line in part(made, "Who says what").lines]

    assert told == ["Almara says of Bordura: violated.", "Bordura says of Almara: violated."]


def test_both_sides_of_a_dispute_stand_with_whose_they_are():
    claim = a_claim()
    sides = tuple(DisputeSide(value=v, claim_ids=(claim.id,)) for v in ("40", "50"))
    made = composed(a_view(claim, disputes=(Dispute(field="quantity post", sides=sides),)))

    assert part(made, "Where reports").lines[0].text == "“40” (a.txt); or “50” (a.txt)"


def test_a_part_is_bounded_and_says_where_the_rest_is():
    claims = tuple(a_claim(name=f"{n}.txt") for n in range(HAPPENED + 3))
    happened = part(composed(a_view(*claims)), "What happened")

    assert len(happened.lines) == HAPPENED
    assert happened.more == "and 3 more, see `truceline timeline`"


def test_a_name_that_nothing_has_is_an_error():
    with pytest.raises(NotFoundError):
        composed(a_view(a_claim()), Asked(first=MAY.first, last=MAY.last, about="Elbonia"))


def test_a_report_about_an_actor_keeps_to_it():
    other = a_claim("Bordura left.", "left", "b.txt")
    other = build.changed(other, actors=(build.actor("Bordura"),))
    made = composed(a_view(a_claim(), other), Asked(first=MAY.first, last=MAY.last, about="bordura"))

    assert [n.document for n in made.notes] == ["b.txt"]


def test_a_decision_made_after_what_could_be_known_is_left_out():
    made = Decision(
        id="d",
        kind=DecisionKind.REJECT,
        mention_ids=(),
        field=None,
        before=None,
        after=None,
        reason="an old picture",
        made_by="desk",
        made_at=build.NOON.replace(year=2021, month=5, day=20),
    )
    view = a_view(a_claim())
    earlier = Asked(first=MAY.first, last=MAY.last, known_by=date(2021, 5, 19))

    assert part(composed(view, decisions=[made]), "Decisions").lines[0].text == "an old picture (desk)"
    assert part(composed(view, earlier, decisions=[made]), "Decisions").lines == ()


class Page(HTMLParser):
    """Every tag and attribute of a page, and the text that a reader sees."""

    def __init__(self):
        super().__init__()
        self.tags, self.links, self.text = set(), [], ""

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.links += [v for k, v in attributes if k in ("href", "src")]
        assert not any(k.startswith("on") for k, _ in attributes)

    def handle_data(self, data):
        self.text += data


def hostile():
    return composed(a_view(a_claim(HOSTILE + " suspended", "<script>alert(1)</script>", name='"><b>.txt')))


def test_words_of_a_report_are_never_markup_of_the_page():
    page = Page()
    page.feed("".join(brief_html(hostile())))

    allowed = "html head meta title style body h1 h2 p ul ol li strong sup a code"

    assert page.tags <= set(allowed.split())
    assert all(link.startswith("#") for link in page.links)
    assert HOSTILE in page.text


def test_words_of_a_report_are_never_markdown():
    text = "".join(brief_markdown(hostile()))

    assert "\\<script\\>" in text
    assert re.search(r"(?<!\\)[<`]", text.replace("`truceline", "")) is None
    assert re.search(r"(?<!\\)\]\(", text) is None


def test_every_note_is_asked_for_and_none_is_missing():
    claims = tuple(a_claim(name=f"{n}.txt") for n in range(4))
    text = "".join(brief_markdown(composed(a_view(*claims))))
    asked = set(re.findall(r"\[\^(\d+)\](?!:)", text))

    assert asked == set(re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE)) == {"1", "2", "3", "4"}


def test_no_word_of_the_report_says_that_a_thing_is_proven():
    claim = a_claim()
    text = html.unescape("".join(brief_html(composed(a_view(claim, arrangements=(programme(claim),))))))

    assert re.search(r"verified|confirmed|proven", text, re.IGNORECASE) is None


def test_a_note_leads_to_the_words_themselves():
    claim = a_claim()
    made = composed(a_view(claim))

    [note] = made.notes
    assert note.words == claim.mention.trigger


def test_what_was_found_before_makes_the_same_brief():
    view = a_view(a_claim())
    kinds = load_figures(SETTINGS)
    before = Found(figures=figures(view, kinds), open_items=open_items(view.events, view.claims))

    assert composed(view, found=before) == composed(view)

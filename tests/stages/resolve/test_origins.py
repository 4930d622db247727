"""A claim's origin is whoever stands at the start of its chain of speakers."""

from pathlib import Path

import pytest

from tests import build
from truceline.records.claim import Claim, Origin, OriginKind, SpeakerLink
from truceline.records.document import Document
from truceline.records.mention import Citation, Mention, NameKind, NameWords, Speaker, SpeakerKind
from truceline.reference.actors import ActorBook, load_actors
from truceline.stages.resolve.actors import actor_context
from truceline.stages.resolve.origins import is_own_voice, one_voice, origin_of, resolve_speakers

DATA = Path(__file__).parents[3] / "src" / "truceline" / "data" / "actors"


@pytest.fixture(scope="module")
def book() -> ActorBook:
    return load_actors([DATA])


def said_by(
    document: Document, phrase: str, head: str, kind: SpeakerKind = SpeakerKind.OFFICIAL, **fields: object
) -> Speaker:
    return Speaker(
        words=build.words(document, phrase, head=head, **fields), kind=kind, cue=None, quoted=False
    )


def read(
    book: ActorBook,
    document: Document,
    *speakers: Speaker,
    citations: tuple[Citation, ...] = (),
    family: str | None = None,
    names: tuple[NameWords, ...] = (),
) -> tuple[tuple[SpeakerLink, ...], Origin]:
    mention: Mention = build.mention(document, "patrol", speakers=speakers)
    context = actor_context(build.reading(document, (mention,), names=names), book)
    links = resolve_speakers(mention, document=document, book=book, context=context)
    origin = origin_of(
        mention,
        links,
        document=document,
        citations=citations,
        book=book,
        context=context,
        family_of=lambda document_id, offset: family,
    )
    return links, origin


def test_a_ministry_statement_is_one_origin_whoever_carries_it(book: ActorBook) -> None:
    one = build.document("The Malian Defence Ministry announced a patrol.", "one.txt")
    other = build.document("A patrol began, according to Mali’s ministry of defence.", "other.txt")
    _, first = read(
        book,
        one,
        said_by(one, "The Malian Defence Ministry", "ministry", SpeakerKind.ORGANISATION),
        family="f1",
    )
    _, second = read(
        book, other, said_by(other, "Mali’s ministry of defence", "ministry", SpeakerKind.ORGANISATION)
    )
    assert first.id == second.id
    assert (first.kind, first.name) == (OriginKind.PARTY, "Malian Ministry of Defence")


def test_a_minister_speaks_for_the_ministry(book: ActorBook) -> None:
    document = build.document("Malian Defence Minister Ona Velt announced a patrol.", "one.txt")
    named = said_by(
        document,
        "Malian Defence Minister Ona Velt",
        "velt",
        SpeakerKind.PERSON,
        label="PERSON",
        office="Defence Minister",
    )
    _, origin = read(book, document, named)
    ministry = build.document("The Malian Defence Ministry announced a patrol.", "other.txt")
    _, other = read(book, ministry, said_by(ministry, "The Malian Defence Ministry", "ministry"))
    assert (origin.id, origin.kind, origin.name) == (other.id, other.kind, other.name)
    assert "Ona Velt speaks for it" in origin.reason


def test_a_named_person_is_one_origin_in_all_reports(book: ActorBook) -> None:
    one, other = (
        build.document("Chad’s Ona Velt saw a patrol."),
        build.document("Ona Velt of Chad knew of a patrol.", "b"),
    )
    _, first = read(
        book, one, said_by(one, "Chad’s Ona Velt", "velt", SpeakerKind.PERSON, label="PERSON"), family="f1"
    )
    _, second = read(
        book, other, said_by(other, "Ona Velt of Chad", "velt", SpeakerKind.PERSON, label="PERSON")
    )
    assert (first.kind, first.name) == (OriginKind.OFFICIAL, "Ona Velt")
    assert first.id == second.id


@pytest.mark.parametrize(
    ("phrase", "head"), [("a Malian official", "official"), ("a Malian authority", "authority")]
)
def test_an_anonymous_official_is_one_voice_in_one_family(book: ActorBook, phrase: str, head: str) -> None:
    document = build.document(f"There was a patrol, {phrase} said.", f"{head}.txt")
    speaker = said_by(document, phrase, head, SpeakerKind.ANONYMOUS)
    _, origin = read(book, document, speaker, family="f1")
    plain = build.document("There was a patrol, a Malian official said.", "third.txt")
    _, same = read(
        book, plain, said_by(plain, "a Malian official", "official", SpeakerKind.ANONYMOUS), family="f1"
    )
    _, elsewhere = read(
        book, plain, said_by(plain, "a Malian official", "official", SpeakerKind.ANONYMOUS), family="f2"
    )
    assert origin.kind is OriginKind.ANONYMOUS
    assert origin.id == same.id
    assert origin.id != elsewhere.id


def test_officials_of_two_countries_are_two_origins(book: ActorBook) -> None:
    document = build.document("There was a patrol, a Malian official and a Chadian official said.")
    ids = [
        read(book, document, said_by(document, phrase, "official", SpeakerKind.ANONYMOUS), family="f1")[1].id
        for phrase in ("a Malian official", "a Chadian official")
    ]
    assert len(set(ids)) == 2


def test_residents_are_witnesses_of_one_story(book: ActorBook) -> None:
    document = build.document("Residents saw a patrol.")
    _, origin = read(
        book, document, said_by(document, "Residents", "resident", SpeakerKind.ANONYMOUS), family="f1"
    )
    assert origin.kind is OriginKind.WITNESS


def test_an_organisation_is_its_own_origin(book: ActorBook) -> None:
    document = build.document("The United Nations counted a patrol.")
    _, origin = read(
        book, document, said_by(document, "The United Nations", "nations", SpeakerKind.ORGANISATION)
    )
    assert (origin.kind, origin.name) == (OriginKind.ORGANISATION, "United Nations")


def test_own_reporting_is_one_origin_a_family(book: ActorBook) -> None:
    one, other = build.document("There was a patrol.", "one.txt"), build.document("A patrol went.", "two.txt")
    ids = [read(book, d, family=f)[1].id for d, f in ((one, "f1"), (other, "f1"), (one, None), (other, None))]
    assert ids[0] == ids[1]
    assert len(set(ids)) == 3


def test_a_cited_outlet_names_the_origin(book: ActorBook) -> None:
    document = build.document("There was a patrol, Reuters reported.", outlet="The Plain Post")
    cited = Citation(evidence=build.evidence(document, "Reuters reported"), outlet="Reuters", cue="reported")
    _, origin = read(book, document, citations=(cited,))
    _, own = read(book, document)
    assert (origin.name, origin.kind, own.name) == ("Reuters", OriginKind.OUTLET, "The Plain Post")
    assert "cited" in origin.reason


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        ("A defence ministry statement told of a patrol by Mali’s army.", "A defence ministry statement"),
        (
            "A patrol began, said a statement released by the Malian defence ministry.",
            "a statement released by the Malian defence ministry",
        ),
        ("The Malian defence ministry spoke. The statement told of a patrol.", "The statement"),
    ],
)
def test_a_statement_is_said_by_who_issued_it(book: ActorBook, sentence: str, phrase: str) -> None:
    document = build.document("The Malian Defence Ministry met. " + sentence)
    links, origin = read(book, document, said_by(document, phrase, "statement", SpeakerKind.DOCUMENT))
    assert [(x.actor.name, x.actor.country) for x in links] == [("Malian Ministry of Defence", "MLI")]
    assert origin.kind is OriginKind.PARTY


def test_an_outlet_in_the_chain_is_media(book: ActorBook) -> None:
    document = build.document("There was a patrol, according to The New Arab.")
    links, _ = read(
        book, document, said_by(document, "The New Arab", "arab", SpeakerKind.OUTLET, label="ORG")
    )
    assert [(x.actor.name, x.actor.kind.value) for x in links] == [("The New Arab", "media")]


def test_a_pronoun_without_antecedent_stays_a_speaker(book: ActorBook) -> None:
    document = build.document("There was a patrol, he said.")
    links, _ = read(book, document, _he(document))
    assert [(x.actor.id, x.actor.name, x.actor.kind.value) for x in links] == [(None, "he", "person")]


def _he(document: Document) -> Speaker:
    words = build.words(document, "he", head="he", kind=NameKind.PRONOUN)
    return Speaker(words=words, kind=SpeakerKind.PERSON, cue=None, quoted=False)


def test_ids_do_not_change(book: ActorBook) -> None:
    document = build.document("There was a patrol.")
    assert read(book, document, family="f1")[1].id == "origin-286e2ce7e94a13c1"


def _claims_of(book: ActorBook, *phrases: str) -> list[Claim]:
    document = build.document(f"There was a patrol. {'. '.join(phrases)}.")
    found = []
    for phrase in phrases:
        speaker = said_by(document, phrase, "official", SpeakerKind.ANONYMOUS)
        links, origin = read(book, document, speaker, family="f1")
        mention = build.mention(document, "patrol", speakers=(speaker,))
        found.append(build.claim(mention, speakers=links, origin=origin))
    return found


def test_an_official_without_a_country_is_the_only_one_of_the_story_that_has_one(book: ActorBook) -> None:
    claims = one_voice(_claims_of(book, "a Malian official", "an unnamed official"), lambda *_: "f1")

    assert len({claim.origin.id for claim in claims}) == 1


def test_an_origin_that_another_voice_gave_is_told_from_the_reports_own(book: ActorBook) -> None:
    own = _claims_of(book, "a Malian official", "an unnamed official")
    given = one_voice(own, lambda *_: "f1")

    assert own[1].origin != given[1].origin
    assert [is_own_voice(claim, "f1", book) for claim in own] == [True, True]
    assert [is_own_voice(claim, "f1", book) for claim in given] == [True, False]
    assert not is_own_voice(own[1], "f2", book)


def test_of_two_countries_officials_it_is_neither(book: ActorBook) -> None:
    claims = one_voice(
        _claims_of(book, "a Malian official", "a Chadian official", "an unnamed official"), lambda *_: "f1"
    )

    assert len({claim.origin.id for claim in claims}) == 3

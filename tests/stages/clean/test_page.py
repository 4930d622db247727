"""Web pages: their text as we build it, and what their markup states."""

import time
from datetime import date

import pytest
from tests import build

from truceline.errors import ReadError
from truceline.records.document import SectionRole
from truceline.stages.clean import clean

PARAGRAPHS = "".join(
    f"<p>{words}</p>"
    for words in (
        "The army of Arland left the Teller valley on Monday under the truce of March, it said.",
        "Observers from Cornia watched the convoys and said that no shot had been fired.",
        "The last tanks are to leave by Friday, and joint patrols will begin later, the ministry added.",
    )
)
TITLE = "Army of Arland leaves the Teller valley"


def page(head="", above="", below="", body=PARAGRAPHS):
    return (
        f"<html><head><title>{TITLE} - Valley Post</title>{head}</head>"
        f"<body><nav><a href='/'>Home</a><a href='/world'>World</a></nav>{above}"
        f"<article><h1>{TITLE}</h1>{body}</article>{below}</body></html>"
    )


def linked(data):
    return f'<script type="application/ld+json">{data}</script>'


def read(html):
    content = html if isinstance(html, bytes) else html.encode()
    return clean(build.capture(content, name="page.html", media_type="text/html"))


def words_of(document, role):
    return [document.text[s.start : s.end] for s in document.sections if s.role is role]


def test_the_text_of_a_page_is_its_parts_with_an_empty_line_between_them():
    body = (
        '<p class="standfirst">The last tanks go by Friday</p><div class="byline">By Jane Roe</div>'
        '<time datetime="2021-03-08T10:00">8 March 2021</time>'
        f"<figure><img><figcaption>A convoy near Holm. Photo: Jo Doe</figcaption></figure>{PARAGRAPHS}"
    )
    document = read(page(body=body))

    parts = document.text.split("\n\n")
    assert parts[:4] == [TITLE, "The last tanks go by Friday", "By Jane Roe", "8 March 2021"]
    assert parts[-1] == "A convoy near Holm. Photo: Jo Doe"
    assert [s.role.value for s in document.sections] == [
        *("title", "deck", "byline", "dateline", "body", "body", "body", "caption")
    ]
    assert document.published is not None and document.published.first == date(2021, 3, 8)


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2021-03-08T10:00:00+03:00">',
        '<meta name="date" content="2021-03-08">',
        '<meta itemprop="datePublished" content="March 8, 2021">',
        linked('{"@type":"NewsArticle","datePublished":"2021-03-08T09:00Z"}'),
        linked('[{"@graph":[{"@type":"Article","datePublished":"2021-03-08"}]}]'),
        '<link rel="canonical" href="https://valleypost.example/2021/03/08/army-leaves">',
    ],
)
def test_the_day_that_the_markup_states_is_kept_with_its_words(head):
    document = read(page(head=head))

    assert document.published is not None and document.published.first == date(2021, 3, 8)
    evidence = document.published_evidence
    assert evidence is not None
    assert document.text[evidence.start : evidence.end] == evidence.quote
    assert document.section_at(evidence.start).role is SectionRole.DATELINE


@pytest.mark.parametrize(
    ("head", "below"),
    [
        ("", "<footer>Copyright © 2021 Valley Post</footer>"),
        ('<meta property="article:modified_time" content="2022-05-05">', ""),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","dateModified":"2022-05-05"}</script>',
            "",
        ),
        ('<script type="application/ld+json">{"@type": broken</script>', ""),
        ('<meta name="date" content="2090-01-01">', ""),
        ("", '<aside><time datetime="2022-05-05">5 May 2022</time> Another story</aside>'),
        ("", "<p>The first truce was signed on 4 May 2019.</p>"),
    ],
)
def test_a_copyright_year_a_change_and_other_stories_days_state_nothing(head, below):
    assert read(page(head=head, below=below)).published is None


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ('<meta property="og:site_name" content="Valley Post">', "Valley Post"),
        (linked('{"@type":"NewsArticle","publisher":{"name":"Valley Post"}}'), "Valley Post"),
        ("", None),
    ],
)
def test_the_outlet_is_what_the_markup_names(head, outlet):
    assert read(page(head=head)).outlet == outlet


def test_the_title_is_the_headline_without_the_outlet_s_name():
    document = read(page(head=f'<meta property="og:title" content="{TITLE} | Valley Post">'))

    assert document.title == TITLE


@pytest.mark.parametrize(
    "hidden",
    [
        '<p style="display: none">Buy the new car now and get the second one for free this week.</p>',
        "<p hidden>Buy the new car now and get the second one for free this week.</p>",
        '<div aria-hidden="true"><p>Buy the new car now and get the second one for free.</p></div>',
        '<p class="sr-only">Buy the new car now and get the second one for free this week.</p>',
        "<script>var ad = 'Buy the new car now';</script>",
        "<!-- Buy the new car now and get the second one for free this week. -->",
    ],
)
def test_what_the_reader_of_the_page_does_not_see_is_left_out(hidden):
    assert "Buy the new car" not in read(page(body=hidden + PARAGRAPHS)).text


def test_a_paragraph_that_is_one_link_leads_to_another_story():
    link = '<p><a href="/other">Borland attacks the northern villages again</a></p>'

    document = read(page(body=PARAGRAPHS.replace("<p>The last", f"{link}<p>The last")))

    assert words_of(document, SectionRole.RELATED_LINK) == ["Borland attacks the northern villages again"]


def test_subheads_stay_with_the_body():
    body = PARAGRAPHS.replace("<p>The last", "<h2>Patrols to begin within the next two weeks</h2><p>The last")

    assert "Patrols to begin within the next two weeks" in words_of(read(page(body=body)), SectionRole.BODY)


@pytest.mark.parametrize(
    "html",
    [
        page()[:700],
        page().replace("</p>", ""),
        page().replace("</article>", "</div></span></b>"),
        "<p>" + page() + "</html></html><body>",
        '<?xml version="1.0" encoding="utf-16"?>' + page(),
        page(body=PARAGRAPHS + "<table><tr><td><p>x</table></p>&#0;&#xD800;&bogus;"),
    ],
)
def test_broken_markup_is_read_as_far_as_it_goes(html):
    assert "The army of Arland left" in read(html).text


@pytest.mark.parametrize(
    "html",
    [
        "<html><head><title>Valley Post</title></head><body><script>load()</script></body></html>",
        "<html></html>",
        "<!-- nothing -->",
        "<",
    ],
)
def test_a_page_without_text_is_refused(html):
    with pytest.raises(ReadError):
        read(html)


@pytest.mark.parametrize(
    ("below", "outlet"),
    [
        ("<footer><p>Valley Post, 2021. Terms apply.</p></footer>", "Valley Post"),
        ("<footer>© <a href='/'>Valley Post</a></footer>", "Valley Post"),
        ("<figure><figcaption>Tents near Holm (Valley Post)</figcaption></figure>", "Valley Post"),
        ("<p>Valley Post</p>", None),
        ("", None),
    ],
)
def test_a_name_at_the_title_s_end_is_the_outlet_where_the_page_signs_with_it(below, outlet):
    assert read(page(below=below)).outlet == outlet


@pytest.mark.parametrize(
    "html",
    [
        page(body="<div>" * 10_000 + PARAGRAPHS + "</div>" * 10_000),
        page(body="<b>" * 50_000 + PARAGRAPHS),
        page(body="<p>A truce holds.</p>" * 80_000),
        page(head="<script type='application/ld+json'>" + "[" * 100_000 + "</script>"),
        page(body="<p " + "a='b' " * 50_000 + ">The truce</p>" + PARAGRAPHS),
    ],
    ids=["nested divs", "nested marks", "many paragraphs", "nested data", "many attributes"],
)
def test_a_hostile_page_is_read_or_refused_in_bounded_time(html):
    started = time.perf_counter()

    try:
        document = read(html)
    except ReadError as error:
        assert "page.html" in str(error)
    else:
        assert "Arland" in document.text
    assert time.perf_counter() - started < 5

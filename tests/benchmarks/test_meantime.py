"""The meantime benchmark on a small article in its form, written for it."""

from benchmarks import meantime

ARTICLE = """<?xml version="1.0"?><Document doc_id="1">
<token t_id="1" sentence="0" number="0">Talks</token>
<token t_id="2" sentence="1" number="0">Almara</token>
<token t_id="3" sentence="1" number="1">may</token>
<token t_id="4" sentence="1" number="2">attack</token>
<token t_id="5" sentence="1" number="3">Vesk</token>
<token t_id="6" sentence="1" number="4">.</token>
<Markables>
<EVENT_MENTION m_id="10" certainty="POSSIBLE" polarity="POS"><token_anchor t_id="4"/></EVENT_MENTION>
<EVENT_MENTION m_id="11" certainty="" polarity=""/>
<ENTITY_MENTION m_id="20"><token_anchor t_id="2"/></ENTITY_MENTION>
<ENTITY_MENTION m_id="21"><token_anchor t_id="5"/></ENTITY_MENTION>
</Markables>
<Relations>
<HAS_PARTICIPANT r_id="1"><source m_id="10"/><target m_id="20"/></HAS_PARTICIPANT>
<HAS_PARTICIPANT r_id="2"><source m_id="10"/><target m_id="21"/></HAS_PARTICIPANT>
</Relations></Document>"""


def test_an_article_is_a_line_a_sentence_with_its_events(tmp_path):
    file = tmp_path / "a.xml"
    file.write_text(ARTICLE, encoding="utf-8")
    text, [event] = meantime.read(file)

    assert text == "Talks\nAlmara may attack Vesk.\n"
    assert text[event.span[0] : event.span[1]] == "attack"
    assert [text[s:e] for s, e in event.participants] == ["Almara", "Vesk"]
    assert (event.certainty, event.polarity) == ("POSSIBLE", "POS")


def test_a_share_of_nothing_is_none():
    assert meantime._share(0, 0) == 0.0
    assert meantime._share(1, 3) == 33.3

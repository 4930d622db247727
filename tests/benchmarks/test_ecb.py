"""Articles in the form of ECB+, written for this."""

from benchmarks.ecb import articles

ARTICLE = """<?xml version="1.0"?><Document doc_name="1_2ecbplus.xml">
<token t_id="1" sentence="0" number="0">Talks</token>
<token t_id="2" sentence="1" number="0">Almara</token>
<token t_id="3" sentence="1" number="1">attacked</token>
<token t_id="4" sentence="1" number="2">Vesk</token>
<token t_id="5" sentence="1" number="3">.</token>
<Markables>
<ACTION_OCCURRENCE m_id="10"><token_anchor t_id="1"/></ACTION_OCCURRENCE>
<ACTION_OCCURRENCE m_id="11"><token_anchor t_id="3"/></ACTION_OCCURRENCE>
<HUMAN_PART m_id="12"><token_anchor t_id="2"/></HUMAN_PART>
<ACTION_OCCURRENCE m_id="13" instance_id="ACT1"/>
</Markables>
<Relations><CROSS_DOC_COREF r_id="1" note="ACT1"><source m_id="11"/><target m_id="13"/></CROSS_DOC_COREF></Relations>
</Document>"""


def test_gold_mentions_are_those_of_checked_sentences_with_their_chain(tmp_path):
    folder = tmp_path / "ECB+" / "1"
    folder.mkdir(parents=True)
    (folder / "1_2ecbplus.xml").write_text(ARTICLE, encoding="utf-8")
    listed = "Topic,File,Sentence Number\n1,2ecbplus,1\n"
    (tmp_path / "ECBplus_coreference_sentences.csv").write_text(listed, encoding="utf-8")
    [article] = articles(tmp_path)
    [gold] = article.events

    assert (article.topic, article.half) == ("1", "ecbplus")
    assert article.text[gold.span[0] : gold.span[1]] == "attacked"
    assert gold.chain == "ACT1"

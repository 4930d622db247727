"""CAMEO codes and scores: sound data, the same as the codebook's, and codes for what is not yet, or not, so."""

import pytest

from tests import build
from truceline.config import load_settings
from truceline.errors import DataFileError
from truceline.kit import data_faults, load_wording
from truceline.records.mention import Status
from truceline.reference.cameo import (
    COLUMNS,
    Scales,
    known_scales,
    load_scales,
    scale_faults,
    scored,
    strictly_scored,
)

# PLOVER's contexts, as the manual lists them.
_CONTEXTS = """
military intelligence executive legislative election political_institutions pro_democracy pro_autocracy
economic legal reparations human_rights rights_freedoms repression human_security gender lgbt
religion_ethnicity inequality diplomatic territory peacekeeping health asylum migration disasters
natural_resource environment technology terrorism cbrn cyber misinformation crime corruption illegal_drugs
trafficking
"""
CONTEXTS = frozenset(_CONTEXTS.split())
PLOVER = "type,mode,quad,score\nFERRY,,2,9.5\nFERRY,night,2,3\n"


@pytest.fixture
def load(tmp_path):
    def loaded(*rows, plover=PLOVER):
        lines = [",".join(COLUMNS)] + [row + "," * (len(COLUMNS) - 1 - row.count(",")) for row in rows]
        (tmp_path / "cameo.csv").write_text("\n".join(lines), encoding="utf-8")
        (tmp_path / "plover.csv").write_text(plover, encoding="utf-8")
        return load_scales(tmp_path / "cameo.csv", tmp_path / "plover.csv")

    return loaded


def of(event_type, status=Status.HAPPENED, **fields):
    words = build.document("They crossed.")
    return build.mention(words, "crossed", event_type=event_type, status=status, **fields)


def test_a_code_is_read_with_its_value_and_type(load):
    found = load("061,Carry over,6.4,FERRY,night,legal;military").codes["061"]

    assert (found.goldstein, found.event_type, found.mode) == (6.4, "FERRY", "night")
    assert found.contexts == ("legal", "military")


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        (["061,Carry,6.4,BOAT"], "there is no type BOAT"),
        (["061,Carry,6.4,FERRY,dawn"], "FERRY has no mode dawn"),
        (["061,Carry,fair,FERRY"], "goldstein 'fair' is no value"),
        (["061,Carry,11,FERRY"], "goldstein '11' is no value"),
        (["061,Carry,nan,FERRY"], "goldstein 'nan' is no value"),
        (["061,Carry,1,FERRY", "061,Carry,1,FERRY"], "061 stands twice"),
        (["061,,1,FERRY"], "a code has three or four digits and a name"),
        (["6,Carry,1,FERRY"], "a code has three or four digits and a name"),
        (["061,Carry,1,,,,FERRY"], "a further type needs a note"),
        (["061,Carry,1,FERRY,,,,099"], "planned is 099, which is no code"),
    ],
)
def test_a_fault_of_the_codes_is_named(load, rows, fault):
    with pytest.raises(DataFileError, match=fault):
        load(*rows)


def test_all_faults_are_listed_at_once(load):
    with pytest.raises(DataFileError, match=r"(?s)BOAT.*no mode dawn"):
        load("061,Carry,6.4,BOAT", "062,Carry,6.4,FERRY,dawn")


@pytest.mark.parametrize(
    ("plover", "fault"),
    [
        ("type,quad\nFERRY,2\n", "the columns must be"),
        (PLOVER + "FERRY,night,2,3\n", "stands twice"),
        (PLOVER + "SHIP,,5,3\n", "are no quad class and score"),
        (PLOVER + "SHIP,,1,much\n", "are no quad class and score"),
    ],
)
def test_a_fault_of_the_scores_is_named(load, plover, fault):
    with pytest.raises(DataFileError, match=fault):
        load(plover=plover)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(DataFileError, match="cannot be read"):
        load_scales(tmp_path / "cameo.csv", tmp_path / "plover.csv")


def test_every_code_has_known_contexts():
    wrong = {c.code: set(c.contexts) - CONTEXTS for c in known_scales().codes.values()}

    assert {code: words for code, words in wrong.items() if words} == {}


def test_the_codebook_uses_known_codes_of_its_own_types_and_the_same_scores():
    codebook = load_wording(load_settings(None, {})).codebook

    assert scale_faults(codebook, known_scales()) == ()
    assert data_faults(load_settings(None, {})) == ()


def test_a_codebook_that_differs_from_the_scales_is_told_of(load):
    codebook = load_wording(load_settings(None, {})).codebook

    found = scale_faults(codebook, load("190,Fight,-10,FERRY"))

    assert "ASSAULT: CAMEO code 190 is FERRY" in found
    assert "AID: there is no CAMEO code 070" in found
    assert any(fault.startswith("AID/None: quad and score") for fault in found)


@pytest.mark.parametrize(
    ("event_type", "mode", "cameo", "numbers"),
    [
        ("ASSAULT", "aerial", "195", (-10.0, -9.5, 4)),
        ("CONSULT", None, "046", (7.0, 2.5, 1)),
        ("RETREAT", "ceasefire", "0871", (9.0, 7.5, 2)),
        ("SANCTION", "discontinue", "160", (-4.0, -6.0, 4)),
        ("FERRY", None, None, (None, None, None)),
    ],
)
def test_a_mention_has_the_goldstein_value_of_its_code_and_the_score_of_its_type(
    event_type, mode, cameo, numbers
):
    found = scored(of(event_type, mode=mode, cameo=cameo), known_scales())

    assert (found.goldstein, found.score, found.quad) == numbers


def test_what_did_not_happen_has_no_score():
    mention = of("ASSAULT", Status.NOT_HAPPENED, plover_type=None, cameo="190")

    assert scored(mention, known_scales()) is None
    assert strictly_scored(mention, known_scales()) is None


@pytest.mark.parametrize(
    ("event_type", "status", "cameo", "strict"),
    [
        ("CONSULT", Status.PLANNED, "046", ("AGREE", "036", 2.5)),
        ("CONSULT", Status.POSSIBLE, "045", ("AGREE", "039", 2.5)),
        ("AID", Status.PLANNED, "073", ("AGREE", "0333", 2.5)),
        ("RETREAT", Status.PLANNED, "0841", ("CONCEDE", "0353", 4.5)),
        ("CONSULT", Status.DENIED, "040", ("REJECT", "125", -2.0)),
        ("ASSAULT", Status.DENIED, "194", ("REJECT", "016", -2.0)),
        ("AGREE", Status.PLANNED, "030", ("AGREE", "030", 2.5)),
        ("REQUEST", Status.DEMANDED, "1056", ("REQUEST", "1056", 0.0)),
        ("SUPPORT", Status.PLANNED, None, ("AGREE", None, 2.5)),
    ],
)
def test_a_strict_coder_has_a_code_of_his_own(event_type, status, cameo, strict):
    written = of(event_type, status, plover_type=strict[0], cameo=cameo)

    found = strictly_scored(written, known_scales())

    assert (found.event_type, found.cameo, found.score) == strict


def test_an_unknown_code_has_no_value():
    scales = Scales(codes={}, plover={})

    assert scales.goldstein("190") is None
    assert scales.turned("190", "denied") is None
    assert scored(of("ASSAULT", cameo="190"), scales).cameo is None

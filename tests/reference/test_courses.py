"""The words for the course of one kind."""

from truceline.reference.courses import course_of


def test_what_stops_a_kind_says_what_stopping_it_is():
    course = course_of({"end": ("abandon",), "continue": ("stand",), "begin": ("put up",)}, {})

    assert course.told["abandon"].cooperative == "SANCTION/discontinue"
    assert course.told["abandon"].hostile == "RETREAT/withdraw"
    assert (course.told["stand"].effect, course.told["put up"].effect) == ("ongoing", "happened")


def test_of_a_subject_what_it_does_is_told_as_well():
    course = course_of({"end": ("expel",)}, {"end": ("leave",)})

    assert set(course.of_subject().told) == {"expel", "leave"}
    assert set(course.told) == {"expel"}

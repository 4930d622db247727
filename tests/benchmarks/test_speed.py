"""The speed benchmark's rounds."""

from benchmarks import speed


def test_all_works_take_turns_in_every_round():
    done = []
    times = speed.interleaved([lambda: done.append("a"), lambda: done.append("b")])

    assert done == ["a", "b"] * speed.ROUNDS
    assert len(times) == 2 and all(seconds >= 0 for seconds in times)

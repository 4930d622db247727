"""Long work is done once, kept for a while, and never keeps anybody waiting for long."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event as Flag

import pytest

from truceline.errors import NotFoundError
from truceline.web.workroom import MOST_WAITING, StillWorkingError, Workroom


@contextmanager
def room(*, keep: int = 2, patience: float = 5) -> Iterator[Workroom]:
    made = Workroom("test", keep=keep, patience=patience)
    try:
        yield made
    finally:
        made.close()


def test_work_that_many_ask_for_is_done_once() -> None:
    done: list[str] = []

    def work() -> str:
        done.append("x")
        return "result"

    with room() as workroom, ThreadPoolExecutor(8) as readers:
        results = list(readers.map(lambda _: workroom.ask("key", work), range(32)))

    assert set(results) == {"result"}
    assert done == ["x"]


def test_only_the_last_results_are_kept() -> None:
    done: list[int] = []

    with room(keep=2) as workroom:
        for number in (1, 2, 3, 3, 2, 1):
            workroom.ask(number, lambda number=number: done.append(number))  # type: ignore[misc]

    assert done == [1, 2, 3, 1]


def test_what_takes_longer_than_one_waits_is_there_later() -> None:
    go = Flag()

    with room(patience=0.05) as workroom:
        with pytest.raises(StillWorkingError):
            workroom.ask("slow", lambda: go.wait(10))
        go.set()
        assert _sooner_or_later(workroom, "slow")


def test_more_than_can_wait_is_not_taken_on_and_takes_nothing_from_what_waits() -> None:
    go = Flag()

    with room(patience=0.01) as workroom:
        for number in range(MOST_WAITING * 3):
            with pytest.raises(StillWorkingError):
                workroom.ask(number, lambda: go.wait(10))
        go.set()
        # The first are done in their order, however many asked after them.
        assert _sooner_or_later(workroom, 0)


def test_work_that_failed_is_tried_anew() -> None:
    def fails() -> str:
        raise NotFoundError("x", "is not there")

    with room() as workroom:
        with pytest.raises(NotFoundError):
            workroom.ask("key", fails)
        assert workroom.ask("key", lambda: "there now") == "there now"


def test_a_time_out_of_the_work_itself_is_no_reason_to_wait_on() -> None:
    def fails() -> str:
        raise TimeoutError("the disk did not answer")

    with room() as workroom, pytest.raises(TimeoutError):
        workroom.ask("key", fails)


def test_work_may_ask_for_other_work() -> None:
    with room() as workroom:
        assert workroom.ask("sum", lambda: 1 + workroom.ask("part", lambda: 2)) == 3


def _sooner_or_later(workroom: Workroom, key: object) -> bool:
    for _ in range(200):
        try:
            return bool(workroom.ask(key, lambda: True))
        except StillWorkingError:
            continue
    return False

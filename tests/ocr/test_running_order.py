"""Numbers run with the days, where the register's own do; elsewhere nothing is concluded."""

from __future__ import annotations

from datetime import date

import pytest

from ocr.running_order import in_order, room_on

STEADY = [(date(2026, 1, 5), 12), (date(2026, 2, 2), 110), (date(2026, 2, 20), 180), (date(2026, 3, 20), 290),
          (date(2026, 4, 10), 350)]  # fmt: skip


def test_a_day_has_its_room_between_the_numbers_before_and_after_it() -> None:
    room = room_on(date(2026, 3, 2), STEADY)

    assert room is not None
    assert (room.before, room.after) == (STEADY[2], STEADY[3])
    assert room.holds(214)
    assert not room.holds(314)


@pytest.mark.parametrize(
    ("number", "against"),
    [
        (214, None),
        (181, None),
        pytest.param(180, None, id="one known number may be a slip of the pen"),
        (24, STEADY[2]),
        (290, None),
        (914, STEADY[3]),
    ],
)
def test_a_number_on_the_wrong_side_of_a_known_one_is_contradicted(
    number: int, against: tuple[date, int] | None
) -> None:
    room = room_on(date(2026, 3, 2), STEADY)

    assert room is not None
    assert room.contradicts(number) == against


def test_a_few_numbers_say_where_one_may_be_and_contradict_none() -> None:
    room = room_on(date(2026, 2, 28), STEADY[:3])

    assert room is not None
    assert room.holds(214)
    assert not room.holds(914)
    assert room.contradicts(7) is None


def test_after_the_last_known_number_the_usual_pace_is_the_limit() -> None:
    room = room_on(date(2026, 4, 20), STEADY)

    assert room is not None
    assert room.holds(390)
    assert not room.holds(930)
    assert room.contradicts(930) is None, "an office may have had a busy week"


def test_numbers_of_the_days_around_say_nothing() -> None:
    assert room_on(date(2026, 2, 20), [(date(2026, 2, 18), 170), (date(2026, 2, 22), 190)]) is None


@pytest.mark.parametrize(
    "known",
    [
        pytest.param([], id="nothing is known"),
        pytest.param(STEADY[:1], id="one number is no run"),
        pytest.param([(date(2025, 1, 5), 12), (date(2025, 2, 2), 110)], id="each year begins anew"),
        pytest.param(
            [(date(2026, 1, 16), 86), (date(2026, 1, 21), 51), (date(2026, 1, 26), 90), (date(2026, 2, 3), 60)],
            id="two runs under one notation",
        ),
    ],
)
def test_where_the_registers_own_numbers_do_not_run_nothing_is_concluded(known: list[tuple[date, int]]) -> None:
    assert room_on(date(2026, 3, 2), known) is None


def test_one_slip_of_the_pen_does_not_break_a_long_run() -> None:
    slip = (date(2026, 2, 10), 1400)
    known = [(date(2026, 1, day), 10 * day) for day in range(1, 28, 2)]

    room = room_on(date(2026, 2, 25), [*known, slip])

    assert room is not None
    assert room.contradicts(300) is None
    assert room.contradicts(30) is not None
    assert in_order([*known, slip, (date(2026, 2, 20), 300), (date(2026, 2, 23), 310)]) == [
        *known,
        (date(2026, 2, 20), 300),
        (date(2026, 2, 23), 310),
    ]


def test_numbers_of_near_days_may_come_in_any_order() -> None:
    known = [(date(2026, 2, 9), 140), (date(2026, 2, 10), 137), (date(2026, 2, 11), 145), (date(2026, 2, 12), 138)]

    room = room_on(date(2026, 2, 20), known)

    assert room is not None
    assert room.before == (date(2026, 2, 11), 145)
    assert room.contradicts(136) is not None


def test_the_tighter_the_room_the_more_it_says() -> None:
    tight = room_on(date(2026, 3, 2), [(date(2026, 2, 20), 205), (date(2026, 3, 20), 225)])
    wide = room_on(date(2026, 3, 2), [(date(2026, 1, 20), 5), (date(2026, 12, 20), 995)])

    assert tight is not None
    assert wide is not None
    assert tight.tightness(214) > 0.9
    assert wide.tightness(214) < 0.1

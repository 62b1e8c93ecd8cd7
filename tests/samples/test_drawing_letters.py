"""How a letter is drawn: what stands where, what is printed, stamped and written by hand."""

import random
import unicodedata
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageChops

from samples import ink
from samples.damage import GRADES, scan
from samples.drawing import draw_letter
from samples.fonts import face
from samples.hand import HANDS
from samples.invention import random_letter
from samples.letter import FOLDER, Letter, letter
from samples.paper import PER_MM, Paper, Pen
from samples.slip import draw_slip

LETTERS = sorted(path.stem for path in FOLDER.glob("*.toml") if not path.stem.startswith("slip"))
CLEAR = letter("ubnd-cv")


def pages(of: Letter, seed: int = 1) -> list[Paper]:
    return draw_letter(of, random.Random(seed))


def printed(sheet: Paper) -> str:
    return " ".join(word.text for word in sheet.written)


def colours(image: Image.Image, box: tuple[float, float, float, float]) -> np.ndarray:
    """Red, green and blue of a box in millimetres."""
    return np.asarray(image.crop(tuple(round(side * PER_MM) for side in box))).reshape(-1, 3).astype(int)  # type: ignore[arg-type]


def reds(image: Image.Image, box: tuple[float, float, float, float]) -> int:
    dots = colours(image, box)
    return int(((dots[:, 0] > 150) & (dots[:, 1] < 110) & (dots[:, 2] < 130)).sum())


@pytest.mark.parametrize("name", LETTERS)
def test_every_letter_of_a_typeface_that_has_its_marks(name: str) -> None:
    kept = letter(name)
    absent = bytes(face("", 14).getmask("\uffff"))

    for char in set("".join((*kept.body, kept.subject, *kept.issuer, kept.signer or ""))) - set(" _*{}\n"):
        assert unicodedata.is_normalized("NFC", char)
        assert bytes(face("", 14).getmask(char)) != absent, char


def test_the_state_head_stands_as_the_decree_prescribes() -> None:
    sheet = pages(CLEAR)[0]

    words = {word.text: word for word in reversed(sheet.written)}
    assert words["CỘNG"].x > 95 > words["ỦY"].x + words["ỦY"].width
    assert words["CỘNG"].baseline < words["Độc"].baseline < words["Số:"].baseline
    assert words["ngày"].baseline == pytest.approx(words["Số:"].baseline)
    assert words["V/v"].baseline > words["Số:"].baseline


def test_the_party_head_has_its_asterisk_and_no_colon_after_the_number() -> None:
    sheet = pages(letter("tu-cv"))[0]

    said = printed(sheet)
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in said
    assert "* Số 642 - CV/TU" in said
    assert "CỘNG HÒA" not in said


def test_a_number_by_hand_is_not_drawn_with_the_printed_letters() -> None:
    by_hand, by_machine = (
        pages(replace(CLEAR, arrival=None))[0],
        pages(replace(CLEAR, arrival=None, hand_number=False))[0],
    )
    number = next(word for word in by_hand.written if word.text.startswith("1287"))
    box = (number.x, number.baseline - 5, number.x + 12, number.baseline + 1.5)

    blue = colours(by_hand.image, box)
    black = colours(by_machine.image, box)

    assert ((blue[:, 2] - blue[:, 0]) > 60).sum() > 200
    assert ((black[:, 2] - black[:, 0]) > 60).sum() == 0


def test_nobody_writes_the_same_figure_twice_the_same_way() -> None:
    def written(seed: int) -> Image.Image:
        paper = Paper((40, 12), Pen(HANDS[0], random.Random(seed)))
        paper.text("{357}", 5, 9, 14)
        return paper.image

    assert ImageChops.difference(written(1), written(2)).getbbox() is not None
    assert ImageChops.difference(written(1), written(1)).getbbox() is None


def test_a_mark_of_urgency_is_a_red_stamp_under_the_number() -> None:
    plain, marked = pages(replace(CLEAR, arrival=None))[0], pages(replace(CLEAR, arrival=None, urgency="express"))[0]
    left = (28.0, 45.0, 75.0, 85.0)

    assert reds(plain.image, left) == 0
    assert reds(marked.image, left) > 2000
    assert "HỎA" not in printed(marked), "a stamp is no print"


@pytest.mark.parametrize("secrecy", ["confidential", "secret", "top_secret"])
def test_a_mark_of_secrecy_is_a_red_stamp_too(secrecy: str) -> None:
    assert secrecy in ink.SECRECY_STAMPS

    marked = pages(replace(CLEAR, arrival=None, secrecy=secrecy))[0]

    assert reds(marked.image, (28.0, 45.0, 85.0, 85.0)) > 1000


def test_the_levels_on_a_slip_are_print_and_no_stamp() -> None:
    from samples.letter import slip

    (sheet,) = draw_slip(slip("slip-357"), random.Random(1))

    assert "ĐỘ MẬT Mật Tối mật Tuyệt mật" in printed(sheet)
    assert reds(sheet.image, (0, 0, 210, 297)) == 0


def test_the_seal_covers_the_left_of_the_signature_in_red() -> None:
    last = pages(CLEAR)[-1]
    name = next(word for word in last.written if word.text == "Thuận")

    assert reds(last.image, (110, name.baseline - 40, 152, name.baseline + 5)) > 3000
    assert reds(last.image, (30, name.baseline - 40, 100, name.baseline + 5)) == 0


def test_the_signature_is_never_alone_on_a_page() -> None:
    for seed in range(30):
        last = pages(random_letter(seed), seed)[-1]
        before = [word for word in last.written if word.text.startswith("nhận:")]
        first = min(word.baseline for word in last.written if word.baseline > 20)
        assert before, "Nơi nhận stands on the last page"
        assert first < before[0].baseline - 4


@pytest.mark.parametrize("seed", range(12))
def test_a_made_up_letter_is_the_same_for_the_same_seed(seed: int) -> None:
    assert random_letter(seed) == random_letter(seed)
    assert random_letter(seed) != random_letter(seed + 1)


def test_made_up_letters_show_the_variety_of_the_post() -> None:
    many = [random_letter(seed) for seed in range(300)]

    assert {made.system for made in many} == {"state", "party"}
    assert len({made.type_name for made in many}) >= 9
    assert len({made.organ_name for made in many}) >= 60
    assert {"normal", "urgent", "very_urgent", "express"} <= {made.urgency for made in many}
    assert {made.hand_number for made in many} == {True, False}
    assert {bool(made.arrival) for made in many} == {True, False}
    assert all(made.arrival.date >= made.issued for made in many if made.arrival)


@pytest.mark.parametrize("grade", sorted(GRADES))
def test_every_grade_of_scan_has_its_dots_and_colours(grade: str) -> None:
    damage = GRADES[grade]

    seen = scan(Paper().image, damage, random.Random(5))

    assert seen.mode == damage.mode
    desk = (1.02, 1.4) if damage.photo else (0.998, 1.002)
    assert desk[0] < seen.width / (210 / 25.4 * damage.dpi) < desk[1]


def test_a_letter_laid_upside_down_is_turned_half_round() -> None:
    sheet = Paper()
    sheet.text("ĐẢNG CỘNG SẢN VIỆT NAM", 105, 24, 15, style="b", align="center")

    turned = scan(sheet.image, GRADES["clean"], random.Random(5), turn=180).convert("L")
    sideways = scan(sheet.image, GRADES["clean"], random.Random(5), turn=90).convert("L")

    dark = np.argwhere(np.asarray(turned) < 100)[:, 0].mean()
    assert dark > turned.height * 0.85
    assert sideways.width > sideways.height
    assert np.argwhere(np.asarray(sideways) < 100)[:, 1].mean() > sideways.width * 0.85, "clockwise: the head is right"

"""What lies in a folder after the samples were drawn: files that open, with their truth beside them."""

import json
import subprocess
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from samples.collection import SAMPLES, Sample, draw, draw_all, random_sample, write_truth

PAGES = {
    "357-cv": 4, "311-cv": 4, "ubnd-cv": 2, "snv-qd": 2, "btg-hd": 2, "trang-cuoi-trang": 2, "dai-12-trang": 12,
}  # fmt: skip
KEYS = {
    *("id", "system", "code", "organ_name", "organ_name_accept", "parent_name", "issued_date", "type_name", "subject"),
    *("urgency", "secrecy", "signer_name", "signer_position", "arrival", "deadlines", "addressed_to", "hand_number"),
    *("hand_date", "grade", "kind", "pages", "unknown", "notes", "refused"),
}


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    draw_all(folder)
    return folder


def pages_of(path: Path) -> int:
    if path.suffix == ".pdf":
        with pikepdf.open(path) as pdf:
            return len(pdf.pages)
    with Image.open(path) as image:
        image.load()
        return getattr(image, "n_frames", 1)


def truth_of(folder: Path, name: str) -> dict[str, object]:
    known: dict[str, object] = json.loads((folder / f"{name}.json").read_text("utf-8"))
    return known


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_every_sample_opens_with_the_pages_its_truth_says(drawn: Path, sample: Sample) -> None:
    pages = pages_of(drawn / f"{sample.name}{sample.suffix}")

    assert pages == truth_of(drawn, sample.name)["pages"] == PAGES.get(sample.name, 1)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_the_truth_answers_every_question(drawn: Path, sample: Sample) -> None:
    known = truth_of(drawn, sample.name)

    assert set(known) >= KEYS
    if sample.letter and sample.letter.head_printed:
        asked = ("system", "code", "organ_name", "issued_date", "type_name", "subject", "signer_name", "grade")
        assert all(known[key] for key in asked)


def test_the_truth_tells_every_printed_line_and_where_it_stands(drawn: Path) -> None:
    lines = truth_of(drawn, "ubnd-cv")["lines"]

    assert isinstance(lines, list)
    motto = next(line for line in lines if line["text"] == "Độc lập - Tự do - Hạnh phúc")
    assert (motto["page"], motto["by_hand"]) == (1, False)
    assert 0.4 < motto["box"][0] < motto["box"][2] < 1
    assert all(0 <= edge <= 1 for line in lines for edge in line["box"])


def test_the_gathered_truth_has_one_line_a_file(drawn: Path) -> None:
    lines = (drawn / "truth.jsonl").read_text("utf-8").splitlines()

    assert [json.loads(line)["id"] for line in lines] == [sample.name for sample in SAMPLES]


def test_letter_357_comes_under_its_slip_with_the_stamp_of_the_group(drawn: Path) -> None:
    known = truth_of(drawn, "357-cv")

    assert known["code"] == "357-CV/BTGĐUK"
    assert known["arrival"] == {"number": "64", "date": "2024-02-02"}
    assert known["deadlines"] == [{"day_of_month": 23}]
    assert known["parts"] == [{"kind": "slip", "pages": [1, 1]}, {"kind": "letter", "pages": [2, 4]}]


def test_letter_311_carries_the_conclusion_on_which_the_arrival_is_stamped(drawn: Path) -> None:
    letter, attachment = truth_of(drawn, "311-cv")["parts"]  # type: ignore[misc]

    assert letter == {"kind": "letter", "pages": [1, 1]}
    assert attachment["pages"] == [2, 4]
    assert attachment["truth"]["arrival"] == {"number": "624", "date": "2021-12-06"}
    assert attachment["truth"]["code"] is None


def test_what_should_be_refused_says_why() -> None:
    refused = {sample.name: sample.refused for sample in SAMPLES if sample.refused}
    secret = {sample.name for sample in SAMPLES if sample.letter and sample.letter.secrecy != "none"}

    assert {name for name, reason in refused.items() if reason == "secret"} == secret
    assert set(refused.values()) == {"secret", "not_a_letter"}


@pytest.mark.parametrize("name", ["tu-cv", "khan-cv", "snnmt-bc", "chup-anh"])
def test_the_same_sample_has_the_same_bytes_each_time(drawn: Path, tmp_path: Path, name: str) -> None:
    sample = next(sample for sample in SAMPLES if sample.name == name)

    again = draw(sample, tmp_path)

    assert again.read_bytes() == (drawn / again.name).read_bytes()


def test_another_seed_makes_another_letter(tmp_path: Path) -> None:
    one, other = draw(random_sample(1, "clean"), tmp_path), draw(random_sample(2, "clean"), tmp_path)

    assert one.read_bytes() != other.read_bytes()
    assert len(write_truth(tmp_path, [one, other]).read_text("utf-8").splitlines()) == 2


def test_a_bilevel_scan_is_one_fax_picture_a_page(drawn: Path) -> None:
    with pikepdf.open(drawn / "khan-cv.pdf") as pdf:
        (picture,) = pdf.pages[0].get_images().values()
        assert picture.Filter == pikepdf.Name.CCITTFaxDecode
        assert picture.BitsPerComponent == 1


def test_a_text_layer_gives_the_words_back(drawn: Path) -> None:
    said = subprocess.run(["pdftotext", drawn / "snnmt-bc.pdf", "-"], capture_output=True, check=True).stdout.decode()

    assert "SỞ NÔNG NGHIỆP" in said
    assert "Kết quả sản xuất nông nghiệp 9 tháng" in said


def test_a_picture_alone_gives_no_words(drawn: Path) -> None:
    said = subprocess.run(["pdftotext", drawn / "tu-cv.pdf", "-"], capture_output=True, check=True).stdout.decode()

    assert said.strip() == ""

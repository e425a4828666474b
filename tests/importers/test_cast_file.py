from __future__ import annotations

import pytest

from desktop_app.domain.castfile import CastPart
from desktop_app.errors import InputError
from desktop_app.importers.cast_file import read_cast_file


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("deep.json", "[" * 200_000 + "]" * 200_000, "deep.json is no JSON that could be read."),
        ("deep2.json", '{"cast":' * 90_000, "deep2.json is no JSON that could be read."),
        ("nan.json", '{"cast": [{"name": "A B", "order": NaN}]}', "no JSON"),
        ("inf.json", '[{"name": "A B", "order": -Infinity}]', "no JSON"),
        ("cut.json", '[{"name": "A B"', "no JSON"),
        ("digits.json", '[{"name": "A B", "order": ' + "9" * 9000 + "}]", "no JSON"),
        ("word.json", '"Ann Lee"', "names no cast"),
        ("types.json", '{"cast": {"name": 3}, "credits": [true, null]}', "names no cast"),
        ("long.json", "[" + " " * 5_000_001 + "]", "too long for a cast"),
        ("many.json", str([[f"Ann {n}"] for n in range(2100)]).replace("'", '"'), "2,000 people"),
        ("many.csv", "actor\n" + "\n".join(f"Ann {n}" for n in range(2100)), "2,000 people"),
        ("empty.csv", "  \n", "is empty"),
        ("prose.txt", "x" * 500, "names no cast"),
    ],
)  # fmt: skip
def test_what_is_hostile_ends_in_one_sentence(tmp_path, name, text, sentence):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_cast_file(path)
    assert sentence in caught.value.sentence
    assert "\n" not in caught.value.sentence


def test_bytes_that_are_no_text_end_in_one_sentence(tmp_path):
    path = tmp_path / "cast.json"
    path.write_bytes(b"\xff\xfe\x00[")
    with pytest.raises(InputError, match="not UTF-8"):
        read_cast_file(path)


def test_json_under_any_ending(tmp_path):
    path = tmp_path / "cast.txt"
    path.write_text('\ufeff[["Ann Lee", "Maria"]]', encoding="utf-8")
    assert read_cast_file(path).parts == (CastPart("Ann Lee", "Maria"),)


def test_a_table_brings_its_title_and_year(tmp_path):
    path = tmp_path / "casts.csv"
    path.write_text("production,year,type,person,character\nM,1931,film,Peter Lorre,Beckert\n")
    found = read_cast_file(path)
    assert (found.title, found.year, found.type) == ("M", 1931, "film")
    assert found.text.startswith("production,")

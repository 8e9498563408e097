"""Histories of the two other scenarios, read from files in the formats of their data sets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pmg_engine.scenarios.cases import Case, DataError
from pmg_engine.scenarios.clothing import load_clothes
from pmg_engine.scenarios.poster import load_posters

POSTER_FILES = {
    "movies.csv": """movieId,title,genres
1,Toy Story (1995),Adventure|Animation|Children
2,"American President, The (1995)",Comedy|Drama|Romance
3,"He said ""no"" (1999)",(no genres listed)
4,Amélie (2001),Comedy|Romance
5,Alien (1979),Horror|Sci-Fi
6,Bad Film (2000),Horror
""",
    "ratings.csv": """userId,movieId,rating,timestamp
10,5,5.0,900
2,1,4.0,100
2,6,0.5,150
2,3,4.5,300
2,2,5.0,200
2,5,4.0,500
2,4,4.0,400
3,1,3.5,100
3,2,4.0,200
10,4,4.0,800
""",
    "links.csv": "movieId,imdbId,tmdbId\n1,0114709,862\n2,0112346,\n5,0078748,348\n",
}
CLOTHING_FILES = {
    "user_data.txt": "u1,i1;i2;i3;i4;i5;i6;i7,o1\nu2,i1,o2\nu3,i7;i2,o3\nu1,i1;i2,o9\n",
    "item_data.txt": "".join(
        f"i{number},c1,//img.example/i{number}.jpg,title {number}, {said}\n"
        for number, said in enumerate(
            ["red", "linen", "复古碎花连衣裙", "wool", "silk", "wide", "long", "never clicked"], 1
        )
    ),
}


def write(folder: Path, files: dict[str, str]) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8", newline="")
    return folder


def texts(case: Case) -> tuple[list[str], str]:
    return [item.text for item in case.history], case.target.text


def test_the_three_films_liked_before_the_last_one_are_the_history(tmp_path: Path) -> None:
    second, tenth = load_posters(write(tmp_path, POSTER_FILES))
    assert second.user == "2"
    assert texts(second) == (
        [
            "American President, The (1995), Comedy, Drama, Romance",
            'He said "no" (1999)',
            "Amélie (2001), Comedy, Romance",
        ],
        "Alien (1979), Horror, Sci-Fi",
    )
    assert texts(tenth) == (["Amélie (2001), Comedy, Romance"], "Alien (1979), Horror, Sci-Fi")


def test_posters_are_found_by_either_name(tmp_path: Path) -> None:
    posters = tmp_path / "posters"
    posters.mkdir()
    for name in ("4.png", "tt0078748.jpg"):
        (posters / name).write_bytes(b"a picture")
    case = load_posters(write(tmp_path / "data", POSTER_FILES), posters)[1]
    assert case.history[0].picture == posters / "4.png"
    assert case.target.picture == posters / "tt0078748.jpg"


def test_the_five_pieces_before_the_last_one_are_the_history(tmp_path: Path) -> None:
    first, third = load_clothes(write(tmp_path, CLOTHING_FILES))
    assert (first.user, third.user) == ("u1", "u3")
    assert [item.id for item in first.history] == ["i2", "i3", "i4", "i5", "i6"]
    assert first.target.text == "title 7, long"
    assert texts(third) == (["title 7, long"], "title 2, linen")
    assert load_clothes(tmp_path, limit=1) == [first]


def test_pictures_of_clothes_are_found_by_the_items_id(tmp_path: Path) -> None:
    (tmp_path / "i7.webp").write_bytes(b"a picture")
    case = load_clothes(write(tmp_path, CLOTHING_FILES), tmp_path)[0]
    assert case.target.picture == tmp_path / "i7.webp"
    assert case.history[0].picture is None


def test_where_the_outfit_that_followed_is_known_the_target_is_a_piece_of_it(tmp_path: Path) -> None:
    write(tmp_path, CLOTHING_FILES | {"outfit_data.txt": "o0,i1\no1,i7;i8\no3,i7;i2\n"})
    first, third = load_clothes(tmp_path)
    assert ([item.id for item in first.history], first.target.id) == (["i3", "i4", "i5", "i6", "i7"], "i8")
    assert texts(third) == (["title 7, long"], "title 2, linen")  # all of its outfit was clicked before
    (tmp_path / "outfit_data.txt").write_text("o1;i7\n")
    with pytest.raises(DataError, match=r"outfit_data\.txt, line 1: expected outfit_id,item_id"):
        load_clothes(tmp_path)


def test_only_users_with_pictures_are_read_where_pictures_are_needed(tmp_path: Path) -> None:
    for name in ("i7", "i2"):
        (tmp_path / f"{name}.jpg").write_bytes(b"a picture")
    write(tmp_path, CLOTHING_FILES)
    assert [case.user for case in load_clothes(tmp_path, tmp_path, pictured=True)] == ["u1", "u3"]
    (tmp_path / "i2.jpg").unlink()
    assert load_clothes(tmp_path, tmp_path, pictured=True) == []
    write(tmp_path, POSTER_FILES)
    (tmp_path / "5.jpg").write_bytes(b"a picture")
    assert load_posters(tmp_path, tmp_path, pictured=True) == []
    (tmp_path / "4.jpg").write_bytes(b"a picture")
    assert [case.user for case in load_posters(tmp_path, tmp_path, limit=1, pictured=True)] == ["2"]
    assert [case.user for case in load_posters(tmp_path, tmp_path, user="10")] == ["10"]


BROKEN_POSTERS = [
    ("movies.csv", "movieId,title\n1,x\n", "line 1: expected the columns movieId, title, genres"),
    ("movies.csv", "movieId,title,genres\n1,x\n", "line 2: expected 3 columns, there are 2"),
    ("movies.csv", "movieId,title,genres\none,x,y\n", "line 2: expected a whole number as movieId"),
    ("movies.csv", "movieId,title,genres\n1, ,y\n", "line 2: expected a title"),
    ("movies.csv", "movieId,title,genres\n1,x,y\n1,x,y\n", "line 3: expected each movieId once"),
    ("ratings.csv", "userId,movieId,rating,timestamp\n1,1,6,5\n", "line 2: expected a rating between 0.5 and 5"),
    ("ratings.csv", "userId,movieId,rating,timestamp\n1,1,nan,5\n", "line 2: expected a rating"),
    ("ratings.csv", "userId,movieId,rating,timestamp\n1,1,4,noon\n", "line 2: expected a whole number as timestamp"),
    ("ratings.csv", "userId,movieId,rating,timestamp\n1,99,4,5\n", "line 2: expected a film of movies.csv, 99"),
    ("movies.csv", 'movieId,title,genres\n1,"x,y\n', "line 2: expected CSV with the columns"),
    ("links.csv", "", "line 1: expected the columns movieId, imdbId"),
    ("links.csv", "movieId,imdbId,tmdbId\n1,/../../x,862\n", "line 2: expected a whole number as imdbId"),
]
BROKEN_CLOTHES = [
    ("user_data.txt", "u1,i1;i2,o1\nu2 i1;i2\n", "line 2: expected user_id,item_id"),
    ("user_data.txt", "u1,i1;i99,o1\n", "line 1: expected items of item_data.txt, i99"),
    ("item_data.txt", "i1,c,url,x\ni2,c,url\n", "line 2: expected item_id,cate_id"),
    ("item_data.txt", "i7,c,url,\n", "line 1: .*title is empty"),
    ("user_data.txt", "u1,i1;../x,o1\n", "line 1: expected items of item_data.txt"),
]


@pytest.mark.parametrize(("name", "text", "message"), BROKEN_POSTERS)
def test_a_broken_line_of_films_is_named_with_what_is_expected(
    tmp_path: Path, name: str, text: str, message: str
) -> None:
    write(tmp_path, POSTER_FILES | {name: text})
    with pytest.raises(DataError, match=f"{name}, {message}"):
        load_posters(tmp_path)


@pytest.mark.parametrize(("name", "text", "message"), BROKEN_CLOTHES)
def test_a_broken_line_of_clothes_is_named_with_what_is_expected(
    tmp_path: Path, name: str, text: str, message: str
) -> None:
    write(tmp_path, CLOTHING_FILES | {name: text})
    with pytest.raises(DataError, match=f"{name}, {message}"):
        load_clothes(tmp_path)


def test_no_picture_outside_the_folder_is_named(tmp_path: Path) -> None:
    files = {"user_data.txt": "u1,../x;i1,o1\n", "item_data.txt": "../x,c,url,t\ni1,c,url,t\n"}
    with pytest.raises(DataError, match=r"item_data.txt, line 1: expected an item id of letters and digits"):
        load_clothes(write(tmp_path, files), tmp_path)


LOADERS: list[tuple[Callable[[Path], list[Case]], dict[str, str]]] = [
    (load_posters, POSTER_FILES),
    (load_clothes, CLOTHING_FILES),
]


@pytest.mark.parametrize(("load", "files"), LOADERS)
def test_a_missing_or_undecodable_file_is_named(
    tmp_path: Path, load: Callable[[Path], list[Case]], files: dict[str, str]
) -> None:
    for name in files:
        write(tmp_path, files)
        (tmp_path / name).unlink()
        with pytest.raises(DataError, match=f"{name} can't be read .*should hold"):
            load(tmp_path)
        (tmp_path / name).write_bytes(files[name].split("\n")[0].encode() + b"\n1,2,\xff\n")
        with pytest.raises(DataError, match=f"{name}, line 2: expected .* in UTF-8"):
            load(tmp_path)


@pytest.mark.parametrize(("load", "files"), LOADERS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_file_gives_cases_or_an_error_that_names_it(
    tmp_path: Path, load: Callable[[Path], list[Case]], files: dict[str, str], data: st.DataObject
) -> None:
    write(tmp_path, files)
    name = data.draw(st.sampled_from(sorted(files)))
    junk = data.draw(st.binary(max_size=40) | st.text(st.sampled_from('1,";\r\n\0 |x'), max_size=30).map(str.encode))
    kept = data.draw(st.integers(0, 3))
    (tmp_path / name).write_bytes("".join(line + "\n" for line in files[name].split("\n")[:kept]).encode() + junk)
    try:
        cases = load(tmp_path)
    except DataError as error:
        assert any(file in str(error) for file in files)  # noqa: PT017
    else:
        assert all(case.history and case.target.text.strip() for case in cases)

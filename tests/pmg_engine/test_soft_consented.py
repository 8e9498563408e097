"""Training on people who allow it: what is read of their folder, and a run of seconds with the bundled models."""

import json
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from pmg_engine.art.compose import draw
from pmg_engine.art.vocabulary import trained_vocabulary
from pmg_engine.engine import load_engine
from pmg_engine.picture import decode_picture
from pmg_engine.soft_preference.reader import PICTURES
from pmg_engine.sticker import die_cut, to_webp
from pmg_engine.train import soft as soft_training
from pmg_engine.train.cli import app
from pmg_engine.train.soft_consented import PeopleError, load_people, without_border
from pmg_engine.train.soft_people import DISLIKED, LIKED
from pmg_engine.types import HistoryItem

KNOWN = trained_vocabulary()
MOODS = ("laughing", "sad", "angry", "sleepy")


def sticker(character: str, mood: str) -> bytes:
    return to_webp(die_cut(draw(character, mood, "flat", 256)))


def item(image: str | None, liked: bool | None, *named: str) -> dict[str, object]:
    shown = dict(zip(("character", "emotion", "style"), named or (None, None, None), strict=True))
    return {"kind": "sticker", "text": "", "description": "a fox", "image": image, "liked": liked, **shown}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One person who likes two stickers of the bot's, and one who has only sent some."""
    made = tmp_path_factory.mktemp("people")
    (made / "images").mkdir()
    for mood in MOODS:
        (made / f"images/{mood}.webp").write_bytes(sticker("fox", mood))
    said = {"kind": "message", "text": "so fun", "description": "", "image": None, "liked": None}
    liked = [item(f"images/{mood}.webp", True, "fox", mood, "flat") for mood in MOODS[:2]]
    sent = [item(f"images/{MOODS[2]}.webp", None), item(f"images/{MOODS[3]}.webp", False, "fox", MOODS[3], "flat")]
    odd = [item("images/none.webp", True, "fox", "sad", "flat"), item("../people.jsonl", None), item(None, None)]
    unnamed = item(f"images/{MOODS[2]}.webp", True, "unheard-of", "sad", "flat")
    people = [
        {"person": "p0001", "items": [said, *liked, *sent, *odd, unnamed]},
        {"person": "p0002", "items": [said, *sent]},
    ]
    (made / "people.jsonl").write_text("\n".join(map(json.dumps, people)), "utf-8")
    return made


def test_only_what_is_liked_and_named_is_to_be_drawn(folder: Path) -> None:
    art, seen, unseen = load_people(folder, KNOWN)
    assert len(art.rows) == len(art.pictures) == 5 + 2
    random = np.random.default_rng(0)
    drawn = [crowd.person(random) for crowd in (seen, unseen) for _ in range(20)]
    assert {person.name for person in drawn} == {"p0001"}
    assert {art.rows[person.target].expression for person in drawn} == set(MOODS[:2])
    for person in drawn:
        assert person.target not in person.pictures
        assert len(person.pictures) == len(person.moods) == 4 <= PICTURES
        assert {LIKED, DISLIKED} < set(person.moods)
        assert person.words.startswith("a fox")
        assert person.words.endswith("so fun")


def test_the_border_of_a_finished_sticker_goes() -> None:
    whole = decode_picture(sticker("fox", "sad"))
    assert whole is not None
    bare = without_border(whole)
    figure = draw("fox", "sad", "flat", 256)[..., 3] > 127

    def filled(picture: np.ndarray) -> float:
        ys, xs = np.where(picture[..., 3] > 127)
        return float((picture[..., 3] > 127).sum() / ((np.ptp(ys) + 1) * (np.ptp(xs) + 1)))

    ys, xs = np.where(figure)
    goal = figure.sum() / ((np.ptp(ys) + 1) * (np.ptp(xs) + 1))
    assert abs(filled(bare) - goal) < abs(filled(whole) - goal)
    edge = (bare[..., 3] > 127) & ~(np.roll(bare[..., 3], 3, 0) > 127)
    white = (bare[edge][:, :3].min(-1) > 240).mean()
    assert white < 0.2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (None, "training-data"),
        ('{"person": "p1", "items": []}', "nobody has liked"),
        ('{"person": "p1"}', "line 1 is no person"),
        ("[]", "line 1 is no person"),
        ("{", "line 1 is no person"),
    ],
)
def test_what_is_no_such_folder_is_said(tmp_path: Path, text: str | None, told: str) -> None:
    if text is not None:
        (tmp_path / "people.jsonl").write_text(text, "utf-8")
    with pytest.raises(PeopleError, match=told):
        load_people(tmp_path, KNOWN)


def test_it_goes_on_from_the_bundled_one_and_a_profile_draws_with_it(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(soft_training, "TESTED", 2)
    monkeypatch.setattr(soft_training, "DRAWN", 1)
    wanted = ["soft-people", str(folder), "--out", str(tmp_path / "own"), "--steps", "1", "--batch", "2"]
    result = CliRunner().invoke(app, wanted)
    assert result.exit_code == 0, result.output
    assert (folder / "training" / "log.jsonl").exists()
    bundled = Path(soft_training.__file__).parents[1] / "profiles" / "bundled.toml"
    profile = tmp_path / "own.toml"
    told = bundled.read_text("utf-8").replace('[soft]\nkind = "bundled"', '[soft]\nkind = "trained"\nfolder = "own"')
    profile.write_text(told, "utf-8")
    history = tuple(HistoryItem(mood, "sticker", image=sticker("fox", mood)) for mood in MOODS)
    own, usual = load_engine(str(profile)).read_preference(history), load_engine().read_preference(history)
    assert np.shape(own.soft) == np.shape(usual.soft)
    assert own.soft != usual.soft
    assert np.allclose(own.soft, usual.soft, atol=0.2)

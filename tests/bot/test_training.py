"""Training: allowed by a button of its own; what is then written holds those who said so, and nobody else."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.application import open_database
from bot.errors import FolderError
from bot.local import LocalServer
from bot.settings import Settings
from bot.use_cases import personal
from bot.use_cases.export import export
from bot.use_cases.feedback import rate
from bot.use_cases.training_data import Written, write_training_data
from storage import ChatSettings, Database
from tests.auxil.fake_engine import draw
from tests.auxil.person import Person
from tests.auxil.raw_database import bytes_under, files, mode
from tests.bot.conftest import Patient

CANARY = "catcanary4711"
ADA, BEN, GROUP = 1001, 7_000_000_002, -1_000_000_000_300
NOON = datetime(2025, 5, 1, 12, tzinfo=UTC)
SHOWN = {"character": "cat", "expression": "laughing", "style": "neon"}
FACES = {"😂": "laughing", "☺️": "shy"}


async def a_life(database: Database, person: int, chat: int, *, training: bool, words: str = CANARY) -> int:
    """Words, a sticker that was sent, one that was made and liked, and one that was made and not marked."""
    await database.set_consent(person, chat, True)
    await database.set_training(person, chat, training)
    await database.add_message(person, chat, 1, f"so fun, {words}!", NOON)
    sent = {"emoji": "☺", "description": f"{words} pack", "image": draw(person)}
    await database.add_sticker_choice(person, chat, **sent, at=NOON + timedelta(minutes=1), message_id=2)
    made = [
        await database.add_generation(
            person,
            chat,
            seed=seed,
            strength=50,
            explanation={"shown": SHOWN, "emoji": "😂", "asked": {"text": words}},
            model_revision="r",
            message_id=10 + seed,
            webp=draw(seed),
        )
        for seed in (1, 2)
    ]
    row = await database.generation(made[0])
    assert row is not None
    await rate(database, row, True)
    return made[0]


def people(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "people.jsonl").read_text("utf-8").splitlines()]


async def test_nothing_is_written_of_whoever_has_not_allowed_it(database: Database, tmp_path: Path) -> None:
    await a_life(database, ADA, ADA, training=False)
    await a_life(database, ADA, GROUP, training=False)
    await a_life(database, BEN, BEN, training=True, words="my dog")
    folder = tmp_path / "out"
    assert await write_training_data(database, folder, FACES) == Written(1, 2)
    assert CANARY.encode() not in bytes_under(folder)
    assert draw(ADA) not in bytes_under(folder)
    assert b"my dog" in bytes_under(folder)


async def test_all_of_whoever_has_is_written_oldest_first_and_without_a_name(
    database: Database, tmp_path: Path
) -> None:
    await a_life(database, ADA, ADA, training=True)
    folder = tmp_path / "new" / "out"
    assert await write_training_data(database, folder, FACES) == Written(1, 2)
    (person,) = people(folder)
    nothing = {"description": "", "image": None, "liked": None, "emotion": None, "character": None, "style": None}
    assert person == {
        "person": "p0001",
        "items": [
            {"kind": "message", "text": f"so fun, {CANARY}!", **nothing},
            {
                **nothing,
                "kind": "sticker",
                "text": "",
                "description": f"{CANARY} pack",
                "image": "images/p0001-0001.webp",
                "emotion": "shy",
            },
            {
                "kind": "sticker",
                "text": "",
                "description": "cat, laughing, neon",
                "image": "images/p0001-0002.webp",
                "liked": True,
                "emotion": "laughing",
                "character": "cat",
                "style": "neon",
            },
        ],
    }
    pictures = [(folder / item["image"]).read_bytes() for item in person["items"] if item["image"]]
    assert pictures == [draw(ADA), draw(1)]
    assert files(folder / "images") == ["p0001-0001.webp", "p0001-0002.webp"]
    assert [mode(folder / name) for name in (".", "images", "people.jsonl", "images/p0001-0001.webp")] == [
        0o700,
        0o700,
        0o600,
        0o600,
    ]


async def test_taken_back_opted_out_or_forgotten_nothing_is_written(database: Database, tmp_path: Path) -> None:
    def take_back(chat: int) -> Any:
        return personal.apply(database, ADA, chat, "training", 0, ())

    ends = (take_back, lambda chat: database.set_consent(ADA, chat, False), lambda chat: database.forget(ADA, chat))
    for number, end in enumerate(ends):
        chat = GROUP - number
        await a_life(database, ADA, chat, training=True)
        before, after = tmp_path / f"before {number}", tmp_path / f"after {number}"
        await write_training_data(database, before, FACES)
        assert CANARY.encode() in bytes_under(before)
        await end(chat)
        assert await write_training_data(database, after, FACES) == Written(0, 0)
        assert bytes_under(after) == b""
    await database.set_consent(ADA, GROUP - 1, True)  # opted in again: what was kept is, training is not allowed
    assert await write_training_data(database, tmp_path / "again", FACES) == Written(0, 0)


async def test_what_is_forgotten_or_of_another_chat_is_left_out(database: Database, tmp_path: Path) -> None:
    await a_life(database, ADA, ADA, training=True, words="allowed here")
    await a_life(database, ADA, GROUP, training=False)
    made = await a_life(database, BEN, BEN, training=True, words="my dog")
    await database.forget_sticker(BEN, BEN, 11, made)
    assert await write_training_data(database, tmp_path / "out", FACES) == Written(2, 3)
    assert CANARY.encode() not in bytes_under(tmp_path / "out")
    assert sorted(len(person["items"]) for person in people(tmp_path / "out")) == [2, 3]


async def test_a_group_that_the_bot_is_switched_off_in_is_left_out(database: Database, tmp_path: Path) -> None:
    await a_life(database, ADA, GROUP, training=True)
    await database.save_chat_settings(GROUP, ChatSettings(listening=False))
    assert await write_training_data(database, tmp_path / "out", FACES) == Written(0, 0)


async def test_whoever_said_yes_in_two_chats_is_two_people_in_an_order_drawn_anew(
    database: Database, tmp_path: Path
) -> None:
    chats = [GROUP - number for number in range(8)]
    for chat in chats:
        await a_life(database, ADA, chat, training=True, words=f"chat {-chat % 1000}")
    orders = []
    for run in range(3):
        folder = tmp_path / str(run)
        assert await write_training_data(database, folder, FACES) == Written(8, 16)
        assert [person["person"] for person in people(folder)] == [f"p{number:04}" for number in range(1, 9)]
        orders.append([person["items"][0]["text"] for person in people(folder)])
        assert str(ADA) not in bytes_under(folder).decode("latin-1")
    assert sorted(orders[0]) == sorted(orders[1])
    assert len({tuple(order) for order in orders}) > 1  # three equal ones: once in 40,320²


@pytest.mark.parametrize(
    "named",
    [
        *("@ada_l", "ada.l+x@mail.example.org", "https://t.me/ada_l", "t.me/ada_l", "tg://user?id=7000000001"),
        *("+49 (30) 123-4567", "7000000001", "-1001234567890", "www.ada.example"),
    ],
)
async def test_what_names_somebody_is_blanked(database: Database, tmp_path: Path, named: str) -> None:
    await database.set_consent(ADA, ADA, True)
    await database.set_training(ADA, ADA, True)
    await database.add_message(ADA, ADA, 1, f"Call {named} at 10 or 11:30, 2 cats!", NOON)
    await database.add_sticker_choice(ADA, ADA, emoji="x", description=f"pack {named}", at=NOON)
    await write_training_data(database, tmp_path / "out", FACES)
    ((message, sticker),) = (person["items"] for person in people(tmp_path / "out"))
    assert message["text"].removeprefix("Call -").removeprefix("Call ") == "… at 10 or 11:30, 2 cats!"
    assert (sticker["description"].replace("-", ""), sticker["emotion"]) == ("pack …", None)


async def test_a_rating_that_outlives_its_sticker_is_still_there(database: Database, tmp_path: Path) -> None:
    await a_life(database, ADA, ADA, training=True)
    liked = {"emoji": "😂", "description": "cat, laughing, neon", "liked": True}
    await database.add_sticker_choice(ADA, ADA, **liked, at=NOON, message_id=99)
    await write_training_data(database, tmp_path / "out", FACES)
    (person,) = people(tmp_path / "out")
    found = [(item["image"], item["emotion"]) for item in person["items"] if item["liked"]]
    assert found == [(None, "laughing"), ("images/p0001-0002.webp", "laughing")]


async def test_a_folder_that_holds_something_or_is_none_is_refused(database: Database, tmp_path: Path) -> None:
    await a_life(database, ADA, ADA, training=True)
    full, empty, file = tmp_path / "full", tmp_path / "empty", tmp_path / "file"
    full.mkdir()
    empty.mkdir()
    (full / "notes").write_text("mine")
    file.write_text("mine")
    for folder, words in ((full, "not empty"), (file, "can't be written"), (file / "below", "can't be written")):
        with pytest.raises(FolderError, match=words):
            await write_training_data(database, folder, FACES)
    assert bytes_under(full) == b"mine"
    assert await write_training_data(database, empty, FACES) == Written(1, 2)


async def test_an_export_says_whether_it_is_allowed(database: Database) -> None:
    async def said() -> Any:
        archive = await export(database, ADA, ADA)
        assert archive is not None
        return json.loads(zipfile.ZipFile(io.BytesIO(archive)).read("data.json"))["consent"]["training_since"]

    await a_life(database, ADA, ADA, training=False)
    assert await said() is None
    await database.set_training(ADA, ADA, True)
    since = await database.training_since(ADA, ADA)
    assert since is not None
    assert await said() == since.isoformat()


async def _allowed(settings: Settings, person: Person) -> bool:
    async with await open_database(settings) as database:
        return await database.training_since(person.user.id, person.chat.id) is not None


@pytest.mark.usefixtures("running")
async def test_a_button_allows_it_and_takes_it_back_for_oneself_alone(server: LocalServer, settings: Settings) -> None:
    ada, ben = Patient(server, "Ada", "Friends"), Patient(server, "Ben", "Friends")
    ada.say("/optin")
    await ada.expect_text("Thank you")
    ada.say("/settings")
    panel = await ada.expect_text("Training: off")
    assert "With your permission my host may" in panel.text
    assert "somebody else" in (await ben.press("Allow training", panel)).text
    assert not await _allowed(settings, ada)
    allow = f"set:{ada.user.id}:901"
    assert (await ada.press("Allow training", panel)).text == "Saved."
    await ada.expect_edit(panel, "Training: on")
    assert await _allowed(settings, ada)
    await ada.press_data(panel, allow)  # pressed twice it is still allowed
    assert await _allowed(settings, ada)
    await ada.press("Stop training", panel)
    await ada.expect_edit(panel, "Training: off")
    assert not await _allowed(settings, ada)
    ada.say("/optout")
    await ada.expect_text("I have stopped learning")
    assert "only after /optin" in (await ada.press_data(panel, allow)).text
    assert not await _allowed(settings, ada)


@pytest.mark.usefixtures("running")
async def test_privacy_says_what_it_means(ada: Person) -> None:
    ada.say("/privacy")
    assert "nor to train models, unless you allow that in /settings" in (await ada.expect_text("Your data")).text


@pytest.mark.usefixtures("running")
async def test_what_was_said_sent_and_rated_in_the_chat_is_what_is_written(
    ada: Person, settings: Settings, tmp_path: Path
) -> None:
    ada.say("/optin")
    await ada.expect_text("Thank you")
    sent = ada.send_sticker()
    ada.say("/sticker my cat is so fun!")
    made = await ada.expect_sticker()
    await ada.press("👍", made)
    ada.say("/settings")
    await ada.press("Allow training", await ada.expect_text("Training: off"))
    async with await open_database(settings) as database:
        assert await write_training_data(database, tmp_path / "out", FACES) == Written(1, 2)
    (person,) = people(tmp_path / "out")
    assert [
        (i["text"], i["liked"], i["emotion"], i["character"]) for i in person["items"] if i["liked"] or i["text"]
    ] == [
        ("my cat is so fun!", None, None, None),
        ("", True, "laughing", "cat"),
    ]
    pictures = [(tmp_path / "out" / item["image"]).read_bytes() for item in person["items"] if item["image"]]
    assert sent.sticker is not None
    assert made.sticker is not None
    assert sorted(pictures) == sorted([sent.sticker.file.data, made.sticker.file.data])
    assert str(ada.user.id) not in (tmp_path / "out" / "people.jsonl").read_text("utf-8")

"""Taste from pictures, moods and long histories: what test_keywords.py leaves out."""

from __future__ import annotations

import pytest
import torch

from pmg_engine.art.compose import draw
from pmg_engine.art.vocabulary import trained_vocabulary
from pmg_engine.keywords import RetrievalReader
from pmg_engine.keywords.pictures import PictureReader, Shown
from pmg_engine.keywords.reader import PICTURES
from pmg_engine.scorer.clip import load_scorer
from pmg_engine.sticker import die_cut, to_webp
from pmg_engine.taste import for_moment
from pmg_engine.text_encoder import TextEncoder
from pmg_engine.types import HistoryItem, Keyword, Preference


class Counting(PictureReader):
    """The real one, which counts."""

    reads = 0

    def read(self, data: bytes) -> tuple[Shown, ...]:
        self.reads += 1
        return super().read(data)


@pytest.fixture(scope="module")
def encoder() -> TextEncoder:
    torch.set_num_threads(1)
    return TextEncoder()


@pytest.fixture(scope="module")
def pictures(encoder: TextEncoder) -> Counting:
    return Counting(load_scorer(encoder), trained_vocabulary())


@pytest.fixture
def reader(encoder: TextEncoder, pictures: Counting) -> RetrievalReader:
    pictures.reads = 0
    return RetrievalReader(encoder, pictures)


def webp(character: str, expression: str = "happy", style: str = "pixel art") -> bytes:
    return to_webp(die_cut(draw(character, expression, style, 256)))


def sent(
    name: str, image: bytes | None = None, emoji: str = "", text: str = "", liked: bool | None = None
) -> HistoryItem:
    return HistoryItem(name, "sticker", emoji=emoji, description=text, image=image, liked=liked)


def names(keywords: tuple[Keyword, ...]) -> list[str]:
    return [keyword.keyword for keyword in keywords]


def test_stickers_without_a_word_are_read_by_their_pictures(reader: RetrievalReader) -> None:
    history = [sent("1", webp("panda", "laughing")), sent("2", webp("panda", "sad"))]
    preference = reader.read(history)
    assert names(preference.character) == ["panda"]
    assert names(preference.style) == ["pixel art"]
    assert set(names(preference.emotion)) == {"laughing", "sad"}
    assert preference.character[0].evidence == ("1", "2")


def test_a_rejected_picture_is_a_dislike(reader: RetrievalReader) -> None:
    assert "frog" in names(reader.read([sent("1", webp("frog"), liked=False)]).dislikes)


@pytest.mark.parametrize("image", [b"RIFF", b"\x1aE\xdf\xa3" + bytes(99), webp("panda")[:-500]])
def test_a_picture_that_can_not_be_read_loses_nothing_else(reader: RetrievalReader, image: bytes) -> None:
    preference = reader.read([sent("1", image, "🦊", "happy fox, neon")])
    assert (names(preference.character), names(preference.style)) == (["fox"], ["neon"])


def test_words_count_rather_than_the_picture_where_they_name_the_thing(reader: RetrievalReader) -> None:
    assert names(reader.read([sent("1", webp("wolf"), "🐶", "my dog")]).character) == ["dog"]


def test_a_face_of_no_character_says_nothing_of_taste(reader: RetrievalReader) -> None:
    assert reader.read([sent("1", webp("smiley"))]).character == ()


def test_a_longer_history_costs_what_is_new(reader: RetrievalReader, pictures: Counting) -> None:
    history = [sent("1", webp("panda")), sent("2", webp("fox"))]
    reader.read(history)
    assert pictures.reads == 2
    longer = [*history, sent("3", webp("frog"))]
    again = reader.read(longer)
    assert pictures.reads == 3
    assert again == RetrievalReader(reader._retrieval._encoder, pictures).read(longer)


def test_only_the_newest_pictures_are_looked_at(reader: RetrievalReader, pictures: Counting) -> None:
    different = [sent(str(n), bytes([n % 256, n // 256])) for n in range(PICTURES + 9)]
    reader.read(different)
    assert pictures.reads == PICTURES


def test_no_text_is_kept_in_memory(reader: RetrievalReader) -> None:
    reader.read([HistoryItem("1", "message", text="my secret cat")])
    assert "secret" not in repr(reader._remembered)


def test_a_keyword_knows_the_moods_it_came_up_in(reader: RetrievalReader) -> None:
    history = [sent("1", emoji="😡", text="wolf"), sent("2", emoji="😂", text="cat"), sent("3", text="cat")]
    moods = {keyword.keyword: dict(keyword.moods) for keyword in reader.read(history).character}
    assert moods["wolf"] == {"furious": 1.0}
    assert 0.3 < moods["cat"]["laughing"] < 0.6


def test_what_someone_shows_in_this_mood_counts_more_in_it() -> None:
    preference = Preference(
        character=(Keyword("cat", 0.9, moods=(("laughing", 1.0),)), Keyword("wolf", 0.7, moods=(("furious", 0.9),))),
        style=(Keyword("neon", 0.4),),
    )
    assert names(for_moment(preference, "laughing").character) == ["cat", "wolf"]
    assert names(for_moment(preference, "furious").character) == ["wolf", "cat"]
    assert names(for_moment(preference, "angry").character) == ["wolf", "cat"]
    assert for_moment(preference, "sleepy") == preference
    assert for_moment(preference, "furious").character[0].weight == pytest.approx(0.9)
    assert for_moment(Preference(), "furious") == Preference()

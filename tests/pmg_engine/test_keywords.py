"""Keywords: what is named, who likes it, how much it counts, and what a message asks for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from pmg_engine.art.table import characters, expressions, styles
from pmg_engine.keywords import RetrievalReader, content_hash
from pmg_engine.keywords.cues import clauses, stance
from pmg_engine.keywords.words import WordIndex
from pmg_engine.text_encoder import TextEncoder
from pmg_engine.types import NEUTRAL, Emotion, HistoryItem, Keyword, Preference
from pmg_engine.vocabulary import vocabulary
from pmg_engine.vocabulary.tokens import fold

CALM = Emotion(NEUTRAL, 0.9, False, {NEUTRAL: 0.9, "happy": 0.1})
SAD = Emotion("sad", 0.8, True, {"sad": 0.8, NEUTRAL: 0.2})


@pytest.fixture(scope="module")
def encoder() -> TextEncoder:
    torch.set_num_threads(1)
    return TextEncoder()


@pytest.fixture(scope="module")
def reader(encoder: TextEncoder) -> RetrievalReader:
    return RetrievalReader(encoder)


@pytest.fixture(scope="module")
def index(reader: RetrievalReader) -> WordIndex:
    return reader.words


def said(*texts: str) -> list[HistoryItem]:
    return [HistoryItem(f"m{number}", "message", text=text) for number, text in enumerate(texts)]


def sent(emoji: str = "", description: str = "", liked: bool | None = None, name: str = "s") -> HistoryItem:
    return HistoryItem(name, "sticker", emoji=emoji, description=description, liked=liked)


def names(keywords: tuple[Keyword, ...]) -> list[str]:
    return [keyword.keyword for keyword in keywords]


def named(index: WordIndex, text: str, kind: str = "character") -> set[str]:
    return {mention.name for mention in index.find(fold(text)) if mention.kind == kind}


def test_the_vocabulary_names_every_character_expression_and_style_of_the_art() -> None:
    assert set(characters()) <= set(vocabulary().concepts)
    assert set(expressions()) == set(vocabulary().expressions)
    assert set(styles()) == set(vocabulary().styles)
    for character in characters().values():
        if character.name != "smiley":
            concept = vocabulary().concepts[character.name]
            assert {character.emoji.strip("\ufe0f")} & {*concept.emoji, *concept.weak}, character.name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("two kitties", "cat"),
        ("Cats!", "cat"),
        ("the cat's tail", "cat"),
        ("mi gato", "cat"),
        ("Me encantan los zorros", "fox"),
        ("мои кошки", "cat"),
        ("вижу лису", "fox"),
        ("котик", "cat"),
        ("我的猫很可爱", "cat"),
        ("大熊猫", "panda"),
        ("うちのねこ", "cat"),
        ("القطط جميلة", "cat"),
        ("köpeğim çok tatlı", "dog"),
        ("ich mag Füchse", "fox"),
        ("j'adore les ours", "bear"),
        ("le chat dort", "cat"),
        ("adoro as raposas", "fox"),
        ("mi piacciono i gatti", "cat"),
        ("강아지가 좋아", "dog"),
        ("a polar bear", "polar bear"),
        ("polar-bear", "polar bear"),
        ("mice", "mouse"),
        ("🐈‍⬛", "cat"),
        ("🦊!!", "fox"),
    ],
)
def test_a_word_is_found_in_its_forms_and_languages(index: WordIndex, text: str, name: str) -> None:
    assert named(index, text) == {name}


@pytest.mark.parametrize(
    "text",
    [
        "category",
        "bear with me",
        "I can't bear it",
        "hot dogs for lunch",
        "chat with me",
        "ours is better",
        "at the bar",
        "牛奶",
        "который час",
        "листья",
        "over the moon",
        "いくまえに",
        "my heart rate",
        "he is a rockstar",
        "it's dark",
        "it's finally warm out",
    ],
)
def test_a_look_alike_names_nothing(index: WordIndex, text: str) -> None:
    assert named(index, text) == set()


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("glossy 3-D renders", "3d"),
        ("8-bit retro look", "pixel art"),
        ("soft pastel colours", "pastel"),
        ("glowing signs", "neon"),
        ("пиксель-арт", "pixel art"),
        ("霓虹灯", "neon"),
        ("線画", "line art"),
        ("colores pastel", "pastel"),
        ("minimalist", "flat"),
    ],
)
def test_a_style_is_found(index: WordIndex, text: str, style: str) -> None:
    assert named(index, text, "style") == {style}


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("I love foxes", 1),
        ("I don't like foxes", -1),
        ("I can't stand foxes", -1),
        ("I don't hate foxes", 0),
        ("who doesn't love foxes", 1),
        ("saw foxes", 0),
        ("люблю foxes", 1),
        ("ненавижу foxes", -1),
        ("no me gustan los foxes", -1),
        ("ich hasse foxes", -1),
    ],
)
def test_a_clause_takes_a_stance(text: str, sign: int) -> None:
    assert stance(fold(text), text.index("foxes")).sign == sign


def test_each_thing_of_a_sentence_has_its_own_stance(reader: RetrievalReader) -> None:
    preference = reader.read(said("I hate spiders and love foxes, but dogs are boring"))
    assert names(preference.character) == ["fox"]
    assert set(names(preference.dislikes)) == {"spider", "dog"}


@pytest.mark.parametrize(
    ("text", "likes", "dislikes"),
    [
        ("cows? no. I can't stand them", [], ["cow"]),
        ("aliens creep me out, I hate that sticker", [], ["alien"]),
        ("Katzen mag ich gar nicht", [], ["cat"]),
        ("Katzen mag ich, Hunde mag ich nicht", ["cat"], ["dog"]),
        ("ein kleiner Hund", ["dog"], []),
        ("trop mignon ce papillon", ["butterfly"], []),
    ],
)
def test_what_is_disliked_in_other_ways(
    reader: RetrievalReader, text: str, likes: list[str], dislikes: list[str]
) -> None:
    preference = reader.read(said(text))
    assert (names(preference.character), names(preference.dislikes)) == (likes, dislikes)


def test_an_arabic_phrase_is_found_behind_its_prefix(index: WordIndex) -> None:
    assert named(index, "قطة بتصميم مسطح", "style") == {"flat"}


def test_twelve_cat_messages_and_choices_put_the_cat_first(reader: RetrievalReader) -> None:
    history = [*said("my cat is asleep", "I love cats", "so fun!", "🐱🐱"), sent("😹", "laughing cat, 3d", True)] * 3
    preference = reader.read(history)
    assert names(preference.character)[0] == "cat"
    assert preference.character[0].weight > 0.8
    assert names(preference.style) == ["3d"]
    assert names(preference.emotion)[0] in ("laughing", "happy")


def test_a_friends_dog_does_not_beat_the_fox_someone_chooses(reader: RetrievalReader) -> None:
    talk = said(*["my friend's dog barked again", "her dog is so big", "I saw the neighbour's dog"] * 6)
    preference = reader.read([*talk, sent("🦊"), *talk])
    assert names(preference.character)[0] == "fox"
    assert preference.character[0].weight > 2 * dict(zip(names(preference.character), [0.0, 1.0], strict=False))["fox"]


def test_a_new_taste_wins_after_eight_choices_however_long_the_old_one(reader: RetrievalReader) -> None:
    old = [sent("🐱", "cat", name=f"a{n}") for n in range(60)]
    new = [sent("🦊", "fox", name=f"b{n}") for n in range(8)]
    preference = reader.read([*old, *new])
    assert names(preference.character)[:2] == ["fox", "cat"]
    assert names(reader.read([*new, *old]).character)[0] == "cat"


def test_small_talk_does_not_age_a_taste(reader: RetrievalReader) -> None:
    choice = [sent("🦊")]
    assert reader.read([*choice, *said(*["see you at five"] * 50)]).character[0].weight == pytest.approx(
        reader.read(choice).character[0].weight
    )


def test_time_ages_a_taste_where_it_is_known(reader: RetrievalReader) -> None:
    now = datetime(2024, 5, 1, tzinfo=UTC)
    old = HistoryItem("1", "sticker", emoji="🐱", at=now - timedelta(days=400))
    new = HistoryItem("2", "sticker", emoji="🦊", at=now)
    assert names(reader.read([new, old]).character)[0] == "fox"


def test_a_dislike_leaves_the_likes(reader: RetrievalReader) -> None:
    preference = reader.read([*said("I love dogs"), sent("🐶"), *said("I hate dogs now", "I can't stand dogs")])
    assert names(preference.character) == []
    assert names(preference.dislikes) == ["dog"]
    assert preference.dislikes[0].evidence == ("m0", "m1")


def test_a_thumb_down_counts_against_and_one_does_not_undo_a_long_taste(reader: RetrievalReader) -> None:
    assert names(reader.read([sent("🕷️", liked=False)]).dislikes) == ["spider"]
    loved = [sent("🐱", name=f"s{n}") for n in range(10)]
    assert names(reader.read([*loved, sent("🐱", liked=False)]).character) == ["cat"]


def test_two_tastes_live_side_by_side(reader: RetrievalReader) -> None:
    preference = reader.read([sent("🐱", name="c"), sent("🦊", name="f")] * 6)
    weights = {keyword.keyword: keyword.weight for keyword in preference.character}
    assert weights["cat"] > 0.6 * weights["fox"] > 0.3


def test_hearts_are_no_wish_for_hearts(reader: RetrievalReader) -> None:
    preference = reader.read([*said("love you ❤️❤️❤️", "so good ⭐"), sent("🦊")])
    assert names(preference.character)[0] == "fox"
    assert all(keyword.weight < 0.2 for keyword in preference.character[1:])


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("I love my feline friend", "character", "cat"),
        ("I like blocky old video game graphics", "style", "pixel art"),
        ("gentle faded colours are so pretty", "style", "pastel"),
    ],
)
def test_a_paraphrase_is_understood(reader: RetrievalReader, text: str, kind: str, name: str) -> None:
    assert names(getattr(reader.read(said(text)), kind)) == [name]


@pytest.mark.parametrize("text", ["I love the weather today", "what time is the meeting", "I like it when you call"])
def test_talk_of_other_things_is_no_paraphrase(reader: RetrievalReader, text: str) -> None:
    preference = reader.read(said(text))
    assert (preference.character, preference.style) == ((), ())


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("draw a fox", {"expression": "happy", "character": "fox"}),
        ("a sleepy dog please", {"expression": "sleepy", "character": "dog"}),
        ("🐱", {"expression": "happy", "character": "cat"}),
        ("🐶😴", {"expression": "sleepy", "character": "dog"}),
        ("angry cat", {"expression": "angry", "character": "cat"}),
        ("сонный кот", {"expression": "sleepy", "character": "cat"}),
        ("нарисуй лису", {"expression": "happy", "character": "fox"}),
        ("画一只猫", {"expression": "happy", "character": "cat"}),
        ("dibuja un zorro", {"expression": "happy", "character": "fox"}),
        ("send me a cat in pixel art", {"expression": "happy", "character": "cat", "style": "pixel art"}),
        ("neon please", {"expression": "happy", "style": "neon"}),
        ("so fun!", {"expression": "happy"}),
        ("I saw a dog today", {"expression": "happy"}),
        ("please don't draw a cat, I hate cats", {"expression": "happy"}),
        ("no, send me a cat", {"expression": "happy", "character": "cat"}),
        ("", {"expression": "happy"}),
    ],
)
def test_a_message_asks_for_what_it_names(reader: RetrievalReader, text: str, target: dict[str, str]) -> None:
    assert reader.target(text, (), CALM) == target


@pytest.mark.parametrize(
    ("text", "character", "expression"),
    [
        ("draw me a mutt over the moon", "dog", "happy"),
        ("draw me a kitty so sleepy it could drop", "cat", "sleepy"),
        ("draw me a bawling pup", "dog", "crying"),
        ("draw a mouser that is absolutely livid", "cat", "furious"),
        ("dibújame una ranita enfadada", "frog", "angry"),
        ("нарисуй сердитого волчонка", "wolf", "angry"),
        ("desenha um macaquinho chorando", "monkey", "crying"),
        ("zeichne mir einen müden Fuchs", "fox", "sleepy"),
        ("怒っている犬を描いて", "dog", "angry"),
        ("ارسم لي كلبا حزينا", "dog", "sad"),
    ],
)
def test_a_wish_is_read_in_other_words(reader: RetrievalReader, text: str, character: str, expression: str) -> None:
    assert reader.target(text, (), CALM) == {"character": character, "expression": expression}


def test_what_no_table_holds_is_read_by_its_nearest_words(reader: RetrievalReader) -> None:
    assert reader.target("draw me a labradoodle that wants to break everything in its wrath", (), CALM) == {
        "character": "dog",
        "expression": "furious",
    }


@pytest.mark.parametrize(
    "text", ["give me a minute please", "can I have a look?", "please send me the address", "give me a hug"]
)
def test_a_request_for_something_else_asks_for_no_character(reader: RetrievalReader, text: str) -> None:
    assert "character" not in reader.target(text, (), CALM)


def test_the_writers_own_animal_is_the_subject(reader: RetrievalReader) -> None:
    assert reader.target("my dog is ill", (), SAD) == {"expression": "sad", "character": "dog"}
    assert reader.target("her dog is ill", (), SAD) == {"expression": "sad"}


def test_it_means_what_was_asked_for_before(reader: RetrievalReader) -> None:
    assert reader.target("draw it again", ("send me a fox", "ok"), SAD) == {"expression": "sad", "character": "fox"}


def test_the_hash_changes_with_the_history_alone(reader: RetrievalReader) -> None:
    history = [*said("I love cats"), sent("🦊")]
    assert content_hash(history) == reader.read(history).content_hash
    assert content_hash(history) != content_hash(history[::-1])
    assert content_hash(said("ab", "c")) != content_hash(said("a", "bc"))


def test_an_empty_history_is_an_empty_preference(reader: RetrievalReader) -> None:
    assert reader.read(()) == Preference(content_hash=content_hash(()))


pieces = st.lists(
    st.sampled_from(["cat", "dogs", "I love", "I hate", "not", "🦊", "❤️", "my friend's", "draw", "кошки", "猫", "neon"])
    | st.text(max_size=8),
    max_size=8,
).map(" ".join)
items = st.lists(
    st.builds(
        HistoryItem,
        id=st.sampled_from("abc"),
        kind=st.sampled_from(["message", "sticker"]),
        text=pieces,
        emoji=st.sampled_from(["", "🐱", "😴", "x", "\ud83d"]),
        description=pieces,
        liked=st.sampled_from([None, True, False]),
        at=st.none() | st.datetimes(min_value=datetime(2000, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    ),
    max_size=6,
)


@settings(max_examples=40)
@given(items)
def test_any_history_gives_sound_keywords(reader: RetrievalReader, history: list[HistoryItem]) -> None:
    preference = reader.read(history)
    ids = {item.id for item in history}
    for keywords in (preference.character, preference.style, preference.emotion, preference.dislikes):
        assert all(0 < keyword.weight <= 1 and set(keyword.evidence) <= ids for keyword in keywords)
        assert [k.weight for k in keywords] == sorted((k.weight for k in keywords), reverse=True)
        assert len(set(names(keywords))) == len(keywords) <= 8
    assert not set(names(preference.character)) & set(names(preference.dislikes))
    assert reader.read(history) == preference


@given(pieces | st.text(max_size=60))
def test_any_message_gives_a_target_the_engine_knows(reader: RetrievalReader, text: str) -> None:
    target = reader.target(text, (text,), CALM)
    assert target["expression"] in expressions()
    assert target.get("style", "flat") in styles()
    assert target.get("character", "cat") in vocabulary().concepts


@given(st.text(max_size=60))
def test_clauses_hold_nothing_that_was_not_there(text: str) -> None:
    assert sum(map(len, clauses(text))) <= len(text)

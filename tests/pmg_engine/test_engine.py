"""The whole engine with the bundled models: what a person would see."""

import io
import json
import math
from dataclasses import replace

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.menus.beginning import MOODS
from pmg_engine.engine import Engine, load_engine
from pmg_engine.errors import RequestError
from pmg_engine.generator.bundled import Generator
from pmg_engine.generator.emoji import EmojiGenerator, target_text
from pmg_engine.profiles import SafetyProfile, load_profile
from pmg_engine.types import HistoryItem, Keyword, Preference, StickerRequest

CAT_HISTORY = tuple(
    [HistoryItem(str(i), "message", text=text) for i, text in enumerate(
        ("my cat is the best", "look at this kitty", "cats cats cats", "the cat sleeps on my lap", "adopted a kitten!",
         "I love cats", "cat videos all day", "my cat knocked over a glass"))]
    + [HistoryItem(str(i), "sticker", emoji="🐱", description="happy cat, 3d", liked=True) for i in range(8, 12)]
)  # fmt: skip


@pytest.fixture(scope="module")
def engine() -> Engine:
    return load_engine("bundled")


@pytest.fixture(scope="module")
def cat_lover(engine: Engine) -> Preference:
    return engine.read_preference(CAT_HISTORY)


def with_generator(engine: Engine, generator: Generator) -> Engine:
    """The same engine with another generator."""
    emoji = EmojiGenerator(generator, engine._encoder)
    parts = (engine._encoder, engine._gate, engine._reader, emoji, engine._scorer)
    return Engine(load_profile("bundled"), *parts, engine.model_revision)


def shows(engine: Engine, webp: bytes, name: str) -> float:
    """The scorer's probability that a finished sticker shows something."""
    rgba = torch.tensor(list(Image.open(io.BytesIO(webp)).convert("RGBA").tobytes()), dtype=torch.float32)
    picture = rgba.reshape(1, 512, 512, 4).permute(0, 3, 1, 2) / 255
    premultiplied = torch.cat([picture[:, :3] * picture[:, 3:], picture[:, 3:]], 1) * 2 - 1
    return float(engine._scorer.probability(engine._scorer.embed_pictures(premultiplied), name))


def test_a_cat_lovers_joy_becomes_a_laughing_or_happy_cat(engine: Engine, cat_lover: Preference) -> None:
    assert cat_lover.character[0].keyword == "cat"
    assert len(cat_lover.character[0].evidence) >= 6
    made = engine.make_sticker(StickerRequest("so fun!", 50, 1, cat_lover))
    assert made.emotion.emotive
    assert made.target["expression"] in {"happy", "laughing", "celebrating"}
    assert made.generator == "diffusion"
    best = made.candidates[made.chosen]
    assert best.d_p > 0.5
    assert shows(engine, made.webp, "cat") > 0.3


def test_at_strength_zero_the_sticker_does_not_depend_on_the_person(engine: Engine, cat_lover: Preference) -> None:
    theirs = engine.make_sticker(StickerRequest("so fun!", 0, 3, cat_lover))
    anyones = engine.make_sticker(StickerRequest("so fun!", 0, 3))
    assert theirs.webp == anyones.webp
    assert all(c.weights[0] == 0 for c in theirs.candidates)
    assert shows(engine, theirs.webp, "cat") < 0.3


def test_the_message_may_ask_for_a_character_at_any_strength(engine: Engine, cat_lover: Preference) -> None:
    for strength in (0, 100):
        made = engine.make_sticker(StickerRequest("an angry dog please", strength, 2, cat_lover))
        assert made.target["character"] == "dog"
        assert shows(engine, made.webp, "dog") > shows(engine, made.webp, "cat")


def test_what_the_message_asks_for_is_no_matter_of_taste(engine: Engine) -> None:
    """A fox lover who asks for a panda gets no lower d_p for it: nothing of the taste is left to fit."""
    made = engine.make_sticker(StickerRequest("draw me a happy panda", 50, 1, Preference((Keyword("fox", 1.0),))))
    assert made.target["character"] == "panda"
    assert {c.d_p for c in made.candidates} == {0.5}


def test_the_same_request_gives_the_same_bytes_and_another_seed_others(engine: Engine, cat_lover: Preference) -> None:
    request = StickerRequest("I am so tired", 60, 5, cat_lover)
    first = engine.make_sticker(request)
    engine.make_sticker(StickerRequest("hooray", 10, 9))
    assert engine.make_sticker(request).webp == first.webp
    assert engine.make_sticker(replace(request, seed=6)).webp != first.webp


def test_the_explanation_is_plain_json_with_finite_scores(engine: Engine, cat_lover: Preference) -> None:
    made = engine.make_sticker(StickerRequest("this is great", 50, 0, cat_lover))
    told = json.loads(json.dumps(made.explanation(), allow_nan=False))
    assert len(told["candidates"]) == load_profile("bundled").generator.candidates
    usable = [c for c in told["candidates"] if c["rejected"] is None]
    assert all(0 < c["d_p"] < 1 and 0 < c["d_t"] < 1 and math.isfinite(c["z"]) for c in usable)
    assert told["candidates"][told["chosen"]]["z"] == max(c["z"] for c in usable)
    assert {"emotion", "keywords", "condition", "denoise", "decode", "score", "encode", "total"} <= set(
        told["timings_ms"]
    )


def test_a_generator_of_another_width_falls_back_to_vector_art(engine: Engine, cat_lover: Preference) -> None:
    from pmg_engine.generator.unet import new_unet

    tiny = new_unet(3, 16, (16, 32))
    broken = with_generator(engine, Generator(engine._generator.model.autoencoder, tiny, 1, 1.0))
    made = broken.make_sticker(StickerRequest("so fun!", 50, 1, cat_lover))
    assert (made.generator, made.candidates) == ("vector", ())
    assert shows(engine, made.webp, "cat") > 0.3


def test_candidates_that_are_not_finite_are_never_chosen(engine: Engine) -> None:
    from pmg_engine.generator.unet import new_unet

    unet = new_unet(12, 16, (16, 32))
    with torch.no_grad():
        next(unet.parameters()).fill_(float("nan"))
    broken = with_generator(engine, Generator(engine._generator.model.autoencoder, unet, 1, 1.0))
    made = broken.make_sticker(StickerRequest("so fun!", 50, 1))
    assert made.generator == "vector"
    assert {c.rejected for c in made.candidates} == {"not finite"}


def test_a_disliked_character_is_not_shown(engine: Engine) -> None:
    mixed = Preference(character=(Keyword("cat", 1.0), Keyword("dog", 0.9)), dislikes=(Keyword("dog", 1.0),))
    for seed in range(3):
        made = engine.make_sticker(StickerRequest("hello there!", 70, seed, mixed))
        assert shows(engine, made.webp, "dog") < 0.5


def test_what_a_profile_calls_unsafe_is_never_sent(engine: Engine) -> None:
    profile = load_profile("bundled").model_copy(update={"safety": SafetyProfile(unsafe=("dog",), threshold=0.5)})
    parts = (engine._encoder, engine._gate, engine._reader, engine._generator, engine._scorer)
    careful = Engine(profile, *parts, engine.model_revision)
    made = careful.make_sticker(StickerRequest("my dog is so fun!", 50, 1))
    unsafe = [candidate.rejected for candidate in made.candidates]
    assert "unsafe: dog" in unsafe
    assert made.generator == "vector" or made.candidates[made.chosen].rejected is None


@pytest.mark.parametrize("vector", [True, False])
def test_only_allowed_styles_are_drawn(engine: Engine, cat_lover: Preference, vector: bool) -> None:
    request = StickerRequest("a neon cat, so fun!", 50, 0, cat_lover, vector=vector, styles=("flat", "pastel"))
    made = engine.make_sticker(request)
    assert made.target["style"] in request.styles
    assert set(request.styles) < set(engine.palette.style)


@settings(max_examples=20)
@given(st.text(max_size=200))
def test_any_text_gives_a_sticker(engine: Engine, text: str) -> None:
    made = engine.make_sticker(StickerRequest(text, 50, 0, vector=True))
    assert Image.open(io.BytesIO(made.webp)).size == (512, 512)


@pytest.mark.parametrize(
    "change", [{"strength": 900}, {"strength": -1}, {"seed": -1}, {"expression": "greedy"}, {"styles": ("baroque",)}]
)
def test_values_out_of_range_are_refused(engine: Engine, change: dict[str, object]) -> None:
    with pytest.raises(RequestError):
        engine.make_sticker(replace(StickerRequest("hi"), **change))


@pytest.mark.parametrize(
    ("target", "text"),
    [
        ({"expression": "sad"}, "sad"),
        ({"expression": "sad", "character": "dog"}, "sad dog"),
        ({"expression": "sad", "character": "dog", "style": "neon"}, "sad dog, neon"),
        ({"expression": "sad", "style": "neon"}, "sad smiley, neon"),
    ],
)
def test_the_target_reads_as_the_generator_was_taught(target: dict[str, str], text: str) -> None:
    assert target_text(target) == text


def test_one_axis_changes_and_the_rest_stays(engine: Engine) -> None:
    taste = Preference((Keyword("fox", 0.9),), (Keyword("pixel art", 0.9),))
    request = StickerRequest("so fun!", 60, 9, taste, expression="laughing")
    first = engine.make_sticker(request)
    assert first.shown == {"expression": "laughing", "character": "fox", "style": "pixel art"}
    for axis, wanted in (("expression", "sad"), ("character", "panda"), ("style", "neon")):
        another = engine.make_sticker(replace(request, **{axis: wanted}))
        assert another.shown == {**first.shown, axis: wanted}
        assert [c.seed for c in another.candidates] == [c.seed for c in first.candidates]
        assert another.webp != first.webp


def test_what_is_ruled_out_is_not_shown_though_it_goes_by_another_name(engine: Engine) -> None:
    named = Preference((Keyword("kitten", 0.9), Keyword("dog", 0.2)))
    assert engine.make_sticker(StickerRequest("so fun!", 80, 1, named, vector=True)).shown["character"] == "cat"
    ruled_out = StickerRequest("so fun!", 80, 1, named, negative=("cat",), vector=True)
    assert engine.make_sticker(ruled_out).shown["character"] == "dog"


def test_every_name_of_the_palette_can_be_asked_for(engine: Engine) -> None:
    palette = engine.palette
    assert [engine._characters.nearest(name) for name in palette.character] == list(palette.character)
    assert [engine._styles.nearest(name) for name in palette.style] == list(palette.style)
    for axis in ("expression", "character", "style"):
        last = list(getattr(palette, axis))[-1]
        assert engine.make_sticker(StickerRequest("hello", vector=True, **{axis: last})).shown[axis] == last


def test_the_moods_of_the_bots_greeting_can_be_drawn(engine: Engine) -> None:
    assert {name: engine.palette.expression[name] for name in MOODS} == MOODS

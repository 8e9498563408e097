"""The large profiles' classes at work, on tiny models of the same architectures."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from PIL import Image

from pmg_engine.engine import Engine, load_engine
from pmg_engine.errors import ModelError
from pmg_engine.generator import load_generator
from pmg_engine.generator.drawing import StickerDrawing
from pmg_engine.generator.pretrained import PretrainedGenerator
from pmg_engine.generator.protocol import Wish
from pmg_engine.models import ModelStore
from pmg_engine.profiles import load_profile
from pmg_engine.taste import Taste
from pmg_engine.types import HistoryItem, Keyword, Preference, StickerRequest
from tests.auxil.program import Run
from tests.auxil.tiny_pipelines import WIDTH, write_profile

CPU = torch.device("cpu")
DRAGON = Taste("dragon", "glossy 3d")
WISH = Wish({"expression": "happy"}, DRAGON, (1.0, 1.0), 7)
DRAGONS = Preference(character=(Keyword("dragon", 1.0),), style=(Keyword("watercolour", 0.8),))


def picture(colour: str) -> bytes:
    data = io.BytesIO()
    Image.new("RGBA", (40, 30), colour).save(data, "WEBP")
    return data.getvalue()


def sticker(number: int, colour: str, liked: bool | None = None) -> HistoryItem:
    return HistoryItem(str(number), "sticker", image=picture(colour), liked=liked)


def generator_of(tiny: Path, kind: str, dtype: str = "auto") -> PretrainedGenerator:
    profile = load_profile(str(write_profile(tiny, kind, "clip", dtype)))
    generator = load_generator(profile, None, ModelStore(), CPU)
    assert isinstance(generator, PretrainedGenerator)
    return generator


@pytest.fixture(scope="module", params=["sd", "flux", "ip"])
def generator(tiny: Path, request: pytest.FixtureRequest) -> PretrainedGenerator:
    return generator_of(tiny, request.param)


@pytest.fixture(scope="module")
def engine(tiny: Path) -> Engine:
    return load_engine(str(write_profile(tiny, "sd", "clip")), device="cpu")


@torch.inference_mode()
def drawn(generator: PretrainedGenerator, *wishes: Wish, soft: tuple[tuple[float, ...], ...] = ()) -> torch.Tensor:
    return generator.decode(generator.denoise(generator.condition(wishes, soft)))


def test_an_engine_with_large_models_makes_stickers_like_any_other(engine: Engine) -> None:
    request = StickerRequest("so fun!", 60, 5, DRAGONS)
    made = engine.make_sticker(request)
    assert made.generator == "diffusion"
    assert Image.open(io.BytesIO(made.webp)).size == (512, 512)
    told = json.loads(json.dumps(made.explanation(), allow_nan=False))
    assert [c["rejected"] for c in told["candidates"]] == [None, None]
    assert {"condition", "denoise", "decode", "score"} <= set(told["timings_ms"])
    assert engine.make_sticker(request).webp == made.webp
    assert engine.make_sticker(replace(request, seed=6)).webp != made.webp


def test_at_strength_zero_large_models_do_not_look_at_the_person_either(engine: Engine) -> None:
    anyones = engine.make_sticker(StickerRequest("so fun!", 0, 3))
    assert engine.make_sticker(StickerRequest("so fun!", 0, 3, DRAGONS)).webp == anyones.webp


def test_a_keyword_that_the_art_cannot_draw_reaches_a_large_model(engine: Engine) -> None:
    dragon, horse = (replace(DRAGONS, character=(Keyword(name, 1.0),)) for name in ("dragon", "axolotl"))
    first, second = (engine.make_sticker(StickerRequest("so fun!", 80, 3, person)) for person in (dragon, horse))
    assert first.webp != second.webp


def test_a_condition_longer_than_the_text_encoder_reads_is_refused(engine: Engine) -> None:
    too_long = replace(DRAGONS, soft=((0.5,) * WIDTH,) * 8)
    with pytest.raises(ModelError, match="lower target_tokens"):
        engine.make_sticker(StickerRequest("so fun!", 50, 1, too_long))


def test_vector_art_can_take_the_place_of_a_large_model(engine: Engine) -> None:
    assert engine.make_sticker(StickerRequest("so fun!", 50, 1, DRAGONS, vector=True)).generator == "vector"


def test_pictures_are_premultiplied_and_their_seeds_are_their_own(generator: PretrainedGenerator) -> None:
    other = replace(WISH, seed=8)
    both = drawn(generator, WISH, other)
    assert (both.shape, both.dtype) == ((2, 4, 32, 32), torch.float32)
    values = (both + 1) / 2
    assert bool((values[:, :3] <= values[:, 3:] + 1e-5).all())
    torch.testing.assert_close(drawn(generator, other), both[1:], atol=0.02, rtol=0)
    assert not torch.equal(both[0], both[1])


def test_a_preference_without_weight_leaves_no_trace(generator: PretrainedGenerator) -> None:
    nothing = replace(WISH, weights=(0.0, 1.0))
    soft = generator.soft([sticker(1, "red")])
    theirs = drawn(generator, nothing, soft=soft)
    assert torch.equal(theirs, drawn(generator, replace(nothing, taste=Taste("fox", None))))
    assert not torch.equal(theirs, drawn(generator, WISH, soft=soft))


@pytest.mark.parametrize("kind", ["sd", "flux", "ip"])
def test_half_precision_draws_finite_pictures(tiny: Path, kind: str) -> None:
    generator = generator_of(tiny, kind, "bfloat16")
    with torch.inference_mode():
        condition = generator.condition([WISH], generator.soft([sticker(1, "red")]))
    assert condition.states.dtype is torch.bfloat16
    assert bool(torch.isfinite(drawn(generator, WISH)).all())


def test_weights_count_in_the_states(tiny: Path) -> None:
    heavy = replace(WISH, weights=(1.3, 0.8))
    with torch.inference_mode():
        for kind in ("sd", "flux"):
            generator = generator_of(tiny, kind)
            one, two = generator.condition([WISH, heavy], ()).states
            nothing = generator._encode([""], 30)[0] * (kind == "flux")
            torch.testing.assert_close(two[40:], nothing + 1.3 * (one[40:] - nothing))
            assert one.shape[0] == 70


def test_a_soft_preference_stands_between_target_and_keywords(tiny: Path) -> None:
    generator = generator_of(tiny, "sd")
    soft = tuple((float(i),) * WIDTH for i in range(1, 5))
    with torch.inference_mode():
        without, states = (generator.condition([WISH], given).states[0] for given in ((), soft))
    assert torch.equal(states, torch.cat([without[:40], torch.tensor(soft), without[40:]]))
    with pytest.raises(ModelError, match=f"3 wide and this generator's text {WIDTH}"):
        generator.condition([WISH], ((1.0, 2.0, 3.0),))


def test_an_ip_adapter_looks_at_pictures_that_were_not_disliked(tiny: Path) -> None:
    generator = generator_of(tiny, "ip")
    red = generator.soft([sticker(1, "red")])
    assert [len(row) for row in red] == [WIDTH]
    broken = HistoryItem("3", "sticker", image=b"RIFF no picture")
    assert generator.soft([broken, sticker(1, "red"), sticker(2, "blue", liked=False)]) == red
    assert generator.soft([HistoryItem("1", "message", text="hi"), broken]) == ()
    assert not torch.equal(drawn(generator, WISH, soft=red), drawn(generator, WISH))
    with pytest.raises(ModelError, match="read it anew"):
        generator.condition([WISH], ((1.0,),))


def test_an_engine_keeps_what_its_generator_reads_of_a_history(engine: Engine, tiny: Path) -> None:
    parts = (engine._encoder, engine._gate, engine._reader, generator_of(tiny, "ip"), engine._scorer)
    looking = Engine(load_profile(str(write_profile(tiny, "ip", "clip"))), *parts, "tiny")
    preference = looking.read_preference((sticker(1, "red"),))
    assert len(preference.soft) == 1
    made = looking.make_sticker(StickerRequest("so fun!", 100, 2, preference))
    assert all(candidate.weights[0] > 0 for candidate in made.candidates)
    assert engine.read_preference((sticker(1, "red"),)).soft == ()


def test_only_safetensors_are_loaded(tiny: Path, tmp_path: Path) -> None:
    import shutil

    folder = tmp_path / "copy"
    shutil.copytree(tiny, folder)
    weights = folder / "sd" / "unet" / "diffusion_pytorch_model.safetensors"
    torch.save({}, weights.with_suffix(".bin"))
    weights.unlink()
    with pytest.raises(ModelError, match="can't be loaded"):
        generator_of(folder, "sd")
    (folder / "clip" / "open_clip_model.safetensors").rename(folder / "clip" / "open_clip_pytorch_model.bin")
    with pytest.raises(ModelError, match="safetensors is missing"):
        load_engine(str(write_profile(folder, "flux", "clip")), device="cpu")
    (folder / "ip" / "models" / "adapter.safetensors").write_bytes(b"nothing")
    with pytest.raises(ModelError, match="can't be loaded"):
        generator_of(folder, "ip")


def test_the_command_line_takes_a_profile_from_a_file(tiny: Path, run: Run, tmp_path: Path) -> None:
    history = [{"kind": "message", "text": "I love dragons"}, {"kind": "sticker", "description": "a dragon"}]
    (tmp_path / "dragons.jsonl").write_text("\n".join(map(json.dumps, history)))
    profile = write_profile(tiny, "flux", "siglip")
    asked = ["--profile", profile, "--device", "cpu", "--history", "dragons.jsonl", "--out", "a.webp", "--explain"]
    done = run("sticker", "so fun!", *asked)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["generator"] == "diffusion"
    assert told["model_revision"].startswith("flux-siglip-")
    with Image.open(tmp_path / "a.webp") as image:
        assert image.size == (512, 512)


@pytest.mark.parametrize(
    ("target", "text"),
    [
        ({"expression": "sad"}, "sticker of a sad character"),
        ({"expression": "sad", "character": "axolotl"}, "sticker of a sad axolotl"),
        ({"expression": "sad", "style": "neon"}, "sticker of a sad character in neon style"),
        ({"expression": "sad", "character": "dog", "style": "neon"}, "sticker of a sad dog in neon style"),
    ],
)
def test_the_target_asks_for_a_figure_on_a_plain_ground(target: dict[str, str], text: str) -> None:
    assert StickerDrawing().target(target).startswith(f"{text}, ")
    assert StickerDrawing().target(target).endswith("plain white background")
    assert StickerDrawing().target({**target, "posture": "arms up"}).endswith("plain white background, arms up")

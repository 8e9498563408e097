"""The soft preference: shapes, masks, the language model it rests on, training for a moment, and reading a history."""

from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from transformers import BertConfig, BertModel, LlamaConfig, LlamaModel

from pmg_engine.art.outfit import Outfit
from pmg_engine.errors import ModelError
from pmg_engine.evaluate.people import people
from pmg_engine.generator.autoencoder import Autoencoder
from pmg_engine.generator.unet import new_unet
from pmg_engine.scorer.clip import ClipScorer, build_clip
from pmg_engine.soft_preference import SoftConfig, SoftHistory, SoftPreference, SoftReader, load_soft, save_soft
from pmg_engine.soft_preference.reader import words_of
from pmg_engine.text_encoder import TextEncoder
from pmg_engine.train import soft_ablation
from pmg_engine.train.art import load_art, render_art
from pmg_engine.train.soft import SoftSettings, dispersion, train_soft
from pmg_engine.train.soft_bench import BundledBench, Frozen
from pmg_engine.train.soft_people import DISLIKED, Crowd
from pmg_engine.types import HistoryItem
from tests.auxil.tiny_models import TINY_AUTOENCODER, TINY_WIDTHS

TINY = {"vocab_size": 99, "hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 4, "intermediate_size": 64}
MODELS = {
    "encoder": lambda: BertModel(BertConfig(**TINY), add_pooling_layer=False),
    "decoder with grouped keys": lambda: LlamaModel(LlamaConfig(**TINY, num_key_value_heads=2)),
}


def history(words: int = 5, pictures: int = 3, rows: int = 2) -> SoftHistory:
    torch.manual_seed(1)
    return SoftHistory(
        torch.randint(1, 99, (rows, words)),
        torch.ones(rows, words, dtype=torch.bool),
        torch.randn(rows, pictures, 16),
        torch.ones(rows, pictures, dtype=torch.bool),
        torch.ones(rows, pictures, dtype=torch.long),
    )


@pytest.fixture(params=list(MODELS))
def language_model(request: pytest.FixtureRequest) -> torch.nn.Module:
    torch.manual_seed(0)
    model: torch.nn.Module = MODELS[request.param]().eval().requires_grad_(False)
    return model


@pytest.mark.parametrize(("tokens", "prefix"), [(2, 8), (4, 4), (8, 2)])
def test_every_trained_part_gets_a_gradient_and_nothing_else(
    language_model: torch.nn.Module, tokens: int, prefix: int
) -> None:
    model = SoftPreference(SoftConfig.of(language_model, 16, 24, tokens, prefix))
    soft = model(language_model, history())
    assert soft.shape == (2, tokens, 24)
    soft.pow(2).mean().backward()
    assert all(p.grad is not None and bool(p.grad.abs().sum() > 0) for p in model.parameters())
    assert all(p.grad is None for p in language_model.parameters())


def test_what_is_masked_does_not_count_and_what_is_there_does(language_model: torch.nn.Module) -> None:
    model = SoftPreference(SoftConfig.of(language_model, 16, 24, 4, 4)).eval()
    with torch.no_grad():
        given_all = history()
        model.prefix.embedding.weight.normal_(0, 0.5)
        model.mood.weight.normal_(0, 0.5)
        whole = model(language_model, given_all)
        hidden = SoftHistory(
            given_all.words,
            given_all.words_mask,
            given_all.pictures.clone(),
            given_all.pictures_mask.clone(),
            given_all.moods,
        )
        hidden.pictures_mask[:, 1] = False
        without = model(language_model, hidden)
        hidden.pictures[:, 1] = 100.0
        assert torch.allclose(model(language_model, hidden), without, atol=1e-5)
        assert not torch.allclose(whole, without, atol=1e-4)
        disliked = SoftHistory(
            given_all.words, given_all.words_mask, given_all.pictures, given_all.pictures_mask, given_all.moods * 0
        )
        assert not torch.allclose(model(language_model, disliked), whole, atol=1e-4)


def test_weights_are_stored_and_checked(language_model: torch.nn.Module, tmp_path: Path) -> None:
    model = SoftPreference(SoftConfig.of(language_model, 16, 24, 4, 4)).eval()
    save_soft(model, tmp_path)
    again = load_soft(tmp_path)
    with torch.no_grad():
        assert torch.allclose(again(language_model, history()), model(language_model, history()), atol=1e-2)
    (tmp_path / "soft.safetensors").write_bytes(b"broken")
    with pytest.raises(ModelError, match="soft"):
        load_soft(tmp_path)


@given(st.integers(2, 5), st.integers(1, 4))
def test_dispersion_is_bounded_and_ignores_people_alike(count: int, tokens: int) -> None:
    torch.manual_seed(count * 10 + tokens)
    soft = torch.randn(count, tokens, 8)
    different = [Outfit(str(i)) for i in range(count)]
    assert 0 <= float(dispersion(soft, different)) <= 0.25
    assert float(dispersion(soft, [Outfit("bow")] * count)) == 0


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("runs")
    render_art(folder / "art", variants=1, workers=1, size=64, limit=120, outfits=2)
    return folder


def test_people_show_in_their_history_what_they_like(runs: Path) -> None:
    art = load_art(runs / "art")
    crowd, random = Crowd(art, held_out=False), np.random.default_rng(0)
    drawn = [crowd.person(random) for _ in range(100)]
    assert {bool(person.pictures) for person in drawn} == {True, False}
    for person in drawn:
        shown = [art.rows[i] for i, mood in zip(person.pictures, person.moods, strict=True) if mood != DISLIKED]
        for name in ("accessory", "palette"):
            liked = getattr(person.outfit, name)
            assert liked is None or all(getattr(row, name) == liked for row in shown)
        assert art.rows[person.target].outfit == person.outfit
        assert not art.rows[person.target].held_out


@pytest.fixture(scope="module")
def bench(runs: Path) -> BundledBench:
    torch.manual_seed(0)
    autoencoder, encoder, tower = Autoencoder(TINY_AUTOENCODER).eval(), TextEncoder(), build_clip(8).eval()
    shape = autoencoder.encode(torch.zeros(1, 4, 64, 64)).shape
    frozen = Frozen(autoencoder, new_unet(shape[1], shape[2], TINY_WIDTHS), ClipScorer(tower, encoder), encoder)
    return BundledBench(load_art(runs / "art"), frozen, runs / "denoiser", torch.device("cpu"))


def test_it_trains_for_a_moment_and_reads_a_history(bench: BundledBench, runs: Path, tmp_path: Path) -> None:
    model = train_soft(bench, runs / "soft", 2, 4, SoftSettings(4, 2))
    assert (runs / "soft" / "log.jsonl").exists()
    save_soft(model, tmp_path)
    encoder = TextEncoder()
    reader = SoftReader(load_soft(tmp_path), encoder.model, encoder.tokens, ClipScorer(build_clip(8).eval(), encoder))
    someone = next(person for person in people(30) if person.source == "pictures")
    soft = reader.read(someone.history())
    assert np.shape(soft) == (4, 384)
    assert reader.read(someone.history()) == soft
    assert reader.read(()) == ()
    assert reader.read((HistoryItem("1", "sticker", image=b"no picture"), HistoryItem("2", "message", "hi"))) == ()


def test_the_ablation_trains_measures_and_goes_on(
    bench: BundledBench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(soft_ablation, "VARIANTS", {"K = 2, S = 4": SoftSettings(tokens=2)})
    monkeypatch.setattr(soft_ablation, "KNOWN", 2)
    soft_ablation.ablate(bench, tmp_path / "runs", 1, 2, 2, tmp_path)
    told = (tmp_path / "soft-ablation.md").read_text()
    size = sum(p.numel() for p in load_soft(tmp_path / "runs/k2-s4/weights").parameters())
    assert f"| K = 2, S = 4 | {size:,} |" in told
    assert all(f"## {idea.capitalize()}" in told for idea in soft_ablation.IDEAS)
    kept = {path: path.stat().st_mtime_ns for path in (tmp_path / "runs").rglob("*.json")}
    assert len(kept) >= 1 + len(soft_ablation.IDEAS)
    (tmp_path / "soft-ablation.md").unlink()
    soft_ablation.ablate(bench, tmp_path / "runs", 1, 2, 2, tmp_path)
    assert (tmp_path / "soft-ablation.md").read_text() == told
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "runs").rglob("*.json")} == kept


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=40), st.sampled_from([True, False, None])), max_size=60))
def test_words_are_the_newest_and_bounded(said: list[tuple[str, bool | None]]) -> None:
    items = [HistoryItem(str(i), "sticker", description=text, liked=liked) for i, (text, liked) in enumerate(said)]
    words = words_of(items)
    assert len(words) <= 256
    newest = next((t.strip() for t, liked in reversed(said) if liked is not False and t.strip()), "")
    assert words.startswith(newest)

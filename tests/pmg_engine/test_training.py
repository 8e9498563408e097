"""Every training command runs for a moment on tiny models, and goes on where it stopped."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from typer.testing import CliRunner

from pmg_engine.art.outfit import Outfit
from pmg_engine.evaluate.judge import load_judge, save_judge
from pmg_engine.generator.autoencoder import Autoencoder
from pmg_engine.generator.bundled import load_autoencoder, load_generator, save_autoencoder, save_unet
from pmg_engine.scorer.clip import load_scorer, save_scorer
from pmg_engine.text_encoder import TextEncoder
from pmg_engine.train.art import Row, load_art, render_art
from pmg_engine.train.autoencoder import train_autoencoder
from pmg_engine.train.cli import app
from pmg_engine.train.conditions import Captions, Looks, draw_examples
from pmg_engine.train.denoiser import expression_weight, train_denoiser
from pmg_engine.train.judge import train_judge
from pmg_engine.train.loop import Schedule, fit
from pmg_engine.train.scorer import train_scorer
from tests.auxil.tiny_models import TINY_AUTOENCODER, TINY_WIDTHS


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("runs")
    render_art(folder / "art", variants=1, workers=1, size=64, limit=96, outfits=1)
    return folder


def test_art_renders_and_resumes(runs: Path) -> None:
    before = load_art(runs / "art").pictures.copy()
    assert len(before) == 96
    assert all(picture[..., 3].any() for picture in before)
    dressed = {row.outfit != Outfit() for row in load_art(runs / "art").rows}
    assert dressed == {True, False}
    render_art(runs / "art", variants=1, workers=1, size=64, limit=96, outfits=1)
    assert np.array_equal(load_art(runs / "art").pictures, before)


def test_missing_art_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="train art"):
        load_art(tmp_path)


def test_each_part_trains_and_loads(runs: Path, tmp_path: Path) -> None:
    autoencoder = train_autoencoder(runs / "art", runs / "ae", 3, 4, "cpu", TINY_AUTOENCODER)
    save_autoencoder(autoencoder, tmp_path)
    unet = train_denoiser(runs / "art", load_autoencoder(tmp_path), runs / "dn", 2, 4, "cpu", TINY_WIDTHS)
    save_unet(unet, tmp_path)
    save_scorer(
        train_scorer(runs / "art", autoencoder, runs / "sc", 2, 4, "cpu", width=8, reconstructed=8), 8, tmp_path
    )
    assert load_generator(1, 3.0, tmp_path).unet is not None
    assert load_scorer(TextEncoder(), tmp_path).embed_text("cat").shape == (256,)
    for part in ("ae", "dn", "sc"):
        figures = json.loads((runs / part / "log.jsonl").read_text().splitlines()[-1])
        assert all(np.isfinite(value) for value in figures.values())


def test_the_judge_trains_on_originals_and_reconstructions(runs: Path, tmp_path: Path) -> None:
    autoencoder = Autoencoder(TINY_AUTOENCODER).eval()
    judge = train_judge(runs / "art", autoencoder, runs / "judge", 2, 4, "cpu", reconstructed=8)
    save_judge(judge, tmp_path)
    art = load_art(runs / "art")
    assert load_judge(tmp_path).labels["character"] == list(art.vocabulary.characters)
    assert np.load(runs / "judge" / "reconstructions.npy").shape == (8, 4, 32, 32)
    figures = json.loads((runs / "judge" / "log.jsonl").read_text().splitlines()[-1])
    assert {"character", "expression", "style"} <= set(figures)


def test_training_learns_and_goes_on_where_it_stopped(tmp_path: Path) -> None:
    """Ten steps at once and four plus six end at the same weights."""

    def run(folder: Path, stops: list[int]) -> torch.Tensor:
        for stop in stops:
            torch.manual_seed(0)
            model = torch.nn.Linear(3, 1)
            schedule = Schedule(10, 0.05, warmup=1, checkpoint_every=2, sheet_every=100)

            def loss_of(step: int, model: torch.nn.Module = model) -> torch.Tensor:
                loss: torch.Tensor = model(torch.eye(3)).pow(2).mean()
                return loss

            fit("line", model, loss_of, schedule, folder, lambda *_: {}, until=stop)
        return model.weight.detach()

    at_once, in_parts = run(tmp_path / "a", [10]), run(tmp_path / "b", [4, 10])
    assert torch.allclose(at_once, in_parts)
    torch.manual_seed(0)
    assert at_once.abs().sum() < torch.nn.Linear(3, 1).weight.abs().sum()


@pytest.mark.parametrize("part", ["art", "autoencoder", "denoiser", "scorer", "judge", "emotion", "contact-sheet"])
def test_every_command_explains_itself(part: str) -> None:
    result = CliRunner().invoke(app, [part, "--help"])
    assert result.exit_code == 0
    assert "Usage" in result.output


def test_the_loss_looks_where_expressions_differ() -> None:
    names = ["happy", "sad", "angry"]
    rows = [Row("cat", name, "3d", 0, False) for name in names]
    latents = torch.zeros(3, 2, 4, 4)
    latents[:, :, 1, 2] = torch.tensor([0.0, 1.0, 2.0])[:, None]
    weight = expression_weight(latents, rows)
    assert weight.mean().item() == pytest.approx(1)
    assert weight.flatten().argmax().item() == 6
    assert weight.min() > 0


def test_examples_show_what_their_condition_says(runs: Path) -> None:
    art = load_art(runs / "art")
    texts = Captions(TextEncoder(), torch.device("cpu"), art.vocabulary)
    examples, rows = draw_examples(texts, Looks(art, held_out=False), 200, np.random.default_rng(0))
    shown = [art.rows[row] for row in rows]
    assert not any(row.held_out for row in shown)
    assert all(row.outfit == example.outfit for row, example in zip(shown, examples, strict=True))
    in_soft = [e for e in examples if e.soft and e.weights[1] >= 1]
    assert in_soft
    assert all(e.outfit != Outfit() for e in in_soft)
    assert texts.condition(examples[:4]).states.shape == (4, 36, 384)

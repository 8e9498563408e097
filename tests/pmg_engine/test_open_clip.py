"""Pretrained scorers give probabilities, whatever they are asked."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from pmg_engine.scorer.pretrained import OpenClipScorer, load_open_clip
from pmg_engine.scorer.protocol import FLOOR, all_of, preference
from pmg_engine.types import Keyword

PICTURES = torch.rand(3, 4, 48, 48, generator=torch.Generator().manual_seed(0)) * 2 - 1


@pytest.fixture(scope="module", params=["clip", "siglip"])
def scorer(tiny: Path, request: pytest.FixtureRequest) -> OpenClipScorer:
    return load_open_clip(tiny / request.param, torch.device("cpu"))


def test_pictures_are_embedded_at_unit_length(scorer: OpenClipScorer) -> None:
    torch.testing.assert_close(scorer.embed_pictures(PICTURES).norm(dim=-1), torch.ones(3))


@settings(max_examples=8)
@given(st.text(st.characters(exclude_categories=["Cs", "Z", "C"]), min_size=1, max_size=400))
def test_any_keyword_gets_a_probability(scorer: OpenClipScorer, text: str) -> None:
    p = scorer.probability(torch.nn.functional.normalize(torch.randn(3, scorer._embed_texts([text]).shape[1])), text)
    assert p.shape == (3,)
    assert bool(((p >= FLOOR) & (p <= 1 - FLOOR)).all())


def test_case_and_overlong_text_make_no_difference(scorer: OpenClipScorer) -> None:
    seen = scorer.embed_pictures(PICTURES)
    assert torch.equal(scorer.probability(seen, "Cat"), scorer.probability(seen, "cat"))
    long = "cat " * 100
    assert torch.equal(scorer.probability(seen, long), scorer.probability(seen, f"{long}dog"))


def test_a_picture_that_is_not_finite_scores_lowest(scorer: OpenClipScorer) -> None:
    seen = scorer.embed_pictures(torch.full((1, 4, 48, 48), float("nan")))
    assert scorer.probability(seen, "cat").tolist() == pytest.approx([FLOOR])


def test_the_probability_is_the_models_own(tiny: Path) -> None:
    siglip, clip = (load_open_clip(tiny / name, torch.device("cpu")) for name in ("siglip", "clip"))
    siglip._model.logit_bias.data.fill_(0.5)
    seen = siglip.embed_pictures(PICTURES)
    logits = siglip._model.logit_scale.exp() * seen @ siglip._embed_texts(["a sticker: cat"])[0] + 0.5
    torch.testing.assert_close(siglip.probability(seen, "cat"), logits.sigmoid().clamp(FLOOR, 1 - FLOOR))
    seen = clip.embed_pictures(PICTURES)
    keywords = (Keyword("cat", 1.0), Keyword("dog", 0.5))
    assert bool((all_of(clip, seen, ["cat", "happy"]) < 1).all())
    assert bool((preference(clip, seen, keywords, ()) >= FLOOR).all())
    assert preference(clip, seen, ()).tolist() == [0.5] * 3

"""Pictures to latents and back."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from pmg_engine.generator.autoencoder import Autoencoder, AutoencoderConfig, to_pictures, to_tensor


@pytest.mark.parametrize("side", [64, 256])
def test_shapes(side: int) -> None:
    model = Autoencoder(AutoencoderConfig(6, (8, 8, 16), (1, 1, 1), (1, 1, 1)))
    latents = model.encode(torch.zeros(2, 4, side, side))
    assert latents.shape == (2, 6, side // model.factor, side // model.factor)
    assert model.decode(latents).shape == (2, 4, side, side)


def test_the_configuration_survives_its_file() -> None:
    config = AutoencoderConfig(5, (8, 16), (1, 1), (2, 1))
    as_json = {k: list(v) if isinstance(v, tuple) else v for k, v in config.to_dict().items()}
    assert AutoencoderConfig.from_dict(as_json) == config


@given(arrays(np.uint8, (1, 8, 8, 4), elements=st.integers(0, 255)))
def test_pictures_survive_where_they_can_be_seen(pictures: np.ndarray) -> None:
    back = to_pictures(to_tensor(pictures))
    seen = pictures[..., 3] > 25
    assert np.array_equal(back[..., 3], pictures[..., 3])
    assert np.abs(back[seen].astype(int) - pictures[seen]).max(initial=0) <= 1

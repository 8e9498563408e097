"""Fits the table of phrases: one logistic regression for each of Plutchik's emotions, on XED in every language."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import SGDClassifier

from pmg_engine.emotion.phrases import STEPS, PhraseTable, weighted
from pmg_engine.emotion.text import PHRASES, phrases
from pmg_engine.train.progress import progress

DECAY = 6e-6  # of 1e-6 … 1e-5 the best on development lines
PASSES = 12
SURE = 4.0  # logit against a label that no line has


def train_phrases(table: PhraseTable, texts: Sequence[str], labels: NDArray[np.float64]) -> None:
    """Rarity from the texts, then the weights. labels (n, labels) are 0 or 1."""
    blocks = [phrases(text) for text in texts]
    table.rarity.copy_(torch.from_numpy(_rarity(blocks)))
    weight, bias = torch.zeros(table.weight.shape), torch.zeros(labels.shape[1])
    features = _matrix(blocks, table.rarity.numpy())
    with progress("phrases", labels.shape[1]) as step:
        for label in range(labels.shape[1]):
            said = labels[:, label] > 0
            if said.all() or not said.any():
                bias[label] = SURE if said.all() else -SURE
                continue
            model = SGDClassifier(loss="log_loss", alpha=DECAY, max_iter=PASSES, tol=None, random_state=0)
            model.fit(features, said)
            weight[:, label] = torch.from_numpy(model.coef_[0]).float()
            bias[label] = float(model.intercept_[0])
            step()
    table.remember(weight, bias)


def _rarity(blocks: Sequence[tuple[list[int], list[int]]]) -> NDArray[np.uint8]:
    """log((1 + texts) / (1 + texts with it)) + 1 of each bucket, in steps."""
    found = [np.unique(np.array([*words, *pieces], dtype=np.int64)) for words, pieces in blocks]
    texts_with = np.bincount(np.concatenate(found), minlength=PHRASES)
    rarity = np.log((1 + len(blocks)) / (1 + texts_with)) + 1
    steps: NDArray[np.uint8] = np.minimum((STEPS * rarity).round(), 255).astype(np.uint8)
    return steps


def _matrix(blocks: Sequence[tuple[list[int], list[int]]], rarity: NDArray[np.uint8]) -> csr_matrix:
    rows = [weighted(block, rarity) for block in blocks]
    starts = np.cumsum([0, *(len(index) for index, _ in rows)])
    flat = np.concatenate([index for index, _ in rows]), np.concatenate([values for _, values in rows])
    return csr_matrix((flat[1], flat[0], starts), shape=(len(rows), PHRASES))

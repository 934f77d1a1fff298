"""Rasa without TensorFlow: the stand-in imports, refuses to compute, and steps aside."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot import without_tensorflow
from bot.without_tensorflow import TensorFlowNeeded

PROJECT = Path(__file__).parents[2]


def test_rasa_imports_on_the_stand_in():
    import rasa.core.agent
    import tensorflow

    assert rasa.core.agent.Agent
    assert isinstance(tensorflow, without_tensorflow._StandInModule)


def test_calling_tensorflow_says_what_to_install():
    import tensorflow as tf

    with pytest.raises(TensorFlowNeeded, match="make setup TENSORFLOW=1"):
        tf.constant([1.0])


def test_class_that_derives_from_tensorflow_cannot_be_built():
    import tensorflow as tf

    class Layer(tf.keras.layers.Layer):
        pass

    with pytest.raises(TensorFlowNeeded):
        Layer()


def test_other_missing_packages_stay_missing():
    with pytest.raises(ModuleNotFoundError):
        __import__("tensorflowish")


def test_installing_twice_changes_nothing():
    before = list(sys.meta_path)
    assert without_tensorflow.install() == without_tensorflow.install()
    assert sys.meta_path == before


def run(*arguments, cwd=PROJECT, **environment):
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments], cwd=cwd, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(PROJECT), **environment},
    )  # fmt: skip


def test_data_validate_and_test_nlu_run_without_tensorflow(assistant, model, tmp_path):
    files = ["--config", "config.yml", "--domain", "domain.yml", "--data", "data"]
    assert run("data", "validate", *files, cwd=assistant).returncode == 0
    arguments = ["--nlu", "data/nlu_en.yml", "--model", str(model), "--out", str(tmp_path / "results"), "--no-plot"]
    tested = run("test", "nlu", *arguments, cwd=assistant)
    assert tested.returncode == 0, tested.stderr
    assert (tmp_path / "results" / "intent_report.json").exists()


@pytest.mark.parametrize("flags", [["--debug"], ["-vv"]])
def test_server_refuses_to_log_messages(flags):
    refused = run("run", *flags)
    assert refused.returncode != 0
    assert "messages" in refused.stderr


@pytest.mark.parametrize(
    "credentials", [None, {}, {"token": ""}, {"token": None}, {"token": "${PARLEY_CHANNEL_TOKEN}"}]
)
def test_channel_without_a_token_stops_the_start(credentials):
    from rasa.shared.exceptions import RasaException

    from bot.channel import ParleyChannel

    with pytest.raises(RasaException, match="PARLEY_CHANNEL_TOKEN"):
        ParleyChannel.from_credentials(credentials)

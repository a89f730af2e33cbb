#!/usr/bin/env python3
"""A carrier that takes the bind and never answers, beside one that works.

Starts bin/smsc with a `bin/smsc sink` as the sound carrier and, in every other run, a silent one that this process plays, and
loads the sound one with `bin/smsc load`. Other messages, many at first and some all the time, are for the silent carrier, which
lets them wait; without it they go to the sound one, so that the work is the same. Checked:
the sound carrier's rate with the silent one beside it, in medians, is within --most-loss of the rate without; what a message that
waits takes of the heap is at most --most-heap-bytes; and the server's own memory does not grow while nothing more is queued.
Exit status 0 when all is well.
"""
import argparse
import json
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time

from carrier_stub import CarrierStub, carrier_section, write_settings
from server_process import Server, memory_text
from smpp_client import SUBMIT_SM, Client, submit_body

ROUTES = """rules = [
  { name = silent, when.to.prefix = "447790", then.forward = %s }
  { name = sound, then.forward = sound }
]
"""


def load(options, port, *arguments):
    """The report of one run of smsc load."""
    with tempfile.NamedTemporaryFile(suffix=".json") as report:
        subprocess.run([options.smsc, "load", "--port", str(port), "--progress", "none", "--report", report.name, *arguments],
                       check=False, stdout=subprocess.DEVNULL)
        return json.loads(pathlib.Path(report.name).read_text())


class Trickle:
    """Messages for the silent carrier at a steady pace, on a thread of its own."""

    def __init__(self, port, per_second):
        self.client = Client("127.0.0.1", port, timeout=60)
        if self.client.bind("load", "load"):
            sys.exit("bind refused")
        self.per_second, self.running, self.sent = per_second, True, 0
        self.thread = threading.Thread(target=self.run, daemon=True)
        self.thread.start()

    def run(self):
        began = time.monotonic()
        while self.running:
            for _ in range(int((time.monotonic() - began) * self.per_second) - self.sent):
                _, status, _ = self.client.response(self.client.request(
                    SUBMIT_SM, submit_body("447790000002", b"is anybody there", registered=0)))
                if status:
                    sys.exit("refused with status 0x%x" % status)
                self.sent += 1
            time.sleep(0.02)

    def stop(self):
        self.running = False
        self.thread.join()
        self.client.close()


def start_sink(options, directory):
    with open(directory / "sink.log", "wb") as log:
        process = subprocess.Popen([options.smsc, "sink", "--port", "0"], stdout=log, stderr=log)
    while True:
        found = re.search(r"Sink on \S+:(\d+)", (directory / "sink.log").read_text())
        if found:
            return process, int(found.group(1))
        if process.poll() is not None:
            sys.exit("the sink does not start, see %s" % (directory / "sink.log"))
        time.sleep(0.05)


def measure(options, directory, with_silent):
    """Rate of the sound carrier; prints memory when there is a silent one. None, and the reason, for a failed check."""
    directory.mkdir(parents=True)
    sink, sink_port = start_sink(options, directory)
    stub = CarrierStub(answers=False)
    sections = [carrier_section("sound", sink_port, "binds = 2, window = 500")]
    if with_silent:
        sections.append(carrier_section("silent", stub.port, "binds = 2, window = 100", "timers.response = 2s"))
    server = Server(options.smsc, directory,
                    write_settings(directory, sections, ROUTES % ("silent" if with_silent else "sound")))
    problems = []
    try:
        server.await_connection().close()
        if with_silent:
            stub.await_binds(2)
        empty, _ = server.heap_bytes()
        load(options, server.port, "--count", str(options.messages), "--sessions", "10", "--window", "200", "--warmup", "0s",
             "--to", "447790######")
        full, _ = server.heap_bytes()
        trickle = Trickle(server.port, options.per_second)
        report = load(options, server.port, "--sessions", "10", "--window", "50", "--warmup", "%ds" % options.warm_up,
                      "--duration", "%ds" % options.seconds, "--to", "447711######")
        trickle.stop()
        rate = report["submits"]["accepted"] / report["run"]["seconds"]
        print("%-7s %8.0f submits a second" % ("silent" if with_silent else "without", rate), end="")
        if with_silent:
            per_message = (full - empty) / options.messages if full else 0
            time.sleep(options.rest)
            before = server.memory()
            time.sleep(options.rest)
            after = server.memory()
            print("; beside %d that wait (%.1f bytes of heap each) and %d more; the silent one was sent %d; resident %s, %.0f s "
                  "later %s" % (options.messages, per_message, trickle.sent, stub.submits, memory_text(before), options.rest,
                                memory_text(after)), end="")
            if per_message > options.most_heap_bytes:
                problems.append("a waiting message takes %.1f bytes of heap" % per_message)
            if after[1] > before[1] * 1.1 + 8:
                problems.append("memory grows from %.0f to %.0f MB while nothing is queued" % (before[1], after[1]))
        print(flush=True)
        if server.stop():
            problems.append("the server did not stop in order")
    finally:
        server.kill()
        sink.terminate()
        sink.wait(20)
    return rate, problems


def run(options):
    directory = pathlib.Path(options.directory or tempfile.mkdtemp(prefix="needletail-silent-")).resolve()
    print("silent carrier: %d messages wait for it, %d a second more come, directory %s" %
          (options.messages, options.per_second, directory), flush=True)
    rates, problems = {False: [], True: []}, []
    for number in range(options.rounds):
        for with_silent in (False, True) if number % 2 == 0 else (True, False):
            rate, found = measure(options, directory / ("%d-%s" % (number, with_silent)), with_silent)
            rates[with_silent].append(rate)
            problems += found
    without, beside = statistics.median(rates[False]), statistics.median(rates[True])
    print("median  %.0f without (%.0f to %.0f), %.0f with (%.0f to %.0f): %.3f times" %
          (without, min(rates[False]), max(rates[False]), beside, min(rates[True]), max(rates[True]), beside / without))
    if beside < (1 - options.most_loss) * without:
        problems.append("the sound carrier lost more than %.0f %%" % (100 * options.most_loss))
    for problem in problems:
        print("problem: %s" % problem)
    print("%s silent carrier" % ("FAIL" if problems else "PASS"))
    return 1 if problems else 0


def main():
    root = pathlib.Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--messages", type=int, default=200_000, help="that wait for the silent carrier")
    parser.add_argument("--per-second", type=int, default=500, help="that come for it while the other is measured")
    parser.add_argument("--seconds", type=int, default=8, help="of each measurement")
    parser.add_argument("--warm-up", type=int, default=3, help="seconds before each measurement")
    parser.add_argument("--rest", type=float, default=10, help="seconds between two looks at memory")
    parser.add_argument("--most-loss", type=float, default=0.15, help="of the sound carrier's rate")
    parser.add_argument("--most-heap-bytes", type=float, default=80, help="limit for a waiting message")
    parser.add_argument("--smsc", default=str(root / "bin" / "smsc"), help="the launcher")
    parser.add_argument("--directory", help="where data and logs go; a new temporary one by default")
    return run(parser.parse_args())


if __name__ == "__main__":
    sys.exit(main())

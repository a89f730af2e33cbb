#!/usr/bin/env python3
"""Starts bin/smsc again and again, and measures the time to the first connection and the first bind, and the resident
memory: idle, and after a burst of submits with receipts.

Resident memory is split as the kernel splits it: "own" is anonymous, the process's alone; "files" is pages of jars, the
class archive, libraries and the journal, which the kernel may take back and shares between processes. Exit status 0 when
every median is within its limit. Needs Python 3 and Linux.
"""
import argparse
import pathlib
import statistics
import sys
import tempfile
import time

from server_process import Server, memory_text
from smpp_client import BIND_TRANSCEIVER, DELIVER_SM, RESPONSE, SUBMIT_SM, Client, pdu, submit_body

WINDOW = 200


def burst(client, count):
    """Submits that many in windows, and takes the receipts that come meanwhile and after: messages a second."""
    began = time.monotonic()
    left, receipts = count, 0
    body = submit_body("447700900123", b"Your code is 12345. Do not tell anyone.")
    while left or receipts < count:
        window = min(WINDOW, left)
        client.send(b"".join(pdu(SUBMIT_SM, sequence, body) for sequence in range(2, window + 2)))
        left -= window
        answers, received = 0, []
        while answers < window or not left and receipts + len(received) < count:
            command_id, status, sequence, _ = client.read()
            if command_id == DELIVER_SM:
                received.append(pdu(DELIVER_SM | RESPONSE, sequence, b"\0"))
            elif command_id == SUBMIT_SM | RESPONSE and status == 0:
                answers += 1
            else:
                sys.exit("unexpected 0x%x, status 0x%x" % (command_id, status))
            if len(received) == 50:
                client.send(b"".join(received))
                receipts += len(received)
                received = []
        client.send(b"".join(received))
        receipts += len(received)
    return count / (time.monotonic() - began)


def measure(options, profile, directory):
    server = Server(options.smsc, directory, options.set, profile, options.java_home)
    try:
        server.await_connection().close()
        connected = server.seconds()
        client = Client("127.0.0.1", server.port)
        if client.bind("load", "load", BIND_TRANSCEIVER):
            sys.exit("bind refused")
        bound = server.seconds()
        time.sleep(options.idle)
        idle = loaded = server.memory()
        if options.burst:
            burst(client, options.burst)
            time.sleep(options.idle)
            loaded = server.memory()
        client.close()
        status = server.stop()
    finally:
        server.process.kill()
    if status:
        sys.exit("exit status %d" % status)
    return connected, bound, idle, loaded


def median_memory(rows):
    return tuple(statistics.median(row[at] for row in rows) for at in range(3))


def run(options):
    within = True
    for profile in options.profile or ["laptop", "loadtest"]:
        rows = []
        for _ in range(options.rounds):
            with tempfile.TemporaryDirectory(prefix="needletail-footprint-") as directory:
                rows.append(measure(options, profile, pathlib.Path(directory)))
        connected = [row[0] for row in rows]
        bound = statistics.median(row[1] for row in rows)
        idle = median_memory([row[2] for row in rows])
        print("%-9s connect %.2f s (%.2f to %.2f), bind %.2f s; idle %s" % (
            profile, statistics.median(connected), min(connected), max(connected), bound, memory_text(idle)))
        if options.burst:
            print("%-9s after %d messages %s" %
                  ("", options.burst, memory_text(median_memory([row[3] for row in rows]))))
        sys.stdout.flush()
        within &= bound <= options.most_start_seconds and idle[0] <= options.most_idle_mb
    print("%s footprint" % ("PASS" if within else "FAIL"))
    return 0 if within else 1


def main():
    root = pathlib.Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--idle", type=float, default=10, help="seconds from the first bind, or the burst, to the look at memory")
    parser.add_argument("--burst", type=int, default=200_000, help="messages of the burst; 0 for none")
    parser.add_argument("--profile", action="append", help="laptop and loadtest unless given")
    parser.add_argument("--set", action="append", default=[], help="key=value, as for bin/smsc")
    parser.add_argument("--java-home", help="the JDK; otherwise the newest one")
    parser.add_argument("--most-start-seconds", type=float, default=1.0, help="limit for the first bind")
    parser.add_argument("--most-idle-mb", type=float, default=150, help="limit for resident memory when idle")
    parser.add_argument("--smsc", default=str(root / "bin" / "smsc"), help="the launcher")
    return run(parser.parse_args())


if __name__ == "__main__":
    sys.exit(main())

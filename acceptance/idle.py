#!/usr/bin/env python3
"""Binds thousands of sessions that say nothing, lets the server ask each with enquire_link again and again, and measures
what they cost: heap of each, resident memory, processor time, and what ten busy sessions get through beside them.

The busy sessions are measured before and with the idle ones, in turns; the figure to compare is the server's processor time
a message, because client and server share the machine. Exit status 0 when every idle session is still bound and was asked
at least twice, its heap is within --most-heap-bytes and the busy rate within --most-loss of the rate without idle sessions.
Needs Python 3, Linux, as many open files (ulimit -n) as sessions and some, and, for the heap, the JDK's jcmd.
"""
import argparse
import pathlib
import resource
import selectors
import socket
import statistics
import struct
import sys
import tempfile
import threading
import time

from server_process import Server, memory_text
from smpp_client import (BIND_TRANSCEIVER, BIND_TRANSMITTER, ENQUIRE_LINK, RESPONSE, SUBMIT_SM, Client, bind_body, pdu,
                         submit_body)

HEADER = struct.Struct(">IIII")


class IdleSessions(threading.Thread):
    """Bound transceivers that answer enquire_link and nothing else, on a thread of their own."""

    def __init__(self, port, count):
        super().__init__(daemon=True)
        self.selector = selectors.DefaultSelector()
        self.bound = self.asked = self.closed = 0
        self.wrong = None
        self.start()
        for number in range(count):
            connection = socket.create_connection(("127.0.0.1", port))
            self.selector.register(connection, selectors.EVENT_READ)
            connection.sendall(pdu(BIND_TRANSCEIVER, 1, bind_body("idle%d" % (number % 100), "idle")))
        until = time.monotonic() + 60
        while self.bound < count and not self.wrong and time.monotonic() < until:
            time.sleep(0.01)
        if self.bound < count or self.wrong:
            sys.exit("%d of %d bound; %s" % (self.bound, count, self.wrong))

    def run(self):
        while not self.wrong:
            for key, _ in self.selector.select(0.1):
                self.take(key.fileobj)

    def take(self, connection):
        """Whole PDUs: they are far smaller than what one segment holds."""
        try:
            data = connection.recv(4096)
        except ConnectionResetError:
            data = b""
        if not data:
            self.closed += 1
            self.selector.unregister(connection)
        while data:
            length, command_id, status, sequence = HEADER.unpack_from(data)
            if command_id == BIND_TRANSCEIVER | RESPONSE and not status:
                self.bound += 1
            elif command_id == ENQUIRE_LINK:
                connection.sendall(pdu(ENQUIRE_LINK | RESPONSE, sequence))
                self.asked += 1
            else:
                self.wrong = "an idle session was sent %r" % data
                return
            data = data[length:]


def busy(options, server):
    """Keeps the windows of some transmitters full for a while: (answers a second, microseconds of the server an answer)."""
    body = submit_body("447700900123", b"Your code is 12345. Do not tell anyone.", registered=0)
    selector, clients = selectors.DefaultSelector(), []
    for _ in range(options.busy_sessions):
        client = Client("127.0.0.1", server.port)
        if client.bind("load", "load", BIND_TRANSMITTER):
            sys.exit("bind refused")
        clients.append(client)
        selector.register(client.socket, selectors.EVENT_READ, client)
    window = b"".join(pdu(SUBMIT_SM, 2, body) for _ in range(options.busy_window))
    one = len(window) // options.busy_window
    for client in clients:
        client.send(window)
    answers, began, processor = 0, time.monotonic(), server.processor_seconds()
    while time.monotonic() - began < options.busy_seconds:
        for key, _ in selector.select(10):
            answers += answer(key.data, window, one)
    seconds, processor = time.monotonic() - began, server.processor_seconds() - processor
    for client in clients:
        client.close()
    return answers / seconds, processor / answers * 1e6


def answer(client, window, one):
    """Takes whole answers and submits as many again."""
    data, at, count = client.buffer + client.socket.recv(1 << 16), 0, 0
    while len(data) - at >= 16 and len(data) - at >= HEADER.unpack_from(data, at)[0]:
        length, command_id, status, _ = HEADER.unpack_from(data, at)
        if command_id != SUBMIT_SM | RESPONSE or status:
            sys.exit("unexpected 0x%x, status 0x%x" % (command_id, status))
        at += length
        count += 1
    client.buffer = data[at:]
    client.send(window[:one * count])
    return count


def busy_text(runs):
    return "%d/s, %.2f us of the server a message" % tuple(statistics.median(run[at] for run in runs) for at in (0, 1))


def run(options):
    wanted = options.sessions + 200
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    if most != resource.RLIM_INFINITY and most < wanted:
        sys.exit("ulimit -n is %d; %d sessions need %d" % (most, options.sessions, wanted))
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))
    with tempfile.TemporaryDirectory(prefix="needletail-idle-") as directory:
        server = Server(options.smsc, pathlib.Path(directory), [
            "smpp.max-connections=%d" % wanted, "accounts.any-system-id=true", "accounts.defaults.max-binds=0",
            "smpp.enquire-link-interval=%dms" % (options.enquire_seconds * 1000), *options.set])
        try:
            server.await_connection().close()
            return measure(options, server)
        finally:
            server.kill()


def measure(options, server):
    busy(options, server)
    before = [busy(options, server) for _ in range(options.rounds)]
    empty, _ = server.heap_bytes()
    print("busy        %s, no idle sessions; resident %s" % (busy_text(before), memory_text(server.memory())), flush=True)
    idle = IdleSessions(server.port, options.sessions)
    processor, asked = server.processor_seconds(), idle.asked
    time.sleep(2.5 * options.enquire_seconds)
    share = (server.processor_seconds() - processor) / (2.5 * options.enquire_seconds) * 100
    asked = (idle.asked - asked) / options.sessions
    full, _ = server.heap_bytes()
    per_session = (full - empty) / options.sessions if full else 0
    print("idle        %d sessions: %.0f bytes of heap each, asked %.1f times each in %.0f s, %.1f %% of a core; resident %s" %
          (options.sessions, per_session, asked, 2.5 * options.enquire_seconds, share, memory_text(server.memory())))
    during = [busy(options, server) for _ in range(options.rounds)]
    print("busy        %s, beside %d idle sessions" % (busy_text(during), options.sessions), flush=True)
    loss = 1 - statistics.median(run[0] for run in during) / statistics.median(run[0] for run in before)
    if idle.wrong:
        sys.exit(idle.wrong)
    clean = (not idle.closed and asked >= 2 and per_session <= options.most_heap_bytes and loss <= options.most_loss)
    print("%s idle, %d closed, %.1f %% of the busy rate lost" % ("PASS" if clean else "FAIL", idle.closed, loss * 100))
    return 0 if clean else 1


def main():
    root = pathlib.Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sessions", type=int, default=10_000)
    parser.add_argument("--enquire-seconds", type=float, default=5, help="silence after which the server asks")
    parser.add_argument("--busy-sessions", type=int, default=10)
    parser.add_argument("--busy-window", type=int, default=50)
    parser.add_argument("--busy-seconds", type=float, default=4)
    parser.add_argument("--rounds", type=int, default=3, help="busy runs before and with the idle sessions")
    parser.add_argument("--set", action="append", default=[], help="key=value, as for bin/smsc")
    parser.add_argument("--most-heap-bytes", type=float, default=10 * 1024, help="limit for an idle session")
    parser.add_argument("--most-loss", type=float, default=0.1, help="limit for the busy sessions' loss, a fraction")
    parser.add_argument("--smsc", default=str(root / "bin" / "smsc"), help="the launcher")
    return run(parser.parse_args())


if __name__ == "__main__":
    sys.exit(main())

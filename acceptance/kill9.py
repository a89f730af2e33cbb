#!/usr/bin/env python3
"""Kills the server at random moments under windowed load and checks that nothing acknowledged is lost.

Each round starts the server on the same directory, binds the sessions, submits with receipts, and kills -9 at a
random moment; some rounds kill it while it starts. At the end it is started once more and every receipt still missing
must come. Checked: every acknowledged message has a receipt in a final state, no id is given twice. Duplicates are
counted. Exit status 0 when all is well. Needs Python 3 only.

The JUnit twin of this script is io.needletail.testkit.kill.KillTest.
"""
import argparse
import asyncio
import collections
import os
import pathlib
import random
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time

from smpp_client import (BIND_TRANSCEIVER, DELIVER_SM, RESPONSE, ROK, SUBMIT_SM, bind_body, pdu, receipt, submit_body)

FINAL = {"DELIVRD", "EXPIRED", "DELETED", "UNDELIV", "ACCEPTD", "UNKNOWN", "REJECTD", "SKIPPED"}
START_SECONDS = 60


class Ledger:
    """What the clients know over all rounds."""

    def __init__(self):
        self.round = 0
        self.acknowledged = {}
        self.receipts = collections.Counter()
        self.first_receipt_round = {}
        self.states = collections.Counter()
        self.refused = collections.Counter()
        self.missing = set()
        self.repeated = 0

    def answered(self, status, message_id):
        if status != ROK:
            self.refused[hex(status)] += 1
        elif message_id in self.acknowledged or self.first_receipt_round.get(message_id, self.round) != self.round:
            self.repeated += 1
        else:
            self.acknowledged[message_id] = self.round
            if message_id not in self.receipts:
                self.missing.add(message_id)

    def received(self, message_id, state):
        self.states[state] += 1
        self.receipts[message_id] += 1
        self.first_receipt_round.setdefault(message_id, self.round)
        self.missing.discard(message_id)

    def print_summary(self):
        known = sum(1 for message_id in self.receipts if message_id in self.acknowledged)
        print("acknowledged %d, with receipt %d, lost %d, repeated ids %d" %
              (len(self.acknowledged), known, len(self.missing), self.repeated))
        print("receipts %d by state %s, duplicates %d, of messages whose answer got lost %d, refusals %s" %
              (sum(self.receipts.values()), dict(self.states), sum(self.receipts.values()) - len(self.receipts),
               len(self.receipts) - known, dict(self.refused)))

    def is_clean(self):
        return bool(self.acknowledged) and not self.missing and not self.repeated and set(self.states) <= FINAL


class Session(asyncio.Protocol):
    """One transceiver that keeps its window full."""

    def __init__(self, ledger, window):
        self.ledger, self.window = ledger, window
        self.buffer, self.sequence, self.outstanding, self.submitting = b"", 1, 0, False
        loop = asyncio.get_running_loop()
        self.bound, self.lost = loop.create_future(), loop.create_future()

    def connection_made(self, transport):
        self.transport = transport
        transport.write(pdu(BIND_TRANSCEIVER, 1, bind_body("load", "load")))

    def connection_lost(self, _):
        self.lost.set_result(None)
        if not self.bound.done():
            self.bound.set_result(False)

    def start(self):
        self.submitting = True
        self.fill()

    def fill(self):
        batch = []
        while self.submitting and self.outstanding < self.window:
            self.sequence += 1
            self.outstanding += 1
            batch.append(pdu(SUBMIT_SM, self.sequence, submit_body("447700900123", b"message %d" % self.sequence)))
        if batch:
            self.transport.write(b"".join(batch))

    def data_received(self, data):
        data, at, answers = self.buffer + data, 0, []
        while len(data) - at >= 16:
            length, command_id, status, sequence = struct.unpack_from(">IIII", data, at)
            if len(data) - at < length:
                break
            self.take(command_id, status, sequence, data[at + 16:at + length], answers)
            at += length
        self.buffer = data[at:]
        if answers:
            self.transport.write(b"".join(answers))
        self.fill()

    def take(self, command_id, status, sequence, body, answers):
        if command_id == SUBMIT_SM | RESPONSE:
            self.outstanding -= 1
            self.ledger.answered(status, body.split(b"\0")[0].decode())
        elif command_id == DELIVER_SM:
            self.ledger.received(*receipt(body))
            answers.append(pdu(DELIVER_SM | RESPONSE, sequence, b"\0"))
        elif command_id == BIND_TRANSCEIVER | RESPONSE:
            self.bound.set_result(status == ROK)
        elif not command_id & RESPONSE:
            answers.append(pdu(command_id | RESPONSE, sequence))


class Server:
    """The child process, in a process group of its own so that a launcher script's JVM dies with it."""

    def __init__(self, options, directory, port):
        settings = {"smpp.host": "127.0.0.1", "smpp.port": port, "http.port": 0, "data.dir": directory / "data",
                    "journal.durability": options.durability}
        command = [options.smsc, "start", "--profile", "loadtest"]
        for key, value in settings.items():
            command += ["--set", "%s=%s" % (key, value)]
        with open(directory / "server.log", "ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)

    def alive(self):
        return self.process.poll() is None

    def kill(self):
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.process.wait()


class KillRun:
    def __init__(self, options):
        self.options = options
        self.random = random.Random(options.seed)
        self.ledger = Ledger()
        self.directory = pathlib.Path(options.directory or tempfile.mkdtemp(prefix="needletail-kill-")).resolve()
        self.directory.mkdir(parents=True, exist_ok=True)
        self.port = free_port()

    async def bind(self, server):
        """All sessions, as soon as the server takes them."""
        deadline = time.monotonic() + START_SECONDS
        loop = asyncio.get_running_loop()
        sessions = []
        while len(sessions) < self.options.sessions:
            if not server.alive() or time.monotonic() > deadline:
                sys.exit("server does not take binds, see %s" % (self.directory / "server.log"))
            try:
                _, session = await loop.create_connection(
                    lambda: Session(self.ledger, self.options.window), "127.0.0.1", self.port)
                if await session.bound:
                    sessions.append(session)
            except OSError:
                await asyncio.sleep(0.01)
        return sessions

    async def round(self, number):
        self.ledger.round = number
        early = self.random.randrange(8) == 0
        moment = self.random.uniform(0, 0.8 if early else self.options.longest)
        before = len(self.ledger.acknowledged), sum(self.ledger.receipts.values())
        start, start_ms = time.monotonic(), -1
        server = Server(self.options, self.directory, self.port)
        try:
            if early:
                await asyncio.sleep(moment)
                server.kill()
            else:
                sessions = await self.bind(server)
                start_ms = (time.monotonic() - start) * 1000
                for session in sessions:
                    session.start()
                await asyncio.sleep(moment)
                if not server.alive() or any(session.lost.done() for session in sessions):
                    sys.exit("server or connection gone before the kill, see %s" % (self.directory / "server.log"))
                server.kill()
                await self.drain(sessions)
        finally:
            server.kill()
        print("%5d  %-5s %5d ms  %8d  %12d  %8d  %8d" % (
            number, "start" if early else "load", moment * 1000, start_ms, len(self.ledger.acknowledged) - before[0],
            sum(self.ledger.receipts.values()) - before[1], len(self.ledger.missing)), flush=True)

    @staticmethod
    async def drain(sessions):
        """What the dead server had sent counts."""
        for session in sessions:
            session.submitting = False
        await asyncio.wait([session.lost for session in sessions], timeout=2)
        for session in sessions:
            session.transport.abort()

    async def settle(self):
        """The last start: what is missing has to come."""
        self.ledger.round += 1
        server = Server(self.options, self.directory, self.port)
        try:
            await self.bind(server)
            known, progress = -1, time.monotonic()
            while time.monotonic() - progress < (self.options.patience if self.ledger.missing else 1):
                if sum(self.ledger.receipts.values()) != known:
                    known, progress = sum(self.ledger.receipts.values()), time.monotonic()
                await asyncio.sleep(0.05)
        finally:
            server.kill()

    async def run(self):
        print("kill9: rounds %d, seed %d, durability %s, directory %s" %
              (self.options.rounds, self.options.seed, self.options.durability, self.directory))
        print("round  killed          start ms  acknowledged  receipts   missing")
        for number in range(1, self.options.rounds + 1):
            await self.round(number)
        await self.settle()
        self.ledger.print_summary()
        clean = self.ledger.is_clean()
        if self.ledger.missing:
            print("missing, for example: %s" % sorted(self.ledger.missing)[:10])
        print("%s kill9, seed %d" % ("PASS" if clean else "FAIL", self.options.seed))
        return 0 if clean else 1


def free_port():
    """Below the ephemeral range, where a client that connects to a dead server may end up talking to itself."""
    for port in range(20_000 + random.randrange(10_000), 32_000):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
                return port
            except OSError:
                continue
    sys.exit("no free port below 32000")


def main():
    root = pathlib.Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    parser.add_argument("--sessions", type=int, default=4)
    parser.add_argument("--window", type=int, default=50)
    parser.add_argument("--longest", type=float, default=1.5, help="latest kill after the load began, in seconds")
    parser.add_argument("--patience", type=float, default=30, help="seconds without a receipt until one is lost")
    parser.add_argument("--durability", default="process")
    parser.add_argument("--smsc", default=str(root / "bin" / "smsc"), help="the launcher")
    parser.add_argument("--directory", help="where data and log go; a new temporary one by default")
    return asyncio.run(KillRun(parser.parse_args()).run())


if __name__ == "__main__":
    sys.exit(main())

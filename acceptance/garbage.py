#!/usr/bin/env python3
"""Sends a running server what it should never get, and checks the answer and that a good client still works.

usage: garbage.py [--host H] [--port P] [--system-id ID] [--password PW] [--session-init SECONDS] [--seed N]

Exit status 0 when every check passed. Needs Python 3 only; the connections of one check need 1,100 open files.
"""
import argparse
import random
import resource
import select
import socket
import struct
import sys
import time

from smpp_client import (BIND_TRANSCEIVER, ENQUIRE_LINK, GENERIC_NACK, RALYBND, RESPONSE, RINVBNDSTS, RINVCMDID,
                         RINVCMDLEN, ROK, SUBMIT_SM, UNBIND, Client, Closed, bind_body, pdu, submit_body)

NUMBER = "447700900123"


class Skip(Exception):
    """This server's profile makes the check meaningless."""


def expect(what, got, *allowed):
    if got not in allowed:
        raise AssertionError("%s: got %r, expected %s" % (what, got, " or ".join(map(repr, allowed))))


class Checks:
    def __init__(self, options):
        self.options = options
        self.random = random.Random(options.seed)

    def connect(self):
        return Client(self.options.host, self.options.port)

    def bound(self):
        client = self.connect()
        expect("bind status", client.bind(self.options.system_id, self.options.password), ROK)
        return client

    def good_client(self):
        with self.bound() as client:
            status, message_id = client.submit(NUMBER, b"good")
            expect("submit status", status, ROK)
            expect("receipt", client.await_receipt(message_id), "DELIVRD")
            expect("unbind status", client.unbind(), ROK)

    def expect_close(self, client, nack):
        """The connection ends; before that comes a generic_nack, or where it need not, perhaps one."""
        nacked = False
        try:
            while True:
                command_id, status, sequence, _ = client.read()
                if command_id & RESPONSE:  # else a receipt that an earlier check left behind
                    expect("answer", (command_id, status, sequence), (GENERIC_NACK, RINVCMDLEN, 0))
                    expect("nothing behind the generic_nack", nacked, False)
                    nacked = True
        except Closed:
            if nack and not nacked:
                raise AssertionError("closed without a generic_nack") from None

    def check_garbage_bytes(self):
        for _ in range(20):
            with self.connect() as client:
                client.send(b"\xff" + self.random.randbytes(4096))
                self.expect_close(client, nack=False)

    def check_http_request(self):
        with self.connect() as client:
            client.send(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
            self.expect_close(client, nack=False)

    def check_impossible_command_length(self):
        for length in (0, 15, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 10_000_000):
            with self.connect() as client:
                client.send(struct.pack(">IIII", length, BIND_TRANSCEIVER, 0, 1))
                self.expect_close(client, nack=True)

    def check_impossible_length_when_bound(self):
        with self.bound() as client:
            client.send(struct.pack(">IIII", 2 ** 31, SUBMIT_SM, 0, 7))
            self.expect_close(client, nack=True)

    def check_tcp_probes(self):
        for i in range(300):
            probe = socket.create_connection((self.options.host, self.options.port))
            if i % 2:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            probe.close()

    def check_half_open_connections(self):
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, max(soft, 4096)), hard))
        idle = []
        try:
            for i in range(1000):
                connection = socket.create_connection((self.options.host, self.options.port))
                connection.sendall(b"\0\0\0"[:i % 4])
                idle.append(connection)
            self.good_client()
            self.await_closed(idle)
        finally:
            for connection in idle:
                connection.close()

    def await_closed(self, idle):
        """The session-init timer ends every connection that never binds."""
        deadline = time.monotonic() + self.options.session_init + 10
        poll = select.poll()
        left = {connection.fileno(): connection for connection in idle}
        for number in left:
            poll.register(number, select.POLLIN | select.POLLHUP)
        while left and time.monotonic() < deadline:
            for number, _ in poll.poll(500):
                try:
                    data = left[number].recv(4096)
                except ConnectionResetError:
                    data = b""
                if not data:
                    poll.unregister(number)
                    del left[number]
        expect("idle connections left open after %d s" % self.options.session_init, len(left), 0)

    def check_wrong_passwords(self):
        statuses = set()
        for system_id in (self.options.system_id, "nobody") * 10:
            with self.connect() as client:
                statuses.add(client.bind(system_id, "wrong%d" % self.random.randrange(100)))
        if ROK in statuses:
            raise Skip("this server lets any password bind")
        expect("one status for unknown user and wrong password", len(statuses), 1)
        expect("status", statuses.pop(), 0x0D, 0x0E)

    def check_slow_header(self):
        bind = pdu(BIND_TRANSCEIVER, 1, bind_body(self.options.system_id, self.options.password))
        with self.connect() as client:
            for i in range(len(bind)):
                client.send(bind[i:i + 1])
                time.sleep(0.02)
            expect("bind status", client.response(1)[1], ROK)

    def check_unknown_command_id(self):
        with self.bound() as client:
            for command_id in (0x99, 0x1FF, 0x00010200, 0x7FFFFFFF):
                sequence = client.request(command_id, b"body")
                expect("answer to 0x%x" % command_id, client.response(sequence)[:2], (GENERIC_NACK, RINVCMDID))
                expect("link alive", client.enquire(), True)
            client.send(pdu(RESPONSE | 0x99, 77))
            expect("link alive after an unknown response", client.enquire(), True)

    def check_pipelining_behind_bind(self):
        bind = pdu(BIND_TRANSCEIVER, 1, bind_body(self.options.system_id, self.options.password))
        submits = b"".join(pdu(SUBMIT_SM, i, submit_body(NUMBER, b"pipelined", registered=0)) for i in range(2, 22))
        with self.connect() as client:
            client.send(bind + submits + pdu(ENQUIRE_LINK, 22) + pdu(UNBIND, 23))
            expect("first answer", client.response(1)[:2], (BIND_TRANSCEIVER | RESPONSE, ROK))
            answers = [client.read()[:3] for _ in range(22)]
            for i in range(2, 22):
                expect("submit %d answered" % i, (SUBMIT_SM | RESPONSE, ROK, i) in answers, True)
            expect("enquire_link answered", (ENQUIRE_LINK | RESPONSE, ROK, 22) in answers, True)
            expect("last answer", answers[-1], (UNBIND | RESPONSE, ROK, 23))

    def check_receipt_answered_before_unbind(self):
        """An answered receipt is settled, even when an unbind follows in the same breath."""
        settled = set()
        for _ in range(30):
            with self.bound() as client:
                message_id = client.submit(NUMBER, b"settled")[1]
                client.await_receipt(message_id)
                client.unbind()
                again = settled.intersection(found[0] for found in client.receipts)
                expect("receipts that came again", again, set())
                settled.add(message_id)

    def check_requests_before_bind(self):
        with self.connect() as client:
            expect("enquire_link", client.enquire(), True)
            expect("submit status", client.submit(NUMBER, b"early"), (RINVBNDSTS, ""))
            expect("then bind", client.bind(self.options.system_id, self.options.password), ROK)

    def check_second_bind(self):
        with self.bound() as client:
            expect("bind status", client.bind(self.options.system_id, self.options.password), RALYBND)
            expect("link alive", client.enquire(), True)

    def check_malformed_bodies(self):
        whole = submit_body(NUMBER, b"malformed")
        bodies = [b"", b"\0", b"x" * 500, whole[:-4], whole + b"\1", whole + b"\4\x24\xff\xff", b"A" * 60_000]
        with self.bound() as client:
            for body in bodies:
                sequence = client.request(SUBMIT_SM, body)
                command_id, status, _ = client.response(sequence)
                expect("answer", command_id, SUBMIT_SM | RESPONSE)
                expect("refused", status != ROK, True)
                expect("link alive", client.enquire(), True)

    def check_mutated_pdus(self):
        """Any octet changed: an answer or a close, never silence."""
        for _ in range(100):
            mutated = bytearray(pdu(SUBMIT_SM, 5, submit_body(NUMBER, b"mutated")))
            for _ in range(self.random.randrange(1, 4)):
                mutated[self.random.randrange(4, len(mutated))] = self.random.randrange(256)
            with self.bound() as client:
                client.send(bytes(mutated) + pdu(ENQUIRE_LINK, 6))
                try:
                    while client.read()[:3] != (ENQUIRE_LINK | RESPONSE, ROK, 6):
                        pass
                except Closed:
                    pass

    def run(self):
        failed = 0
        self.good_client()
        for name in sorted(name for name in dir(self) if name.startswith("check_")):
            begin = time.monotonic()
            try:
                getattr(self, name)()
                self.good_client()
                verdict = "PASS"
            except Skip as reason:
                verdict = "SKIP  %s" % reason
            except Exception as error:  # every check is to run, whatever one of them finds
                failed += 1
                verdict = "FAIL  %s: %s" % (type(error).__name__, error)
            print("%-36s %5.1f s  %s" % (name[6:].replace("_", " "), time.monotonic() - begin, verdict), flush=True)
        print("FAIL %d checks" % failed if failed else "PASS garbage, seed %d" % self.options.seed)
        return 1 if failed else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=2775)
    parser.add_argument("--system-id", default="load")
    parser.add_argument("--password", default="load")
    parser.add_argument("--session-init", type=int, default=10, help="the server's session-init timer in seconds")
    parser.add_argument("--seed", type=int, default=1)
    return Checks(parser.parse_args()).run()


if __name__ == "__main__":
    sys.exit(main())

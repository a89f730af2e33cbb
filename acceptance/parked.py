#!/usr/bin/env python3
"""Parks a million receipts, or as many as --messages says: submits over transmitters while nobody is bound to receive, kills the server with SIGKILL,
starts it again, binds one receiver and takes every receipt.

Checked: the receipts' ids are exactly those that were acknowledged, each with text and TLV that agree; the heap that a
waiting message takes, as the difference of two histograms of live objects, is within --most-heap-bytes. Printed: rates of
submits, recovery and receipts. Exit status 0 when all is well. Needs Python 3 and, for the histogram, the JDK's jcmd.
"""
import argparse
import pathlib
import re
import selectors
import socket
import struct
import sys
import tempfile
import time

from server_process import Server, memory_text
from smpp_client import BIND_RECEIVER, BIND_TRANSMITTER, DELIVER_SM, RESPONSE, SUBMIT_SM, Client, pdu, submit_body

HEADER = struct.Struct(">IIII")
RECEIPT = re.compile(rb"id:(\S+) sub:.*? stat:(\S+)", re.DOTALL)


class Ids:
    """What has become of each id, a byte each: ids of one run are nearly consecutive numbers."""

    UNKNOWN, ACKNOWLEDGED, RECEIVED = 0, 1, 2

    def __init__(self, most):
        self.first = None
        self.states = bytearray(2 * most)
        self.acknowledged = self.received = 0

    def state(self, message_id):
        at = int(message_id) - self.first if message_id.isdigit() else -1
        return at, self.states[at] if 0 <= at < len(self.states) else self.UNKNOWN

    def acknowledge(self, message_id):
        """False if it was given before."""
        if self.first is None:
            self.first = int(message_id) - len(self.states) // 4
        at, state = self.state(message_id)
        if state != self.UNKNOWN or at < 0:
            return False
        self.states[at] = self.ACKNOWLEDGED
        self.acknowledged += 1
        return True

    def receive(self, message_id):
        """The state before."""
        at, state = self.state(message_id)
        if state == self.ACKNOWLEDGED:
            self.states[at] = self.RECEIVED
            self.received += 1
        return state


def start(options, directory):
    server = Server(options.smsc, directory,
                    ["http.enabled=false", "journal.durability=%s" % options.durability, *options.set])
    server.await_connection().close()
    return server, server.seconds()


def submit_all(options, port):
    """The acknowledged ids. Each session sends its whole window when the last window is answered in full."""
    windows = {}
    selector = selectors.DefaultSelector()
    left = options.messages
    for number in range(options.sessions):
        client = Client("127.0.0.1", port)
        status = client.bind("load", "load", BIND_TRANSMITTER)
        if status:
            sys.exit("bind refused with status 0x%x" % status)
        body = submit_body("4477009%05d" % number, b"Your code is 12345. Do not tell anyone.")
        pdus = [pdu(SUBMIT_SM, sequence, body) for sequence in range(2, options.window + 2)]
        windows[client.socket] = [pdus, 0, b""]
        selector.register(client.socket, selectors.EVENT_READ)
    acknowledged = Ids(options.messages)

    def fill(connection):
        nonlocal left
        window = windows[connection]
        window[1] = min(left, options.window)
        left -= window[1]
        connection.sendall(b"".join(window[0][:window[1]]))

    for connection in windows:
        fill(connection)
    while acknowledged.acknowledged < options.messages:
        ready = selector.select(30)
        if not ready:
            sys.exit("no answer for 30 s; %d acknowledged" % acknowledged.acknowledged)
        for key, _ in ready:
            window = windows[key.fileobj]
            window[2] = take_answers(window[2] + key.fileobj.recv(1 << 18), window, acknowledged)
            if window[1] == 0 and left:
                fill(key.fileobj)
    for connection in windows:
        connection.close()
    return acknowledged


def take_answers(data, window, acknowledged):
    """Takes the ids of whole submit_sm_resp; answers the rest."""
    at = 0
    while len(data) - at >= 16:
        length, command_id, status, _ = HEADER.unpack_from(data, at)
        if len(data) - at < length:
            break
        if command_id != SUBMIT_SM | RESPONSE or status:
            sys.exit("answer 0x%x with status 0x%x" % (command_id, status))
        message_id = data[at + 16:at + length - 1]
        if not acknowledged.acknowledge(message_id):
            sys.exit("id %r given twice, or far from the others" % message_id)
        window[1] -= 1
        at += length
    return data[at:]


def receive_all(options, port, acknowledged):
    """Repeated and wrong receipts and the seconds, until all came and a second more, or none for 30 s."""
    client = Client("127.0.0.1", port)
    status = client.bind("load", "load", BIND_RECEIVER)
    if status:
        sys.exit("bind refused with status 0x%x" % status)
    data = client.buffer
    repeated, wrong, began, last = 0, [], time.monotonic(), time.monotonic()
    while True:
        client.socket.settimeout(30 if acknowledged.received < acknowledged.acknowledged else 1)
        try:
            more = client.socket.recv(1 << 18)
        except socket.timeout:
            break
        if not more:
            break
        data, at, answers = data + more, 0, []
        while len(data) - at >= 16 and len(data) - at >= HEADER.unpack_from(data, at)[0]:
            length, command_id, _, sequence = HEADER.unpack_from(data, at)
            if command_id == DELIVER_SM:
                receipt = data[at:at + length]
                found = RECEIPT.search(receipt)
                message_id = found.group(1) if found else b""
                tlv = b"\0\x1e" + struct.pack(">H", len(message_id) + 1) + message_id + b"\0"
                state = acknowledged.receive(message_id) if tlv in receipt else Ids.UNKNOWN
                if state == Ids.UNKNOWN:
                    wrong.append(receipt)
                elif state == Ids.RECEIVED:
                    repeated += 1
                answers.append(HEADER.pack(17, DELIVER_SM | RESPONSE, 0, sequence) + b"\0")
            elif not command_id & RESPONSE:
                answers.append(HEADER.pack(16, command_id | RESPONSE, 0, sequence))
            at += length
        data = data[at:]
        client.send(b"".join(answers))
        last = time.monotonic()
    client.close()
    return repeated, wrong, last - began


def run(options):
    directory = pathlib.Path(options.directory or tempfile.mkdtemp(prefix="needletail-parked-")).resolve()
    directory.mkdir(parents=True, exist_ok=True)
    print("parked: %d messages, %d transmitters x window %d, durability %s, directory %s" %
          (options.messages, options.sessions, options.window, options.durability, directory), flush=True)
    server, _ = start(options, directory)
    try:
        empty, _ = server.heap_bytes()
        began = time.monotonic()
        acknowledged = submit_all(options, server.port)
        seconds = time.monotonic() - began
        count = acknowledged.acknowledged
        print("submitted   %d acknowledged in %.1f s, %d/s" % (count, seconds, count / seconds))
        time.sleep(options.settle)
        full, classes = server.heap_bytes()
        per_message = (full - empty) / count if full else 0
        if full:
            print("heap        %d bytes empty, %d bytes full: %.1f bytes a waiting message" %
                  (empty, full, per_message))
        print("\n".join(classes))
        print("resident    %s" % memory_text(server.memory()), flush=True)
        server.kill()
        print("killed      with SIGKILL; journal %.0f MB" % (journal_bytes(directory) / 1e6))
        server, seconds = start(options, directory)
        recovered = server.find(r"(\d+) messages recovered in (\d+) ms")
        print("restarted   listening after %.1f s; %s; resident %s" %
              (seconds, recovered and recovered.group(0), memory_text(server.memory())))
        if recovered:
            print("recovery    %d messages a second" % (int(recovered.group(1)) * 1000 / max(1, int(recovered.group(2)))))
        repeated, wrong, seconds = receive_all(options, server.port, acknowledged)
        missing = count - acknowledged.received
        print("received    %d receipts in %.1f s, %d/s; missing %d, repeated %d, wrong %d" %
              (acknowledged.received, seconds, acknowledged.received / max(seconds, 0.001), missing, repeated, len(wrong)))
        status = server.stop()
        print("stopped     exit status %d" % status)
    finally:
        server.kill()
    for receipt in wrong[:3]:
        print("wrong: %r" % receipt)
    clean = not missing and not wrong and status == 0 and per_message <= options.most_heap_bytes
    print("%s parked, %d receipts" % ("PASS" if clean else "FAIL", acknowledged.received))
    return 0 if clean else 1


def journal_bytes(directory):
    return sum(file.stat().st_blocks * 512 for file in (directory / "data").rglob("*.cq4"))


def main():
    root = pathlib.Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--messages", type=int, default=1_000_000)
    parser.add_argument("--sessions", type=int, default=10)
    parser.add_argument("--window", type=int, default=100)
    parser.add_argument("--durability", default="process")
    parser.add_argument("--set", action="append", default=[], help="key=value, as for bin/smsc")
    parser.add_argument("--settle", type=float, default=2, help="seconds from the last answer to the histogram")
    parser.add_argument("--most-heap-bytes", type=float, default=64, help="limit for a waiting message")
    parser.add_argument("--smsc", default=str(root / "bin" / "smsc"), help="the launcher")
    parser.add_argument("--directory", help="where data and log go; a new temporary one by default")
    return run(parser.parse_args())


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Parks a million receipts: submits over transmitters while nobody is bound to receive, kills the server with SIGKILL,
starts it again, binds one receiver and takes every receipt.

Checked: the receipts' ids are exactly those that were acknowledged, each with text and TLV that agree; the heap that a
waiting message takes, as the difference of two histograms of live objects, is within --most-heap-bytes. Printed: rates of
submits, recovery and receipts. Exit status 0 when all is well. Needs Python 3 and, for the histogram, the JDK's jcmd.
"""
import argparse
import os
import pathlib
import re
import selectors
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time

from smpp_client import BIND_RECEIVER, BIND_TRANSMITTER, DELIVER_SM, RESPONSE, SUBMIT_SM, Client, pdu, submit_body

HEADER = struct.Struct(">IIII")
START_SECONDS = 120
RECEIPT = re.compile(rb"id:(\S+) sub:.*? stat:(\S+)", re.DOTALL)


class Server:
    """bin/smsc as a child process on a free port of its own choice."""

    def __init__(self, options, directory):
        self.began = time.monotonic()
        settings = {"smpp.host": "127.0.0.1", "smpp.port": 0, "http.enabled": "false", "data.dir": directory / "data",
                    "journal.durability": options.durability}
        command = [options.smsc, "start", "--profile", "loadtest"]
        for key, value in settings.items():
            command += ["--set", "%s=%s" % (key, value)]
        self.log = directory / "server.log"
        self.log_start = self.log.stat().st_size if self.log.exists() else 0
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log)
        self.port = int(self.await_line(r"SMPP +127\.0\.0\.1:(\d+)").group(1))
        self.start_seconds = time.monotonic() - self.began

    def find(self, pattern):
        with open(self.log, "rb") as log:
            log.seek(self.log_start)
            return re.search(pattern, log.read().decode("latin-1"))

    def await_line(self, pattern):
        while True:
            found = self.find(pattern)
            if found:
                return found
            if self.process.poll() is not None or time.monotonic() - self.began > START_SECONDS:
                self.process.kill()
                sys.exit("the server does not start, see %s" % self.log)
            time.sleep(0.02)

    def heap_bytes(self):
        """Bytes of live objects after a full collection, and the five classes that take most; None without a jcmd."""
        jcmd = pathlib.Path(os.readlink("/proc/%d/exe" % self.process.pid)).with_name("jcmd")
        if not jcmd.exists():
            return None, ["no jcmd beside the server's java"]
        lines = subprocess.run([jcmd, str(self.process.pid), "GC.class_histogram"], check=True, capture_output=True,
                               text=True).stdout.splitlines()
        total = next(line for line in lines if line.startswith("Total"))
        return int(total.split()[2]), [line for line in lines if re.match(r" +[1-5]:", line)]

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(30)


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
    acknowledged = set()

    def fill(connection):
        nonlocal left
        window = windows[connection]
        window[1] = min(left, options.window)
        left -= window[1]
        connection.sendall(b"".join(window[0][:window[1]]))

    for connection in windows:
        fill(connection)
    while len(acknowledged) + left < options.messages or left:
        ready = selector.select(30)
        if not ready:
            sys.exit("no answer for 30 s; %d acknowledged" % len(acknowledged))
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
        if message_id in acknowledged:
            sys.exit("id %r given twice" % message_id)
        acknowledged.add(message_id)
        window[1] -= 1
        at += length
    return data[at:]


def receive_all(options, port, acknowledged):
    """Counts (new, repeated, unknown or malformed) receipts until all came and a second more, or none for 30 s."""
    client = Client("127.0.0.1", port)
    status = client.bind("load", "load", BIND_RECEIVER)
    if status:
        sys.exit("bind refused with status 0x%x" % status)
    missing, data = set(acknowledged), client.buffer
    repeated, wrong, began, last = 0, [], time.monotonic(), time.monotonic()
    while True:
        client.socket.settimeout(30 if missing else 1)
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
                if message_id in missing and tlv in receipt:
                    missing.remove(message_id)
                elif message_id in acknowledged and tlv in receipt:
                    repeated += 1
                else:
                    wrong.append(receipt)
                answers.append(HEADER.pack(17, DELIVER_SM | RESPONSE, 0, sequence) + b"\0")
            elif not command_id & RESPONSE:
                answers.append(HEADER.pack(16, command_id | RESPONSE, 0, sequence))
            at += length
        data = data[at:]
        client.send(b"".join(answers))
        last = time.monotonic()
    client.close()
    return missing, repeated, wrong, last - began


def run(options):
    directory = pathlib.Path(options.directory or tempfile.mkdtemp(prefix="needletail-parked-")).resolve()
    directory.mkdir(parents=True, exist_ok=True)
    print("parked: %d messages, %d transmitters x window %d, durability %s, directory %s" %
          (options.messages, options.sessions, options.window, options.durability, directory), flush=True)
    server = Server(options, directory)
    try:
        empty, _ = server.heap_bytes()
        began = time.monotonic()
        acknowledged = submit_all(options, server.port)
        seconds = time.monotonic() - began
        print("submitted   %d acknowledged in %.1f s, %d/s" % (len(acknowledged), seconds, len(acknowledged) / seconds))
        time.sleep(options.settle)
        full, classes = server.heap_bytes()
        per_message = (full - empty) / len(acknowledged) if full else 0
        if full:
            print("heap        %d bytes empty, %d bytes full: %.1f bytes a waiting message" %
                  (empty, full, per_message))
        print("\n".join(classes), flush=True)
        server.kill()
        print("killed      with SIGKILL; journal %.0f MB" % (journal_bytes(directory) / 1e6))
        server = Server(options, directory)
        recovered = server.find(r"(\d+) messages recovered in (\d+) ms")
        print("restarted   listening after %.1f s; %s" % (server.start_seconds, recovered and recovered.group(0)))
        if recovered:
            print("recovery    %d messages a second" % (int(recovered.group(1)) * 1000 / max(1, int(recovered.group(2)))))
        missing, repeated, wrong, seconds = receive_all(options, server.port, acknowledged)
        count = len(acknowledged) - len(missing)
        print("received    %d receipts in %.1f s, %d/s; missing %d, repeated %d, wrong %d" %
              (count, seconds, count / max(seconds, 0.001), len(missing), repeated, len(wrong)))
        status = server.stop()
        print("stopped     exit status %d" % status)
    finally:
        server.kill()
    for receipt in wrong[:3]:
        print("wrong: %r" % receipt)
    clean = not missing and not wrong and status == 0 and per_message <= options.most_heap_bytes
    print("%s parked, %d receipts" % ("PASS" if clean else "FAIL", count))
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
    parser.add_argument("--settle", type=float, default=2, help="seconds from the last answer to the histogram")
    parser.add_argument("--most-heap-bytes", type=float, default=64, help="limit for a waiting message")
    parser.add_argument("--smsc", default=str(root / "bin" / "smsc"), help="the launcher")
    parser.add_argument("--directory", help="where data and log go; a new temporary one by default")
    return run(parser.parse_args())


if __name__ == "__main__":
    sys.exit(main())

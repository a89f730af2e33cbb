#!/usr/bin/env python3
"""Real clients against bin/smsc: what they send arrives as it was, and what is sent to them; a table of both. Used by clients.sh.

Starts the server and a witness, an ESME that owns the numbers the clients write to and that writes to theirs. Each client gets a
plan (client_cases.py) and reports in lines of fields; the witness keeps octets.

usage: clients.py --smsc LAUNCHER [--port PORT] [--missing NAME=REASON]... --client NAME=COMMAND...
"""
import argparse
import pathlib
import shlex
import signal
import subprocess
import sys
import tempfile

from client_cases import ORIGINATED, REPLACED, SENT, Numbers, plan
from client_witness import Witness
from server_process import Server

CLIENT_SECONDS, ARRIVAL_SECONDS = 60, 10
ENROUTE, DELIVERED, DELETED, UNDELIVERABLE = "1", "2", "4", "5"
SCHEDULED = "0"
ROUTES = """
owners {
  witness = [ "447902*" ]
%s}
rules = [
  { name = owned, when { to.prefix = [ "447902", "447701" ] }, then.forward-to-owner = to }
  { name = handsets, then.forward = handsets }
]
"""
# Not at once: Kannel with two binds may read a receipt that comes in the same millisecond before the answer on the other connection,
# does not know the id yet, and drops it.
FAILING = "{prefix=\"447704\",outcome=undeliverable,delay=100ms}"
ROWS = ([(message.name, "%s %s" % (message.coding, "" if message.way == "plain" else "long, " + message.way)) for message in SENT]
        + [("delivered", "receipt DELIVRD, query_sm"), ("undeliverable", "receipt UNDELIV, query_sm"),
           ("query", "query_sm of what waits"), ("cancel", "cancel_sm"), ("replace", "replace_sm")]
        + [(message.name, "to it: %s %s" % (message.coding, "" if message.way == "plain" else "long, " + message.way))
           for message in ORIGINATED])


class Reported:
    """The lines of one client."""

    def __init__(self, lines):
        self.sent, self.receipts, self.states, self.done, self.lacks = {}, {}, {}, {}, {}
        self.originated, self.problems = {}, []
        for line in lines:
            kind, *rest = line.split("\t")
            if kind == "mo":
                self.originated.setdefault(rest[0], []).append(rest[1:])
            elif kind in ("failed", "refused"):
                self.problems.append(" ".join(rest))
            else:
                {"sent": self.sent, "receipt": self.receipts, "state": self.states, "done": self.done,
                 "lacks": self.lacks}[kind][rest[0]] = rest[1]

    def text_to_it(self, number, message):
        """What is wrong with what has come to this client, or an empty text."""
        pieces = self.originated.get(number, [])
        if not pieces:
            return "nothing came"
        if any(len(piece) > 2 and piece[2] for piece in pieces):
            pieces = sorted(pieces, key=lambda piece: bytes.fromhex(piece[2])[-1])
        came = b"".join(bytes.fromhex(piece[1]) for piece in pieces)
        is_text = pieces[0][0] == "text"
        wanted = message.content.encode() if is_text and isinstance(message.content, str) else message.octets()
        return "" if came == wanted else "came %s, sent %s" % (came.hex(), wanted.hex())


def judge(name, reported, witness, numbers):
    """Results by row: an empty text for a pass."""
    results = {}
    for message in SENT:
        arrived = witness.arrived.get(numbers.witness(message.digits))
        results[message.name] = (arrived.problem(message) if arrived else "did not arrive") if message.name in reported.sent \
            else "not sent"
    for row, stat, state in (("delivered", "DELIVRD", DELIVERED), ("undeliverable", "UNDELIV", UNDELIVERABLE)):
        results[row] = "" if reported.receipts.get(row) == stat else "receipt %s" % reported.receipts.get(row)
        if not results[row] and row not in reported.lacks and reported.states.get(row) != state:
            results[row] = "query_sm says %s" % reported.states.get(row)
    results["query"] = "" if reported.states.get("query") in (ENROUTE, SCHEDULED) else "state %s" % reported.states.get("query")
    results["cancel"] = "" if (reported.done.get("cancel"), reported.states.get("cancel", DELETED)) == ("0", DELETED) \
        else "status %s, then state %s" % (reported.done.get("cancel"), reported.states.get("cancel"))
    arrived = witness.arrived.get(numbers.witness(REPLACED.digits))
    results["replace"] = "status %s" % reported.done.get("replace") if reported.done.get("replace") != "0" \
        else arrived.problem(REPLACED) if arrived else "did not arrive"
    for message in ORIGINATED:
        results[message.name] = reported.text_to_it(numbers.witness(message.digits), message)
    for row, reason in reported.lacks.items():
        if row in ("delivered", "undeliverable"):
            continue
        results[row] = None
    return results


def run_client(name, command, port, numbers, witness, directory):
    plan_file = directory / (name + ".plan")
    plan_file.write_text(plan(numbers))
    arguments = shlex.split(command) + ["127.0.0.1", str(port), name, "check", str(plan_file)]
    with open(directory / (name + ".err"), "wb") as errors:
        client = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=errors, text=True, encoding="utf-8")
        try:
            out, _ = client.communicate(timeout=CLIENT_SECONDS)
        except subprocess.TimeoutExpired:
            client.terminate()
            out = client.communicate()[0] + "failed\tno end after %d s\n" % CLIENT_SECONDS
        finally:
            client.terminate()
            client.wait(CLIENT_SECONDS)
    lines = [line for line in out.splitlines() if "\t" in line]
    reported = Reported(lines)
    if client.returncode != 0 and not reported.problems:
        reported.problems.append("exit status %d" % client.returncode)
    skipped = {row for row in reported.lacks}
    witness.await_all([numbers.witness(message.digits) for message in SENT + [REPLACED] if message.name not in skipped],
                      ARRIVAL_SECONDS)
    results = judge(name, reported, witness, numbers)
    failures = {row: text for row, text in results.items() if text}
    for row, text in failures.items():
        print("FAIL %s, %s: %s" % (name, row, text))
    for problem in reported.problems:
        print("FAIL %s: %s" % (name, problem))
    for row, reason in reported.lacks.items():
        print("note %s, %s: %s" % (name, row, reason))
    if failures or reported.problems:
        print((directory / (name + ".err")).read_text(errors="replace")[-3000:])
    return results, bool(failures or reported.problems)


def print_table(table, names):
    widths = [max(len(name), 4) for name in names]
    print("\n%-34s%s" % ("", "  ".join(name.ljust(width) for name, width in zip(names, widths))))
    for row, title in ROWS:
        cells = []
        for name in names:
            result = table[name].get(row, "")
            cells.append("none" if result is None else "FAIL" if result else "ok")
        print("%-34s%s" % (title.strip(), "  ".join(cell.ljust(width) for cell, width in zip(cells, widths))))
    print("none: the client has no such thing, see the notes above")


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what was started here is ended
    parser = argparse.ArgumentParser()
    parser.add_argument("--smsc", required=True)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--client", action="append", default=[])
    parser.add_argument("--missing", action="append", default=[])
    options = parser.parse_args()
    clients = [text.split("=", 1) for text in options.client]
    for name, reason in (text.split("=", 1) for text in options.missing):
        print("SKIP %s: %s" % (name, reason))
    if not clients:
        return 77
    with tempfile.TemporaryDirectory() as path:
        directory = pathlib.Path(path)
        owners = "".join('  %s = [ "%s" ]\n' % (name, Numbers(index).own()) for index, (name, _) in enumerate(clients, 1))
        (directory / "routes.conf").write_text(ROUTES % owners)
        server = Server(options.smsc, directory, ["routing.file=%s" % (directory / "routes.conf"),
                                                  "handset.scenarios=[%s]" % FAILING],
                        profile="laptop", port=options.port)
        failed, table = False, {}
        try:
            server.await_start()
            witness = Witness(server.port)
            for index, (name, command) in enumerate(clients, 1):
                print("== %s" % name, flush=True)
                table[name], bad = run_client(name, command, server.port, Numbers(index), witness, directory)
                failed = failed or bad
            if witness.refusals:
                print("FAIL witness: refused with %s" % witness.refusals)
                failed = True
        finally:
            server.stop()
        print_table(table, [name for name, _ in clients])
        if failed:
            print(server.log.read_text(errors="replace")[-3000:])
    print("%s clients: %s" % ("FAIL" if failed else "PASS", ", ".join(name for name, _ in clients)))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

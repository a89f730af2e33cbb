#!/usr/bin/env python3
"""Makes the server send every kind of PDU that it has, as a message centre and as an ESME of carriers; used by dissect.sh.

Each step names the command_ids that the server has to send because of it, and for which versions it runs. A new operation is a new
step in provoke_steps.py and nothing else: dissect.py asks for what the steps name.

usage: provoke.py --smsc LAUNCHER --port PORT --carrier-port PORT --outbind-port PORT --emitted FILE
"""
import argparse
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
import threading

from provoke_carrier import Carriers
from provoke_steps import AREAS, AWAY, ENDS, OUTBIND_PASSWORD, PASSWORD, SECONDS, STATUSES, STEPS, Esme, World
from server_process import Server
from smpp_client import UNBIND, Closed

HASH = "pbkdf2-sha256$1000$bmVlZGxldGFpbC1sb2Fk$3j+eO1rhE0J6pqRWJOVUzBC+YMEdjuHiubFTcw/Kyc8"


def routes():
    lines = ["owners { owner = [ \"447800\" ], asdata = [ \"447801\" ], called = [ \"447802\" ] }", "rules = ["]
    lines += ["  { name = s%d, when { to.prefix = \"9990%04d\" }, then.reject = %d }" % (status, status, status) for status in STATUSES]
    lines += ["  { name = owned, when { to.prefix = [ \"447800\", \"447801\", \"447802\" ] }, then.forward-to-owner = to }",
              "  { name = one, when { to.prefix = \"4471\" }, then.forward = one }",
              "  { name = two, when { to.prefix = \"4472\" }, then.forward = two }",
              "  { name = three, when { to.prefix = \"4473\" }, then.forward = three }",
              "  { name = rest, then.forward = handsets }", "]"]
    return "\n".join(lines) + "\n"


def accounts(outbind_port):
    call = "outbind { host = \"127.0.0.1\", port = %d, password = %s, retry = 1s, max-retry = 1s }" % (outbind_port, OUTBIND_PASSWORD)
    terms = {"load": ", distribution-lists { staff = [ \"447799\", \"447798\" ] }", "owner": "",
             "asdata": ", receipt.pdu = data-sm, deliver.pdu = data-sm", "called": ", " + call}
    return "accounts {\n%s}\n" % "".join(
        "  %s { password = \"%s\", max-binds = 0, submits-per-second = 0%s }\n" % (name, HASH, more) for name, more in terms.items())


def upstream(port):
    links = {"one": "trx", "two": "\"tx+rx\"", "three": "trx, dialect.operation = data-sm"}
    return "carriers {\n%s}\n" % "".join(
        "  %s { hosts = [\"127.0.0.1:%d\"], system-id = %s, password = router, bind = %s, timers.enquire-link = 2s }\n"
        % (name, port, name, bind) for name, bind in links.items())


def run_steps(world, emitted, only):
    failed = False
    for step, version, awaited in (one for one in STEPS if only in one[0].__name__):
        esme = Esme(world.port, version)
        try:
            step(esme, world)
        except (OSError, AssertionError, Closed) as problem:
            print("FAIL %s, version %#x: %s %s" % (step.__name__, version, type(problem).__name__, problem), flush=True)
            failed = True
        finally:
            esme.client.close()
        emitted.update(awaited)
    return failed


def run_conformance(smsc, port):
    """For what it makes the server say; what it finds is the matter of another test."""
    command = [smsc, "conformance", "127.0.0.1", str(port), "load", PASSWORD, "--answer-wait", "2000",
               "--features", "-outbind,-session-init-timer"]
    for number, end in enumerate(ENDS):
        command += ["--number", "%s=88800%d" % (end, number)]
    print(subprocess.run(command, capture_output=True, text=True, timeout=300).stdout.splitlines()[-1:])


def stop(server, port):
    """Stops the server in order; whether it failed to unbind a session."""
    last = Esme(port, 0x34)
    last.bind()
    stopper = threading.Thread(target=server.stop)
    stopper.start()
    try:
        last.await_pdu(UNBIND)
        return False
    except (OSError, AssertionError, Closed) as problem:
        print("FAIL no unbind when the server stops: %s" % problem)
        return True
    finally:
        stopper.join()


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what was started here is ended
    parser = argparse.ArgumentParser()
    parser.add_argument("--smsc", required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--carrier-port", type=int, required=True)
    parser.add_argument("--outbind-port", type=int, required=True, help="where an account listens, and is called by outbind")
    parser.add_argument("--only", default="", help="steps with this in their name, and no conformance suite")
    parser.add_argument("--emitted", required=True, help="takes the command_ids that the steps are about")
    options = parser.parse_args()
    emitted = {"smsc 0x%08x" % UNBIND, "esme 0x%08x" % UNBIND}  # when the server stops
    with tempfile.TemporaryDirectory() as path:
        directory = pathlib.Path(path)
        for name, text in (("routes", routes()), ("accounts", accounts(options.outbind_port)),
                           ("upstream", upstream(options.carrier_port))):
            (directory / (name + ".conf")).write_text(text)
        scenarios = ["{prefix=\"88800%d\",outcome=%s}" % (number, end) for number, end in enumerate(ENDS)]
        scenarios += ["{prefix=\"%s\",outcome=%s,reachable-in=300ms}" % (number, end) for number, end in AWAY.items()]
        areas = ",".join("{name=%s,%s}" % (area, more) for area, more in AREAS.items())
        called = socket.create_server(("127.0.0.1", options.outbind_port))
        called.settimeout(SECONDS)
        world = World(options.port, Carriers(options.carrier_port), called)
        server = Server(options.smsc, directory, [
            "accounts.file=%s" % (directory / "accounts.conf"), "routing.file=%s" % (directory / "routes.conf"),
            "upstream.file=%s" % (directory / "upstream.conf"), "handset.scenarios=[%s]" % ",".join(scenarios),
            "broadcast.areas=[%s]" % areas,
            "smpp.enquire-link-interval=2s", "receipt.retry-delay=200ms"], port=options.port)
        try:
            server.await_start()
            world.carriers.await_binds(4)
            failed = run_steps(world, emitted, options.only)
            if not options.only:
                run_conformance(options.smsc, options.port)
            failed = stop(server, world.port) or failed
        finally:
            server.kill()
        if failed:
            print(server.log.read_text(errors="replace")[-3000:])
    pathlib.Path(options.emitted).write_text("".join(line + "\n" for line in sorted(emitted)))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Makes the server send every kind of PDU that it has, as a message centre and as an ESME of carriers; used by dissect.sh.

Each step names the command_ids that the server has to send because of it, and for which versions it runs. A new operation is a new
step in provoke_steps.py and nothing else: dissect.py asks for what the steps name.

usage: provoke.py --smsc LAUNCHER --port PORT --carrier-port PORT --emitted FILE
"""
import argparse
import pathlib
import signal
import subprocess
import sys
import tempfile
import threading

from provoke_carrier import Carriers
from provoke_steps import ENDS, NOT_YET, PASSWORD, STATUSES, STEPS, Esme, World
from server_process import Server
from smpp_client import UNBIND, Closed

HASH = "pbkdf2-sha256$1000$bmVlZGxldGFpbC1sb2Fk$3j+eO1rhE0J6pqRWJOVUzBC+YMEdjuHiubFTcw/Kyc8"
GAP_SECONDS = 3


def routes():
    lines = ["owners { owner = [ \"447800\" ] }", "rules = ["]
    lines += ["  { name = s%d, when { to.prefix = \"9990%04d\" }, then.reject = %d }" % (status, status, status) for status in STATUSES]
    lines += ["  { name = owned, when { to.prefix = \"447800\" }, then.forward-to-owner = to }",
              "  { name = one, when { to.prefix = \"4471\" }, then.forward = one }",
              "  { name = two, when { to.prefix = \"4472\" }, then.forward = two }",
              "  { name = rest, then.forward = handsets }", "]"]
    return "\n".join(lines) + "\n"


def accounts():
    terms = {"load": "", "owner": "", "asdata": ", receipt.pdu = data-sm"}
    return "accounts {\n%s}\n" % "".join(
        "  %s { password = \"%s\", max-binds = 0, submits-per-second = 0%s }\n" % (name, HASH, more) for name, more in terms.items())


def upstream(port):
    links = {"one": "trx", "two": "\"tx+rx\""}
    return "carriers {\n%s}\n" % "".join(
        "  %s { hosts = [\"127.0.0.1:%d\"], system-id = %s, password = router, bind = %s, timers.enquire-link = 2s }\n"
        % (name, port, name, bind) for name, bind in links.items())


def run_steps(world, emitted, only):
    failed = False
    for step, version, awaited in (one for one in STEPS if only in one[0].__name__):
        esme = Esme(world.port, version)
        is_known_gap = step.__name__ in NOT_YET
        if is_known_gap:
            esme.patience = GAP_SECONDS
        try:
            step(esme, world)
            problem = None
        except (OSError, AssertionError, Closed) as caught:
            problem = "%s %s" % (type(caught).__name__, caught)
        finally:
            esme.client.close()
        if is_known_gap:
            came = not problem and {int(line.split()[1], 16) for line in awaited} <= set(esme.seen)
            problem = "has come: take it out of NOT_YET" if came else None
            print("not yet: %s, version %#x" % (step.__name__, version))
        else:
            emitted.update(awaited)
        if problem:
            print("FAIL %s, version %#x: %s" % (step.__name__, version, problem), flush=True)
            failed = True
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
    parser.add_argument("--only", default="", help="steps with this in their name, and no conformance suite")
    parser.add_argument("--emitted", required=True, help="takes the command_ids that the steps are about")
    options = parser.parse_args()
    emitted = {"smsc 0x%08x" % UNBIND, "esme 0x%08x" % UNBIND}  # when the server stops
    with tempfile.TemporaryDirectory() as path:
        directory = pathlib.Path(path)
        for name, text in (("routes", routes()), ("accounts", accounts()), ("upstream", upstream(options.carrier_port))):
            (directory / (name + ".conf")).write_text(text)
        scenarios = ",".join("{prefix=\"88800%d\",outcome=%s}" % (number, end) for number, end in enumerate(ENDS))
        world = World(options.port, Carriers(options.carrier_port))
        server = Server(options.smsc, directory, [
            "accounts.file=%s" % (directory / "accounts.conf"), "routing.file=%s" % (directory / "routes.conf"),
            "upstream.file=%s" % (directory / "upstream.conf"), "handset.scenarios=[%s]" % scenarios,
            "smpp.enquire-link-interval=2s", "receipt.retry-delay=200ms"], port=options.port)
        try:
            server.await_start()
            world.carriers.await_binds(3)
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

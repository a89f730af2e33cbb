#!/usr/bin/env python3
"""How long an urgent message takes to its carrier while a million promotional ones wait for the same carrier.

Starts bin/smsc with a carrier limited to 1,000 messages a second, which this process plays. Urgent messages go out at a steady
pace, each with the time in its text; the carrier, in the same process and so with the same clock, sees how old they are.
First with nothing else, then with the backlog. Checked: p99 behind the backlog is within --most-ratio of the idle one, every
urgent message came once, and the carrier was never sent more than its rate. Exit status 0 when all is well.
"""
import argparse
import pathlib
import subprocess
import sys
import tempfile
import time

from carrier_stub import CarrierStub, carrier_section, write_settings
from server_process import Server, memory_text
from smpp_client import DELIVER_SM, RESPONSE, SUBMIT_SM, Client, pdu, submit_body

ROUTES = """rules = [
  { name = urgent, when.to.prefix = "447790", then { lane = urgent, forward = limited } }
  { name = promotion, then { lane = bulk, forward = limited } }
]
"""
MARK = b"urgent "


class Arrivals:
    """Ages of urgent messages, and how many messages came in each second."""

    def __init__(self):
        self.ages, self.seconds, self.repeated = {}, {}, 0

    def taken(self, message, now):
        self.seconds[int(now)] = self.seconds.get(int(now), 0) + 1
        at = message.find(MARK)
        if at >= 0:
            number, sent = message[at + len(MARK):].split(b" ")[:2]
            self.repeated += int(number) in self.ages
            self.ages[int(number)] = now - float(sent)


def send_urgent(client, arrivals, count, per_second, first):
    """Ages in milliseconds of `count` urgent messages, sorted."""
    period = 1.0 / per_second
    due = time.monotonic()
    for number in range(first, first + count):
        due += period
        time.sleep(max(0, due - time.monotonic()))
        text = MARK + b"%d %.6f " % (number, time.monotonic())
        sequence = client.request(SUBMIT_SM, submit_body("447790000001", text, registered=0))
        _, status, _ = client.response(sequence)
        if status:
            sys.exit("an urgent message was refused with status 0x%x" % status)
    deadline = time.monotonic() + 30
    while any(number not in arrivals.ages for number in range(first, first + count)):
        if time.monotonic() > deadline:
            break
        time.sleep(0.01)
    return sorted(arrivals.ages[number] * 1000 for number in range(first, first + count) if number in arrivals.ages)


def percentile(ages, share):
    return ages[min(len(ages) - 1, int(len(ages) * share))]


def show(name, ages):
    print("%-8s %5d urgent messages  p50 %6.2f  p90 %6.2f  p99 %6.2f  max %6.2f ms" %
          (name, len(ages), percentile(ages, .5), percentile(ages, .9), percentile(ages, .99), ages[-1]), flush=True)


def run(options):
    directory = pathlib.Path(options.directory or tempfile.mkdtemp(prefix="needletail-lanes-")).resolve()
    directory.mkdir(parents=True, exist_ok=True)
    print("lanes: %d promotional messages, carrier limited to %d a second, %d urgent ones at %d a second, directory %s" %
          (options.messages, options.limit, options.urgent, options.per_second, directory), flush=True)
    arrivals = Arrivals()
    carrier = CarrierStub(taken=arrivals.taken)
    section = carrier_section("limited", carrier.port, "binds = 1, window = 50", "rate = %d" % options.limit,
                              *options.carrier)
    server = Server(options.smsc, directory, write_settings(directory, [section], ROUTES))
    try:
        server.await_connection().close()
        carrier.await_binds(1)
        client = Client("127.0.0.1", server.port, timeout=60)
        if client.bind("load", "load"):
            sys.exit("bind refused")
        send_urgent(client, arrivals, options.warm_up, options.per_second * 5, 1_000_000)
        idle = send_urgent(client, arrivals, options.urgent, options.per_second, 0)
        show("idle", idle)
        began = time.monotonic()
        subprocess.run([options.smsc, "load", "--port", str(server.port), "--count", str(options.messages), "--sessions", "10",
                        "--window", "500", "--to", "447711######", "--text", "20 percent off, today only", "--warmup", "0s",
                        "--drain", "60s", "--progress", "none"], check=True, stdout=subprocess.DEVNULL)
        waiting = options.messages - (carrier.submits - options.urgent - options.warm_up)
        print("queued   %d promotional messages in %.1f s, %d of them still wait; resident %s" %
              (options.messages, time.monotonic() - began, waiting, memory_text(server.memory())), flush=True)
        time.sleep(options.settle)
        before, began = carrier.submits, time.monotonic()
        behind = send_urgent(client, arrivals, options.urgent, options.per_second, options.urgent)
        show("backlog", behind)
        rate = (carrier.submits - before) / (time.monotonic() - began)
        most = max(arrivals.seconds.values())
        print("carrier  %.0f messages a second meanwhile, at most %d in one second; resident %s" %
              (rate, most, memory_text(server.memory())))
    finally:
        server.kill()
    ratio = percentile(behind, .99) / percentile(idle, .99)
    clean = (len(idle) == len(behind) == options.urgent and not arrivals.repeated and ratio <= options.most_ratio
             and rate >= 0.9 * options.limit and most <= 1.2 * options.limit)
    print("%s lanes, p99 with the backlog is %.2f times the idle one" % ("PASS" if clean else "FAIL", ratio))
    return 0 if clean else 1


def main():
    root = pathlib.Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--messages", type=int, default=1_000_000, help="promotional messages that wait")
    parser.add_argument("--limit", type=int, default=1_000, help="messages a second that the carrier may be sent")
    parser.add_argument("--urgent", type=int, default=2_000, help="urgent messages, idle and behind the backlog each")
    parser.add_argument("--per-second", type=int, default=50, help="of them")
    parser.add_argument("--warm-up", type=int, default=1_000, help="urgent messages before, which do not count")
    parser.add_argument("--settle", type=float, default=3, help="seconds from the backlog to the measurement")
    parser.add_argument("--most-ratio", type=float, default=2, help="limit for p99 with the backlog, in idle ones")
    parser.add_argument("--carrier", action="append", default=[], help="a further line of the carrier's section")
    parser.add_argument("--smsc", default=str(root / "bin" / "smsc"), help="the launcher")
    parser.add_argument("--directory", help="where data and log go; a new temporary one by default")
    return run(parser.parse_args())


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Reads a capture with tshark: what the server sent must be dissected without complaint, and nothing that it can send may be missing.

usage: dissect.py CAPTURE PORT CARRIER_PORT EMITTED. The server is what sends from PORT, as a message centre, and to CARRIER_PORT, as an
ESME. EMITTED has a line for each side and command_id that has to be there: `smsc 0x00000005`.
"""
import collections
import subprocess
import sys

RESPONSE = 0x80000000
WARNING = 0x600000
NAMES = {0: "generic_nack", 1: "bind_receiver", 2: "bind_transmitter", 3: "query_sm", 4: "submit_sm", 5: "deliver_sm", 6: "unbind",
         7: "replace_sm", 8: "cancel_sm", 9: "bind_transceiver", 0xB: "outbind", 0x15: "enquire_link", 0x21: "submit_multi",
         0x102: "alert_notification", 0x103: "data_sm", 0x111: "broadcast_sm", 0x112: "query_broadcast_sm",
         0x113: "cancel_broadcast_sm"}
# Complaints that are the dissector's own mistakes: a part of its words, and why it is wrong.
MISTAKEN = []


def name(command_id):
    plain = NAMES.get(command_id & ~RESPONSE, "%#x" % command_id)
    return plain + ("_resp" if command_id & RESPONSE and command_id != RESPONSE else "")


def tshark(capture, ports, expression, *fields):
    # The conformance suite says GET / to an SMPP port; the answer is not of HTTP.
    command = ["tshark", "-r", capture, "-2", "--disable-protocol", "http", "-Y", expression, "-T", "fields", "-E", "separator=/t", "-E", "aggregator=|"]
    for port in ports:
        command += ["-d", "tcp.port==%s,smpp" % port]
    for field in fields:
        command += ["-e", field]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=True)
    return [line.split("\t") for line in done.stdout.splitlines()]


def main():
    capture, port, carrier_port, emitted_file = sys.argv[1:]
    sent = {"smsc": "tcp.srcport == %s" % port, "esme": "tcp.dstport == %s" % carrier_port}
    ports = (port, carrier_port)
    failed = False
    seen = {}
    for side, expression in sent.items():
        seen[side] = collections.Counter(
            int(one, 16) for line in tshark(capture, ports, "smpp && " + expression, "smpp.command_id") for one in line[0].split("|"))
        print("as %s: %s" % ("a message centre" if side == "smsc" else "an ESME",
                             ", ".join("%s %d" % (name(one), seen[side][one]) for one in sorted(seen[side]))))
    sent_by_us = "(%s) && tcp.len > 0 && !tcp.analysis.flags" % " || ".join(sent.values())
    bad = tshark(capture, ports, "%s && (_ws.malformed || _ws.unreassembled || _ws.expert.severity >= %d)" % (sent_by_us, WARNING), "frame.number", "smpp.command_id",
                 "_ws.expert.message", "tcp.payload")
    for frame, command_ids, words, octets in bad:
        reason = next((why for part, why in MISTAKEN if part in words), None)
        if reason:
            print("known mistake of the dissector in frame %s: %s (%s)" % (frame, words, reason))
        else:
            print("FAIL frame %s, %s: %s: %s" % (frame, ", ".join(name(int(one, 16)) for one in command_ids.split("|") if one), words,
                                                 octets[:2000]))
            failed = True
    with open(emitted_file, encoding="ascii") as lines:
        for side, command_id in (line.split() for line in lines):
            if not seen[side][int(command_id, 16)]:
                print("FAIL no %s was sent as %s" % (name(int(command_id, 16)), side))
                failed = True
    unread = tshark(capture, ports, sent_by_us + " && !smpp && !tcp.reassembled_in", "frame.number")
    if unread:
        print("FAIL not read as SMPP: frames %s" % ", ".join(line[0] for line in unread[:20]))
        failed = True
    print("%d PDUs, %d complaints" % (sum(sum(counts.values()) for counts in seen.values()), len(bad)))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Reads a capture with tshark: what the server sent must be dissected without complaint, and nothing that it can send may be missing.

usage: dissect.py CAPTURE PORT CARRIER_PORT TOOL_PORT EMITTED. The server is what sends from PORT, as a message centre, and to CARRIER_PORT,
as an ESME; at TOOL_PORT both sides are tools of ours. EMITTED has a line for each side and command_id that has to be there: `smsc 0x00000005`.
"""
import collections
import re
import subprocess
import sys
import xml.etree.ElementTree

RESPONSE = 0x80000000
# Strings that may be empty and are then in no field of the dissector's: password, system_type and address_range; final_date; message_id.
MAYBE_EMPTY = {1: 3, 2: 3, 9: 3, RESPONSE | 3: 1, RESPONSE | 5: 1}
WARNING = 0x600000
SIDES = {"smsc": "a message centre", "esme": "an ESME", "tool": "a tool"}
NAMES = {0: "generic_nack", 1: "bind_receiver", 2: "bind_transmitter", 3: "query_sm", 4: "submit_sm", 5: "deliver_sm", 6: "unbind",
         7: "replace_sm", 8: "cancel_sm", 9: "bind_transceiver", 0xB: "outbind", 0x15: "enquire_link", 0x21: "submit_multi",
         0x102: "alert_notification", 0x103: "data_sm", 0x111: "broadcast_sm", 0x112: "query_broadcast_sm",
         0x113: "cancel_broadcast_sm"}
# Complaints that are the dissector's own mistakes: a part of its words, and why it is wrong.
MISTAKEN = []


def name(command_id):
    plain = NAMES.get(command_id & ~RESPONSE, "%#x" % command_id)
    return plain + ("_resp" if command_id & RESPONSE and command_id != RESPONSE else "")


def run_tshark(capture, ports, expression, *output):
    # The conformance suite says GET / to an SMPP port; the answer is not of HTTP.
    command = ["tshark", "-r", capture, "-2", "--disable-protocol", "http", "-Y", expression, *output]
    for port in ports:
        command += ["-d", "tcp.port==%s,smpp" % port]
    return subprocess.run(command, capture_output=True, timeout=600, check=True).stdout


def tshark(capture, ports, expression, *fields):
    output = ["-T", "fields", "-E", "separator=/t", "-E", "aggregator=|"]
    for field in fields:
        output += ["-e", field]
    lines = run_tshark(capture, ports, expression, *output).decode("utf-8", "replace").splitlines()
    return [line.split("\t") for line in lines]


def octets_read(field, start, octets):
    """Marks the octets of a field, or those of the fields in it where it only holds them together."""
    inner = field.findall("field")
    if inner and field.get("name") in ("smpp.opt_params", "smpp.opt_param", ""):
        for one in inner:
            octets_read(one, start, octets)
    else:
        begin, size = int(field.get("pos")) - start, int(field.get("size"))
        octets[begin:begin + size] = b"\1" * size


def unread_octets(capture, ports, expression):
    """PDUs with octets that the dissector has no field for, as (command_id, first, how many).

    It has none for the command_status of a request, the body of a negative response, and some strings that are empty.
    """
    pdml = re.sub(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", b"?", run_tshark(capture, ports, expression, "-T", "pdml", "-J", "smpp"))
    tree = xml.etree.ElementTree.fromstring(pdml.decode("utf-8", "replace"))
    unread = []
    for proto in tree.iter("proto"):
        if proto.get("name") != "smpp":
            continue
        octets, start = bytearray(int(proto.get("size"))), int(proto.get("pos"))
        values = {field.get("name"): field.get("show") for field in proto.findall("field")}
        for field in proto.findall("field"):
            octets_read(field, start, octets)
        command_id, status = int(values["smpp.command_id"], 16), int(values.get("smpp.command_status", "0"), 16)
        if not command_id & RESPONSE:
            octets[8:12] = b"\1" * 4
        elif status:
            continue
        missing = len(octets) - sum(octets)
        if missing > MAYBE_EMPTY.get(command_id, 0):
            unread.append((command_id, octets.index(0), missing))
    return unread


def count(capture, ports, expression):
    """How many of each command_id there are."""
    frames = tshark(capture, ports, "smpp && " + expression, "smpp.command_id")
    return collections.Counter(int(one, 16) for frame in frames for one in frame[0].split("|"))


def complaints(capture, ports, expression):
    """What the dissector finds fault with, one text each; its own mistakes are printed only."""
    found = []
    fault = "%s && (_ws.malformed || _ws.unreassembled || _ws.expert.severity >= %d)" % (expression, WARNING)
    for frame, ids, words, octets in tshark(capture, ports, fault, "frame.number", "smpp.command_id", "_ws.expert.message", "tcp.payload"):
        reason = next((why for part, why in MISTAKEN if part in words), None)
        if reason:
            print("known mistake of the dissector in frame %s: %s (%s)" % (frame, words, reason))
        else:
            names = ", ".join(name(int(one, 16)) for one in ids.split("|") if one)
            found.append("frame %s, %s: %s: %s" % (frame, names, words, octets[:2000]))
    for line in tshark(capture, ports, expression + " && !smpp && !tcp.reassembled_in", "frame.number"):
        found.append("frame %s is not read as SMPP" % line[0])
    for command_id, first, missing in unread_octets(capture, ports, expression + " && smpp"):
        found.append("%s: %d octets from octet %d on belong to no field" % (name(command_id), missing, first))
    return found


def main():
    capture, port, carrier_port, tool_port, emitted_file = sys.argv[1:]
    ports = (port, carrier_port, tool_port)
    sent = {"smsc": "tcp.srcport == %s" % port, "esme": "tcp.dstport == %s" % carrier_port, "tool": "tcp.port == %s" % tool_port}
    seen = {side: count(capture, ports, expression) for side, expression in sent.items()}
    for side, counts in seen.items():
        print("as %s: %s" % (SIDES[side], ", ".join("%s %d" % (name(one), counts[one]) for one in sorted(counts))))
    faults = complaints(capture, ports, "(%s) && tcp.len > 0 && !tcp.analysis.flags" % " || ".join(sent.values()))
    with open(emitted_file, encoding="ascii") as lines:
        for side, command_id in (line.split() for line in lines):
            if not seen[side][int(command_id, 16)]:
                faults.append("no %s was sent as %s" % (name(int(command_id, 16)), SIDES[side]))
    for fault in faults:
        print("FAIL " + fault)
    print("%d PDUs, %d faults" % (sum(sum(counts.values()) for counts in seen.values()), len(faults)))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

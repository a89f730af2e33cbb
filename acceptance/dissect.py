#!/usr/bin/env python3
"""Reads a capture with tshark: what the server sent must be dissected without complaint, and nothing that it can send may be missing.

usage: dissect.py CAPTURE PORT CARRIER_PORT TOOL_PORT OUTBIND_PORT EMITTED. The server is what sends from PORT and to OUTBIND_PORT, as a
message centre, and to CARRIER_PORT, as an ESME; at TOOL_PORT both sides are tools of ours. EMITTED has a line for each side and
command_id that has to be there: `smsc 0x00000005`.
"""
import collections
import dataclasses
import re
import subprocess
import sys
import xml.etree.ElementTree

RESPONSE = 0x80000000
# What may be empty and is then in no field of the dissector's: password, system_type and address_range; final_date; message_id; no_unsuccess.
MAYBE_EMPTY = {1: 3, 2: 3, 9: 3, RESPONSE | 3: 1, RESPONSE | 5: 1, RESPONSE | 0x21: 1}
WARNING = 0x600000
HEADER_OCTETS = 16
SIDES = {"smsc": "a message centre", "esme": "an ESME", "tool": "a tool"}
NAMES = {0: "generic_nack", 1: "bind_receiver", 2: "bind_transmitter", 3: "query_sm", 4: "submit_sm", 5: "deliver_sm", 6: "unbind",
         7: "replace_sm", 8: "cancel_sm", 9: "bind_transceiver", 0xB: "outbind", 0x15: "enquire_link", 0x21: "submit_multi",
         0x102: "alert_notification", 0x103: "data_sm", 0x111: "broadcast_sm", 0x112: "query_broadcast_sm",
         0x113: "cancel_broadcast_sm"}
# Fields that are nothing but others, and whose own octets would hide those that no other has.
HOLDERS = ("smpp.opt_params", "smpp.opt_param", "")


@dataclasses.dataclass(frozen=True)
class Mistake:
    """A mistake of the dissector's own: the only command_id in the frame, part of its words, what the octets are, why it is wrong."""
    command_id: int
    words: str
    octets: str
    reason: str

    def covers(self, ids, words, octets):
        return ids == "0x%08x" % self.command_id and self.words in words and re.fullmatch(self.octets, octets)


MISTAKEN = [Mistake(RESPONSE | 0x112, "Malformed", "[0-9a-f]*06090010[0-9a-f]{32}(02040002[0-9a-f]{4})?",
                    "broadcast_end_time has 16 octets and no NUL, and the dissector looks for one behind them")]
# Octets at the end of a PDU that the dissector leaves out by mistake: how many, and why there are some.
UNREAD = {RESPONSE | 0x15: (5, "congestion_state, SMPP 5.0; the dissector reads no body of an enquire_link_resp")}


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
    """Marks the octets of a field and of those in it."""
    begin, size = int(field.get("pos")) - start, int(field.get("size"))
    inner = field.findall("field")
    if not (inner and field.get("name") in HOLDERS) and begin >= 0:
        octets[begin:begin + size] = b"\1" * size
    for one in inner:
        octets_read(one, start, octets)


def unread_octets(capture, ports, expression):
    """PDUs with octets that the dissector has no field for, as (command_id, first, how many).

    It has none for the command_status of a request, the body of a negative response, and some that are empty.
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
    found, known = [], []
    fault = "%s && (_ws.malformed || _ws.unreassembled || _ws.expert.severity >= %d)" % (expression, WARNING)
    for frame, ids, words, octets in tshark(capture, ports, fault, "frame.number", "smpp.command_id", "_ws.expert.message", "tcp.payload"):
        reason = next((mistake.reason for mistake in MISTAKEN if mistake.covers(ids, words, octets)), None)
        if reason:
            print("known mistake of the dissector in frame %s: %s (%s)" % (frame, words, reason))
            known.append(frame)
        else:
            names = ", ".join(name(int(one, 16)) for one in ids.split("|") if one)
            found.append("frame %s, %s: %s: %s" % (frame, names, words, octets[:2000]))
    for line in tshark(capture, ports, expression + " && !smpp && !tcp.reassembled_in", "frame.number"):
        found.append("frame %s is not read as SMPP" % line[0])
    rest = expression + " && smpp" + (" && !(frame.number in {%s})" % ", ".join(known) if known else "")
    left_out = collections.Counter()
    for command_id, first, missing in unread_octets(capture, ports, rest):
        if missing == UNREAD.get(command_id, (0, ""))[0] and first == HEADER_OCTETS:
            left_out[command_id] += 1
            continue
        found.append("%s: %d octets from octet %d on belong to no field" % (name(command_id), missing, first))
    for command_id, times in left_out.items():
        print("known mistake of the dissector in %d PDUs %s: %d octets are not read (%s)"
              % (times, name(command_id), *UNREAD[command_id]))
    return found


def main():
    capture, port, carrier_port, tool_port, outbind_port, emitted_file = sys.argv[1:]
    ports = (port, carrier_port, tool_port, outbind_port)
    sent = {"smsc": "(tcp.srcport == %s || tcp.dstport == %s)" % (port, outbind_port), "esme": "tcp.dstport == %s" % carrier_port,
            "tool": "tcp.port == %s" % tool_port}
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

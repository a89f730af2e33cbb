"""The other side of clients.sh: an ESME in this process that owns numbers, keeps what comes to them as octets, and writes back."""
import struct
import threading
import time

from client_cases import CODINGS, ORIGINATED, Numbers, parts
from smpp_client import BIND_TRANSCEIVER, DELIVER_SM, RESPONSE, ROK, SUBMIT_SM, Client, Closed, pdu

UDHI = 0x40
SAR_REFERENCE, SAR_TOTAL, SAR_NUMBER, PAYLOAD = 0x020C, 0x020E, 0x020F, 0x0424


def c_string(body, at):
    end = body.index(0, at)
    return body[at:end].decode("latin-1"), end + 1


def fields(body):
    """(source, destination, esm_class, data_coding, text, tlvs) of a deliver_sm."""
    _, at = c_string(body, 0)
    source, at = c_string(body, at + 2)
    destination, at = c_string(body, at + 2)
    esm_class, at = body[at], at + 3
    _, at = c_string(body, at)
    _, at = c_string(body, at)
    coding, length, at = body[at + 2], body[at + 4], at + 5
    text, at, tlvs = body[at:at + length], at + length, {}
    while at + 4 <= len(body):
        tag, size = struct.unpack_from(">HH", body, at)
        tlvs[tag], at = body[at + 4:at + 4 + size], at + 4 + size
    return source, destination, esm_class, coding, text, tlvs


class Arrived:
    """What has come to one number: one message, or the parts of one. `way` is how the wire had it."""

    def __init__(self):
        self.ways, self.codings, self.parts, self.total = set(), set(), {}, 1

    def add(self, esm_class, coding, text, tlvs):
        self.codings.add(coding)
        if esm_class & UDHI:
            header, text = text[1:1 + text[0]], text[1 + text[0]:]
            self.ways.add("udh")
            at = 3 if header[0] == 0 else 4
            self.total, number = header[at], header[at + 1]
        elif SAR_REFERENCE in tlvs:
            self.ways.add("sar")
            self.total, number = tlvs[SAR_TOTAL][0], tlvs[SAR_NUMBER][0]
        else:
            self.ways.add("payload" if PAYLOAD in tlvs else "plain")
            number = len(self.parts) + 1
        self.parts.setdefault(number, []).append(tlvs.get(PAYLOAD, text))

    def is_whole(self):
        return len(self.parts) >= self.total

    def octets(self):
        return b"".join(self.parts[number][0] for number in sorted(self.parts))

    def problem(self, message):
        """What is wrong, or an empty text."""
        if any(len(copies) > 1 for copies in self.parts.values()) or len(self.parts) > self.total:
            return "came more than once"
        if self.codings != {CODINGS[message.coding]}:
            return "came with data_coding %s" % self.codings
        if self.ways != {message.way}:
            return "came as %s" % "/".join(sorted(self.ways))
        if self.octets() != message.octets():
            return "came as %s, sent %s" % (self.octets().hex(), message.octets().hex())
        return ""


class Witness:
    """Reads on a thread of its own. To a client's first message it answers with all of ORIGINATED."""

    def __init__(self, port):
        self.client = Client("127.0.0.1", port, timeout=600)
        status = self.client.bind("witness", "check", BIND_TRANSCEIVER)
        if status != ROK:
            raise AssertionError("the witness may not bind: %#x" % status)
        self.condition = threading.Condition()
        self.arrived, self.greeted, self.refusals = {}, set(), []
        self.reference = 0
        threading.Thread(target=self.run, daemon=True, name="witness").start()

    def run(self):
        while True:
            try:
                command_id, status, sequence, body = self.client.read()
            except (OSError, Closed):  # the server was stopped
                return
            if command_id == DELIVER_SM:
                self.take(*fields(body))
                self.client.send(pdu(DELIVER_SM | RESPONSE, sequence, b"\0"))
            elif command_id == SUBMIT_SM | RESPONSE and status != ROK:
                self.refusals.append(status)
            elif not command_id & RESPONSE:
                self.client.send(pdu(command_id | RESPONSE, sequence))

    def take(self, source, destination, esm_class, coding, text, tlvs):
        with self.condition:
            self.arrived.setdefault(destination, Arrived()).add(esm_class, coding, text, tlvs)
            self.condition.notify_all()
        client = int(destination[6:8])
        if client not in self.greeted:
            self.greeted.add(client)
            self.write_to(Numbers(client))

    def write_to(self, numbers):
        for message in ORIGINATED:
            octets = message.octets()
            source, coding = numbers.witness(message.digits), CODINGS[message.coding]
            if message.way == "udh":
                self.reference += 1
                all_parts = parts(octets)
                for number, part in enumerate(all_parts, 1):
                    header = bytes([5, 0, 3, self.reference & 0xFF, len(all_parts), number])
                    self.submit(source, numbers.own(), UDHI, coding, header + part, b"")
            elif message.way == "payload":
                self.submit(source, numbers.own(), 0, coding, b"", struct.pack(">HH", PAYLOAD, len(octets)) + octets)
            else:
                self.submit(source, numbers.own(), 0, coding, octets, b"")

    def submit(self, source, destination, esm_class, coding, text, tlvs):
        self.client.request(SUBMIT_SM, b"\0" + b"\1\1" + source.encode() + b"\0" + b"\1\1" + destination.encode() + b"\0"
                            + bytes([esm_class, 0, 0, 0, 0, 0, 0, coding, 0, len(text)]) + text + tlvs)

    def await_all(self, destinations, seconds):
        """Waits until all of these have come as a whole, or the time is over."""
        deadline = time.monotonic() + seconds
        with self.condition:
            while not all(number in self.arrived and self.arrived[number].is_whole() for number in destinations):
                left = deadline - time.monotonic()
                if left <= 0 or not self.condition.wait(left):
                    return

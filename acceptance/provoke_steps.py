"""The steps of provoke.py: each makes the server send what it names. A new operation is a new step here and nothing else."""
import dataclasses
import struct
import time

from provoke_carrier import Carriers
from smpp_client import (BIND_RECEIVER, BIND_TRANSCEIVER, BIND_TRANSMITTER, DELIVER_SM, ENQUIRE_LINK, GENERIC_NACK, RESPONSE, ROK,
                         SUBMIT_SM, UNBIND, Client, bind_body, pdu)

QUERY_SM, REPLACE_SM, CANCEL_SM, OUTBIND, SUBMIT_MULTI = 3, 7, 8, 0xB, 0x21
ALERT_NOTIFICATION, DATA_SM = 0x102, 0x103
BROADCAST_SM, QUERY_BROADCAST_SM, CANCEL_BROADCAST_SM = 0x111, 0x112, 0x113
PASSWORD = "load"
SECONDS = 20
ENDS = ["undeliverable", "expired", "rejected", "deleted", "unknown", "accepted", "absent"]
STATUSES = ([0x01, 0x06, 0x07, 0x08, 0x0A, 0x0B, 0x0C, 0x11, 0x13, 0x14, 0x15, 0x33, 0x34, 0x40, 0x42, 0x43, 0x44, 0x45, 0x48, 0x49,
             0x50, 0x51, 0x53, 0x54, 0x55, 0x58, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0xC0, 0xC1, 0xC2, 0xC3, 0xC4, 0xFE, 0xFF]
            + list(range(0x100, 0x113)) + [0x400, 0x4FF])
STEPS = []
# Steps for what the server does not have; a name goes when the operation comes, which provoke.py insists on.
NOT_YET = {"submit_to_many", "broadcasts", "alerts"}


def provokes(*command_ids, versions=(0x34,), side="smsc"):
    """A step, run once for each version with a client that has not bound yet. `side` is what the server is then: smsc or esme."""
    def register(step):
        STEPS.extend((step, version, ["%s 0x%08x" % (side, command_id) for command_id in command_ids]) for version in versions)
        return step
    return register


@dataclasses.dataclass
class World:
    """What steps may need: the server's port, and the carriers that it is bound to."""
    port: int
    carriers: Carriers


def address(text, ton=1, npi=1):
    return bytes([ton, npi]) + text.encode() + b"\0"


def tlv(tag, value):
    return struct.pack(">HH", tag, len(value)) + value


def submit(to, text=b"hello", source="447701", esm_class=0, registered=1, coding=0, schedule=b"", tlvs=b""):
    return (b"\0" + address(source) + address(to) + bytes([esm_class, 0, 0]) + schedule + b"\0\0"
            + bytes([registered, 0, coding, 0, len(text)]) + text + tlvs)


def data(to, text, source="447701", registered=1, tlvs=b""):
    return b"\0" + address(source) + address(to) + bytes([0, registered, 0]) + tlv(0x0424, text) + tlvs


class Esme:
    """A client that keeps every PDU it has read, and answers requests."""

    def __init__(self, port, version):
        self.client, self.version, self.seen = Client("127.0.0.1", port, timeout=SECONDS), version, []
        self.patience = SECONDS

    def bind(self, kind=BIND_TRANSCEIVER, system_id="load", password=PASSWORD):
        return self.ask(kind, bind_body(system_id, password, self.version))[0]

    def ask(self, command_id, body=b""):
        """(status, body) of the answer, whatever comes before it."""
        sequence = self.client.request(command_id, body)
        while True:
            found, status, number, answer = self.next()
            if number == sequence and found & RESPONSE:
                return status, answer

    def next(self):
        found, status, number, body = self.client.read()
        self.seen.append(found)
        if not found & RESPONSE and found not in (ALERT_NOTIFICATION, OUTBIND):
            self.client.send(pdu(found | RESPONSE, number, b"\0" if found in (DELIVER_SM, DATA_SM) else b""))
        return found, status, number, body

    def submitted(self, body):
        status, answer = self.ask(SUBMIT_SM, body)
        if status != ROK:
            raise AssertionError("submit_sm refused with %#x" % status)
        return answer.split(b"\0")[0]

    def await_pdu(self, command_id, count=1):
        deadline = time.monotonic() + self.patience
        while self.seen.count(command_id) < count:
            if time.monotonic() > deadline:  # enquire_link keeps the socket's own from running out
                raise AssertionError("%d of %d PDUs with %#x came" % (self.seen.count(command_id), count, command_id))
            self.next()


ALL = (0x33, 0x34, 0x50)


@provokes(RESPONSE | BIND_TRANSMITTER, RESPONSE | BIND_RECEIVER, RESPONSE | BIND_TRANSCEIVER, RESPONSE | UNBIND, RESPONSE | ENQUIRE_LINK,
          versions=ALL)
def binds(esme, world):
    for kind in (BIND_TRANSMITTER, BIND_RECEIVER, BIND_TRANSCEIVER):
        one = Esme(world.port, esme.version)
        one.bind(kind, password="wrong")
        one.bind(kind)
        one.bind(kind)
        one.ask(ENQUIRE_LINK)
        one.ask(UNBIND)


@provokes(GENERIC_NACK, versions=ALL)
def nonsense(esme, world):
    esme.bind()
    esme.ask(0x1FF)
    esme.client.send(struct.pack(">IIII", 200_000, SUBMIT_SM, 0, 99))
    esme.await_pdu(GENERIC_NACK, 2)


@provokes(RESPONSE | SUBMIT_SM, DELIVER_SM, versions=ALL)
def messages_of_every_end(esme, world):
    esme.bind()
    for number in range(len(ENDS) - 1):
        esme.submitted(submit("88800%d" % number, "@é{€".encode("latin-1", "replace")))
    esme.submitted(submit("447799", "Привет 🚀".encode("utf-16-be"), coding=8))
    esme.submitted(submit("447799", b"\5\0\3\7\1\1hello", esm_class=0x40, registered=0x11))
    esme.submitted(submit("447799", b"", tlvs=tlv(0x0424, b"long " * 200) + tlv(0x0204, b"\1\2")))
    esme.await_pdu(DELIVER_SM, len(ENDS) + 2)


@provokes(RESPONSE | SUBMIT_SM, RESPONSE | DATA_SM, versions=ALL)
def every_status(esme, world):
    esme.bind()
    for status in STATUSES:
        esme.ask(SUBMIT_SM, submit("9990%04d" % status))
        esme.ask(DATA_SM, data("9990%04d" % status, b"hello"))


@provokes(RESPONSE | DATA_SM, DELIVER_SM, versions=ALL)
def data_of_an_esme(esme, world):
    esme.bind()
    esme.ask(DATA_SM, data("447799", b"hello"))
    esme.ask(DATA_SM, data("888000", b"hello", tlvs=tlv(0x0204, b"\0\7")))
    esme.await_pdu(DELIVER_SM, 2)


@provokes(RESPONSE | QUERY_SM, RESPONSE | REPLACE_SM, RESPONSE | CANCEL_SM, versions=ALL)
def operations_on_messages(esme, world):
    esme.bind()
    later = esme.submitted(submit("447799", schedule=b"000000010000000R"))
    ended = esme.submitted(submit("447799"))
    esme.await_pdu(DELIVER_SM)
    for message_id in (later, ended, b"nobody", b""):
        esme.ask(QUERY_SM, message_id + b"\0" + address("447701"))
        esme.ask(REPLACE_SM, message_id + b"\0" + address("447701") + b"\0\0" + bytes([1, 0, 3]) + b"new")
    for message_id in (later, later, ended, b"nobody"):
        esme.ask(CANCEL_SM, b"\0" + message_id + b"\0" + address("447701") + address("447799"))


@provokes(RESPONSE | SUBMIT_SM, RESPONSE | QUERY_SM, RESPONSE | DATA_SM, versions=ALL)
def operations_that_are_wrong(esme, world):
    """Each in a session that may not, then without a body, and with a TLV stream that ends too early."""
    operations = (SUBMIT_SM, QUERY_SM, REPLACE_SM, CANCEL_SM, DATA_SM, DELIVER_SM, SUBMIT_MULTI, BROADCAST_SM,
                  QUERY_BROADCAST_SM, CANCEL_BROADCAST_SM)
    receiver = Esme(world.port, esme.version)
    receiver.bind(BIND_RECEIVER)
    esme.bind()
    for operation in operations:
        receiver.ask(operation)
        esme.ask(operation)
    esme.ask(SUBMIT_SM, submit("447799") + b"\4\x24\0")
    esme.ask(SUBMIT_SM, submit("447799", tlvs=tlv(0x0204, b"1")))


EVERY_TLV = {
    0x05: b"\1", 0x06: b"\1", 0x07: b"\1", 0x08: b"\0\1", 0x0D: b"\1", 0x0E: b"\1", 0x0F: b"\1", 0x10: b"\1", 0x17: b"\0\0\0\5",
    0x19: b"\0", 0x30: b"\x81", 0x201: b"\1", 0x202: b"\xA01234", 0x203: b"\xA05678", 0x204: b"\0\1", 0x205: b"\1", 0x20A: b"\x0b\x84",
    0x20B: b"\x0b\x84", 0x20D: b"\1", 0x302: b"\5", 0x303: b"\1name", 0x304: b"\1", 0x381: b"\1\1\x011234567", 0x421: b"\0",
    0x426: b"\0", 0x501: b"\1", 0x1201: b"\1", 0x1203: b"\0\1", 0x1204: b"\1", 0x130C: b"", 0x1380: b"\1", 0x1383: b"\1\2",
    0x60B: b"\1bill", 0x60D: b"net.one\0", 0x60E: b"net.two\0", 0x60F: b"000001", 0x610: b"000002", 0x611: b"\1",
    0x612: b"0123456789", 0x613: b"\0\0\0\x31", 0x1400: b"vendor"}


@provokes(DELIVER_SM, versions=ALL)
def every_tlv_goes_through(esme, world):
    """From one ESME to another, one at a time and all at once."""
    esme.bind(system_id="owner")
    sender = Esme(world.port, 0x50)
    sender.bind(BIND_TRANSMITTER)
    for tag, value in EVERY_TLV.items():
        sender.submitted(submit("447800", registered=0, tlvs=tlv(tag, value)))
    sender.submitted(submit("447800", registered=0, tlvs=b"".join(tlv(tag, value) for tag, value in EVERY_TLV.items())))
    sar = tlv(0x20C, b"\0\7") + tlv(0x20E, b"\2")
    sender.submitted(submit("447800", registered=0, tlvs=sar + tlv(0x20F, b"\1")))
    sender.submitted(submit("447800", registered=0, tlvs=sar + tlv(0x20F, b"\2")))
    sender.submitted(submit("447800", b"\6\5\4\x3e\x80\x3e\x80data", esm_class=0x40, registered=0, coding=4))
    sender.submitted(submit("447800", b"\6\x08\4\0\7\2\1one", esm_class=0x40, registered=0))
    whole = len(EVERY_TLV) + 5
    if esme.version > 0x33:  # without TLVs there is no place for more than 254 octets
        sender.ask(DATA_SM, data("447800", b"data " * 100, registered=0))
        whole += 1
    esme.await_pdu(DELIVER_SM, whole)


@provokes(DATA_SM, versions=(0x34, 0x50))
def receipts_as_data(esme, world):
    esme.bind(system_id="asdata")
    esme.submitted(submit("447799"))
    esme.submitted(submit("888000"))
    esme.await_pdu(DATA_SM, 2)


@provokes(DELIVER_SM, versions=(0x33,))
def receipts_as_data_for_who_has_none(esme, world):
    """SMPP 3.3 has no data_sm and no TLVs."""
    esme.bind(system_id="asdata")
    esme.submitted(submit("447799"))
    esme.await_pdu(DELIVER_SM)


@provokes(ENQUIRE_LINK, versions=ALL)
def silence(esme, world):
    esme.bind()
    esme.await_pdu(ENQUIRE_LINK)


@provokes(RESPONSE | SUBMIT_MULTI, versions=ALL)
def submit_to_many(esme, world):
    """All taken, some refused, one too many."""
    esme.bind()
    some = [b"\1" + address(number) for number in ("447799", "888000", "447798")]
    refused = [b"\1" + address("9990%04d" % status) for status in (0x0B, 0x14, 0x58)]
    for destinations in (some, some + refused, refused, some * 85, [b"\2nobody\0"], []):
        body = (b"\0" + address("447701") + bytes([len(destinations)]) + b"".join(destinations) + bytes([0, 0, 0]) + b"\0\0"
                + bytes([1, 0, 0, 0, 5]) + b"hello")
        esme.ask(SUBMIT_MULTI, body)


@provokes(RESPONSE | BROADCAST_SM, RESPONSE | QUERY_BROADCAST_SM, RESPONSE | CANCEL_BROADCAST_SM, versions=(0x50,))
def broadcasts(esme, world):
    esme.bind()
    area = tlv(0x606, b"\0alias") + tlv(0x601, b"\0\0\1") + tlv(0x604, b"\0\2") + tlv(0x605, b"\x09\0\1")
    body = b"\0" + address("447701") + b"\0" + bytes([0]) + b"000000010000000R\0" + b"\0" + bytes([0, 0, 0]) + area
    status, answer = esme.ask(BROADCAST_SM, body + tlv(0x424, b"hello"))
    message_id = answer.split(b"\0")[0] if status == ROK else b"none"
    for one in (message_id, b"nobody"):
        esme.ask(QUERY_BROADCAST_SM, one + b"\0" + address("447701"))
        esme.ask(CANCEL_BROADCAST_SM, b"\0" + one + b"\0" + address("447701"))
        esme.ask(QUERY_BROADCAST_SM, one + b"\0" + address("447701"))


@provokes(ALERT_NOTIFICATION)
def alerts(esme, world):
    """A handset that is absent once, and a sender who wants to know when it is back."""
    esme.bind()
    esme.ask(DATA_SM, data("888006", b"hello", tlvs=tlv(0x421, b"\1")))
    esme.await_pdu(ALERT_NOTIFICATION)


@provokes(SUBMIT_SM, BIND_TRANSMITTER, BIND_RECEIVER, BIND_TRANSCEIVER, RESPONSE | DELIVER_SM, RESPONSE | DATA_SM,
          RESPONSE | ENQUIRE_LINK, GENERIC_NACK, side="esme")
def carriers(esme, world):
    """Messages to the carriers of provoke_carrier.py, which send receipts, messages and operations of their own."""
    esme.bind(system_id="owner")
    for number in ("4471", "4472"):
        esme.submitted(submit(number + "00"))
        esme.submitted(submit(number + "00", b"", tlvs=tlv(0x0424, b"long " * 200)))
        esme.submitted(submit(number + "00", b"\5\0\3\7\1\1hello", esm_class=0x40))
        esme.submitted(submit(number + "00", tlvs=b"".join(tlv(tag, value) for tag, value in EVERY_TLV.items())))
        esme.ask(DATA_SM, data(number + "00", b"hello"))
    esme.await_pdu(DELIVER_SM, 10)


@provokes(RESPONSE | UNBIND, ENQUIRE_LINK, side="esme")
def carriers_that_go(esme, world):
    """They unbind, the server binds again, and then is sent nothing until it asks whether they are there."""
    esme.bind()
    before = world.carriers.binds
    world.carriers.unbind()
    world.carriers.await_binds(before + 2)
    world.carriers.await_enquiry()

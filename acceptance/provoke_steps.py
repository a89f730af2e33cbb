"""The steps of provoke.py: each makes the server send what it names. A new operation is a new step here and nothing else."""
import dataclasses
import socket
import struct
import time

from provoke_carrier import Carriers
from smpp_client import (BIND_RECEIVER, BIND_TRANSCEIVER, BIND_TRANSMITTER, DELIVER_SM, ENQUIRE_LINK, GENERIC_NACK, RESPONSE,
                         RINVBNDSTS, ROK, SUBMIT_SM, UNBIND, Client, bind_body, pdu)

QUERY_SM, REPLACE_SM, CANCEL_SM, OUTBIND, SUBMIT_MULTI = 3, 7, 8, 0xB, 0x21
DATAGRAM, TRANSACTION = 1, 2
RINVDSTADR, RINVNUMDESTS, RINVDLNAME, RSUBMITFAIL, RINVDSTTON = 0x0B, 0x33, 0x34, 0x45, 0x50
RINVMSGID, RMISSINGOPTPARAM, RDELIVERYFAILURE, RINVBCASTALIAS_NAME, RBCASTCANCELFAIL = 0x0C, 0xC3, 0xFE, 0x108, 0x10F
USER_MESSAGE_REFERENCE, DPF_RESULT, SET_DPF, MS_AVAILABILITY_STATUS = 0x204, 0x420, 0x421, 0x422
NETWORK_ERROR_CODE, MESSAGE_PAYLOAD, DELIVERY_FAILURE_REASON, MESSAGE_STATE, CONGESTION_STATE = 0x423, 0x424, 0x425, 0x427, 0x428
BROADCAST_CONTENT_TYPE, BROADCAST_REP_NUM, BROADCAST_FREQUENCY_INTERVAL, BROADCAST_AREA_IDENTIFIER = 0x601, 0x604, 0x605, 0x606
BROADCAST_ERROR_STATUS, BROADCAST_AREA_SUCCESS, BROADCAST_END_TIME = 0x607, 0x608, 0x609
ALERT_NOTIFICATION, DATA_SM = 0x102, 0x103
BROADCAST_SM, QUERY_BROADCAST_SM, CANCEL_BROADCAST_SM = 0x111, 0x112, 0x113
PASSWORD = "load"
SECONDS = 20
ENDS = ["undeliverable", "expired", "rejected", "deleted", "unknown", "accepted", "absent"]
STATUSES = ([0x01, 0x06, 0x07, 0x08, 0x0A, 0x0B, 0x0C, 0x11, 0x13, 0x14, 0x15, 0x33, 0x34, 0x40, 0x42, 0x43, 0x44, 0x45, 0x48, 0x49,
             0x50, 0x51, 0x53, 0x54, 0x55, 0x58, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0xC0, 0xC1, 0xC2, 0xC3, 0xC4, 0xFE, 0xFF]
            + list(range(0x100, 0x113)) + [0x400, 0x4FF])
# Handsets that are out of reach, and can be reached again soon after a message to them has failed: for now, for good.
AWAY = {"888100": "absent", "888101": "undeliverable"}
# Of broadcasts; the conformance suite's are for `area`.
AREAS = {"area": "success = 100", "half": "success = 50", "broken": "error = 0x10D"}
OUTBIND_PASSWORD = "hello"
STEPS = []


def provokes(*command_ids, versions=(0x34,), side="smsc"):
    """A step, run once for each version with a client that has not bound yet. `side` is what the server is then: smsc or esme."""
    def register(step):
        STEPS.extend((step, version, ["%s 0x%08x" % (side, command_id) for command_id in command_ids]) for version in versions)
        return step
    return register


@dataclasses.dataclass
class World:
    """What steps may need: the server's port, the carriers that it is bound to, and where the account `called` listens."""
    port: int
    carriers: Carriers
    called: socket.socket


def address(text, ton=1, npi=1):
    return bytes([ton, npi]) + text.encode() + b"\0"


def tlv(tag, value):
    return struct.pack(">HH", tag, len(value)) + value


def submit(to, text=b"hello", source="447701", esm_class=0, registered=1, coding=0, schedule=b"", tlvs=b""):
    return (b"\0" + address(source) + address(to) + bytes([esm_class, 0, 0]) + schedule + b"\0\0"
            + bytes([registered, 0, coding, 0, len(text)]) + text + tlvs)


def data(to, text, source="447701", esm_class=0, registered=1, tlvs=b""):
    return b"\0" + address(source) + address(to) + bytes([esm_class, registered, 0]) + tlv(MESSAGE_PAYLOAD, text) + tlvs


def strings_and_tlvs(body, strings=1):
    """(what is before the TLVs, (tag, value) of each) of a body that begins with so many strings."""
    at = 0
    for _ in range(strings):
        at = body.index(0, at) + 1
    found, begin = [], at
    while at < len(body):
        tag, size = struct.unpack_from(">HH", body, at)
        found.append((tag, body[at + 4:at + 4 + size]))
        at += 4 + size
    return body[:begin], found


def expect(what, found, wanted):
    if found != wanted:
        raise AssertionError("%s: %r, not %r" % (what, found, wanted))


class Esme:
    """A client that keeps every PDU it has read, and answers requests."""

    def __init__(self, port, version, accepted=None):
        self.client, self.version, self.seen = Client("127.0.0.1", port, timeout=SECONDS, accepted=accepted), version, []

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
        """The body of the last one that came, if it was not there already."""
        deadline, last = time.monotonic() + SECONDS, None
        while self.seen.count(command_id) < count:
            if time.monotonic() > deadline:  # enquire_link keeps the socket's own from running out
                raise AssertionError("%d of %d PDUs with %#x came" % (self.seen.count(command_id), count, command_id))
            found, _, _, body = self.next()
            last = body if found == command_id else last
        return last


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


@provokes(DATA_SM, versions=(0x34, 0x50))
def messages_as_data(esme, world):
    """In the ways that texts come, and one with every TLV."""
    sender = send_as_data(esme, world)
    sender.submitted(submit("447801", b"", registered=0, tlvs=tlv(MESSAGE_PAYLOAD, b"long " * 200)))
    sender.submitted(submit("447801", registered=0, tlvs=b"".join(tlv(tag, value) for tag, value in EVERY_TLV.items())))
    sender.ask(DATA_SM, data("447801", b"data " * 100, registered=0))
    esme.await_pdu(DATA_SM, 6)
    expect("deliver_sm", esme.seen.count(DELIVER_SM), 0)


@provokes(DELIVER_SM, versions=(0x33,))
def data_for_who_has_none(esme, world):
    """SMPP 3.3 has no data_sm and no TLVs."""
    send_as_data(esme, world)
    esme.submitted(submit("447799"))
    esme.await_pdu(DELIVER_SM, 4)
    expect("data_sm", esme.seen.count(DATA_SM), 0)


def send_as_data(esme, world):
    """Three messages to an account that has its own as data_sm; their sender."""
    esme.bind(system_id="asdata")
    sender = Esme(world.port, 0x50)
    sender.bind(BIND_TRANSMITTER)
    sender.submitted(submit("447801", registered=0))
    sender.submitted(submit("447801", "Привет 🚀".encode("utf-16-be"), coding=8, registered=0))
    sender.submitted(submit("447801", b"\5\0\3\7\1\1hello", esm_class=0x40, registered=0))
    return sender


@provokes(ENQUIRE_LINK, versions=ALL)
def silence(esme, world):
    esme.bind()
    esme.await_pdu(ENQUIRE_LINK)


@provokes(RESPONSE | SUBMIT_SM, RESPONSE | DATA_SM, versions=ALL)
def datagrams(esme, world):
    """Nothing comes of them but the answer."""
    esme.bind()
    for number in ("447799", "888000"):
        expect("status", esme.ask(SUBMIT_SM, submit(number, esm_class=DATAGRAM))[0], ROK)
        expect("status", esme.ask(DATA_SM, data(number, b"hello", esm_class=DATAGRAM))[0], ROK)


@provokes(RESPONSE | SUBMIT_SM, RESPONSE | DATA_SM, versions=ALL)
def transactions(esme, world):
    """Answered with what came of them; a data_sm_resp, and a submit_sm_resp of 5.0, says why nothing did."""
    esme.bind()
    for number in ["447799"] + ["88800%d" % end for end in range(len(ENDS))]:
        wanted = ROK if number in ("447799", "888005") else RDELIVERYFAILURE
        for operation, body in ((SUBMIT_SM, submit(number, esm_class=TRANSACTION)),
                                (DATA_SM, data(number, b"hello", esm_class=TRANSACTION))):
            status, answer = esme.ask(operation, body)
            expect("status", status, wanted)
            if status != ROK and esme.version >= (0x34 if operation == DATA_SM else 0x50):
                tags = [tag for tag, _ in strings_and_tlvs(answer)[1]]
                expect("first TLV of the answer about %s" % number, tags[:1], [DELIVERY_FAILURE_REASON])


@provokes(RESPONSE | SUBMIT_SM, RESPONSE | DATA_SM, RESPONSE | ENQUIRE_LINK, versions=(0x34, 0x50))
def congestion(esme, world):
    """congestion_state is for 5.0 peers."""
    esme.bind()
    wanted = [CONGESTION_STATE] if esme.version == 0x50 else []
    for operation, body in ((SUBMIT_SM, submit("447799", registered=0)), (DATA_SM, data("447799", b"hello", registered=0)),
                            (ENQUIRE_LINK, b"")):
        status, answer = esme.ask(operation, body)
        tlvs = strings_and_tlvs(answer, 0 if operation == ENQUIRE_LINK else 1)[1]
        expect("answer to %#x" % operation, (status, [tag for tag, _ in tlvs]), (ROK, wanted))
        expect("congestion_state", [value for _, value in tlvs if len(value) != 1 or value[0] > 100], [])


def multi(destinations, registered=1):
    return (b"\0" + address("447701") + bytes([len(destinations)]) + b"".join(destinations) + bytes([0, 0, 0]) + b"\0\0"
            + bytes([registered, 0, 0, 0, 5]) + b"hello")


def unsuccess_sme(body):
    """(address, status) of each destination that a submit_multi_resp names."""
    at = body.index(0) + 1
    count, at, found = body[at], at + 1, []
    for _ in range(count):
        end = body.index(0, at + 2)
        found.append((body[at + 2:end].decode(), struct.unpack_from(">I", body, end + 1)[0]))
        at = end + 5
    expect("octets behind unsuccess_sme", body[at:], b"")
    return found


@provokes(RESPONSE | SUBMIT_MULTI, DELIVER_SM, versions=ALL)
def submit_to_many(esme, world):
    """All taken, a list, some refused, all refused, as many as there may be, none."""
    esme.bind()
    some = [b"\1" + address(number) for number in ("447799", "888000", "447798")]
    statuses = (RINVDSTADR, 0x14, 0x58)
    refused = [b"\1" + address("9990%04d" % status) for status in statuses]
    odd = [b"\1" + address("447797", ton=9), b"\2nobody\0"]
    named = [("9990%04d" % status, status) for status in statuses]
    for destinations, wanted in ((some, []), ([b"\2staff\0"], []), (some + refused, named),
                                 (some + odd, [("447797", RINVDSTTON), ("nobody", RINVDLNAME)])):
        status, answer = esme.ask(SUBMIT_MULTI, multi(destinations))
        expect("status", status, ROK)
        expect("unsuccess_sme", sorted(unsuccess_sme(answer)), sorted(wanted))
    most = some * 85 if esme.version == 0x50 else some * 84
    expect("answer to most", unsuccess_sme(esme.ask(SUBMIT_MULTI, multi(most, registered=0))[1]), [])
    for destinations, wanted in ((refused, RSUBMITFAIL), (refused[:1], RINVDSTADR), ([b"\2nobody\0"], RINVDLNAME),
                                 ([], RINVNUMDESTS)):
        expect("answer to %d" % len(destinations), esme.ask(SUBMIT_MULTI, multi(destinations)), (wanted, b""))
    esme.await_pdu(DELIVER_SM, 11)


def broadcast(areas, repetitions=1, seconds=1, schedule=b""):
    return (b"\0" + address("447701") + b"\0\0" + schedule + b"\0\0" + bytes(3)
            + b"".join(tlv(BROADCAST_AREA_IDENTIFIER, b"\0" + area.encode()) for area in areas)
            + tlv(BROADCAST_CONTENT_TYPE, b"\0\0\1") + tlv(BROADCAST_REP_NUM, struct.pack(">H", repetitions))
            + tlv(BROADCAST_FREQUENCY_INTERVAL, struct.pack(">BH", 8, seconds)) + tlv(MESSAGE_PAYLOAD, b"hello"))


@provokes(RESPONSE | BROADCAST_SM, RESPONSE | QUERY_BROADCAST_SM, RESPONSE | CANCEL_BROADCAST_SM, versions=(0x50,))
def broadcasts(esme, world):
    """One that waits, one that goes on, one that has ended; areas of which one fails; and what is refused."""
    esme.bind()
    scheduled, enroute, delivered, deleted = b"\0", b"\1", b"\2", b"\4"

    def started(*arguments, **keywords):
        status, answer = esme.ask(BROADCAST_SM, broadcast(*arguments, **keywords))
        expect("status", status, ROK)
        head, tlvs = strings_and_tlvs(answer)
        failed = [(BROADCAST_ERROR_STATUS, struct.pack(">I", 0x10D)), (BROADCAST_AREA_IDENTIFIER, b"\0broken")]
        expect("areas that fail", tlvs, failed)
        return head

    def query(message_id, state, successes, tlvs=b""):
        status, answer = esme.ask(QUERY_BROADCAST_SM, message_id + address("447701") + tlvs)
        found = strings_and_tlvs(answer)[1]
        expect("status", status, ROK)
        expect("message_state", [value for tag, value in found if tag == MESSAGE_STATE], [state])
        expect("successes", [value[0] for tag, value in found if tag == BROADCAST_AREA_SUCCESS], successes)
        expect("ends", [len(value) for tag, value in found if tag == BROADCAST_END_TIME], [16] * (state in (delivered, deleted)))
        expect("references", [tag for tag, _ in found if tag == USER_MESSAGE_REFERENCE], [USER_MESSAGE_REFERENCE] * bool(tlvs))

    def cancel(message_id):
        return esme.ask(CANCEL_BROADCAST_SM, b"\0" + message_id + address("447701"))

    waits = started(AREAS, schedule=b"000000010000000R")
    query(waits, scheduled, [255, 255, 255])
    goes_on = started(AREAS, repetitions=1000)
    query(goes_on, enroute, [100, 50, 0], tlv(USER_MESSAGE_REFERENCE, b"\0\7"))
    ended = started(AREAS)
    query(ended, delivered, [100, 50, 0])
    time.sleep(0.01)  # so that one is cancelled after its first transmission
    for message_id, wanted in ((waits, ROK), (goes_on, ROK), (ended, RBCASTCANCELFAIL), (b"nobody\0", RINVMSGID)):
        expect("answer to cancel_broadcast_sm", cancel(message_id), (wanted, b""))
    query(waits, deleted, [255, 255, 255])
    query(goes_on, deleted, [100, 50, 0], tlv(USER_MESSAGE_REFERENCE, b"\0\7"))
    expect("query of nobody", esme.ask(QUERY_BROADCAST_SM, b"nobody\0" + address("447701")), (RINVMSGID, b""))
    expect("an unknown area", esme.ask(BROADCAST_SM, broadcast(["moon"])), (RINVBCASTALIAS_NAME, b""))
    expect("no area", esme.ask(BROADCAST_SM, broadcast([])), (RMISSINGOPTPARAM, b""))


@provokes(ALERT_NOTIFICATION, RESPONSE | DATA_SM, versions=(0x34, 0x50))
def alerts(esme, world):
    """Handsets that are away, and a sender who wants to know when they are back."""
    esme.bind()
    wants = tlv(SET_DPF, b"\1")
    status, answer = esme.ask(DATA_SM, data("888100", b"hello", esm_class=TRANSACTION, tlvs=wants))
    found = dict(strings_and_tlvs(answer)[1])
    found.pop(CONGESTION_STATE, None)
    expect("answer", (status, found), (RDELIVERYFAILURE, {DELIVERY_FAILURE_REASON: b"\0", NETWORK_ERROR_CODE: b"\3\0\x1b",
                                                          DPF_RESULT: b"\1"}))
    wanted = tlv(MS_AVAILABILITY_STATUS, b"\0")
    expect("alert", esme.await_pdu(ALERT_NOTIFICATION), address("888100") + address("447701") + wanted)
    esme.submitted(submit("888101", tlvs=wants))
    expect("alert", esme.await_pdu(ALERT_NOTIFICATION, 2), address("888101") + address("447701") + wanted)
    _, answer = esme.ask(DATA_SM, data("888000", b"hello", esm_class=TRANSACTION, tlvs=wants))
    expect("dpf_result", dict(strings_and_tlvs(answer)[1]).get(DPF_RESULT), b"\0")


@provokes(OUTBIND, DELIVER_SM, versions=ALL)
def outbind(esme, world):
    """A message for an account that is not there: it is called, twice, since a transmitter does not do."""
    esme.bind()
    esme.submitted(submit("447802", registered=0))
    for kind, wanted in ((BIND_TRANSMITTER, RINVBNDSTS), (BIND_RECEIVER, ROK)):
        connection, _ = world.called.accept()
        connection.settimeout(SECONDS)
        called = Esme(0, esme.version, accepted=connection)
        expect("outbind", called.await_pdu(OUTBIND), b"needletail\0" + OUTBIND_PASSWORD.encode() + b"\0")
        expect("answer to %#x" % kind, called.bind(kind, system_id="called"), wanted)
        if wanted == ROK:
            called.await_pdu(DELIVER_SM)
            called.ask(UNBIND)
        called.client.close()


@provokes(SUBMIT_SM, DATA_SM, BIND_TRANSMITTER, BIND_RECEIVER, BIND_TRANSCEIVER, RESPONSE | DELIVER_SM, RESPONSE | DATA_SM,
          RESPONSE | ENQUIRE_LINK, GENERIC_NACK, side="esme")
def carriers(esme, world):
    """Messages to the carriers of provoke_carrier.py, which send receipts, messages and operations of their own; 4473 has data_sm."""
    esme.bind(system_id="owner")
    for number in ("4471", "4472", "4473"):
        esme.submitted(submit(number + "00"))
        esme.submitted(submit(number + "00", b"", tlvs=tlv(0x0424, b"long " * 200)))
        esme.submitted(submit(number + "00", b"\5\0\3\7\1\1hello", esm_class=0x40))
        esme.submitted(submit(number + "00", tlvs=b"".join(tlv(tag, value) for tag, value in EVERY_TLV.items())))
        esme.ask(DATA_SM, data(number + "00", b"hello"))
    esme.await_pdu(DELIVER_SM, 15)


@provokes(RESPONSE | UNBIND, ENQUIRE_LINK, side="esme")
def carriers_that_go(esme, world):
    """They unbind, the server binds again, and then is sent nothing until it asks whether they are there."""
    esme.bind()
    before = world.carriers.binds
    world.carriers.unbind()
    world.carriers.await_binds(before + 3)
    world.carriers.await_enquiry()

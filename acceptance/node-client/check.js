'use strict';
// usage: check.js host port system_id password. Binds a transceiver, sends GSM-7 and UCS-2, awaits both receipts.
const smpp = require('smpp');

const [host, port, systemId, password] = process.argv.slice(2);
const TIMEOUT_MILLIS = 30000;
const texts = [
  { name: 'GSM-7', text: 'café @ 5£ {€}', dataCoding: 0x00, encoding: 'ASCII' },
  { name: 'UCS-2', text: 'Привет 你好 🚀', dataCoding: 0x08, encoding: 'UCS2' },
];
const submitted = new Map();
const received = new Map();
let unbinding = false;

function finish(error) {
  console.log(error ? 'FAIL node client: ' + error : 'PASS node client');
  process.exit(error ? 1 : 0);
}

function check(condition, expected) {
  if (!condition) {
    finish('expected ' + expected);
  }
}

function conclude(session) {
  // Receipts of other messages are let be: an account may have some parked.
  const settled = [...submitted.keys()].filter((id) => received.has(id));
  if (settled.length < texts.length || unbinding) {
    return;
  }
  unbinding = true;
  for (const [id, name] of submitted) {
    check(received.get(id) === 'DELIVRD', 'DELIVRD for ' + name + ' with id ' + id + ', came ' + received.get(id));
  }
  session.unbind((pdu) => {
    check(pdu.command_status === 0, 'ESME_ROK for unbind');
    finish();
  });
}

function submit(session, message) {
  session.submit_sm({
    source_addr_ton: 5,
    source_addr: 'Needletail',
    dest_addr_ton: 1,
    dest_addr_npi: 1,
    destination_addr: '447700900123',
    registered_delivery: 1,
    data_coding: message.dataCoding,
    short_message: { message: smpp.encodings[message.encoding].encode(message.text) },
  }, (pdu) => {
    console.log('submitted', message.name, '-> id', pdu.message_id);
    check(pdu.command_status === 0, 'ESME_ROK for ' + message.name + ', not ' + pdu.command_status);
    check(pdu.message_id && !submitted.has(pdu.message_id), 'a new id for ' + message.name);
    submitted.set(pdu.message_id, message.name);
    conclude(session);
  });
}

function receive(session, pdu) {
  const text = String(pdu.short_message.message);
  const fields = /id:(\S+) .*stat:(\S+)/.exec(text);
  check((pdu.esm_class & 0x3C) === 4 && fields, 'a receipt, came ' + text);
  check(String(pdu.receipted_message_id) === fields[1], 'one id in text and TLV, came ' + pdu.receipted_message_id);
  console.log('received', fields[1], fields[2]);
  received.set(fields[1], fields[2]);
  session.send(pdu.response(), () => conclude(session));
}

setTimeout(() => finish('no end after ' + TIMEOUT_MILLIS + ' ms: submitted ' + [...submitted.keys()]
  + ', receipts ' + [...received.keys()]), TIMEOUT_MILLIS);

const session = smpp.connect({ url: 'smpp://' + host + ':' + port }, () => {
  session.bind_transceiver({ system_id: systemId, password, interface_version: 0x50 }, (pdu) => {
    check(pdu.command_status === 0, 'ESME_ROK for bind_transceiver 0x50, not ' + pdu.command_status);
    session.on('deliver_sm', (deliver) => receive(session, deliver));
    session.enquire_link({}, (answer) => {
      check(answer.command_status === 0, 'ESME_ROK for enquire_link');
      texts.forEach((message) => submit(session, message));
    });
  });
});
session.on('error', (error) => finish(error));
session.on('close', () => finish('connection closed by the server'));

'use strict';
// usage: carrier.js [port]. An SMSC on the npm package smpp: takes any bind, gives hexadecimal ids, sends a receipt with a decimal
// one for each message that asks for it, and prints a line of JSON for each message. Says "listening on PORT" first.
const smpp = require('smpp');

const receivers = [];
let id = 0xab0000;

function receipt(pdu, number) {
  const text = 'id:' + number + ' sub:001 dlvrd:001 submit date:2601010000 done date:2601010000 stat:DELIVRD err:000 text:';
  const session = receivers[number % receivers.length];
  if (session) {
    session.deliver_sm({
      source_addr: pdu.destination_addr,
      destination_addr: pdu.source_addr,
      esm_class: 4,
      short_message: { message: Buffer.from(text, 'latin1') },
    });
  }
}

const server = smpp.createServer({}, (session) => {
  for (const kind of ['transceiver', 'transmitter', 'receiver']) {
    session.on('bind_' + kind, (pdu) => {
      if (kind !== 'transmitter') {
        receivers.push(session);
      }
      session.send(pdu.response({ system_id: 'node' }));
    });
  }
  session.on('submit_sm', (pdu) => {
    const number = ++id;
    const message = pdu.short_message.message;
    console.log(JSON.stringify({
      id: number.toString(16),
      from: pdu.source_addr,
      to: pdu.destination_addr,
      coding: pdu.data_coding,
      text: String(message),
    }));
    session.send(pdu.response({ message_id: number.toString(16).toUpperCase() }));
    if (pdu.registered_delivery & 1) {
      receipt(pdu, number);
    }
  });
  session.on('enquire_link', (pdu) => session.send(pdu.response()));
  session.on('unbind', (pdu) => session.send(pdu.response(), () => session.close()));
  session.on('close', () => {
    const at = receivers.indexOf(session);
    if (at >= 0) {
      receivers.splice(at, 1);
    }
  });
  session.on('error', () => session.close());
});
server.listen(Number(process.argv[2] || 0), '127.0.0.1', () => console.log('listening on ' + server.address().port));

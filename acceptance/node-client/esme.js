'use strict';
// usage: esme.js HOST PORT SYSTEM_ID PASSWORD PLAN. Does what the plan says (see client_cases.py) and reports in lines of fields.
const fs = require('fs');
const smpp = require('smpp');

const [host, port, systemId, password, planFile] = process.argv.slice(2);
const plan = fs.readFileSync(planFile, 'utf8').trim().split('\n').map((line) => line.split('\t'));
const number = plan.find((line) => line[0] === 'number')[1];
const awaited = Number(plan.find((line) => line[0] === 'originated')[1]);
const TIMEOUT_MILLIS = 40000;
const IN_AN_HOUR = '000000010000000R';
const IN_A_SECOND = '000000000001000R';
const ENCODINGS = { 0: 'ASCII', 3: 'LATIN1', 8: 'UCS2' };
const receipts = new Map();
const waiting = [];
let originated = 0;

function report(...fields) {
  console.log(fields.join('\t'));
}

function end(problem) {
  if (problem) {
    report('failed', problem);
  }
  process.exit(problem ? 1 : 0);
}

function progress() {
  waiting.splice(0).forEach((wake) => wake());
}

async function until(condition) {
  while (!condition()) {
    await new Promise((resolve) => waiting.push(resolve));
  }
}

const session = smpp.connect({ url: 'smpp://' + host + ':' + port });

function request(operation, fields) {
  return new Promise((resolve) => session[operation](fields, (pdu) => {
    if (pdu.command_status !== 0) {
      report('refused', operation, pdu.command_status);
    }
    resolve(pdu);
  }));
}

function submit(destination, fields) {
  return request('submit_sm', {
    source_addr_ton: 1, source_addr_npi: 1, source_addr: number,
    dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: destination, ...fields,
  });
}

function parts(octets) {
  const list = [];
  for (let at = 0; at < octets.length; at += 153) {
    list.push(octets.subarray(at, at + 153));
  }
  return list;
}

async function send([, name, destination, coding, way, kind, hex]) {
  const content = Buffer.from(hex, 'hex');
  const octets = kind === 'text' ? smpp.encodings[ENCODINGS[coding]].encode(content.toString('utf8')) : content;
  const all = parts(octets);
  const dataCoding = Number(coding);
  let id = '';
  if (way === 'udh') {
    for (let i = 0; i < all.length; i++) {
      const udh = Buffer.from([5, 0, 3, 7, all.length, i + 1]);
      id = (await submit(destination, { esm_class: 0x40, data_coding: dataCoding, short_message: { udh, message: all[i] } })).message_id;
    }
  } else if (way === 'sar') {
    for (let i = 0; i < all.length; i++) {
      id = (await submit(destination, {
        data_coding: dataCoding, short_message: { message: all[i] },
        sar_msg_ref_num: 8, sar_total_segments: all.length, sar_segment_seqnum: i + 1,
      })).message_id;
    }
  } else if (way === 'payload') {
    id = (await submit(destination, { data_coding: dataCoding, message_payload: { message: octets } })).message_id;
  } else {
    id = (await submit(destination, { data_coding: dataCoding, short_message: { message: octets } })).message_id;
  }
  report('sent', name, id);
}

async function later(destination) {
  return (await submit(destination, { schedule_delivery_time: IN_AN_HOUR, short_message: { message: Buffer.from('later') } })).message_id;
}

async function query(name, id) {
  const answer = await request('query_sm', { message_id: id, source_addr_ton: 1, source_addr_npi: 1, source_addr: number });
  report('state', name, answer.message_state);
}

const steps = {
  send,
  async receipt([, name, destination]) {
    const id = (await submit(destination, { registered_delivery: 1, short_message: { message: Buffer.from(name) } })).message_id;
    report('sent', name, id);
    await until(() => receipts.has(id));
    report('receipt', name, receipts.get(id));
    await query(name, id);
  },
  async query([, name, destination]) {
    await query(name, await later(destination));
  },
  async cancel([, name, destination]) {
    const id = await later(destination);
    const answer = await request('cancel_sm', {
      message_id: id, source_addr_ton: 1, source_addr_npi: 1, source_addr: number,
      dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: destination,
    });
    report('done', name, answer.command_status);
    await query(name, id);
  },
  async replace([, name, destination, hex]) {
    const answer = await request('replace_sm', {
      message_id: await later(destination), source_addr_ton: 1, source_addr_npi: 1, source_addr: number,
      schedule_delivery_time: IN_A_SECOND,
      short_message: { message: smpp.encodings.ASCII.encode(Buffer.from(hex, 'hex').toString('utf8')) },
    });
    report('done', name, answer.command_status);
  },
};

session.on('deliver_sm', (pdu) => {
  const content = pdu.message_payload || pdu.short_message;
  const message = content.message !== undefined ? content.message : content;
  if ((pdu.esm_class & 0x3C) === 4) {
    const found = /id:(\S+) .*stat:(\S+)/.exec(String(message));
    receipts.set(found[1], found[2]);
  } else {
    const isText = typeof message === 'string';
    const udh = content.udh ? Buffer.concat([].concat(content.udh)) : Buffer.alloc(0);
    report('mo', pdu.source_addr, isText ? 'text' : 'octets', Buffer.from(message, 'utf8').toString('hex'), udh.toString('hex'));
    originated++;
  }
  session.send(pdu.response(), progress);
});
session.on('enquire_link', (pdu) => session.send(pdu.response()));
session.on('error', (error) => end(error));
session.on('close', () => end('connection closed by the server'));
setTimeout(() => end('no end after ' + TIMEOUT_MILLIS + ' ms, receipts ' + [...receipts.keys()] + ', mo ' + originated), TIMEOUT_MILLIS);

session.on('connect', async () => {
  const bound = await request('bind_transceiver', { system_id: systemId, password, interface_version: 0x50 });
  if (bound.command_status !== 0) {
    end('bind refused');
  }
  for (const line of plan) {
    if (steps[line[0]]) {
      await steps[line[0]](line);
    }
  }
  await until(() => originated >= awaited);
  await request('unbind', {});
  end();
});

// A server on the npm package smpp that answers each submit_sm and does nothing else. Argument: port, 0 for any.
'use strict';
const smpp = require('smpp');

const server = smpp.createServer({}, session => {
    for (const kind of ['transceiver', 'transmitter', 'receiver']) {
        session.on(`bind_${kind}`, pdu => session.send(pdu.response({ system_id: 'node' })));
    }
    session.on('submit_sm', pdu => session.send(pdu.response({ message_id: '0000000001' })));
    session.on('enquire_link', pdu => session.send(pdu.response()));
    session.on('unbind', pdu => {
        session.send(pdu.response());
        session.close();
    });
    session.on('error', () => session.close());
});
server.listen(Number(process.argv[2] || 0), '127.0.0.1', () => console.log(`listening on ${server.address().port}`));

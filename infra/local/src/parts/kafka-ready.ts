import { connect } from 'node:net';

/** Metadata request, version 1, for no topic: size, api key 3, version 1, correlation id, no client id, empty array. */
const metadataRequest = Buffer.from('0000000e' + '0003' + '0001' + '00000001' + 'ffff' + '00000000', 'hex');

/**
 * True when the broker at 127.0.0.1:`port` answers a metadata request and lists itself, which it does once it
 * has registered and takes requests.
 */
export function kafkaReady(port: number, withinMs = 2_000): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    let received = Buffer.alloc(0);
    const finish = (ready: boolean) => {
      socket.destroy();
      resolve(ready);
    };
    socket.setTimeout(withinMs, () => finish(false));
    socket.once('error', () => finish(false));
    socket.once('close', () => finish(false));
    socket.once('connect', () => socket.write(metadataRequest));
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      if (received.length >= 12) finish(received.readInt32BE(8) > 0);
    });
  });
}

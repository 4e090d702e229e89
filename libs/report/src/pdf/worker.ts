import { parentPort } from 'node:worker_threads';
import { makePdf } from './maker.ts';
import type { Answer, Order } from './thread.ts';

const answer = (message: Answer): void => parentPort!.postMessage(message);

/** One after the other: a document takes all of the thread anyway. */
let last = Promise.resolve();
parentPort!.on('message', ({ id, draft, made }: Order) => {
  last = last.then(() =>
    makePdf(draft, made).then(
      (pdf) => answer({ id, pdf: new Uint8Array(pdf) }),
      (error: unknown) => answer({ id, failure: String(error) }),
    ),
  );
});

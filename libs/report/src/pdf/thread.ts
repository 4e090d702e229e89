import { Worker } from 'node:worker_threads';
import { PdfMakerBusy, type Draft, type PdfMaker } from './maker.ts';
import type { Made } from './render.ts';

/** To the thread and back. A failure comes as a message: the thread goes on. */
export interface Order {
  readonly id: number;
  readonly draft: Draft;
  readonly made: Made;
}
export type Answer = { readonly id: number } & ({ readonly pdf: Uint8Array } | { readonly failure: string });

interface Waiting {
  readonly resolve: (pdf: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

const MOST_WAITING = 50;
/** This module's own form: as it is written, or as the compiler made it. */
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);

/** Lays out in a thread of its own, one document after the other; it starts with the first, and anew after it died. */
export function threadPdfMaker(mostWaiting = MOST_WAITING): PdfMaker {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let nextId = 0;

  const fail = (of: Worker, error: Error): void => {
    if (of !== worker) return;
    worker = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const start = (): Worker => {
    const started = new Worker(WORKER);
    // who waits for a document keeps the process alive, not the thread
    started.unref();
    started.on('message', (answer: Answer) => {
      const one = waiting.get(answer.id);
      waiting.delete(answer.id);
      if (waiting.size === 0) started.unref();
      if ('pdf' in answer) one?.resolve(answer.pdf);
      else one?.reject(new Error(answer.failure));
    });
    started.on('error', (error: Error) => fail(started, error));
    started.on('exit', (code) =>
      fail(started, new Error(`the thread that makes PDFs ended with code ${code}`)),
    );
    return started;
  };
  return {
    make(draft, made) {
      if (waiting.size >= mostWaiting)
        return Promise.reject(new PdfMakerBusy(`${mostWaiting} documents wait already`));
      worker ??= start();
      worker.ref();
      const id = nextId++;
      const order: Order = { id, draft, made };
      worker.postMessage(order);
      return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
    },
    async close() {
      await worker?.terminate();
    },
  };
}

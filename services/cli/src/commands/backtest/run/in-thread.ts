import { Worker } from 'node:worker_threads';
import type { Track } from '@foreshock/backtest';
import { Exit, EXIT } from '../../../output/exit.ts';
import type { ReplayOrder } from './replay-file.ts';

/** What a replay in a thread of its own says: how far it is, and in the end what came of it. */
export type FromWorker =
  { readonly bytesRead: number } | { readonly track: Track } | { readonly refusal: string };

/** Replays a log in a thread of its own. @throws Exit when the file is no log */
export function replayInThread(order: ReplayOrder, onProgress: (bytesRead: number) => void): Promise<Track> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: order });
    worker.on('message', (message: FromWorker) => {
      if ('bytesRead' in message) onProgress(message.bytesRead);
      else if ('track' in message) resolve(message.track);
      else reject(new Exit(EXIT.usage, message.refusal));
    });
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`the replay ended with code ${code} and without a result`)));
  });
}

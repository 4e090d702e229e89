import { parentPort, workerData } from 'node:worker_threads';
import { LogFileError } from '../log-file/read.ts';
import { replayFile, type ReplayOrder } from './replay-file.ts';
import type { FromWorker } from './in-thread.ts';

const say = (message: FromWorker): void => parentPort!.postMessage(message);

try {
  const track = await replayFile(workerData as ReplayOrder, (bytesRead) => say({ bytesRead }));
  say({ track });
} catch (error) {
  if (!(error instanceof LogFileError)) throw error;
  say({ refusal: error.message });
}

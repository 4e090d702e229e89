import { headersFor } from './client.ts';
import { eventReader, type LiveEvent } from './events.ts';
import { addLiveEvent, setLiveState } from './live-state.ts';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;

interface Following {
  readonly language: string;
  readonly signal: AbortSignal;
  readonly onEvent: (event: LiveEvent) => void;
}

/** Follows the live stream until the signal, and goes on by the last id after every interruption. */
export async function follow({ language, signal, onEvent }: Following): Promise<void> {
  let lastId = '';
  let waitMs = FIRST_WAIT_MS;
  while (!signal.aborted) {
    const read = eventReader((event) => {
      lastId = event.id === '' ? lastId : event.id;
      waitMs = FIRST_WAIT_MS;
      setLiveState('live');
      if (event.name === 'hello') return;
      addLiveEvent(event);
      onEvent(event);
    });
    try {
      await readAll(lastId, { language, signal }, read);
    } catch {
      // whatever cut the stream, the answer is the same: say so, wait, and go on by the last id
      setLiveState('away');
    }
    await pause(waitMs, signal);
    waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
  }
}

async function readAll(
  lastId: string,
  { language, signal }: Pick<Following, 'language' | 'signal'>,
  read: (text: string) => void,
): Promise<void> {
  const resume: Record<string, string> = lastId === '' ? {} : { 'last-event-id': lastId };
  const response = await fetch('/v1/stream', { headers: { ...headersFor(language), ...resume }, signal });
  if (!response.ok || response.body === null) throw new Error(`the stream answered ${response.status}`);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) throw new Error('the stream ended');
    read(value);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

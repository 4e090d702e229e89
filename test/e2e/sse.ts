export interface StreamEvent {
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A live stream (server-sent events) that is being followed; `events` grows. */
export interface Stream {
  readonly events: readonly StreamEvent[];
  close(): void;
}

/** Opens a stream; resolves once the server has answered, so that nothing after that is missed. */
export async function followStream(url: string, token: string): Promise<Stream> {
  const ending = new AbortController();
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` }, signal: ending.signal });
  if (!response.ok || response.body === null) throw new Error(`the stream answered ${response.status}`);
  const events: StreamEvent[] = [];
  void follow(response.body, events).catch((error: unknown) => {
    if (!ending.signal.aborted) throw error;
  });
  return { events, close: () => ending.abort() };
}

async function follow(body: ReadableStream<Uint8Array>, events: StreamEvent[]): Promise<void> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body) {
    const blocks = (text + decoder.decode(chunk, { stream: true })).split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
      const event = field('event');
      if (event !== undefined) {
        events.push({ event, data: JSON.parse(field('data') ?? '{}') as StreamEvent['data'] });
      }
    }
  }
}

export interface SseEvent {
  readonly id: string;
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The events of a server-sent stream, comments left out. */
export async function* eventsOf(response: Response): AsyncGenerator<SseEvent> {
  if (response.body === null) throw new Error('the stream has no body');
  let text = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    const parts = (text + chunk).split('\n\n');
    text = parts.pop() ?? '';
    for (const part of parts) {
      const lines = part.split('\n');
      const field = (name: string) =>
        lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
      if (field('event') === undefined) continue;
      const data = JSON.parse(field('data') ?? '{}') as SseEvent['data'];
      yield { id: field('id') ?? '', event: field('event') ?? '', data };
    }
  }
}

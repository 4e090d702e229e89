/** One event of the live stream. */
export interface LiveEvent {
  readonly id: string;
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * Cuts a stream of server-sent events into events. Feed it text as it comes; what is not complete yet is kept.
 * Browsers' own EventSource cannot send the token, so the console reads the stream itself.
 */
export function eventReader(onEvent: (event: LiveEvent) => void): (text: string) => void {
  let rest = '';
  return (text) => {
    const blocks = `${rest}${text}`.replaceAll('\r\n', '\n').split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const event = eventOf(block);
      if (event !== null) onEvent(event);
    }
  };
}

function eventOf(block: string): LiveEvent | null {
  const fields = block
    .split('\n')
    .filter((line) => !line.startsWith(':'))
    .map((line) => /^(\w+): ?(.*)$/.exec(line));
  const field = (name: string) => fields.findLast((match) => match?.[1] === name)?.[2] ?? '';
  const data = fields.flatMap((match) => (match?.[1] === 'data' ? [match[2] ?? ''] : [])).join('\n');
  if (data === '') return null;
  return { id: field('id'), name: field('event'), data: JSON.parse(data) as LiveEvent['data'] };
}

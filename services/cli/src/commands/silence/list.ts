import { print, type OutputOptions } from '../../output/print.ts';
import { table } from '../../output/table.ts';
import { getJson } from '../api-client.ts';
import { matchersText, type Silence } from './silence.ts';

export interface ListOptions extends OutputOptions {
  readonly state: 'planned' | 'active' | 'over' | 'all';
}

/** Shows silences. */
export async function list(options: ListOptions): Promise<void> {
  const query = options.state === 'all' ? '' : `?state=${options.state.toUpperCase()}`;
  const answer = await getJson<{ readonly items: readonly Silence[] }>(`/v1/silences${query}`);
  print(options, answer, () => (answer.items.length === 0 ? 'no such silence' : text(answer.items)));
}

const text = (silences: readonly Silence[]): string =>
  table(
    [
      { heading: 'id', text: (row) => row.silenceId },
      { heading: 'state', text: (row) => row.state.toLowerCase() },
      { heading: 'about', text: matchersText },
      { heading: 'from', text: (row) => row.startsAt.slice(0, 16) },
      { heading: 'until', text: (row) => row.ended?.at.slice(0, 16) ?? row.endsAt.slice(0, 16) },
      { heading: 'by', text: (row) => row.setBy },
      { heading: 'why', text: (row) => row.reason },
    ],
    silences,
  );

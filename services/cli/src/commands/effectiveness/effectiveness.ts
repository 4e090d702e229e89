import { writeFileSync } from 'node:fs';
import { worthOf, type Effectiveness } from '@foreshock/effectiveness';
import { Exit, EXIT } from '../../output/exit.ts';
import { print, type OutputOptions } from '../../output/print.ts';
import { getJson } from '../api-client.ts';
import { readCosts } from './read-costs.ts';
import { reportOf } from './report.ts';
import { textOf } from './text.ts';
import type { Shown } from './shown.ts';

export interface EffectivenessOptions extends OutputOptions {
  readonly by: string;
  readonly from?: string;
  readonly to?: string;
  readonly horizon: string;
  readonly costs?: string;
  readonly html?: string;
  readonly lang: 'en' | 'zh';
}

/** Shows what became of warnings, as a table, as JSON, and as a page. */
export async function effectivenessCommand(options: EffectivenessOptions): Promise<void> {
  const query = new URLSearchParams({ by: options.by, horizon: options.horizon });
  if (options.from !== undefined) query.set('from', options.from);
  if (options.to !== undefined) query.set('to', options.to);
  const found = await getJson<Effectiveness>(`/v1/effectiveness?${query.toString()}`, options.lang);
  const chosen = readCosts(options.costs, found.currency ?? 'USD');
  const priced = (group: Effectiveness['groups'][number]) => ({ ...group, ...worthOf(group, chosen.costs) });
  const shown: Shown = {
    ...found,
    by: options.by,
    horizonDays: Number(options.horizon),
    groups: found.groups.map(priced),
    total: found.total === null ? null : priced(found.total),
    ...chosen,
  };
  if (options.html !== undefined) writePage(options.html, reportOf(shown, options.lang));
  print(options, shown, () => textOf(shown, options.lang));
}

function writePage(file: string, html: string): void {
  try {
    writeFileSync(file, html);
  } catch (error) {
    throw new Exit(EXIT.usage, `${file}: cannot be written: ${(error as Error).message}`);
  }
}

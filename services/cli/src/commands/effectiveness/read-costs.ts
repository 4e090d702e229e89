import { costsShape, DEFAULT_COSTS, type Costs } from '@foreshock/effectiveness';
import { parseDocument } from 'yaml';
import { Exit, EXIT } from '../../output/exit.ts';
import { readText } from '../model/read-data.ts';

/** Costs to reckon with, and whether they are assumptions of ours. */
export interface ChosenCosts {
  readonly assumed: boolean;
  readonly costs: Costs;
}

/** @returns the costs of the file, the assumptions without one. @throws Exit with usage, naming file, line and field */
export function readCosts(file: string | undefined, currency: string): ChosenCosts {
  if (file === undefined) return { assumed: true, costs: { currency, ...DEFAULT_COSTS } };
  const costs = parseCosts(file);
  if (costs.currency === currency) return { assumed: false, costs };
  throw new Exit(
    EXIT.usage,
    `${file}: currency: the ledger's figures are in ${currency}, not in ${costs.currency}`,
  );
}

function parseCosts(file: string): Costs {
  const text = readText(file);
  const document = parseDocument(text);
  const [broken] = document.errors;
  if (broken !== undefined) throw new Exit(EXIT.usage, `${file}: ${broken.message}`);
  const read = costsShape.safeParse(document.toJS());
  if (read.success) return read.data;
  const { path, message } = read.error.issues[0]!;
  const at = (document.getIn(path, true) as { range?: [number] } | undefined)?.range?.[0];
  const line = at === undefined ? '' : `:${text.slice(0, at).split('\n').length}`;
  throw new Exit(
    EXIT.usage,
    `${file}${line}: ${[...path, ''].join('.').slice(0, -1) || 'document'}: ${message}`,
  );
}

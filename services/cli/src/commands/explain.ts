import { print, type OutputOptions } from '../output/print.ts';
import { getJson } from './api-client.ts';

export interface ExplainOptions extends OutputOptions {
  readonly lang: string;
}

/** Says why a warning was raised, in plain sentences. */
export async function explain(warningId: string, options: ExplainOptions): Promise<void> {
  const path = `/v1/warnings/${encodeURIComponent(warningId)}/explanation`;
  const explanation = await getJson<{ sentences: readonly string[] }>(path, options.lang);
  print(options, explanation, () => explanation.sentences.join('\n'));
}

import { findDecision } from '@foreshock/customer-log';
import { counterfactuals, standingIn, startRun } from '@foreshock/forecast';
import { explanationView, type Language } from '@foreshock/wording';
import { print, type OutputOptions } from '../output/print.ts';
import { getJson } from './api-client.ts';
import { explanationText } from './scenario/explanation-text.ts';
import { customerOf, withSources } from './scenario/open.ts';

export interface ExplainOptions extends OutputOptions {
  readonly asOf?: string;
  readonly lang: Language;
}

/** Says why a decision was taken, or where a customer stands, and what would have to be otherwise. */
export async function explain(id: string, options: ExplainOptions): Promise<void> {
  await withSources(async (sources) => {
    const decision = await findDecision(sources.clickhouse, id);
    const upTo = decision === null ? { asOf: options.asOf } : { last: decision.offset };
    const retraced = await customerOf(sources, decision?.customerId ?? id, upTo);
    const { situation } = retraced;
    const standing = standingIn(startRun(situation));
    const view = explanationView(retraced, standing, counterfactuals(situation), options.lang);
    const warning = decision?.kind === 'warning' ? await warningSentences(id, options.lang) : null;
    print(options, { ...warning, ...view }, () =>
      [...(warning === null ? [] : [...warning.sentences, '']), explanationText(view)].join('\n'),
    );
  });
}

/** What was said when the warning was raised: the rule, its levels and the next step. */
function warningSentences(
  id: string,
  language: Language,
): Promise<{ readonly sentences: readonly string[] }> {
  return getJson(`/v1/warnings/${encodeURIComponent(id)}/explanation`, language);
}

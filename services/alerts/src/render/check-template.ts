import type { Message } from '@foreshock/alerting';
import type { Liquid } from 'liquidjs';
import { meant } from '../routing/problems.ts';
import { sampleMessages } from './samples.ts';
import { viewOf, type MessageView } from './view.ts';

const sampleViews: readonly MessageView[] = sampleMessages().map((message: Message) =>
  viewOf(message, { caseUrl: 'https://example.com/cases/c', worklistUrl: 'https://example.com/cases' }),
);
const TOP = Object.keys(sampleViews[0] as MessageView);

/**
 * What is wrong with one text of a template, with its line: its syntax, a variable that there is not (looked for in every
 * branch), a filter that there is not, or a rendering of any kind of message that breaks a bound.
 */
export function templateProblems(engine: Liquid, text: string): string[] {
  try {
    const parsed = engine.parse(text);
    const { globals } = engine.analyzeSync(parsed, { partials: false });
    const unknown = Object.entries(globals)
      .filter(([name]) => !TOP.includes(name))
      .map(
        ([name, [first]]) => `line ${first?.location.row ?? '?'}: no variable "${name}"${meant(name, TOP)}`,
      );
    if (unknown.length > 0) return unknown;
    for (const view of sampleViews) engine.renderSync(parsed, view);
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
}

import type { Action, Materiality, Policy, Rule } from '@foreshock/policy';
import type { Resolved } from '@foreshock/policy-tools';
import { riskSourceText } from '@foreshock/wording';
import type { Speech } from './speech.ts';

/** The rules, each once; where its numbers differ from segment to segment, once for each of them. */
export function rulesText(
  policy: Policy,
  views: readonly Resolved[],
  only: string | undefined,
  speech: Speech,
): string[] {
  const { rules } = policy.document;
  return rules
    .filter(({ id }) => only === undefined || id === only)
    .flatMap(({ id }) => {
      const texts = views.flatMap((view) => {
        const rule = view.rules.find((one) => one.id === id);
        return rule === undefined ? [] : [{ segment: view.segment.id, text: ruleText(rule, policy, speech) }];
      });
      return [...new Set(texts.map(({ text }) => text))].flatMap((text) => {
        const segments = texts.filter((one) => one.text === text).map(({ segment }) => segment);
        const isAll = segments.length === views.length;
        return [
          headOf(
            rules.find((one) => one.id === id)!,
            isAll ? [] : segments,
            speech,
          ),
          text,
          '',
        ];
      });
    });
}

/** Name, title and risk of a rule, and the segments to which it is confined. */
export function headOf(
  { id, title, source }: Pick<Rule, 'id' | 'title' | 'source'>,
  segments: readonly string[],
  speech: Speech,
): string {
  const { say, text, language } = speech;
  const scope = segments.length === 0 ? '' : say.only(segments.join(', '));
  const risk = say.source(riskSourceText(source.toUpperCase(), language));
  return `  ${id}${scope}${say.colon}${text(title)}${say.semicolon}${risk}`;
}

/** Every sentence of a rule, its parameters replaced. */
export function ruleText(
  rule: Omit<Rule, 'segments'>,
  { document, priorities }: Policy,
  speech: Speech,
): string {
  const { say, text, when } = speech;
  const { severity, likelihood, materiality, escalate = [] } = rule;
  const priority = priorities[severity][likelihood];
  const actions = rule.actions ?? document.actions?.bySeverity?.[severity] ?? [];
  const lines = [
    say.raise(when(rule.raise), heldFor(rule.forDays, speech)),
    ...(materiality === undefined ? [] : [materialityText(materiality, speech)]),
    say.clear(rule.clear === undefined ? say.notRaise : when(rule.clear), heldFor(rule.clearForDays, speech)),
    ...(rule.maxDays === undefined ? [] : [say.aged(rule.maxDays)]),
    say.severity(say.levels[severity], say.levels[likelihood], priority),
    ...escalate.map((step) => say.escalate(say.levels[step.severity], when(step.when))),
    say.next(text(rule.nextStep)),
    ...(actions.length === 0
      ? []
      : [say.actions(actions.map((one) => actionText(one, speech)).join(say.semicolon))]),
  ];
  return lines.map((line) => `    ${line}`).join('\n');
}

function heldFor(days: Rule['forDays'], { say }: Speech): string {
  return days === undefined || days === 0 ? '' : say.held(days);
}

function materialityText({ value, minor, ratio, of }: Materiality, speech: Speech): string {
  const { say, label, money, percent, language } = speech;
  const relative = of === undefined ? '' : say.relative(percent(ratio ?? 0), label(of));
  return `${say.material(label(value), money(minor))}${relative}${language === 'en' ? '.' : '。'}`;
}

function actionText({ kind, role, dueInDays, approval }: Action, { say }: Speech): string {
  return say.action(say.kinds[kind], role, dueInDays, approval);
}

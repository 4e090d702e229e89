import type { DefaultDefinition, Segment } from '@foreshock/policy';
import type { Resolved } from '@foreshock/policy-tools';
import type { Speech } from './speech.ts';

/** Whom a segment takes, in one line. */
export function segmentLine({ id, title, match = {}, lgd }: Segment, { say, text, percent }: Speech): string {
  const facts = Object.entries(match).map(([field, accepted]) => `${field} ${accepted.join(say.or)}`);
  const whom = facts.length === 0 ? say.everybodyElse : say.matching(facts.join(say.and));
  return `  ${id} (${text(title)})${say.colon}${whom}${say.semicolon}${say.loss(percent(lgd))}`;
}

/** When a customer is in default, and when no longer; once for all segments that say the same. */
export function defaultText(views: readonly Resolved[], speech: Speech): string[] {
  const texts = views.flatMap(({ document, segment }) =>
    document.default === undefined
      ? []
      : [{ id: segment.id, text: definitionLines(document.default, speech).join('\n') }],
  );
  const different = [...new Set(texts.map(({ text }) => text))];
  return different.flatMap((text) => {
    const segments = texts.filter((one) => one.text === text).map(({ id }) => id);
    const scope = different.length === 1 ? '' : speech.say.only(segments.join(', '));
    return [`${speech.say.default}${scope}`, text];
  });
}

function definitionLines(definition: DefaultDefinition, speech: Speech): string[] {
  const { say, text, label, money, percent, value, when } = speech;
  const { pastDue, unlikelyToPay = [], probationDays } = definition;
  const longest = value(pastDue.value, Number(pastDue.moreThanDays));
  const share = percent(pastDue.moreThanRatio);
  return [
    `  ${say.inDefault(label(pastDue.amount), longest, money(pastDue.moreThanMinor), share, label(pastDue.of))}`,
    ...unlikelyToPay.map((one) => `  ${say.unlikely(text(one.title), when(one.when))}`),
    `  ${say.cured(probationDays)}`,
  ];
}

export function indented(lines: string): string[] {
  return lines.split('\n').map((line) => `  ${line}`);
}

import { createHash } from 'node:crypto';
import type { PolicyDocument } from '@foreshock/policy';

const text = (en: string) => ({ en, zh: en });

/** A small policy under which a few days bring warnings, escalations, grades, reviews and actions. `strict` differs in its levels. */
function policy(version: string, strict: number): PolicyDocument {
  return {
    policyId: 'simulated',
    version,
    title: text('Simulated'),
    baseCurrency: 'EUR',
    segments: [
      {
        id: 'all',
        title: text('All'),
        scorecard: 'one',
        lgd: 0.5,
        limit: {
          turnover: 'invoiced365Minor',
          shareByGrade: { A: 0.2, B: 0.1 },
          capMinor: 1_000_000,
          roundToMinor: 100,
          changeRatio: 0.1,
        },
        terms: { byGrade: { A: { reviewDays: 5 }, B: { reviewDays: 2 } } },
      },
    ],
    scorecards: {
      one: {
        base: 600,
        behaviour: [
          {
            id: 'daysPastDue',
            value: 'maxDaysPastDue',
            missing: 0,
            bins: [
              { to: 4 - strict, points: 0 },
              { from: 4 - strict, points: -100 },
            ],
          },
        ],
        external: [],
        combine: { rule: 'worse' },
        grades: [
          { grade: 'A', minScore: 550, pd: 0.01 },
          { grade: 'B', pd: 0.2 },
        ],
        overrides: [],
        upgrade: { marginPoints: 0, probationDays: 2 },
      },
    },
    rules: [
      {
        id: 'overdue',
        title: text('Overdue'),
        source: 'credit',
        raise: { value: 'maxDaysPastDue', gte: 2 },
        clear: { value: 'maxDaysPastDue', lt: 1 },
        severity: 'low',
        likelihood: 'medium',
        escalate: [{ when: { value: 'maxDaysPastDue', gte: 5 - strict }, severity: 'high' }],
        actions: [{ kind: 'HOLD', role: 'credit', dueInDays: 2, approval: false }],
        nextStep: text('Call'),
      },
      {
        id: 'exposure',
        title: text('Exposure'),
        source: 'credit',
        raise: { value: 'openMinor', gte: 60_000 / (1 + strict) },
        clear: { value: 'openMinor', lt: 30_000 / (1 + strict) },
        severity: 'medium',
        likelihood: 'medium',
        nextStep: text('Look'),
      },
      {
        id: 'complaint',
        title: text('Complaint'),
        source: 'operational',
        raise: { value: 'signals.COMPLAINT.level', gte: 2 },
        clear: { value: 'signals.COMPLAINT.level', missing: true },
        severity: 'low',
        likelihood: 'low',
        nextStep: text('Listen'),
      },
    ],
    exposure: 'exposureMinor',
    judgement: { maxDays: 6, maxNotchesUp: 1, approval: { grade: true, limitAboveMinor: 0 } },
  };
}

const bodies = [policy('1', 0), policy('2', 1)].map((document) => JSON.stringify(document));

/** What an activation carries; the second version is stricter. */
export function activation(index: 0 | 1): { version: string; body: string; hash: string } {
  const body = bodies[index] as string;
  return { version: String(index + 1), body, hash: createHash('sha256').update(body).digest('hex') };
}

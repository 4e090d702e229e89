import { expect, it } from 'vitest';
import { compare } from '../broker/warnings.ts';
import type { Figures } from '../broker/run-once.ts';
import { flameGraph } from './flame-graph.ts';
import { markdown } from './markdown.ts';
import type { ReportedRun, Results } from './results.ts';
import { targetsOf } from './targets.ts';

const setting = {
  at: '2026-01-02T03:04:05Z',
  commit: 'abc',
  command: 'npm run bench',
  machine: 'm',
  versions: 'v',
  loadBefore: 0,
};
const base = { setting, finished: true, seconds: 1, failures: [] };

function figuresOf(cpu: number, eventsPerSecond: number): Figures {
  const rate = { eventsPerSecond, cpuSecondsPerMillion: cpu };
  return { events: 10, whole: rate, secondHalf: rate, wholeProcess: cpu, outputs: { warnings: 3 } };
}

const runOf = (contestant: ReportedRun['contestant'], cpu: number, rate: number): ReportedRun => {
  const figures = figuresOf(cpu, rate);
  return { contestant, year: figures, day: figures, peakMb: 100, printed: '' };
};

const verdict = (results: Results, start: string) =>
  targetsOf(results).find(({ target }) => target.startsWith(start))?.met;

it('says of each target whether it is met, missed or not measured', () => {
  const runs = [runOf('monitor', 4, 250_000), runOf('streams-usual', 5.9, 1), runOf('streams-tuned', 4, 1)];
  const results: Results = { day: { ...base, figures: { customers: 1, runs } } };
  expect(verdict(results, 'CPU on the warm day')).toBe(false);
  expect(verdict(results, '… and level')).toBe(true);
  expect(verdict(results, 'Events/s')).toBe(true);
  expect(verdict(results, 'p99')).toBeUndefined();
});

it('does not count a restore of fewer customers than the target names', () => {
  const figures = {
    customers: 1_000,
    events: 1,
    emptySeconds: 1,
    fromSnapshotsSeconds: 2,
    byReplaySeconds: 3,
  };
  expect(verdict({ restore: { ...base, figures } }, 'Restore')).toBeUndefined();
  expect(verdict({ restore: { ...base, figures: { ...figures, customers: 200_000 } } }, 'Restore')).toBe(
    true,
  );
});

it('holds an event of the large customer against one of an ordinary one', () => {
  const large = {
    customers: 1_000,
    largeOpenInvoices: 100_000,
    ordinaryOpenInvoices: 20,
    events: 10,
    largeCpuUsPerEvent: 13,
    ordinaryCpuUsPerEvent: 10,
  };
  const of = (change: Partial<typeof large>): Results => ({
    flat: { ...base, figures: { sizes: [], large: { ...large, ...change } } },
  });
  expect(verdict(of({}), '… and for one customer')).toBe(false);
  expect(verdict(of({ largeCpuUsPerEvent: 11 }), '… and for one customer')).toBe(true);
  expect(verdict(of({ largeOpenInvoices: 500 }), '… and for one customer')).toBeUndefined();
  expect(markdown(of({}))).toContain('13.00 CPU µs an event of his, 10.00 one of a customer with 20');
});

it('shows what a tick costs by customers due, and none of them as none', () => {
  const tick = { customers: 10_000, ticks: 8, published: 0, due: 0, cpuMsPerTick: 0.05 };
  const ticks = [tick, { ...tick, due: 100, published: 100, cpuMsPerTick: 1.5 }];
  const page = markdown({ ticks: { ...base, figures: { ticks } } });
  expect(page).toContain('| 10,000 | 0 | 0 | 0.05 | – |');
  expect(page).toContain('| 10,000 | 100 | 100 | 1.50 | 15.00 |');
});

it('shows the growth with processes, and the CPU of each', () => {
  const one = {
    processes: 1,
    events: 1_000_000,
    seconds: 10,
    eventsPerSecond: 100_000,
    cpuSeconds: [8],
    cpuSecondsPerMillion: 8,
  };
  const two = { ...one, processes: 2, seconds: 5, eventsPerSecond: 150_000, cpuSeconds: [4, 4.5] };
  const page = markdown({ processes: { ...base, figures: { cores: 2, counts: [one, two] } } });
  expect(page).toContain('| 2 | 1,000,000 | 5.0 | 150,000 | 1.50 × | 4.00 + 4.50 | 8.00 |');
});

it('names who failed and keeps the figures of the others', () => {
  const failures = [{ of: 'streams-usual', why: 'it fell over\nat length' }];
  const figures = { customers: 1, runs: [runOf('monitor', 4.5, 123_456)] };
  const page = markdown({ day: { ...base, finished: false, failures, figures } });
  expect(page).toContain('**Failed: streams-usual.** it fell over');
  expect(page).toContain('123,456');
  expect(page).toContain('**not finished**');
});

it('counts customers whose warnings differ in sequence or date', () => {
  const ours = new Map([
    ['a', ['+1', '-2']],
    ['b', ['+1']],
  ]);
  const theirs = new Map([
    ['a', ['+1', '-2']],
    ['b', ['+2']],
    ['c', ['+3']],
  ]);
  expect(compare(ours, theirs)).toMatchObject({ warnings: 3, customers: 3, differing: 2 });
  expect(compare(ours, ours).differing).toBe(0);
});

it('draws what a function called, wherever it was called from', () => {
  const node = (id: number, functionName: string, children: number[]) => ({
    id,
    callFrame: { functionName, url: 'file:///x/y.ts' },
    children,
  });
  const nodes = [
    node(1, '(root)', [2, 3]),
    node(2, 'run', [4]),
    node(3, 'other', [5]),
    node(4, 'fold', []),
    node(5, 'run', [6]),
    node(6, 'fold', []),
  ];
  const svg = flameGraph({ nodes, samples: [4, 6, 3], timeDeltas: [30, 10, 60] }, 'run');
  expect(svg.match(/<title>fold/g)).toHaveLength(1);
  expect(svg).toContain('<title>fold x/y.ts 100.0 %</title>');
  expect(svg).not.toContain('other');
});

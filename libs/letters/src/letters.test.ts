import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Account, OpenItem } from './account.ts';
import { claimOf } from './claim.ts';
import { composeLetter } from './compose.ts';
import { LETTER_KINDS } from './kinds.ts';
import { parseLetterSettings, type LetterSettings } from './settings.ts';
import { defaultStationery, readStationery } from './stationery.ts';
import { parseTemplates } from './templates.ts';

const stationery = readStationery(defaultStationery);
const date = 15_886; // 2013-06-30
const item = (
  invoiceId: string,
  dueDate: number,
  leftMinor: number,
  more: Partial<OpenItem> = {},
): OpenItem => ({
  invoiceId,
  issueDate: dueDate - 30,
  dueDate,
  leftMinor,
  currency: 'USD',
  disputed: false,
  ...more,
});
const account: Account = {
  customerId: 'C-1',
  name: null,
  date,
  open: [
    item('I-1', date - 73, 100_000),
    item('I-2', date - 1, 5_050),
    item('I-3', date - 40, 70_000, { disputed: true }),
    item('I-4', date, 9_900),
    item('I-5', date - 10, 4_200, { currency: 'EUR' }),
  ],
  movements: [],
  unapplied: new Map([['USD', 1_250]]),
};
const request = { language: 'en', addressLines: [], isFinal: false } as const;
const priced: LetterSettings = {
  ...stationery.settings,
  interest: { perYear: 0.1, from: 'reminder-2' },
  fees: { currency: 'EUR', 'reminder-2': '5.00' },
};

test('only what is overdue and not disputed is demanded, each currency by itself', () => {
  const { items, demands, disputed } = claimOf(account, 'reminder-1', stationery.settings);
  expect(items.map(({ invoiceId }) => invoiceId)).toEqual(['I-1', 'I-2', 'I-5']);
  expect(demands.map(({ currency, totalMinor }) => [currency, totalMinor])).toEqual([
    ['EUR', 4_200],
    ['USD', 105_050],
  ]);
  expect(disputed.map(({ invoiceId }) => invoiceId)).toEqual(['I-3']);
});

test('interest and a fee come in from the step on that names them, and by the day', () => {
  expect(claimOf(account, 'reminder-1', priced).demands[1]).toMatchObject({ interestMinor: 0, feeMinor: 0 });
  const [euro, dollar] = claimOf(account, 'reminder-2', priced).demands;
  // 1,000.00 × 10 % × 73/365 = 20.00; 50.50 for a day is a cent.
  expect(dollar).toMatchObject({
    overdueMinor: 105_050,
    interestMinor: 2_001,
    feeMinor: 0,
    totalMinor: 107_051,
  });
  // 42.00 × 10 % × 10/365 = 0.115…
  expect(euro).toMatchObject({ overdueMinor: 4_200, interestMinor: 12, feeMinor: 500, totalMinor: 4_712 });
});

test('interest on a large amount is exact', () => {
  const large = { ...account, open: [item('I-1', date - 365, 9_007_199_254_740_000)] };
  const rate: LetterSettings = { ...priced, interest: { perYear: 0.05, from: 'reminder-1' } };
  expect(claimOf(large, 'reminder-1', rate).demands[0]?.interestMinor).toBe(450_359_962_737_000);
});

test('there is no reminder where nothing undisputed is overdue, but a statement', () => {
  const calm = {
    ...account,
    open: account.open.filter(({ disputed, dueDate }) => disputed || dueDate >= date),
  };
  expect(composeLetter(calm, { ...request, kind: 'reminder-1' }, stationery)).toBeNull();
  expect(composeLetter(calm, { ...request, kind: 'statement' }, stationery)).not.toBeNull();
});

const textOf = (letter: unknown): string => JSON.stringify(letter);

test.each(LETTER_KINDS.flatMap((kind) => [[kind, 'en'] as const, [kind, 'zh'] as const]))(
  '%s in %s says whom, how much, until when, and that it is a draft until it is made final',
  (kind, language) => {
    const made = composeLetter(account, { ...request, kind, language }, { ...stationery, settings: priced });
    const text = textOf(made);
    expect(text).toContain('C-1');
    expect(text).toContain('I-1');
    expect(text).not.toMatch(/undefined|NaN|\{\{|\[\[\w/);
    expect(made?.mark).toMatch(language === 'en' ? 'Not sent' : '未发送');
    expect(
      composeLetter(account, { ...request, kind, language, isFinal: true }, stationery)?.mark,
    ).toBeNull();
    if (kind === 'statement') return;
    expect(text).toContain('USD 1,050.50');
    expect(text).toContain(language === 'en' ? '2013-07-' : '2013年7月');
    expect(text).toContain('USD 12.50');
  },
);

test('an address is taken from whoever asks, below the name', () => {
  const made = composeLetter(
    account,
    { ...request, kind: 'statement', addressLines: ['1 Quay'] },
    stationery,
  );
  expect(made?.recipient).toEqual(['C-1', '1 Quay']);
});

test('a statement goes from the balance before it to the balance now', () => {
  const movements = [
    { on: date - 200, kind: 'INVOICE', document: 'I-0', amountMinor: 10_000, currency: 'USD' },
    { on: date - 50, kind: 'PAYMENT', document: 'P-0', amountMinor: -4_000, currency: 'USD' },
  ] as const;
  const made = composeLetter({ ...account, movements }, { ...request, kind: 'statement' }, stationery);
  const table = made?.blocks.find((block) => block.kind === 'table');
  expect(table?.rows.map((row) => row.at(-1))).toEqual(['USD 100.00', 'USD 60.00', 'USD 60.00']);
});

const settingsText = readFileSync(join(defaultStationery, 'settings.yaml'), 'utf8');
test.each([
  ['company: [', /^s\.yaml:\d+: /],
  [settingsText.replace('contact:', 'kontact:'), /^s\.yaml:\d+: company/],
  [`${settingsText}interest: { perYear: 9 }\n`, /^s\.yaml:\d+: interest\.perYear: /],
  [`${settingsText}fees: { currency: USD, reminder-2: '5.005' }\n`, /^s\.yaml:\d+: fees: a fee is an amount/],
  [`${settingsText}fees: { currency: DOLLAR }\n`, /^s\.yaml:\d+: fees\.currency: is no ISO 4217 code/],
])('settings that cannot be used are refused with their line', (text, message) => {
  expect(() => parseLetterSettings(text, 's.yaml')).toThrow(message);
});

const templates = (name: string, text: string) => () =>
  parseTemplates((file) => (file === name ? text : readFileSync(join(defaultStationery, file), 'utf8')));

test.each([
  [
    'Hello\n\n{% if true %}{{ custmer.name }}{% endif %}',
    'reminder-1.en.liquid:3: there is no {{ custmer.name }}',
  ],
  ['Hello\n\n[[invoice]]', 'reminder-1.en.liquid:3: there is no table invoice'],
  ['Hello {{ date', 'reminder-1.en.liquid'],
  ["Hello {% include 'settings.yaml' %}", 'reminder-1.en.liquid'],
  ['Hello {{ date | readfile }}', 'reminder-1.en.liquid'],
])('a template that cannot be used is refused with its line: %j', (text, message) => {
  expect(templates('reminder-1.en.liquid', text)).toThrow(message);
});

test('a template that would go on for ever ends with an error', () => {
  const endless = 'x{% for a in (1..10000000) %}{% for b in (1..10000000) %}y{% endfor %}{% endfor %}';
  const made = { ...stationery, templates: templates('reminder-1.en.liquid', endless)() };
  expect(() => composeLetter(account, { ...request, kind: 'reminder-1' }, made)).toThrow(/limit/);
});

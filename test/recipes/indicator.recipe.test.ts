import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyOfSources, type Checkout } from './checkout.ts';

const THEME = 'libs/ledger/src/indicators/balance.ts';
const ORACLE = 'libs/ledger/src/testing/oracle.ts';

let copy: Checkout;
beforeAll(() => {
  copy = copyOfSources();
  copy.replace(
    THEME,
    '] as const;',
    "  long('undisputedMinor', 'minor', 'Undisputed', '无争议金额', 'openMinor − disputedMinor'),\n] as const;",
  );
});
afterAll(() => copy.remove());

test('a value that is not computed, or not recounted, is a type error at its place', async () => {
  const { code, output } = await copy.types(ORACLE);
  expect(code).not.toBe(0);
  expect(output).toMatch(/testing\/oracle\.ts.*Property 'undisputedMinor' is missing/);
});

test('before generating, the check names what is stale and the way out', async () => {
  copy.replace(
    THEME,
    '  out.netOpenMinor =',
    '  out.undisputedMinor = out.openMinor - out.disputedMinor;\n  out.netOpenMinor =',
  );
  copy.replace(
    ORACLE,
    '    netOpenMinor:',
    '    undisputedMinor: Number(openMinor) - amountOf(disputed),\n    netOpenMinor:',
  );
  const { code, output } = await copy.run('schemas/generate.ts', '--check');
  expect(code).toBe(1);
  expect(output).toContain('schemas/risk/IndicatorsUpdated.avsc');
  expect(output).toContain('run: npm run generate');
});

test('generating adds field, version, column and views, and is complete after one run', async () => {
  const before = copy.list('infra/clickhouse/migrations');
  expect(await copy.generate()).toMatchObject({ code: 0 });
  expect(copy.list('schemas/history/IndicatorsUpdated')).toContain('v2.avsc');
  expect(JSON.parse(copy.read('schemas/risk/IndicatorsUpdated.avsc'))).toMatchObject({
    fields: expect.arrayContaining([{ name: 'undisputedMinor', type: 'long', default: 0 }]) as unknown,
  });
  const [added] = copy.list('infra/clickhouse/migrations').filter((file) => !before.includes(file));
  const sql = copy.read(`infra/clickhouse/migrations/${added}`);
  expect(sql).toContain('ADD COLUMN IF NOT EXISTS undisputed_minor Int64 AFTER');
  expect(sql).toContain('toDecimal128(i.undisputed_minor, 4) / minor_per_unit AS undisputed\n');
  expect(await copy.run('schemas/generate.ts', '--check')).toMatchObject({ code: 0 });
});

test('the engine publishes it, the codec carries it, its column takes it, sentences name it', async () => {
  const { code, output } = await copy.run(`
    import { createCodec, createFakeRegistry } from '@foreshock/contracts';
    import { valueText, indicatorLabel } from '@foreshock/wording';
    import { activated, invoice, run, tick } from '../../libs/engine/src/testing/given.ts';
    import { oracle } from '../../libs/ledger/src/testing/oracle.ts';
    import { missingColumns } from '../../services/warehouse/src/widen/missing-columns.ts';
    import { tableSpecs } from '../../services/warehouse/src/rows/tables.ts';

    const event = invoice('c', 'i', 100, 130, 4200);
    const { outputs } = run([activated(), tick(100), event]);
    const { record } = outputs.findLast(({ type }) => type === 'IndicatorsUpdated');
    const codec = createCodec(createFakeRegistry());
    await codec.registerAll();
    const value = codec.encode('IndicatorsUpdated', record);
    await codec.ensure([value]);
    const decoded = codec.decode(value);
    const spec = tableSpecs.find(({ table }) => table === 'indicators');
    const mapped = spec.map({ topic: spec.topic, partition: 0, offset: 0, timestampMs: 0, key: null, value, headers: {} }, decoded);
    console.log(JSON.stringify({
      published: decoded.record.undisputedMinor,
      recounted: oracle([event], 100, (amount) => amount).undisputedMinor,
      cell: mapped.row.undisputed_minor,
      missing: missingColumns(),
      sentence: indicatorLabel('undisputedMinor', 'en') + ': ' + valueText('undisputedMinor', 4200, 'EUR', 'en'),
    }));
  `);
  expect(code, output).toBe(0);
  expect(JSON.parse(output)).toEqual({
    published: 4200,
    recounted: 4200,
    cell: 4200,
    missing: [],
    sentence: 'undisputed: EUR 42.00',
  });
});

test('the second answer misses it until it has its line of SQL', async () => {
  const ask = `
    import { answeredColumns, readSteps } from '@foreshock/reconcile';
    console.log(answeredColumns(readSteps()).includes('undisputed_minor'));
  `;
  expect((await copy.run(ask)).output.trim()).toBe('false');
  const line = '  i.disputed_minor AS disputed_minor,';
  copy.replace(
    'infra/clickhouse/reconcile/90_answer.sql',
    line,
    `${line}\n  i.open_minor - i.disputed_minor AS undisputed_minor,`,
  );
  expect((await copy.run(ask)).output.trim()).toBe('true');
});

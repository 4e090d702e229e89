import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLedger } from '../ledger.ts';
import { EPOCH, history } from '../testing/arbitraries.ts';
import { take } from '../testing/spec.ts';
import { fillerOf, indicatorsOf, type IndicatorName } from './registry.ts';
import { SINGLES } from './single.ts';

const names = Object.keys(SINGLES) as IndicatorName[];

test('what is told alone is what its theme says, at every step', () => {
  const fill = fillerOf(names);
  const values = new Float64Array(names.length);
  fc.assert(
    fc.property(history, (events) => {
      const ledger = createLedger(EPOCH - 200);
      for (const event of [...events, EPOCH, EPOCH + 100]) {
        take(ledger, event);
        fill(ledger, values);
        const wanted = indicatorsOf(ledger);
        expect(Object.fromEntries(names.map((name, i) => [name, values[i]]))).toEqual(
          Object.fromEntries(names.map((name) => [name, wanted[name] ?? NaN])),
        );
      }
    }),
    { numRuns: 150 },
  );
});

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dayOf } from '@foreshock/contracts';
import { readApplicant } from './applicant-file.ts';

function file(text: string, name = 'customer.yaml'): string {
  const path = join(mkdtempSync(join(tmpdir(), 'applicant-')), name);
  writeFileSync(path, text);
  return path;
}

describe('what is known of a new customer', () => {
  it('is read from YAML or JSON', () => {
    const yaml = file(`name: Example
segment: LARGE
country: FR
requestedLimit: 50000.00
requestedTermsDays: 30
statement:
  numbers: { altmanZ: 2.7 }
  texts: { firm: private }
externalRating: { pd: 0.012, validUntil: 2026-12-31 }
signals:
  - { kind: INDUSTRY, numbers: { defaultRate: 0.03 } }
`);
    const applicant = readApplicant(yaml, 'EUR');
    expect(applicant).toEqual({
      customerId: 'new-customer',
      name: 'Example',
      segment: 'LARGE',
      industry: null,
      country: 'FR',
      region: null,
      requestedLimitMinor: 5_000_000,
      requestedTermsDays: 30,
      signals: [
        {
          kind: 'FINANCIAL_STATEMENT',
          numbers: { altmanZ: 2.7 },
          texts: { firm: 'private' },
          validUntil: null,
        },
        { kind: 'EXTERNAL_RATING', numbers: { pd: 0.012 }, texts: {}, validUntil: dayOf('2026-12-31') },
        { kind: 'INDUSTRY', numbers: { defaultRate: 0.03 }, texts: {}, validUntil: null },
      ],
    });
    const json = file('{ "name": "Example", "segment": "SMALL" }', 'customer.json');
    expect(readApplicant(json, 'EUR')).toMatchObject({ requestedLimitMinor: null, signals: [] });
  });

  it.each([
    ['name: X\nsegment: SMALLISH\n', /:2:10: segment: /],
    [
      'name: X\nsegment: SMALL\nrequestLimit: 1\n',
      /unknown field "requestLimit"; did you mean "requestedLimit"\?/,
    ],
    [
      'name: X\nsegment: SMALL\nrequestedLimit: 1.005\n',
      /requestedLimit: "1.005" has more than the 2 decimals of EUR/,
    ],
    ['name: [\n', /:2:1: /],
    ['segment: SMALL\n', /name: /],
  ])('is refused with its place: %j', (text, message) => {
    expect(() => readApplicant(file(text), 'EUR')).toThrow(message);
  });
});

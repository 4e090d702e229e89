import { INDICATORS } from '@foreshock/ledger';
import { SIGNAL_KINDS, type Policy } from '@foreshock/policy';
import type { Given } from '@foreshock/policy-file';
import { among, atKey, type Found } from './known.ts';

const INDICATOR_NAMES: readonly string[] = INDICATORS.map(({ name }) => name);

/** Indicators that nobody computes, signals that the policy does not read, and judged grades that it does not have. */
export function checkGiven(policy: Policy, given: Given, path: string): Found {
  const { indicators = {}, signals = {}, events = [] } = given;
  const grades = policy.segments[0]!.scorecard.bands.map(({ grade }) => grade);
  const read = policy.names.filter((name) => name.startsWith('signals.'));
  return [
    ...Object.keys(indicators).flatMap((name) =>
      atKey(`${path}/indicators`, 'indicator', name, INDICATOR_NAMES),
    ),
    ...Object.entries(signals).flatMap(([kind, numbers]) => {
      const unknownKind = atKey(`${path}/signals`, 'kind of signal', kind, SIGNAL_KINDS);
      if (unknownKind.length > 0) return unknownKind;
      const known = read
        .filter((name) => name.startsWith(`signals.${kind}.`))
        .map((name) => name.split('.')[2]!);
      return Object.keys(numbers ?? {}).flatMap((number) =>
        atKey(`${path}/signals/${kind}`, `${kind} number (the policy does not read it)`, number, known),
      );
    }),
    ...events.flatMap(({ judgement }, index) =>
      among(`${path}/events/${index}/judgement/grade`, 'grade', judgement?.grade, grades),
    ),
  ];
}

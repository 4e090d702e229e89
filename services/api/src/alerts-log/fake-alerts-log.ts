import type { RecordTypes } from '@foreshock/contracts';
import type { AlertsLog, AlertsRecordName } from './alerts-log.ts';

export interface Appended<Name extends AlertsRecordName = AlertsRecordName> {
  readonly name: Name;
  readonly key: string;
  readonly record: RecordTypes[Name];
}

/** A log in memory. */
export function fakeAlertsLog(): AlertsLog & { readonly appended: readonly Appended[] } {
  const appended: Appended[] = [];
  return {
    appended,
    append: (name, key, record) => {
      appended.push({ name, key, record });
      return Promise.resolve();
    },
  };
}

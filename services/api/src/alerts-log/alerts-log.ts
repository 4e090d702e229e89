import type { RecordTypes } from '@foreshock/contracts';

/** What the API may put on the topics of alerts, by record; each goes to the topic that the contract gives it. */
export type AlertsRecordName =
  'CaseAct' | 'SilenceSet' | 'SilenceEnded' | 'TargetUpdated' | 'DeliveryUpdated';

/** The API's way onto the topics of alerts. */
export interface AlertsLog {
  /** Appends a record under its key; resolves once it is on the log. */
  append<Name extends AlertsRecordName>(name: Name, key: string, record: RecordTypes[Name]): Promise<void>;
}

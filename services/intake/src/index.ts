export {
  importLedger,
  type FileSummary,
  type ImportOptions,
  type ImportProgress,
  type ImportSummary,
} from './import/import-ledger.ts';
export { MappingError, parseMapping, readMappingFile } from './mapping/read.ts';
export type { Mapping } from './mapping/types.ts';
export { InputError } from './text/decode.ts';
export type { LogEntry, LogPosition, LogSink } from './log/log-sink.ts';
export { FakeLogSink } from './log/fake-log-sink.ts';
export { intakeService } from './service.ts';
export { intakeConfig, type IntakeConfig } from './config.ts';
export { openLog, type OpenLog } from './log/open-log.ts';
export { openPolicyRegister, type OpenPolicyRegister } from './policies/open-register.ts';
export { broadcast } from './log/log-sink.ts';
export { encodeEntry } from './log/encode-entry.ts';
export { createLiveLogSink } from './log/live-log-sink.ts';
export { bridgeMapper } from './bridge/bridge-events.ts';
export { BridgeTasks, type BridgeParts } from './bridge/bridge-task.ts';
export { eventFromJson } from './rest/event-from-json.ts';

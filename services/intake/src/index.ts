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

export { MonitorTasks } from './factory.ts';
export { monitorService } from './service.ts';
export { MonitorTask } from './task.ts';
export { readLog } from './read-log.ts';
export { writeOutput } from './write-outputs.ts';
export { LogTruncated } from './verify/derive.ts';
export { findWarning } from './verify/find-warning.ts';
export type { FieldDifference, Verdict } from './verify/verdict.ts';
export { verifyDecisions } from './verify/verify.ts';

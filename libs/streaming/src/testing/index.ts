export { MemoryLog, type FaultPoint } from './memory-log.ts';
export { held, TestDriver, type Input, type TestDriverOptions } from './test-driver.ts';

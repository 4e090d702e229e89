export type { Component, ServiceDefinition, ServiceKit, ServiceParts } from './definition.ts';
export { startService, type RunningService, type StartOptions } from './start.ts';
export { runService } from './run.ts';
export { streamingLog } from './streaming-log.ts';

export { stackOptions } from './options.ts';
export type { PartName, StackOptions } from './options.ts';
export { silentReporter, streamReporter } from './reporter.ts';
export type { Reporter } from './reporter.ts';
export { resetStack, stackHealth, startStack, stopStack } from './stack.ts';
export type { Stack } from './running.ts';
export { StackError } from './stack-error.ts';
export { readState } from './state.ts';
export type { StackEndpoints, StackState } from './state.ts';

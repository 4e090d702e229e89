export { startForeshock, type RunningForeshock } from './run/foreshock.ts';
export { startProcess } from './run/split.ts';
export { provision } from './run/provision.ts';
export { environmentOf } from './run/stack-environment.ts';
export { summarise, type Summary } from './run/summary.ts';
export { caughtUp } from './run/caught-up.ts';

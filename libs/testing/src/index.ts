export { stackEndpoints, stackEnvironment, type StackEndpoints } from './endpoints.ts';
export { eventually } from './eventually.ts';
export { uniqueName } from './unique.ts';

export type { Actor, Command, FitCheck, LogEvent, Mode, PolicyFile, Refusal } from './command.ts';
export { statusOf, type Life, type PolicyVersion, type Status } from './life.ts';
export { createPolicyRegister, TRANSACTIONAL_ID } from './live-register.ts';
export { MemoryRegister } from './memory-register.ts';
export { keyOf, nameOf, type VersionKey } from './name.ts';
export { openLife, type LifeSettings } from './open-life.ts';
export type { Done, PolicyRegister } from './register.ts';
export { TOPICS as REGISTER_TOPICS, type RegisterTopics } from './topics.ts';

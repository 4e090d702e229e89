export { CHAIN_BEGINS, type ChainEnd, type Entry } from './chain.ts';
export { checkChain, type Break, type Checked } from './check.ts';
export { sealFactory } from './seal-task.ts';
export { auditTopics, verifyAudit, type AuditTopics, type Heads } from './verify-audit.ts';

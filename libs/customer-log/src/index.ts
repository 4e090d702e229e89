export { customerRecords, lastOffsetOn, partitionOf } from './customer-records.ts';
export { findDecision, type DecisionPlace } from './find-decision.ts';
export { policyInForce } from './policy-in-force.ts';
export { readCustomer, TooManyRecords } from './read-customer.ts';
export { deadLetter, readLog, type DeadLetter } from './read-log.ts';

export { customerRecords, partitionOf } from './customer-records.ts';
export { readCustomer, TooManyRecords } from './read-customer.ts';
export { deadLetter, readLog, type DeadLetter } from './read-log.ts';

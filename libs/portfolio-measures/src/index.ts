export { CUT_DIMENSIONS, memberOf, whereParams, type CutDimension, type MeasureCut } from './cut.ts';
export { customersOn, type CustomersOn, type CustomersOnOptions } from './customer-days.ts';
export { measuresOf, tableOf, valuesAt, type Measures, type MeasureTable } from './derive.ts';
export { createMeasures, type MeasureTables } from './measures.ts';
export { migration, type MigrationRow } from './migration.ts';
export { ALWAYS, REFUSED, TICKS, type Query, type QueryOf } from './query.ts';
export { memberSums, memberSumsOn, type MemberSums } from './sums.ts';
export { heaviest, heaviestOn, type WeightRow } from './weights.ts';

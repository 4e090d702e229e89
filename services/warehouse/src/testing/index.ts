export { createWarehouseSink } from '../copy/sink.ts';
export type { Row } from '../rows/columns.ts';
export { createFakeStore, type FakeStore } from '../store/fake-store.ts';
export { createPatientStore } from '../store/patient-store.ts';
export type { RowStore } from '../store/row-store.ts';

export { warehouseService } from './service.ts';
export { tableSpecs, type TableSpec } from './rows/tables.ts';

import type { Ledger } from './ledger.ts';
export function forget(_ledger: Ledger): void {}

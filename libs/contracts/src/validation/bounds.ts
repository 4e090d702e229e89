import { dayOf } from '../values/day.ts';

/** What sound values keep to. Lengths are in UTF-16 units, amounts in minor units, days since 1970-01-01. */
export const maximumIdLength = 200;
export const maximumTextLength = 2_000;
export const maximumAmountMinor = 1e13;
export const maximumAllocations = 10_000;
export const firstDay = 0;
export const lastDay = dayOf('2199-12-31');
export const dayMs = 86_400_000;
/** Ten years in days: how far a due date may lie from its issue date. */
export const tenYears = 3_653;

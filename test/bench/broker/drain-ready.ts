/** What the drain prints once it is about to read. */
export const DRAIN_READY = 'reading';

import type { OutputOptions } from '../../output/print.ts';
export type DiffOptions = OutputOptions & { lang: 'en' | 'zh' };
export function diff(_a: string, _b: string, _o: DiffOptions): void {}

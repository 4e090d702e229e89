import type { OutputOptions } from '../../output/print.ts';
export type ExplainPolicyOptions = OutputOptions & { lang: 'en' | 'zh' };
export function explainPolicy(_a: string, _o: ExplainPolicyOptions): void {}

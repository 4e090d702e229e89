export { herfindahl, topShare } from './concentration.ts';
export { separation, type Outcome, type Separation } from './separation.ts';
export { PSI_MARKS, stabilityIndex } from './stability.ts';

export { createEvaluator, type Evaluator } from './evaluate.ts';
export { createJournal } from './log/journal.ts';
export { createMeasures } from './measures/measures.ts';
export { portfolioService } from './service.ts';

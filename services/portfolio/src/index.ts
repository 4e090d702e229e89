export { createEvaluator, type Evaluator } from './evaluate.ts';
export { createJournal } from './log/journal.ts';
export { portfolioService } from './service.ts';

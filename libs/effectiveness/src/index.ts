export { readSteps, statementOf } from './statement.ts';
export { DIMENSIONS, questionParams, type Dimension, type Question } from './question.ts';
export { figuresFrom, type AnswerRow, type Effectiveness } from './figures.ts';
export type { Figures, Group, Window } from './group.ts';
export { matched, type Comparison, type Side } from './matched.ts';
export { costsShape, DEFAULT_COSTS, worthOf, type Costs, type Worth } from './costs.ts';

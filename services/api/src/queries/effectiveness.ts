import { questionParams, readSteps, statementOf, type Question } from '@foreshock/effectiveness';
import type { Query } from './query.ts';

const statement = statementOf(readSteps());

/** Groups of episodes with what became of them: at most a thousand rows. */
export function effectivenessOf(question: Question): Query {
  return { sql: statement, params: questionParams(question) };
}

import type { Column } from '@foreshock/report';

/** Columns of a table: the first `texts` hold texts, the others numbers. */
export const columns = (headings: readonly string[], texts = 1): Column[] =>
  headings.map((heading, index) => (index < texts ? { heading } : { heading, align: 'right' }));

/** The two policies of a report, in their order. */
export const SIDES = ['live', 'draft'] as const;

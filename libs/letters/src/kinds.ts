/** The steps of dunning, from friendly to the last notice before legal action, and the statement of account. */
export const LETTER_KINDS = ['reminder-1', 'reminder-2', 'reminder-3', 'statement'] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];
export type ReminderKind = Exclude<LetterKind, 'statement'>;

/** Steps come in this order: what begins with one holds for the later ones too. */
export const stepOf = (kind: ReminderKind): number => LETTER_KINDS.indexOf(kind);

/** Quoted text, comments, and the separator; everything else is passed over. */
const TOKEN = /'(?:\\.|''|[^'\\])*'|`(?:\\.|[^`\\])*`|"(?:\\.|[^"\\])*"|--[^\n]*|\/\*[\s\S]*?\*\/|;/g;

/** @returns the statements of a script, split at semicolons that stand outside of quotes and comments. */
export function splitStatements(script: string): string[] {
  const statements: string[] = [];
  let start = 0;
  for (const token of script.matchAll(TOKEN)) {
    if (token[0] !== ';') continue;
    statements.push(script.slice(start, token.index));
    start = token.index + 1;
  }
  statements.push(script.slice(start));
  return statements.map((text) => text.trim()).filter((text) => withoutComments(text) !== '');
}

/** @returns the statement without comments, for looking at its first words. */
export function withoutComments(statement: string): string {
  return statement
    .replace(TOKEN, (token) => (token.startsWith('--') || token.startsWith('/*') ? ' ' : token))
    .trim();
}

const REPEATABLE = [
  /^create (table|materialized view|view|database|dictionary) if not exists\b/i,
  /^create or replace view\b/i,
  /^drop (table|view|dictionary) if exists\b/i,
  /^alter table \S+ (on cluster \S+ )?(add|drop|clear|modify|comment) (column|index|projection) (if (not )?exists\b)/i,
  /^alter table \S+ (on cluster \S+ )?modify (setting|ttl|comment|query)\b/i,
  /^alter table \S+ (on cluster \S+ )?materialize projection (if exists )?\w+$/i,
];

/** The mark of an insert that may run twice: it adds states, of which a second one changes nothing. */
const FILLS_STATES = /\/\* repeatable: [^*]+\*\//;

/** @returns whether running the statement twice gives what running it once gives. */
export function isRepeatable(statement: string): boolean {
  const text = withoutComments(statement).replace(/\s+/g, ' ');
  if (/^insert into\b/i.test(text)) return FILLS_STATES.test(statement);
  return REPEATABLE.some((form) => form.test(text));
}

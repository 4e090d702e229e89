import { ClickHouseError } from './errors.ts';

/** What a statement is, as far as the gateway treats statements differently. */
export type Statement =
  /**
   * Rows follow the statement, `INSERT … [SETTINGS …] FORMAT x` or `INSERT … VALUES`, from the byte `dataAt` on.
   * `sourceAt` is where a FROM INFILE would have to stand.
   */
  | {
      readonly kind: 'insert-data';
      readonly sourceAt: number;
      readonly dataAt: number;
      readonly values: boolean;
    }
  /** A read; `simple` when it holds one SELECT only. `format` is the one it names itself. */
  | { readonly kind: 'read'; readonly format: string | undefined; readonly simple: boolean }
  /** Anything else: DDL, INSERT … SELECT, KILL, SET… */
  | { readonly kind: 'command'; readonly format: string | undefined };

interface Token {
  /** Upper case for words, the character itself for punctuation, '' for quoted text. */
  readonly text: string;
  readonly end: number;
  readonly depth: number;
}

const readers = new Set(['SELECT', 'WITH', 'SHOW', 'DESCRIBE', 'DESC', 'EXPLAIN', 'EXISTS', 'FROM']);
const pattern =
  /\s+|--[^\n]*|#[ !][^\n]*|\/\*[\s\S]*?(?:\*\/|$)|(?<quoted>'(?:[^'\\]|\\.|'')*'?|"(?:[^"\\]|\\.|"")*"?|`(?:[^`\\]|\\.|``)*`?)|(?<word>[A-Za-z_][A-Za-z0-9_]*)|(?<other>[\s\S])/gy;

/** Classifies the statement at the start of `sql` (decoded as latin1, so that offsets are bytes). */
export function classify(sql: string): Statement {
  const tokens = tokenize(sql);
  const first = tokens.next();
  if (first.done) return { kind: 'command', format: undefined };
  if (first.value.text === 'INSERT') return classifyInsert(tokens);
  let selects = first.value.text === 'SELECT' ? 1 : 0;
  let previous: Token | undefined;
  let format: string | undefined;
  for (const token of tokens) {
    if (previous?.text === ';') {
      throw new ClickHouseError(62, 'SYNTAX_ERROR', 'Syntax error (Multi-statements are not allowed)');
    }
    if (token.text === 'SELECT') selects++;
    if (token.depth === 0 && previous?.text === 'FORMAT' && /^\w/.test(token.text)) {
      format = sql.slice(token.end - token.text.length, token.end);
    }
    previous = token;
  }
  if (!readers.has(first.value.text)) return { kind: 'command', format };
  return { kind: 'read', format, simple: first.value.text === 'SELECT' && selects === 1 };
}

function classifyInsert(tokens: Iterable<Token>): Statement {
  let afterFormat = false;
  let sourceAt: number | undefined;
  for (const token of tokens) {
    if (token.depth > 0) continue;
    const start = token.end - token.text.length;
    if (afterFormat)
      return { kind: 'insert-data', sourceAt: sourceAt ?? start, dataAt: token.end, values: false };
    if (token.text === 'VALUES') {
      return { kind: 'insert-data', sourceAt: sourceAt ?? start, dataAt: token.end, values: true };
    }
    if (token.text === 'SELECT' || token.text === 'WITH' || token.text === 'INFILE') break;
    if (token.text === 'SETTINGS' || token.text === 'FORMAT') sourceAt ??= start;
    afterFormat = token.text === 'FORMAT';
  }
  return { kind: 'command', format: undefined };
}

function* tokenize(sql: string): Generator<Token, undefined> {
  let depth = 0;
  for (const match of sql.matchAll(pattern)) {
    const end = match.index + match[0].length;
    const { quoted, word, other } = match.groups ?? {};
    if (other === ')' || other === ']' || other === '}') depth--;
    if (word !== undefined) yield { text: word.toUpperCase(), end, depth };
    else if (quoted !== undefined) yield { text: '', end, depth };
    else if (other !== undefined) yield { text: other, end, depth };
    if (other === '(' || other === '[' || other === '{') depth++;
  }
  return undefined;
}

import { ClickHouseError } from './errors.ts';

/** What a request sets before its statement runs. Values are the texts of the URL. */
export interface SessionSettings {
  readonly database: string | undefined;
  readonly settings: ReadonlyMap<string, string>;
  /** Query parameters by bare name, in ClickHouse's escaped (TSV) text form. */
  readonly parameters: ReadonlyMap<string, string>;
  /** A GET may not change anything. */
  readonly readOnly: boolean;
  /** Marks the query in `system.processes`, so that it can be cancelled. */
  readonly queryId: string;
}

/** The statements that put a fresh connection into the state which the request asks for. */
export function sessionStatements(session: SessionSettings): string {
  const assignments: string[] = [];
  for (const [name, value] of session.settings) assignments.push(`${checked(name)} = ${literal(value)}`);
  for (const [name, value] of session.parameters)
    assignments.push(`param_${checked(name)} = ${literal(value)}`);
  if (!session.settings.has('log_comment')) assignments.push(`log_comment = ${literal(session.queryId)}`);
  // Last, because nothing can be set after it.
  if (session.readOnly && !session.settings.has('readonly')) assignments.push('readonly = 2');
  const use = session.database === undefined ? '' : `USE ${identifier(session.database)}; `;
  return `${use}SET ${assignments.join(', ')}`;
}

/** A string as a ClickHouse literal. */
export function literal(value: string): string {
  return `'${value.replace(/[\\']/g, '\\$&')}'`;
}

/** A name as a quoted ClickHouse identifier. */
export function identifier(name: string): string {
  return `\`${name.replace(/[\\`]/g, '\\$&')}\``;
}

function checked(name: string): string {
  if (/^[A-Za-z_]\w*$/.test(name)) return name;
  throw new ClickHouseError(115, 'UNKNOWN_SETTING', `Unknown setting '${name}'`);
}

import { ClickHouseFailure, type FailureKind } from './failure.ts';
import type { CellRows, ClickHouse, QueryParams } from './port.ts';

type Answer = (sql: string, params: QueryParams, tables: ReadonlyMap<string, readonly object[]>) => object[];

/** A ClickHouse in memory: keeps rows and statements, drops an insert whose token it has seen; `answer` plays the SQL. */
export interface FakeClickHouse extends ClickHouse {
  readonly tables: ReadonlyMap<string, readonly object[]>;
  readonly commands: readonly string[];
  /** The n-th call from now (1 is the next) fails, before it has any effect. */
  failCall(n: number, kind: FailureKind): void;
}

export function createFakeClickHouse(answer: Answer = () => []): FakeClickHouse {
  const tables = new Map<string, object[]>();
  const commands: string[] = [];
  const tokens = new Set<string>();
  const failures = new Map<number, FailureKind>();
  let calls = 0;
  const count = () => {
    calls += 1;
    const kind = failures.get(calls);
    if (kind !== undefined)
      throw new ClickHouseFailure(kind, undefined, `call ${calls} was told to fail`, null);
  };
  return {
    tables,
    commands,
    failCall: (n, kind) => void failures.set(calls + n, kind),
    query: <Row>(sql: string, params: QueryParams = {}) =>
      attempt(() => {
        count();
        return answer(sql, params, tables) as Row[];
      }),
    insert: (table, rows, { deduplicationToken } = {}) =>
      attempt(() => {
        count();
        const token = `${table} ${deduplicationToken ?? ''}`;
        if (deduplicationToken !== undefined && tokens.has(token)) return;
        tokens.add(token);
        tables.set(table, [...(tables.get(table) ?? []), ...objectsOf(rows)]);
      }),
    command: (sql) =>
      attempt(() => {
        count();
        commands.push(sql);
      }),
  };
}

function objectsOf(rows: readonly object[] | CellRows): readonly object[] {
  if (!('columns' in rows)) return rows;
  return rows.rows.map((cells) => {
    if (cells instanceof Uint8Array) throw new Error('rows in bytes are for a server that told its types');
    return Object.fromEntries(rows.columns.map((column, i) => [column, cells[i]]));
  });
}

const attempt = <T>(action: () => T): Promise<T> => Promise.resolve().then(action);

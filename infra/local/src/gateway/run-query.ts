import type { Answer } from './answer.ts';
import type { Engine } from './engine.ts';
import { ClickHouseError } from './errors.ts';
import type { Gate } from './gate.ts';
import type { ClickHouseRequest } from './request.ts';
import { classify } from './statement.ts';
import type { Statement } from './statement.ts';

/** The two lanes: reads and everything else never wait for each other. */
export interface Lanes {
  readonly reads: Gate;
  readonly writes: Gate;
}

/** Formats whose pieces may simply follow one another. */
const piecewise = new Set([
  'JSONEachRow', 'JSONCompactEachRow', 'JSONStringsEachRow', 'JSONCompactStringsEachRow', 'TSV', 'TabSeparated',
  'TSVRaw', 'TabSeparatedRaw', 'CSV', 'RowBinary', 'Native',
]); // prettier-ignore

/** Runs the request's statement and writes its answer. Fails with a ClickHouseError. */
export async function runQuery(
  engine: Engine,
  lanes: Lanes,
  request: ClickHouseRequest,
  body: Buffer,
  answer: Answer,
): Promise<void> {
  const text = Buffer.concat([
    Buffer.from(request.query),
    Buffer.from(request.query && body.length ? '\n' : ''),
    body,
  ]);
  // Rows of an INSERT need not be looked through, any other statement does.
  const headBytes = request.query.length * 4 + 65_536;
  let statement = classify(text.toString('latin1', 0, headBytes));
  if (statement.kind !== 'insert-data' && text.length > headBytes)
    statement = classify(text.toString('latin1'));
  if (statement.kind === 'insert-data') {
    const rows = statement;
    return lanes.writes.through(() => insert(engine, request, text, rows, answer));
  }
  const sql = text.toString('utf8');
  if (sql.trim() === '') throw new ClickHouseError(62, 'SYNTAX_ERROR', 'Empty query');
  const format = statement.format ?? request.defaultFormat;
  const about = { format, queryId: request.session.queryId, compress: request.compress };
  if (statement.kind === 'read' && statement.simple && piecewise.has(format)) {
    return lanes.reads.through(async () => {
      await engine.stream(request.session, sql, format, async (bytes) => {
        if (!answer.begun) answer.begin({ ...about, summary: {} });
        await answer.write(bytes);
      });
      if (!answer.begun) answer.begin({ ...about, summary: {} });
      answer.end();
    });
  }
  const lane = statement.kind === 'read' ? lanes.reads : lanes.writes;
  const result = await lane.through(() => engine.query(request.session, sql, format));
  answer.begin({ ...about, summary: { ...result, elapsedS: result.elapsed } });
  await answer.write(result.bytes);
  answer.end();
}

async function insert(
  engine: Engine,
  request: ClickHouseRequest,
  text: Buffer,
  statement: Statement & { kind: 'insert-data' },
  answer: Answer,
): Promise<void> {
  const { sourceAt, dataAt, values } = statement;
  const data = text.subarray(skipLineEnd(text, dataAt));
  const into = text.toString('utf8', 0, sourceAt);
  const source = values ? 'FORMAT Values' : text.toString('utf8', sourceAt, dataAt);
  const empty = { elapsed: 0, rowsWritten: 0, bytesWritten: 0 };
  const result = data.length === 0 ? empty : await engine.insert(request.session, into, source, data);
  const { queryId } = request.session;
  const summary = { ...result, elapsedS: result.elapsed };
  answer.begin({ format: request.defaultFormat, queryId, compress: false, summary });
  answer.end();
}

/** Data begins after the blanks and the line end that follow the format's name. */
function skipLineEnd(text: Buffer, from: number): number {
  let at = from;
  while (text[at] === 0x20 || text[at] === 0x09 || text[at] === 0x0d) at++;
  return text[at] === 0x0a ? at + 1 : at;
}

import type { NamedSchema } from './named.ts';
import { fileHead } from './file-head.ts';
import { renderTypes } from './render-types.ts';
import type { RecordSource, TopicSource } from './source.ts';

/** The generated files of the contracts library: path below its `src/generated`, and text. */
export function renderAll(
  records: readonly RecordSource[],
  named: readonly NamedSchema[],
  topics: readonly TopicSource[],
): ReadonlyMap<string, string> {
  return new Map([
    ['types.ts', renderTypes(named)],
    ['records.ts', renderRecordTable(records, topics)],
    ['schemas.ts', renderSchemas(records)],
    ['topics.ts', renderTopics(topics)],
  ]);
}

function renderRecordTable(records: readonly RecordSource[], topics: readonly TopicSource[]): string {
  const names = records.map((record) => record.schema.name);
  const topicOf = (fullName: string) => topics.find((topic) => topic.subjects.includes(fullName))?.name;
  const rows = records.map(({ schema, fullName }) => {
    const topic = topicOf(fullName);
    if (!topic)
      throw new Error(`${fullName} has no topic: add it to the subjects of one in schemas/topics.json`);
    return `  ${schema.name}: { fullName: '${fullName}', topic: '${topic}' },`;
  });
  return [
    fileHead,
    `import type {\n${names.map((name) => `  ${name},`).join('\n')}\n} from './types.ts';\n`,
    '/** Every record of the contract by its short name. */',
    `export interface RecordTypes {\n${names.map((name) => `  ${name}: ${name};`).join('\n')}\n}\n`,
    'export type RecordName = keyof RecordTypes;\n',
    '/** Full name (which is the registry subject) and topic of every record. */',
    `export const recordTable = {\n${rows.join('\n')}\n} as const;\n`,
  ].join('\n');
}

function renderSchemas(records: readonly RecordSource[]): string {
  const rows = records.map(({ schema }) => `  ${schema.name}: ${JSON.stringify(schema)},`);
  return [
    fileHead,
    "import type { RecordName } from './records.ts';\n",
    '/** The Avro schema of every record, as registered. */',
    `export const recordSchemas: Readonly<Record<RecordName, object>> = {\n${rows.join('\n')}\n};\n`,
  ].join('\n');
}

function renderTopics(topics: readonly TopicSource[]): string {
  return [fileHead, `export const topics = ${JSON.stringify(topics, null, 2)} as const;\n`].join('\n');
}

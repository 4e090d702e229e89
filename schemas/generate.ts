import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { allCompatibilityProblems } from './compat.ts';
import { changedFiles, writeFiles } from './tooling/files.ts';
import { historyFolder, newVersionFiles } from './tooling/history.ts';
import { withIndicatorFields } from './tooling/indicator-fields.ts';
import { namedSchemas } from './tooling/named.ts';
import { renderAsyncApi } from './tooling/render-asyncapi.ts';
import { renderAll } from './tooling/render.ts';
import { readRecords, readTopics, schemasFolder } from './tooling/source.ts';

const generatedFolder = join(schemasFolder, '../libs/contracts/src/generated');

/** The published contract as an AsyncAPI document. */
export const asyncApiFile = join(schemasFolder, 'asyncapi.yaml');

/** Every file that follows from the schemas and from the ledger's indicators, by absolute path, as it should be now. */
export function generatedFiles(): ReadonlyMap<string, string> {
  const records = withIndicatorFields(readRecords());
  const topics = readTopics(records);
  const texts = renderAll(records, namedSchemas(records), topics);
  const generated = [...texts].map(([file, text]) => [join(generatedFolder, file), text] as const);
  const asyncApi = [asyncApiFile, renderAsyncApi(records, topics)] as const;
  const schemas = records.map(({ area, schema, text }) => [recordFile(area, schema.name), text] as const);
  return new Map([
    ...schemas,
    ...generated,
    asyncApi,
    ...(existsSync(historyFolder) ? newVersionFiles(records) : []),
  ]);
}

const recordFile = (area: string, name: string): string => join(schemasFolder, area, `${name}.avsc`);

function main(check: boolean): void {
  const problems = allCompatibilityProblems(withIndicatorFields(readRecords()));
  const changed = changedFiles(generatedFiles());
  if (problems.length > 0)
    fail(...problems, 'New fields need a default; for anything else add a new record or field.');
  else if (!check) writeFiles(changed);
  else if (changed.size > 0) fail(`stale: ${[...changed.keys()].join(', ')}`, 'run: npm run generate');
  if (process.exitCode === undefined)
    console.log(check ? 'everything is up to date' : `${changed.size} files written`);
}

function fail(...lines: readonly string[]): void {
  for (const line of lines) console.error(line);
  process.exitCode = 1;
}

if (import.meta.main) main(process.argv.includes('--check'));

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { allCompatibilityProblems } from './compat.ts';
import { changedFiles, writeFiles } from './tooling/files.ts';
import { historyFolder, newVersionFiles } from './tooling/history.ts';
import { namedSchemas } from './tooling/named.ts';
import { renderAsyncApi } from './tooling/render-asyncapi.ts';
import { renderAll } from './tooling/render.ts';
import { readRecords, readTopics, schemasFolder } from './tooling/source.ts';

const generatedFolder = join(schemasFolder, '../libs/contracts/src/generated');

/** The published contract as an AsyncAPI document. */
export const asyncApiFile = join(schemasFolder, 'asyncapi.yaml');

/** Every file that follows from the schemas, by absolute path, as it should be now. */
export function generatedFiles(): ReadonlyMap<string, string> {
  const records = readRecords();
  const topics = readTopics(records);
  const texts = renderAll(records, namedSchemas(records), topics);
  const generated = [...texts].map(([file, text]) => [join(generatedFolder, file), text] as const);
  const asyncApi = [asyncApiFile, renderAsyncApi(records, topics)] as const;
  return new Map([...generated, asyncApi, ...(existsSync(historyFolder) ? newVersionFiles(records) : [])]);
}

function main(check: boolean): void {
  const problems = allCompatibilityProblems();
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

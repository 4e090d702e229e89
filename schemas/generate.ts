import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { changedFiles, writeFiles } from './tooling/files.ts';
import { namedSchemas } from './tooling/named.ts';
import { renderAll } from './tooling/render.ts';
import { readRecords, readTopics, schemasFolder } from './tooling/source.ts';

const generatedFolder = join(schemasFolder, '../libs/contracts/src/generated');

/** Every generated file by absolute path, as it should be now. */
export function generatedFiles(): ReadonlyMap<string, string> {
  const records = readRecords();
  const texts = renderAll(records, namedSchemas(records), readTopics(records));
  return new Map([...texts].map(([file, text]) => [join(generatedFolder, file), text]));
}

function main(check: boolean): void {
  const changed = changedFiles(generatedFiles());
  if (check && changed.size > 0) {
    console.error(`stale: ${[...changed.keys()].join(', ')}\nrun: npm run generate`);
    process.exitCode = 1;
    return;
  }
  mkdirSync(generatedFolder, { recursive: true });
  writeFiles(changed);
  console.log(check ? 'generated files are up to date' : `${changed.size} files written`);
}

if (import.meta.main) main(process.argv.includes('--check'));

import { createBench } from './bench.ts';
import { benchOptions } from './options.ts';
import { markdown } from './report/markdown.ts';
import { readResults, writeResults, type Results, type Section, type SectionName } from './report/results.ts';
import { settingNow } from './report/setting.ts';
import { sections } from './sections.ts';

const options = benchOptions();
const bench = createBench(options);
let results: Results = readResults(options.out);

/** Runs one section; what it measured is on disk as soon as it is known, and what failed beside it. */
async function run<Name extends SectionName>(name: Name): Promise<boolean> {
  const begun = performance.now();
  let section: Section<Name> = { setting: settingNow(), finished: false, seconds: 0, failures: [] };
  const save = (change: Partial<Section<Name>>) => {
    section = { ...section, ...change, seconds: Math.round((performance.now() - begun) / 1_000) };
    results = { ...results, [name]: section };
    writeResults(options.out, results, markdown(results));
  };
  const failure = (of: string, error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    console.error(`${name}: ${of} failed: ${why}`);
    save({ failures: [...section.failures, { of, why }] });
  };
  save({});
  try {
    await sections[name](bench, {
      figures: (figures) => {
        save({ figures });
      },
      failure,
    });
  } catch (error) {
    failure('the section', error);
  }
  save({ finished: true });
  console.error(`${name}: ${section.seconds} s`);
  return section.failures.length === 0;
}

try {
  for (const name of options.only) if (!(await run(name))) process.exitCode = 1;
} finally {
  await bench.close();
}

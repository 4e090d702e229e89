import { execFile, execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const origin = join(import.meta.dirname, '../..');
const OWN_SCOPE = '@foreshock';

/** What a command said, and how it ended. */
export interface Ended {
  readonly code: number;
  readonly output: string;
}

/** A copy of the sources in which a recipe is followed. */
export interface Checkout {
  /** Puts a text in place of another, which must be there once. */
  replace(file: string, before: string, after: string): void;
  write(file: string, text: string): void;
  read(file: string): string;
  /** Names in a folder. */
  list(folder: string): string[];
  /** Runs a TypeScript program of the copy: its path, or its text. */
  run(program: string, ...args: string[]): Promise<Ended>;
  /** `npm run generate`, as far as schemas and tables go. */
  generate(): Promise<Ended>;
  /** Type-checks files of the copy with all that they import. */
  types(...files: string[]): Promise<Ended>;
  /** What `npm install` does for a new package of the workspace. */
  link(path: string): void;
  remove(): void;
}

/**
 * Copies the sources as they stand, tracked or new, with the packages of this checkout linked in; the workspace's own
 * packages are linked to the copy.
 */
export function copyOfSources(): Checkout {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'foreshock-recipe-')));
  for (const file of sources()) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    copyFileSync(join(origin, file), join(folder, file));
  }
  linkPackages(folder);
  return checkoutAt(folder);
}

function sources(): string[] {
  const listed = execFileSync(
    'git',
    ['ls-files', '-co', '--exclude-standard', '-z', '*.ts', '*.json', '*.avsc', '*.sql', '*.yaml', '*.yml'],
    { cwd: origin, maxBuffer: 1 << 26 },
  );
  return listed
    .toString()
    .split('\0')
    .filter((file) => file !== '' && existsSync(join(origin, file)));
}

function linkPackages(folder: string): void {
  const installed = join(origin, 'node_modules');
  mkdirSync(join(folder, 'node_modules', OWN_SCOPE), { recursive: true });
  for (const name of readdirSync(installed)) {
    if (name === OWN_SCOPE || (name.startsWith('.') && name !== '.bin')) continue;
    symlinkSync(join(installed, name), join(folder, 'node_modules', name));
  }
  for (const name of readdirSync(join(installed, OWN_SCOPE))) {
    const own = realpathSync(join(installed, OWN_SCOPE, name)).slice(realpathSync(origin).length + 1);
    symlinkSync(join(folder, own), join(folder, 'node_modules', OWN_SCOPE, name));
  }
}

function checkoutAt(folder: string): Checkout {
  const at = (file: string) => join(folder, file);
  const read = (file: string) => readFileSync(at(file), 'utf8');
  const write = (file: string, text: string) => {
    mkdirSync(dirname(at(file)), { recursive: true });
    writeFileSync(at(file), text);
  };
  const node = (...args: string[]) => ended(folder, args);
  const run = (program: string, ...args: string[]) => {
    if (!program.endsWith('.ts')) write('test/recipes/program.ts', program);
    const file = program.endsWith('.ts') ? program : 'test/recipes/program.ts';
    return node('--conditions=@foreshock/source', '--import', 'tsx', file, ...args);
  };
  return {
    read,
    write,
    run,
    list: (path) => readdirSync(at(path)),
    replace(file, before, after) {
      const text = read(file);
      const parts = text.split(before);
      if (parts.length !== 2)
        throw new Error(`${file}: ${parts.length - 1} places hold ${JSON.stringify(before)}`);
      write(file, parts.join(after));
    },
    async generate() {
      const schemas = await run('schemas/generate.ts');
      if (schemas.code !== 0) return schemas;
      const migration = await run('services/warehouse/src/widen/write-migration.ts');
      return { code: migration.code, output: schemas.output + migration.output };
    },
    types(...files) {
      const compilerOptions = { composite: false, noEmit: true, tsBuildInfoFile: './recipe.tsbuildinfo' };
      write(
        'tsconfig.recipe.json',
        JSON.stringify({ extends: './tsconfig.base.json', compilerOptions, files }),
      );
      return node('node_modules/typescript/bin/tsc', '-p', 'tsconfig.recipe.json');
    },
    link: (path) =>
      symlinkSync(at(path), join(folder, 'node_modules', OWN_SCOPE, path.split('/').at(-1) ?? '')),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** Runs Node in a folder, without what a test run hands down to its children. */
function ended(cwd: string, args: string[]): Promise<Ended> {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(VITEST|NODE_|TEST$|PROD$|DEV$|MODE$)/.test(name),
  );
  const env = {
    ...Object.fromEntries(inherited),
    NO_COLOR: '1',
    TSX_TSCONFIG_PATH: join(cwd, 'tsconfig.base.json'),
  };
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd, env, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), output: stdout + stderr });
    });
  });
}

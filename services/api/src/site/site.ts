import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** One file as it is sent: `brotli` and `gzip` are the same bytes packed, where the build left them. */
export interface SiteFile {
  readonly type: string;
  readonly plain: Buffer;
  readonly gzip: Buffer | undefined;
  readonly brotli: Buffer | undefined;
}

/** A built site, in memory: `files` by their path from the root, such as `assets/index-1f2e.js`. */
export interface Site {
  /** The start page, with PLACEHOLDER where the nonce of an answer goes. */
  readonly page: string;
  readonly files: ReadonlyMap<string, SiteFile>;
}

/** Stands in the built page wherever the nonce of an answer belongs. */
export const NONCE_PLACEHOLDER = 'NONCE_OF_THIS_ANSWER';

const NOT_BUILT = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Foreshock</title>
<p>The console is not built. Run <code>npm run console</code>, then start this service again.</p>
<p lang="zh">控制台尚未构建。请运行 <code>npm run console</code>，然后重新启动本服务。</p></html>`;

/** Reads a built site once. What is asked for later is looked up by name among these files, so no path leads outside. */
export function readSite(folder: string): Site {
  if (!existsSync(join(folder, 'index.html'))) return { page: NOT_BUILT, files: new Map() };
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && TYPES[extname(entry.name)] !== undefined)
    .map((entry) => join(entry.parentPath, entry.name));
  const files = names.map((path): [string, SiteFile] => [
    path.slice(folder.length).replaceAll('\\', '/').replace(/^\//, ''),
    {
      type: TYPES[extname(path)] ?? '',
      plain: readFileSync(path),
      gzip: existsSync(`${path}.gz`) ? readFileSync(`${path}.gz`) : undefined,
      brotli: existsSync(`${path}.br`) ? readFileSync(`${path}.br`) : undefined,
    },
  ]);
  return { page: readFileSync(join(folder, 'index.html'), 'utf8'), files: new Map(files) };
}

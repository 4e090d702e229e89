import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint } from './fingerprint.ts';
import { packTexts } from './pack.ts';
import { settings, sourceFolder } from './settings.ts';

const SITE = join(sourceFolder, 'dist', 'site');

/** Names the sources of the files beside it. */
export const BUILT_FROM = join(SITE, '.built-from');

/** Builds into a folder of its own and puts that in the place of the old one, so that nobody ever serves half a site. */
export async function buildSite(): Promise<void> {
  // only a build needs the bundler: where the site stands already, as in the image, it is missing
  const { build } = await import('vite');
  const sources = fingerprint(sourceFolder);
  const draft = join(sourceFolder, 'dist', `site-${process.pid}`);
  await build({ ...settings, build: { ...settings.build, outDir: draft, emptyOutDir: true } });
  packTexts(draft);
  writeFileSync(join(draft, '.built-from'), sources);
  rmSync(SITE, { recursive: true, force: true });
  renameSync(draft, SITE);
}

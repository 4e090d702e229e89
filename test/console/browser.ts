import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import bundled from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';

/** Unpacked here once for a clone; the folder of all users could hold another version's, or another's. */
const unpacked = fileURLToPath(new URL('../../node_modules/.cache/chromium', import.meta.url));

/** A real browser: the one that FORESHOCK_TEST_BROWSER names, else the Chromium that comes from npm. */
export async function startBrowser(): Promise<Browser> {
  const installed = process.env['FORESHOCK_TEST_BROWSER'];
  if (installed !== undefined) return chromium.launch({ executablePath: installed });
  await mkdir(unpacked, { recursive: true });
  const outer = process.env['TMPDIR'];
  process.env['TMPDIR'] = unpacked;
  try {
    const executablePath = await bundled.executablePath();
    if (!existsSync(executablePath)) throw new Error('no Chromium here; name one in FORESHOCK_TEST_BROWSER');
    return await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
  } finally {
    if (outer === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = outer;
  }
}

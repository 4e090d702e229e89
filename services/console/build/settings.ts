import { fileURLToPath } from 'node:url';
import type { InlineConfig } from 'vite';

/** The console's folder, also where this file runs compiled. */
export const sourceFolder = fileURLToPath(new URL('..', import.meta.url)).replace(/dist[\\/]$/, '');

/** What the nonce of an answer replaces in the built page. */
const NONCE_PLACEHOLDER = 'NONCE_OF_THIS_ANSWER';

/** How the console is built. Nothing stands in the page itself, so that a strict content security policy fits. */
export const settings: InlineConfig = {
  root: sourceFolder,
  configFile: false,
  logLevel: 'warn',
  html: { cspNonce: NONCE_PLACEHOLDER },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    // libraries mark modules for frameworks that render on a server; here nothing does
    rolldownOptions: {
      onLog: (level, log, handle) => log.code === 'MODULE_LEVEL_DIRECTIVE' || handle(level, log),
    },
  },
};

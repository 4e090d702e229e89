import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Stationery } from './compose.ts';
import { LetterSettingsError, parseLetterSettings } from './settings.ts';
import { parseTemplates } from './templates.ts';

/** The folder that comes with the project: its letters have brackets where the company's data belong. */
export const defaultStationery = fileURLToPath(new URL('../../../infra/letters', import.meta.url));

/** Reads settings and all templates of a folder. @throws LetterSettingsError naming file and line */
export function readStationery(folder: string): Stationery {
  const read = (name: string): string => {
    try {
      return readFileSync(join(folder, name), 'utf8');
    } catch (error) {
      throw new LetterSettingsError(`${join(folder, name)}: cannot be read: ${(error as Error).message}`);
    }
  };
  return {
    settings: parseLetterSettings(read('settings.yaml'), join(folder, 'settings.yaml')),
    templates: parseTemplates(read),
  };
}

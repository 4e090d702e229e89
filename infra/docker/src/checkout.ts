import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

const root = new URL('../../../', import.meta.url);

/** @returns the text of a file of this checkout. */
export const textOf = (path: string): string => readFileSync(new URL(path, root), 'utf8');

/** @returns a YAML file of this checkout, merge keys resolved. */
export const yamlOf = (path: string): unknown => parse(textOf(path), { merge: true }) as unknown;

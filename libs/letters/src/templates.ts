import { Liquid, LiquidError, type Template } from 'liquidjs';
import { LETTER_KINDS, type LetterKind } from './kinds.ts';
import { LetterSettingsError } from './settings.ts';
import { languages, type Language } from '@foreshock/wording';

/** What a template may say. */
export const VARIABLES = [
  'date',
  'from',
  'payBy',
  'overdue',
  'demanded',
  'oldestDays',
  'invoiceCount',
  'customer.id',
  'customer.name',
  'company.name',
  'company.contact',
  'company.bank',
] as const;
export type Values = Readonly<Record<string, unknown>>;

/** A paragraph that is a table instead of words. */
export const TABLES = ['invoices', 'demand', 'movements'] as const;
export type TableName = (typeof TABLES)[number];

export interface Words {
  readonly subject: string;
  readonly paragraphs: readonly (string | { readonly table: TableName })[];
}

const MOST_CHARACTERS = 20_000;
const MEGABYTE = 1_000_000;

/** Templates reach no file, no property that was not given, and end within limits. */
const engine = new Liquid({
  strictFilters: true,
  strictVariables: true,
  ownPropertyOnly: true,
  templates: {},
  parseLimit: MEGABYTE,
  renderLimit: 1_000,
  memoryLimit: 10 * MEGABYTE,
});

// one letter is one file
for (const tag of ['include', 'render', 'layout', 'block']) delete engine.tags[tag];

export type LetterTemplates = ReadonlyMap<string, readonly Template[]>;

export const templateName = (kind: LetterKind, language: Language): string => `${kind}.${language}.liquid`;

/** Parses every template. @param read the text of a file by its name @throws LetterSettingsError naming file, line and what is known */
export function parseTemplates(read: (name: string) => string): LetterTemplates {
  const names = LETTER_KINDS.flatMap((kind) => languages.map((language) => templateName(kind, language)));
  return new Map(names.map((name) => [name, parseTemplate(name, read(name))]));
}

function parseTemplate(name: string, text: string): readonly Template[] {
  if (text.length > MOST_CHARACTERS)
    throw new LetterSettingsError(`${name}: at most ${MOST_CHARACTERS} characters`);
  for (const [index, line] of text.split('\n').entries()) {
    const table = /^\s*\[\[(.*)\]\]\s*$/.exec(line)?.[1];
    if (table !== undefined && !isTable(table))
      throw new LetterSettingsError(
        `${name}:${index + 1}: there is no table ${table}; there are ${TABLES.join(', ')}`,
      );
  }
  try {
    const parsed = engine.parse(text);
    checkVariables(name, parsed);
    return parsed;
  } catch (error) {
    if (LiquidError.is(error)) throw new LetterSettingsError(`${name}: ${error.message}`);
    throw error;
  }
}

function checkVariables(name: string, parsed: Template[]): void {
  const { globals } = engine.analyzeSync(parsed, { partials: false });
  for (const uses of Object.values(globals))
    for (const { segments, location } of uses) {
      const used = segments.join('.');
      if (!VARIABLES.some((known) => known === used))
        throw new LetterSettingsError(
          `${name}:${location.row}: there is no {{ ${used} }}; there are ${VARIABLES.join(', ')}`,
        );
    }
}

/** The words of a letter: the first paragraph is its subject. */
export function wordsOf(
  templates: LetterTemplates,
  kind: LetterKind,
  language: Language,
  values: Values,
): Words {
  const template = templates.get(templateName(kind, language));
  if (template === undefined) throw new Error(`no template ${templateName(kind, language)}`);
  const text = String(engine.renderSync([...template], values));
  const [subject = '', ...paragraphs] = text.split(/\n\s*\n/).map((part) => part.replace(/\s+/g, ' ').trim());
  return { subject, paragraphs: paragraphs.filter((part) => part !== '').map(paragraphOf) };
}

function paragraphOf(text: string): Words['paragraphs'][number] {
  const table = /^\[\[(.*)\]\]$/.exec(text)?.[1];
  return table !== undefined && isTable(table) ? { table } : text;
}

const isTable = (name: string): name is TableName => TABLES.some((known) => known === name);

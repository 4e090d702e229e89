import { decimalToMinor, isCurrency, MoneyError } from '@foreshock/contracts';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';

const line = z.string().min(1).max(200);
const lines = z.array(line).max(10);
const words = z.strictObject({ en: line, zh: line });
const reminder = z.enum(['reminder-1', 'reminder-2', 'reminder-3']);
const days = z.int().min(1).max(90);
const decimal = z.string().max(30);

const shape = z.strictObject({
  company: z.strictObject({
    name: line,
    lines: lines.default([]),
    contact: line,
    bank: line,
    foot: lines.default([]),
    signature: words,
  }),
  payWithinDays: z.strictObject({ 'reminder-1': days, 'reminder-2': days, 'reminder-3': days }),
  interest: z
    .strictObject({ perYear: z.number().positive().max(1), from: reminder.default('reminder-1') })
    .optional(),
  fees: z
    .strictObject({
      currency: z.string().refine(isCurrency, 'is no ISO 4217 code'),
      'reminder-1': decimal.optional(),
      'reminder-2': decimal.optional(),
      'reminder-3': decimal.optional(),
    })
    .refine(hasSoundAmounts, 'a fee is an amount such as 5.00, in digits of its currency and not below 0')
    .optional(),
});

/** Who writes, and on what terms: interest and fees only where they are named. */
export type LetterSettings = z.output<typeof shape>;

/** Settings or templates that cannot be used: says where and what would be right. */
export class LetterSettingsError extends Error {
  override readonly name = 'LetterSettingsError';
}

/** Reads settings from YAML. @throws LetterSettingsError naming file and line of the first mistake */
export function parseLetterSettings(text: string, file: string): LetterSettings {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const at = (offset: number): string => `${file}:${counter.linePos(offset).line}`;
  const [broken] = document.errors;
  if (broken !== undefined) throw new LetterSettingsError(`${at(broken.pos[0])}: ${broken.message}`);
  const parsed = shape.safeParse(document.toJS({ maxAliasCount: 0 }));
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0]!;
  const node = nearest(document, path);
  throw new LetterSettingsError(`${at(node)}: ${path.join('.') || 'the file'}: ${message}`);
}

/** Where the deepest part of the path begins that is there. */
function nearest(document: ReturnType<typeof parseDocument>, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true) as { range?: readonly number[] } | undefined;
    if (node?.range !== undefined) return node.range[0]!;
  }
  return 0;
}

function hasSoundAmounts({ currency, ...fees }: { currency: string } & Record<string, string | undefined>) {
  return Object.values(fees).every((fee) => {
    if (fee === undefined) return true;
    try {
      return decimalToMinor(fee, currency) >= 0;
    } catch (error) {
      if (error instanceof MoneyError) return false;
      throw error;
    }
  });
}

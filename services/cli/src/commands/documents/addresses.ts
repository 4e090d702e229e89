import { readFileSync } from 'node:fs';
import { parse, YAMLParseError } from 'yaml';
import { z } from 'zod';
import { Exit, EXIT } from '../../output/exit.ts';

const shape = z.record(z.string(), z.array(z.coerce.string().min(1).max(200)).max(8));

/** A customer's lines out of a file of addresses. @throws Exit where the file is wrong or has none for him */
export function addressOf(file: string, customerId: string): readonly string[] {
  const parsed = shape.safeParse(contentOf(file));
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!;
    throw new Exit(EXIT.usage, `${file}: ${path.join('.') || 'the file'}: ${message}`);
  }
  const lines = parsed.data[customerId];
  if (lines === undefined)
    throw new Exit(
      EXIT.usage,
      `${file}: has no address for ${customerId}; add "${customerId}: [line, line]"`,
    );
  return lines;
}

function contentOf(file: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof YAMLParseError)
      throw new Exit(EXIT.usage, `${file}:${error.linePos?.[0].line ?? 1}: ${error.message}`);
    throw new Exit(EXIT.usage, `${file}: cannot be read: ${(error as Error).message}`);
  }
}

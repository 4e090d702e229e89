import type { ColumnName } from '@foreshock/scorecard-training';
import { parse, YAMLParseError } from 'yaml';
import { z } from 'zod';
import { Exit, EXIT } from '../../output/exit.ts';
import { readText } from './read-data.ts';

const name = z
  .strictObject({
    id: z.string().min(1),
    value: z.string().min(1),
    source: z.string().min(1).exactOptional(),
    title: z.string().exactOptional(),
  })
  .readonly();
const shape = z.record(z.string(), name);

/** Column → what it is called in a policy; none without a file. @throws Exit with usage, naming file and column */
export function readNames(file: string | undefined): ReadonlyMap<string, ColumnName> {
  if (file === undefined) return new Map();
  const read = shape.safeParse(yamlOf(file));
  if (read.success) return new Map(Object.entries(read.data));
  const { path, message } = read.error.issues[0]!;
  throw new Exit(EXIT.usage, `${file}: ${path.join('.')}: ${message}`);
}

function yamlOf(file: string): unknown {
  try {
    return parse(readText(file));
  } catch (error) {
    if (error instanceof YAMLParseError) throw new Exit(EXIT.usage, `${file}: ${error.message}`);
    throw error;
  }
}

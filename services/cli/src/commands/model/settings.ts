import { z } from 'zod';
import { Exit, EXIT } from '../../output/exit.ts';

const whole = (least: number) => z.coerce.number().int().min(least);
const positive = z.coerce.number().positive();

const shape = z.object({
  maxBins: whole(2),
  maxCharacteristics: whole(1),
  minIv: z.coerce.number().min(0),
  maxCorrelation: z.coerce.number().min(0).max(1),
  seed: whole(0),
  repeats: whole(1),
  testShare: z.coerce.number().gt(0).lt(1),
  pdo: z.coerce.number().min(1),
  baseScore: z.coerce.number(),
  baseOdds: positive,
});

export type TrainSettings = z.infer<typeof shape>;

/** The numbers among the options. @throws Exit with usage, naming the option */
export function settingsOf(options: Readonly<Record<keyof TrainSettings, string>>): TrainSettings {
  const read = shape.safeParse(options);
  if (read.success) return read.data;
  const issue = read.error.issues[0]!;
  const key = String(issue.path[0]) as keyof TrainSettings;
  const option = key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  throw new Exit(EXIT.usage, `--${option} ${options[key]}: ${issue.message}`);
}

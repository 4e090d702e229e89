import type { PartName } from '../options.ts';

/** How to run one part of the stack and how to tell that it is up. */
export interface Part {
  readonly name: PartName;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where its output goes. */
  readonly logFile: string;
  /** Asks the running part whether it does its work. Never throws. */
  ready(): Promise<boolean>;
}

/** Flags that make a JVM start fast and stay small. */
export const quickJvm = [
  '-XX:+UseSerialGC',
  '-XX:TieredStopAtLevel=1',
  '-Xshare:auto',
  '-XX:-UsePerfData',
  '-Djava.awt.headless=true',
];

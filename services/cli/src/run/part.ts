/** A service under the launcher's care, in this process or in one of its own. */
export interface RunningPart {
  readonly name: string;
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

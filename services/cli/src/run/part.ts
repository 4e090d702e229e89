/** The services, in the order in which they are named. */
export const SERVICES = ['warehouse', 'monitor', 'alerts', 'portfolio', 'intake', 'api'] as const;
export type ServiceName = (typeof SERVICES)[number];

/** A service under the launcher's care, in this process or in one of its own. */
export interface RunningPart {
  readonly name: string;
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

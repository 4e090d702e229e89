/** A silence as the API tells it. */
export interface Silence {
  readonly silenceId: string;
  readonly state: 'PLANNED' | 'ACTIVE' | 'OVER';
  readonly matchers: readonly { readonly name: string; readonly values: readonly string[] }[];
  readonly startsAt: string;
  readonly endsAt: string;
  readonly setBy: string;
  readonly reason: string;
  readonly ended: { readonly at: string; readonly by: string; readonly reason: string | null } | null;
}

/** `owner=collector-7 severity=LOW,MEDIUM`. */
export const matchersText = ({ matchers }: Pick<Silence, 'matchers'>): string =>
  matchers.map(({ name, values }) => `${name}=${values.join(',')}`).join(' ');

import { readRun } from '../../home.ts';
import { Exit, EXIT } from '../../output/exit.ts';

/** An event as it was taken, and where it stands on the log. */
export interface Accepted {
  readonly eventId: string;
  readonly position: { readonly partition: number; readonly offset: number | null };
}

interface Problem {
  readonly title?: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}

/** Hands an event to the running intake. @throws Exit with every field that it refuses */
export async function postEvent(event: object): Promise<Accepted> {
  const { intakeUrl, intakeToken } = readRun();
  let response: Response;
  try {
    response = await fetch(`${intakeUrl}/v1/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${intakeToken}`, 'content-type': 'application/json' },
      body: JSON.stringify(event),
    });
  } catch (error) {
    throw new Exit(
      EXIT.notRunning,
      `the intake does not answer at ${intakeUrl} (${String((error as Error).cause ?? error)})`,
    );
  }
  const body: unknown = await response.json();
  if (response.ok) return body as Accepted;
  const { title, detail, errors = [] } = body as Problem;
  const fields = errors.map((error) => error.detail).join('\n');
  throw new Exit(
    response.status === 422 ? EXIT.usage : EXIT.failed,
    fields || detail || title || `the intake answered ${response.status}`,
  );
}

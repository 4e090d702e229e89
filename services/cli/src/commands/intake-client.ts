import { readRun } from '../home.ts';
import { Exit, EXIT } from '../output/exit.ts';

interface Problem {
  readonly title?: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}

/** Sends something to the running intake. @throws Exit with what it says when it refuses, line by line */
export async function postJson<T>(path: string, body: object): Promise<T> {
  const { intakeUrl, intakeToken } = readRun();
  let response: Response;
  try {
    response = await fetch(`${intakeUrl}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${intakeToken}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch (error) {
    throw new Exit(
      EXIT.notRunning,
      `the intake does not answer at ${intakeUrl} (${String((error as Error).cause ?? error)})`,
    );
  }
  const answer: unknown = await response.json();
  if (response.ok) return answer as T;
  throw new Exit(
    response.status === 404 ? EXIT.usage : EXIT.failed,
    messageOf(answer as Problem, response.status),
  );
}

function messageOf({ title, detail, errors }: Problem, status: number): string {
  const found = (errors ?? []).map((error) => error.detail);
  return found.length > 0 ? found.join('\n') : (detail ?? title ?? `the intake answered ${status}`);
}

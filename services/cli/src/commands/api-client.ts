import { readRun } from '../home.ts';
import { Exit, EXIT } from '../output/exit.ts';

/** Asks the running API. @throws Exit with what it answered when it refuses. */
export async function getJson<T>(path: string, language = 'en'): Promise<T> {
  const { apiUrl, apiToken } = readRun();
  let response: Response;
  try {
    response = await fetch(`${apiUrl}${path}`, {
      headers: { authorization: `Bearer ${apiToken}`, 'accept-language': language },
    });
  } catch (error) {
    throw new Exit(
      EXIT.notRunning,
      `the API does not answer at ${apiUrl} (${String((error as Error).cause ?? error)})`,
    );
  }
  const body: unknown = await response.json();
  if (response.ok) return body as T;
  const { title, detail } = body as { title?: string; detail?: string };
  throw new Exit(
    response.status === 404 ? EXIT.usage : EXIT.failed,
    detail ?? title ?? `the API answered ${response.status}`,
  );
}

import { readRun } from '../home.ts';
import { Exit, EXIT } from '../output/exit.ts';

/** Asks the running API. @throws Exit with what it answered when it refuses. */
export function getJson<T>(path: string, language = 'en'): Promise<T> {
  return ask<T>(path, { headers: { 'accept-language': language } });
}

/** Has the running API do something. @throws Exit with what it answered when it refuses. */
export function postJson<T>(
  path: string,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<T> {
  return ask<T>(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

/** Has the running API take something away. @throws Exit with what it answered when it refuses. */
export function deleteJson<T>(path: string): Promise<T> {
  return ask<T>(path, { method: 'DELETE', headers: {} });
}

interface Init {
  readonly headers: Readonly<Record<string, string>>;
  readonly method?: string;
  readonly body?: string;
}

async function ask<T>(path: string, init: Init): Promise<T> {
  return (await (await fetchAnswer(path, init)).json()) as T;
}

/** What the running API answers, whatever its form. @throws Exit with what it answered when it refuses. */
export async function fetchAnswer(path: string, init: Init): Promise<Response> {
  const { apiUrl, apiToken } = readRun();
  let response: Response;
  try {
    response = await fetch(`${apiUrl}${path}`, {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${apiToken}` },
    });
  } catch (error) {
    throw new Exit(
      EXIT.notRunning,
      `the API does not answer at ${apiUrl} (${String((error as Error).cause ?? error)})`,
    );
  }
  if (response.ok) return response;
  const { title, detail } = (await response.json()) as { title?: string; detail?: string };
  throw new Exit(
    response.status === 404 ? EXIT.usage : EXIT.failed,
    detail ?? title ?? `the API answered ${response.status}`,
  );
}

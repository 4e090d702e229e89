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

async function ask<T>(
  path: string,
  init: { headers: Record<string, string>; method?: string; body?: string },
): Promise<T> {
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
  const body: unknown = await response.json();
  if (response.ok) return body as T;
  const { title, detail } = body as { title?: string; detail?: string };
  throw new Exit(
    response.status === 404 ? EXIT.usage : EXIT.failed,
    detail ?? title ?? `the API answered ${response.status}`,
  );
}

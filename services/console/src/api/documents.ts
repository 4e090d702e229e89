import type { Problem } from '@foreshock/api/model';
import { headersFor } from './client.ts';
import { ApiError } from './problem.ts';

/** Reads a document, such as a letter. @throws ApiError with the problem that the API names */
export async function readDocument(path: string, language: string, signal?: AbortSignal): Promise<Blob> {
  const response = await fetch(path, { headers: headersFor(language), ...(signal && { signal }) });
  if (response.ok) return response.blob();
  const isProblem = (response.headers.get('content-type') ?? '').includes('json');
  throw new ApiError(response.status, isProblem ? ((await response.json()) as Problem) : null);
}

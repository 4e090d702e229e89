import { writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import { Exit, EXIT } from '../../output/exit.ts';
import { print, type OutputOptions } from '../../output/print.ts';
import { fetchAnswer } from '../api-client.ts';

/** What is asked of the API for a document. */
export interface DocumentRequest {
  /** Of the API, without the query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
}

/** Fetches a document in the form that the file's name asks for, and writes it. @throws Exit */
export async function saveDocument(
  out: string,
  request: DocumentRequest,
  output: OutputOptions,
): Promise<void> {
  const format = formatOf(out);
  const query = new URLSearchParams({ format });
  for (const [name, value] of Object.entries(request.query)) if (value !== undefined) query.set(name, value);
  const response = await fetchAnswer(`${request.path}?${query.toString()}`, {
    headers: { 'content-type': 'application/json' },
    ...(request.body !== undefined && { method: 'POST', body: JSON.stringify(request.body) }),
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  try {
    writeFileSync(out, bytes);
  } catch (error) {
    throw new Exit(EXIT.usage, `${out}: cannot be written: ${(error as Error).message}`);
  }
  print(output, { file: out, format, bytes: bytes.length }, () => `${out}: ${bytes.length} bytes`);
}

function formatOf(out: string): 'html' | 'pdf' {
  const extension = extname(out).toLowerCase();
  if (extension === '.pdf') return 'pdf';
  if (extension === '.html' || extension === '.htm') return 'html';
  throw new Exit(EXIT.usage, `--out ${out}: name a file that ends with .pdf or .html`);
}

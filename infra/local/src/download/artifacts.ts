import { readFileSync } from 'node:fs';

/** One pinned file: `path` is relative to its repository's base URL, `sha256` is hex, `bytes` the exact size. */
export interface Artifact {
  readonly name: string;
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** The lock file of everything the stack downloads. `java.platforms` is keyed `<process.platform>-<process.arch>`. */
export interface ArtifactLock {
  readonly kafka: { readonly version: string; readonly files: readonly Artifact[] };
  readonly registry: { readonly version: string; readonly files: readonly Artifact[] };
  readonly java: { readonly version: string; readonly platforms: Readonly<Record<string, Artifact>> };
}

/** Reads the checked-in lock file. */
export function readArtifactLock(): ArtifactLock {
  const text = readFileSync(new URL('../../artifacts.json', import.meta.url), 'utf8');
  return JSON.parse(text) as ArtifactLock;
}

/** What is wrong with a policy; `path` is a JSON pointer into the document, `nearest` the likeliest meant name. */
export interface PolicyError {
  readonly path: string;
  readonly message: string;
  readonly nearest?: string;
}

export type Report = (path: string, message: string, nearest?: string) => void;

/** Appends to `errors`, each finding once (segments share rules and scorecards). */
export function reporter(errors: PolicyError[]): Report {
  return (path, message, nearest) => {
    if (errors.some((error) => error.path === path && error.message === message)) return;
    errors.push(nearest === undefined ? { path, message } : { path, message, nearest });
  };
}

/** A JSON pointer one step deeper. */
export function at(path: string, key: string | number): string {
  return `${path}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

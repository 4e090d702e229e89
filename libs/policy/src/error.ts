/** What is wrong with a policy; `path` is a JSON pointer into the document, `nearest` the likeliest meant name. */
export interface PolicyError {
  readonly path: string;
  readonly message: string;
  readonly nearest?: string;
  /** The name at the end of the path is what is wrong, not its value. */
  readonly atKey?: true;
}

export interface Report {
  (path: string, message: string, nearest?: string): void;
  /** The same about a name in the document rather than its value. */
  readonly key: (path: string, message: string, nearest?: string) => void;
  /** How often something was reported until now. */
  readonly calls: () => number;
}

/** Appends to `errors`, each finding once (segments share rules and scorecards). */
export function reporter(errors: PolicyError[]): Report {
  let calls = 0;
  const add = (error: PolicyError): void => {
    calls++;
    if (errors.some(({ path, message }) => path === error.path && message === error.message)) return;
    errors.push(error);
  };
  const meant = (nearest: string | undefined) => (nearest === undefined ? {} : { nearest });
  return Object.assign(
    (path: string, message: string, nearest?: string) => add({ path, message, ...meant(nearest) }),
    {
      key: (path: string, message: string, nearest?: string) =>
        add({ path, message, ...meant(nearest), atKey: true }),
      calls: () => calls,
    },
  );
}

/** A JSON pointer one step deeper. */
export function at(path: string, key: string | number): string {
  return `${path}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** How a version stands after an act, as the intake tells. */
export interface Answer {
  readonly policyId: string;
  readonly version: string;
  readonly status: 'proposed' | 'approved' | 'live' | 'shadow' | 'retired';
  readonly isNew: boolean;
  readonly live: string | null;
  readonly shadow: string | null;
}

/** One sentence on it, and on what comes next. */
export function sentence({ policyId, version, status, isNew, live }: Answer): string {
  const name = `${policyId}@${version}`;
  const was = isNew ? '' : ' already';
  switch (status) {
    case 'proposed':
      return `${name} is proposed${was}; another person approves it: foreshock policy approve ${name} --by <name>`;
    case 'approved':
      return `${name} is approved${was}; foreshock policy activate ${name} --mode live|shadow --by <name>`;
    case 'live':
      return `${name} is live${was}`;
    case 'shadow':
      return `${name} is the shadow of ${live ?? 'nothing'}${was}; foreshock policy shadow shows where they differ`;
    case 'retired':
      return `${name} was live before, and is not now`;
  }
}

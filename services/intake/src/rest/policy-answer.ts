import { nameOf, statusOf, type Done, type Refusal, type Status } from '@foreshock/policy-register';
import { ProblemException } from './problem.ts';

/** How a version stands after what was asked for. */
export interface PolicyAnswer {
  readonly policyId: string;
  readonly version: string;
  readonly status: Status;
  /** False where it was done before, so that nothing was written. */
  readonly isNew: boolean;
  /** `policyId@version`; null without one. */
  readonly live: string | null;
  readonly shadow: string | null;
}

const TITLES = {
  unknown: { title: 'Unknown policy', status: 404 },
  refused: { title: 'Refused', status: 409 },
  unfit: { title: 'Policy cannot be in force', status: 422 },
} as const;

/** @throws ProblemException on a refusal, and when the log does not answer, so that the caller tries again */
export async function answered(act: Promise<Done | Refusal>): Promise<PolicyAnswer> {
  let done: Done | Refusal;
  try {
    done = await act;
  } catch (error) {
    const detail = 'the log did not confirm the write; send the same request again';
    throw new ProblemException({ title: 'Log unavailable', status: 503, detail }, { cause: error });
  }
  if ('refused' in done) throw new ProblemException({ ...TITLES[done.refused], detail: done.message });
  const { key, isNew, life } = done;
  const { policyId, version } = key;
  const status = statusOf(life, nameOf(key));
  return { policyId, version, status, isNew, live: life.live, shadow: life.shadow };
}

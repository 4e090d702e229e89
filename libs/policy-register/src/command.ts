import type { PolicyActivated, ShadowDeactivated } from '@foreshock/contracts';
import type { LifeRecord } from './life.ts';
import type { VersionKey } from './name.ts';

/** A policy file that was read and found sound. */
export interface PolicyFile extends VersionKey {
  /** Canonical JSON. */
  readonly body: string;
  /** SHA-256 of the body, lower-case hex. */
  readonly hash: string;
  readonly sourceText: string;
}

/** Who does it, when, and why. `eventId` makes a repetition the same act. */
export interface Actor {
  readonly by: string;
  readonly atMs: number;
  readonly eventId: string;
  readonly note: string | null;
}

export type Mode = 'LIVE' | 'SHADOW';

/** What people do with policies. */
export type Command =
  | { readonly type: 'propose'; readonly file: PolicyFile }
  | { readonly type: 'approve'; readonly key: VersionKey }
  | { readonly type: 'activate'; readonly key: VersionKey; readonly mode: Mode }
  | { readonly type: 'deactivate-shadow' }
  /** `to`: a version that was live, of the live policy unless it is policyId@version; null: the one before the present one. */
  | { readonly type: 'rollback'; readonly to: string | null }
  /** The very first policy: proposed, approved and live at once, since there is none to judge by. */
  | { readonly type: 'begin'; readonly file: PolicyFile; readonly approvedBy: string };

/** What everybody on the log has to know. */
export type LogEvent =
  | { readonly type: 'PolicyActivated'; readonly record: PolicyActivated }
  | { readonly type: 'ShadowDeactivated'; readonly record: ShadowDeactivated };

/** Why something is not done: `unknown` names what is not there, `refused` breaks a rule, `unfit` cannot be in force. */
export interface Refusal {
  readonly refused: 'unknown' | 'refused' | 'unfit';
  /** A sentence that says what to do. */
  readonly message: string;
}

/** What an act writes, all or nothing; no records where it was done before. */
export interface Act {
  /** What it was done to. */
  readonly key: VersionKey;
  readonly records: readonly LifeRecord[];
  readonly events: readonly LogEvent[];
}

/** Why a body cannot be in force beside the live one (null without one); null where it can. */
export type FitCheck = (body: string, liveBody: string | null) => string | null;

import type { Act, Actor, FitCheck, Refusal } from './command.ts';
import { statusOf, type Life } from './life.ts';
import { keyOf } from './name.ts';
import { switching } from './switching.ts';

/**
 * Puts a version that was live before in force again. It needs no new approval: what is activated is, byte for byte, what
 * was approved then. A second rollback goes back further, never to what the first one took back.
 */
export function rolledBack(
  life: Life,
  to: string | null,
  by: { readonly actor: Actor; readonly fit: FitCheck },
): Act | Refusal {
  if (life.live === null) return refuse('no policy is live, so there is nothing to roll back');
  const name = to === null ? previous(life) : named(life, life.live, to);
  if (name === null) return refuse(`nothing was live before ${life.live}`);
  if (name === life.live) return refuse(`${name} is live already`);
  const version = life.versions.get(name);
  if (version === undefined)
    return {
      refused: 'unknown',
      message: `there is no ${name}; \`foreshock policy list\` shows what was live`,
    };
  if (!version.switches.some(({ mode }) => mode === 'LIVE')) {
    return refuse(
      `${name} was never live (it is ${statusOf(life, name)}): it takes \`foreshock policy activate ${name} --mode live\``,
    );
  }
  return switching(life, version, { mode: 'LIVE', rollbackOf: life.live }, by);
}

/** A version's full name: of the live policy, where only the version is given. */
function named(life: Life, live: string, to: string): string {
  return life.versions.has(to) || keyOf(to) !== null ? to : `${keyOf(live)?.policyId ?? ''}@${to}`;
}

/** The last other version below the live one. */
function previous({ stack, live }: Life): string | null {
  return stack.findLast((name) => name !== live) ?? null;
}

function refuse(message: string): Refusal {
  return { refused: 'refused', message };
}

import type { Said } from './desk.ts';

/**
 * Gives each episode of a warning an id of its own, as who decides on warnings does: what was cleared is never raised again
 * under its id. What is said again of an open one, or of one that is over, keeps the id.
 */
export function episodes(): (said: Said) => Said {
  const counts = new Map<string, number>();
  const open = new Set<string>();
  return (said) => {
    if (!isOfWarning(said)) return said;
    const { type, warningId } = said;
    if (type === 'warning-cleared') {
      open.delete(warningId);
    } else if (!open.has(warningId)) {
      open.add(warningId);
      counts.set(warningId, (counts.get(warningId) ?? 0) + 1);
    }
    return { ...said, warningId: `${warningId}.${counts.get(warningId) ?? 0}` };
  };
}

const isOfWarning = (said: Said): said is Extract<Said, { warningId: string }> => 'warningId' in said;

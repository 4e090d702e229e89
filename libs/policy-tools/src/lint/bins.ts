import type { PolicyDocument } from '@foreshock/policy';
import type { Finding } from './finding.ts';

/** Characteristics whose points go up and down along their bins. */
export function binsNotMonotone({ scorecards }: PolicyDocument): readonly Finding[] {
  return Object.entries(scorecards).flatMap(([name, card]) =>
    (['behaviour', 'external'] as const).flatMap((group) =>
      card[group].flatMap(({ id, bins }, index): Finding[] => {
        const points = bins.map((bin) => bin.points);
        if (isMonotone(points)) return [];
        const path = `/scorecards/${name}/${group}/${index}/bins`;
        const message = `the points of "${id}" go up and down along its bins: ${points.join(', ')}`;
        return [{ code: 'bins-not-monotone', path, message }];
      }),
    ),
  );
}

function isMonotone(points: readonly number[]): boolean {
  const steps = points.slice(1).map((next, index) => next - points[index]!);
  return steps.every((step) => step >= 0) || steps.every((step) => step <= 0);
}

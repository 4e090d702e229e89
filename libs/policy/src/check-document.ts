import type { Action, GradeTerms, PolicyDocument, Segment } from './document.ts';
import { at, type Report } from './error.ts';
import { nearestName } from './nearest.ts';
import { partOfTerms } from './terms.ts';

export function checkUniqueIds(items: readonly { id: string }[], path: string, report: Report): void {
  const ids = items.map(({ id }) => id);
  ids.forEach((id, index) => {
    if (ids.indexOf(id) !== index) report(at(at(path, index), 'id'), `"${id}" is there twice`);
  });
}

/** The last segment takes every customer left, no other does; segments, scorecards and rules name each other rightly. */
export function checkSegments(document: PolicyDocument, report: Report): void {
  const cards = Object.keys(document.scorecards);
  const ids = document.segments.map(({ id }) => id);
  document.segments.forEach((segment, index) => {
    const here = at('/segments', index);
    const isLast = index === document.segments.length - 1;
    const matchesAll = Object.keys(segment.match ?? {}).length === 0;
    if (isLast && !matchesAll) report(here, 'the last segment takes every customer left: leave "match" out');
    if (!isLast && matchesAll)
      report(here, 'takes every customer, so that the segments after it are unreachable');
    if (cards.includes(segment.scorecard)) return;
    report(
      at(here, 'scorecard'),
      `unknown scorecard "${segment.scorecard}"`,
      nearestName(segment.scorecard, cards),
    );
  });
  document.rules.forEach((rule, index) => {
    rule.segments?.forEach((id, position) => {
      if (ids.includes(id)) return;
      report(
        at(at(at('/rules', index), 'segments'), position),
        `unknown segment "${id}"`,
        nearestName(id, ids),
      );
    });
  });
}

/** The same grades in every scorecard: they are the standard that customers of all segments are compared by. */
export function checkGradeScale(document: PolicyDocument, report: Report): void {
  const [first, ...others] = Object.entries(document.scorecards);
  const scale = first?.[1].grades.map(({ grade }) => grade) ?? [];
  if (new Set(scale).size !== scale.length) report(at('/scorecards', first![0]), 'a grade is there twice');
  for (const [name, card] of others) {
    const own = card.grades.map(({ grade }) => grade).join(', ');
    if (own !== scale.join(', ')) {
      report(
        at(at('/scorecards', name), 'grades'),
        `the grades ${own} differ from ${scale.join(', ')} of ${first![0]}`,
      );
    }
  }
  for (const grade of Object.keys(document.actions?.byGrade ?? {})) {
    if (!scale.includes(grade)) {
      report.key(at('/actions/byGrade', grade), `unknown grade "${grade}"`, nearestName(grade, scale));
    }
  }
}

/** An action that carries out a part of the terms needs a segment whose terms have that part. */
export function checkActions({ actions, rules, segments }: PolicyDocument, report: Report): void {
  const check = (list: readonly Action[] | undefined, path: string): void => {
    list?.forEach(({ kind }, index) => {
      const part = partOfTerms(kind);
      if (part === null || segments.some((segment) => isInTerms(segment, part))) return;
      report(at(at(path, index), 'kind'), `${kind} says nothing: no segment's terms have "${part}"`);
    });
  };
  for (const [grade, list] of Object.entries(actions?.byGrade ?? {}))
    check(list, at('/actions/byGrade', grade));
  for (const [severity, list] of Object.entries(actions?.bySeverity ?? {}))
    check(list, at('/actions/bySeverity', severity));
  rules.forEach((rule, index) => check(rule.actions, at(at('/rules', index), 'actions')));
}

function isInTerms({ terms }: Segment, part: keyof GradeTerms): boolean {
  return Object.values(terms?.byGrade ?? {}).some((of) => of[part] !== undefined);
}

import { Liquid, type Template } from 'liquidjs';

/** Bounds of one rendering: what a person's template may cost. */
const LIMITS = { parseLimit: 100_000, renderLimit: 1_000, memoryLimit: 4_000_000 };

/** Filters by which a rendering would depend on the clock or on chance: the same message must come out at every replay. */
const REFUSED = [
  'date',
  'date_to_xmlschema',
  'date_to_rfc822',
  'date_to_string',
  'date_to_long_string',
  'sample',
];

/**
 * The template language, safe: no file is read, nothing is included, an unknown variable or filter is an error, and time,
 * memory and length are bounded.
 */
export function templateEngine(): Liquid {
  const engine = new Liquid({
    ...LIMITS,
    templates: {},
    dynamicPartials: false,
    ownPropertyOnly: true,
    strictVariables: true,
    strictFilters: true,
    cache: false,
  });
  for (const name of REFUSED)
    engine.registerFilter(name, () => {
      throw new Error(
        `the filter "${name}" is not there: times come as texts, and nothing is left to chance`,
      );
    });
  for (const tag of ['include', 'render', 'layout', 'block']) delete engine.tags[tag];
  return engine;
}

export type Parsed = readonly Template[];

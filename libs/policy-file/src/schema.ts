import { ACTION_KINDS, COMPARATORS, DIMENSIONS, LEVELS, RISK_SOURCES } from '@foreshock/policy';

export type Schema = Readonly<Record<string, unknown>>;

export const number: Schema = { type: 'number' };
const share: Schema = { type: 'number', minimum: 0, maximum: 1 };
const partOfOne: Schema = { type: 'number', minimum: 1e-6, maximum: 1 };
const minor: Schema = { type: 'integer', minimum: 0, description: 'Minor units of the base currency.' };
export const days: Schema = { type: 'integer', minimum: 0, maximum: 36_500 };
export const text: Schema = { type: 'string', minLength: 1 };
export const name: Schema = { type: 'string', pattern: '^[A-Za-z][\\w-]{0,63}$' };
const level = ref('level');

export function ref(definition: string, description?: string): Schema {
  const pointer = { $ref: `#/$defs/${definition}` };
  return description === undefined ? pointer : { ...pointer, description };
}

export function list(items: Schema, minItems = 0): Schema {
  return { type: 'array', items, minItems };
}

export function map(values: Schema): Schema {
  return { type: 'object', additionalProperties: values };
}

/** An object with these properties only; names that end in `?` are optional. */
export function shape(properties: Readonly<Record<string, Schema>>, description?: string): Schema {
  const bare = (key: string): string => key.replace('?', '');
  const keys = Object.keys(properties);
  return {
    type: 'object',
    ...(description === undefined ? {} : { description }),
    properties: Object.fromEntries(keys.map((key) => [bare(key), properties[key]])),
    required: keys.filter((key) => !key.endsWith('?')),
    additionalProperties: false,
  };
}

function perLevel(values: Schema, suffix = ''): Schema {
  return shape(Object.fromEntries(LEVELS.map((one) => [one + suffix, values])));
}

const CUTS = DIMENSIONS.filter((dimension) => dimension !== 'all');

const bounds = Object.fromEntries(COMPARATORS.map((comparator) => [`${comparator}?`, ref('bound')]));

const definitions: Readonly<Record<string, Schema>> = {
  level: { enum: LEVELS },
  localText: shape({ en: text, zh: text }, 'English and 简体中文.'),
  quantity: {
    description: 'A number, or $name of a parameter.',
    type: ['number', 'string'],
    pattern: '^\\$\\w+$',
  },
  bound: {
    description:
      'A number, $parameter, or times × another value + plus; with daysAgo its value at the end of that day.',
    if: { type: 'object' },
    then: shape({
      of: text,
      'times?': ref('quantity'),
      'plus?': ref('quantity'),
      'daysAgo?': { type: 'integer', minimum: 1, maximum: 365 },
    }),
    else: ref('quantity'),
  },
  comparison: {
    ...shape(
      {
        value: {
          ...text,
          description: 'An indicator, signals.KIND.number, risk.score, risk.gradeRank or risk.inDefault.',
        },
        ...bounds,
        'missing?': { type: 'boolean', description: 'What the comparison gives when the value is missing.' },
      },
      'All given bounds must hold.',
    ),
    minProperties: 2,
  },
  condition: {
    type: 'object',
    if: { required: ['all'] },
    then: shape({ all: list(ref('condition'), 1) }),
    else: {
      if: { required: ['any'] },
      then: shape({ any: list(ref('condition'), 1) }),
      else: {
        if: { required: ['not'] },
        then: shape({ not: ref('condition') }),
        else: { if: { required: ['cel'] }, then: ref('expression'), else: ref('comparison') },
      },
    },
  },
  expression: shape(
    {
      cel: {
        ...text,
        description:
          'CEL over the same names: overdueCleanMinor > 0.2 * invoiced365Minor && maxDaysPastDue >= 30',
      },
      'tree?': { description: 'Written by the program: what the text says, as data. Leave it out.' },
    },
    'A condition where thresholds are not enough.',
  ),
  bin: shape({ 'from?': number, 'to?': number, points: number }, 'Values in [from, to).'),
  characteristic: shape({
    id: name,
    value: text,
    'source?': text,
    missing: { ...number, description: 'Points when the value is missing.' },
    bins: list(ref('bin'), 1),
  }),
  combination: {
    type: 'object',
    if: { properties: { rule: { const: 'weighted' } } },
    then: shape({ rule: { enum: ['worse', 'sum', 'weighted'] }, behaviourWeight: share }),
    else: shape({ rule: { enum: ['worse', 'sum', 'weighted'] } }),
  },
  action: shape({
    kind: { enum: ACTION_KINDS },
    role: text,
    dueInDays: days,
    approval: { type: 'boolean', description: 'Whether a second person must approve.' },
    'reason?': ref('localText'),
    'termsDays?': days,
    'atSeverity?': ref('level', "From this severity up; only in a rule's own actions."),
  }),
  gradeBand: shape({
    grade: name,
    'minScore?': { ...number, description: 'The last grade has none.' },
    pd: { ...share, description: 'Probability of default within a year.' },
    'probationDays?': days,
  }),
  gradeOverride: {
    ...shape({
      id: name,
      title: ref('localText'),
      when: ref('condition'),
      'grade?': { ...text, description: 'Sets the grade.' },
      'cap?': { ...text, description: 'No better than.' },
      'floor?': { ...text, description: 'No worse than.' },
    }),
    oneOf: [{ required: ['grade'] }, { required: ['cap'] }, { required: ['floor'] }],
  },
  scorecard: shape({
    base: number,
    'externalBase?': { ...number, description: 'Where the outside part starts; base where absent.' },
    'units?': { enum: ['points', 'logOdds'] },
    'scaling?': shape({ pdo: { ...number, minimum: 1 }, score: number, odds: { ...number, minimum: 1e-9 } }),
    behaviour: list(ref('characteristic'), 1),
    external: list(ref('characteristic')),
    combine: ref('combination'),
    grades: list(ref('gradeBand'), 2),
    overrides: list(ref('gradeOverride')),
    upgrade: shape({ marginPoints: { ...number, minimum: 0 }, probationDays: days }),
  }),
  rule: shape({
    id: name,
    title: ref('localText'),
    source: { enum: RISK_SOURCES },
    'segments?': list(text, 1),
    raise: ref('condition'),
    'clear?': ref('condition', 'Keeps the warning open until it holds; "not raise" where absent.'),
    'forDays?': ref('quantity', 'Days that raise must hold without a break.'),
    'clearForDays?': ref('quantity', 'Days that clear must hold without a break.'),
    'maxDays?': ref(
      'quantity',
      'Days after which it is cleared for its age, and raised anew where raise still holds.',
    ),
    severity: level,
    likelihood: level,
    'escalate?': list(shape({ when: ref('condition'), severity: level, 'likelihood?': level }), 1),
    'materiality?': shape({ value: text, minor: ref('quantity'), 'ratio?': ref('quantity'), 'of?': text }),
    nextStep: ref('localText'),
    'actions?': list(ref('action')),
  }),
  contingencyStep: shape({
    text: ref('localText'),
    role: { ...text, description: 'Who does it.' },
    dueInDays: { ...days, description: 'After the warning was raised or escalated.' },
    approval: { type: 'boolean', description: 'Whether a second person must approve.' },
    'kind?': { enum: ACTION_KINDS, description: 'Where it is a credit action.' },
    'escalateAfterDays?': { ...days, description: 'It goes one level up if it has not been done by then.' },
  }),
  portfolioRule: shape(
    {
      id: name,
      title: ref('localText'),
      source: { enum: RISK_SOURCES },
      by: { enum: DIMENSIONS, description: 'Each member of this dimension is a portfolio.' },
      'where?': {
        ...shape(Object.fromEntries(CUTS.map((cut) => [`${cut}?`, list(text, 1)]))),
        description: 'Only customers of these members.',
      },
      raise: ref('condition', 'Over measures of the portfolio: overdueRatio, hhi, …'),
      'clear?': ref('condition', 'Keeps the warning open until it holds; "not raise" where absent.'),
      'forDays?': ref('quantity', 'Business days that raise must hold without a break.'),
      'clearForDays?': ref('quantity', 'Business days that clear must hold without a break.'),
      'maxDays?': ref('quantity', 'Days after which an open warning is cleared for its age.'),
      severity: level,
      likelihood: level,
      'escalate?': list(shape({ when: ref('condition'), severity: level, 'likelihood?': level }), 1),
      'minCustomers?': ref('quantity', 'Fewer customers never raise.'),
      'minExposureMinor?': ref('quantity', 'Less exposure never raises, minor units.'),
      nextStep: ref('localText'),
      'actions?': list(ref('action')),
    },
    'A rule about many customers at once.',
  ),
  limit: shape({
    turnover: text,
    shareByGrade: map({ ...number, minimum: 0 }),
    'startMinorByGrade?': map(minor),
    capMinor: minor,
    'capOf?': shape(
      { of: text, times: { ...number, minimum: 0 } },
      'A second cap: a multiple of a value, none while that is missing.',
    ),
    'coverage?': list(
      shape(
        { value: text, share, 'downTo?': { ...text, description: 'The worst grade it counts for.' } },
        'What is secured is lent on top.',
      ),
      1,
    ),
    'inDefaultMinor?': { ...minor, description: 'At most this while in default.' },
    roundToMinor: { ...minor, minimum: 1 },
    changeRatio: share,
  }),
  gradeTerms: shape({
    'days?': { ...days, description: 'Days to pay.' },
    'earlyPaymentDiscount?': shape({ ratio: partOfOne, days }),
    'instalments?': { type: 'integer', minimum: 2, maximum: 120, description: 'At most so many.' },
    'prepaymentRatio?': partOfOne,
    'guaranteeFromMinor?': { ...minor, description: 'A limit from this amount asks for a guarantee.' },
    'insuranceFromMinor?': { ...minor, description: 'A limit from this amount is to be insured.' },
    'transactionCapMinor?': { ...minor, description: 'Largest single transaction on account.' },
    'reviewDays?': { ...days, minimum: 1, description: 'Days until it is assessed again by itself.' },
  }),
  judgementPolicy: shape({
    maxDays: { type: 'integer', minimum: 1, maximum: 3660, description: 'How long a judgement may last.' },
    maxNotchesUp: {
      type: 'integer',
      minimum: 0,
      maximum: 100,
      description: 'Grades it may lift; lowering is free.',
    },
    approval: shape(
      { grade: { type: 'boolean' }, limitAboveMinor: minor },
      'Where a second person has to agree.',
    ),
  }),
  segment: shape({
    id: name,
    title: ref('localText'),
    'match?': map(list(text, 1)),
    scorecard: text,
    lgd: { ...share, description: 'Loss given default.' },
    limit: ref('limit'),
    'terms?': shape({ byGrade: map(ref('gradeTerms')) }),
    'parameters?': map(number),
  }),
  defaultDefinition: shape({
    pastDue: shape(
      {
        value: { ...text, description: 'Days past due, without disputes.' },
        moreThanDays: ref('quantity'),
        amount: { ...text, description: 'The amount past due, without disputes.' },
        moreThanMinor: ref('quantity', 'The absolute threshold, minor units.'),
        moreThanRatio: ref('quantity', 'The relative threshold, as a share of the value "of".'),
        of: text,
      },
      'Past due for longer on an amount over both thresholds.',
    ),
    'unlikelyToPay?': list(shape({ id: name, title: ref('localText'), when: ref('condition') }), 1),
    probationDays: { ...days, minimum: 90, description: 'Days without any of these until it is cured.' },
  }),
  provisionBucket: shape({
    value: { ...text, description: 'A balance.' },
    rate: ref('quantity', 'The share of it that is set aside, 0 to 1.'),
  }),
};

/** The shape of a policy, for editors and for checking: JSON schema 2020-12. */
export const policySchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Foreshock credit policy',
  ...shape({
    policyId: name,
    version: text,
    title: ref('localText'),
    baseCurrency: { type: 'string', pattern: '^[A-Z]{3}$', description: 'ISO 4217.' },
    'parameters?': map(number),
    segments: list(ref('segment'), 1),
    scorecards: { ...map(ref('scorecard')), minProperties: 1 },
    rules: list(ref('rule')),
    'portfolio?': list(ref('portfolioRule')),
    'priorities?': perLevel(perLevel({ type: 'integer', minimum: 1, maximum: 9 })),
    'actions?': shape({
      'byGrade?': map(list(ref('action'))),
      'bySeverity?': perLevel(list(ref('action')), '?'),
    }),
    'contingency?': perLevel(list(ref('contingencyStep'), 1), '?'),
    exposure: text,
    'default?': ref('defaultDefinition', 'Without one nobody is ever in default.'),
    'provision?': list(ref('provisionBucket', 'Provision = sum of rate × balance.'), 1),
    'judgement?': ref('judgementPolicy', 'What a person may decide against the policy.'),
  }),
  $defs: definitions,
};

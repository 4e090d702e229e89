import { createProjectGraphAsync } from '@nx/devkit';
import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

// Without a project graph the boundary rule would skip itself in silence, as on a fresh clone.
await createProjectGraphAsync({ exitOnError: false });

/** What tests may use anywhere; the core's own files may not, see below. */
const testTools = ['vitest', 'fast-check'];

/** Who may import whom, a row for every type. The reason stands beside each; a planted violation proves that it fires. */
const layers = [
  // the core decides: it must be a function of the log, on any machine
  { sourceTag: 'type:pure', onlyDependOnLibsWithTags: [], allowedExternalImports: testTools },
  {
    sourceTag: 'type:pure-engine',
    onlyDependOnLibsWithTags: ['type:pure'],
    allowedExternalImports: testTools,
  },
  // what would be: the core run on a copy, so it is as pure as the core and knows nothing beside it
  {
    sourceTag: 'type:scenario',
    onlyDependOnLibsWithTags: ['type:pure', 'type:pure-engine'],
    allowedExternalImports: testTools,
  },
  // when people work is known from a calendar and an instant alone
  { sourceTag: 'type:calendar', onlyDependOnLibsWithTags: [], allowedExternalImports: testTools },
  // whom to tell and what they do about it follows from their own log; neither knows the other, nor how a risk was found
  {
    sourceTag: 'type:people',
    onlyDependOnLibsWithTags: ['type:calendar'],
    allowedExternalImports: testTools,
  },
  // the contract contains no behaviour, so nothing of ours stands below it
  {
    sourceTag: 'type:contracts',
    onlyDependOnLibsWithTags: [],
    allowedExternalImports: ['avsc', '@kafkajs/*', 'currency-codes', ...testTools],
  },
  // a model learnt from data is a function of the data: it scales as the policy does and measures as the statistics do
  {
    sourceTag: 'type:training',
    onlyDependOnLibsWithTags: ['type:pure'],
    allowedExternalImports: testTools,
  },
  // a backtest is a function of the log as the core is; it runs the core, and measures what comes out
  {
    sourceTag: 'type:backtest',
    onlyDependOnLibsWithTags: ['type:pure', 'type:pure-engine'],
    allowedExternalImports: testTools,
  },
  // documents and charts know nothing of what they show; the libraries that draw and lay out have this one owner
  {
    sourceTag: 'type:report',
    onlyDependOnLibsWithTags: [],
    allowedExternalImports: ['echarts/*', 'pdfmake', 'pdfjs-dist/*', ...testTools],
  },
  // letters are words, money and tables around a customer's account; the account is given
  {
    sourceTag: 'type:letters',
    onlyDependOnLibsWithTags: ['type:contracts', 'type:report', 'type:wording'],
    allowedExternalImports: ['liquidjs', 'yaml', 'zod', ...testTools],
  },
  // a report says what it is given: figures in the terms of their libraries, laid out by the one that knows documents
  {
    sourceTag: 'type:risk-report',
    onlyDependOnLibsWithTags: ['type:contracts', 'type:portfolio-measures', 'type:report', 'type:wording'],
    allowedExternalImports: testTools,
  },
  { sourceTag: 'type:policy-file', onlyDependOnLibsWithTags: ['type:pure'] },
  // a policy is tried, compared and explained before it is in force: on the very engine, with the contract's money and days
  {
    sourceTag: 'type:policy-tools',
    onlyDependOnLibsWithTags: ['type:pure', 'type:pure-engine', 'type:policy-file', 'type:contracts'],
    allowedExternalImports: testTools,
  },
  // words for what the contract and the core name: whoever shows something may use them, whatever runs it
  {
    sourceTag: 'type:wording',
    onlyDependOnLibsWithTags: ['type:contracts', 'type:pure', 'type:pure-engine', 'type:scenario'],
  },
  // one way from bytes to what the core reads, for whoever runs it; one customer out of the log or its copy
  {
    sourceTag: 'type:customer-log',
    onlyDependOnLibsWithTags: [
      'type:contracts',
      'type:pure',
      'type:pure-engine',
      'type:scenario',
      'type:streaming',
      'type:clickhouse',
    ],
  },
  // the second answer comes by SQL alone; of the core it knows the names of the indicators, never how they are computed
  { sourceTag: 'type:reconcile', onlyDependOnLibsWithTags: ['type:pure', 'type:clickhouse'] },
  // what a portfolio comes to is SQL over the tables, in the terms in which policies ask for it
  {
    sourceTag: 'type:portfolio-measures',
    onlyDependOnLibsWithTags: ['type:pure', 'type:clickhouse', 'type:testing'],
    allowedExternalImports: testTools,
  },
  // what became of warnings is SQL over the tables, and what it makes of the answer
  { sourceTag: 'type:effectiveness', onlyDependOnLibsWithTags: [] },
  // keys and what they lock know nothing of what is written where
  { sourceTag: 'type:personal-data', onlyDependOnLibsWithTags: ['type:platform'] },
  // settings, logs, health: know nothing of the rest
  { sourceTag: 'type:platform', onlyDependOnLibsWithTags: ['type:platform'] },
  { sourceTag: 'type:service-kit', onlyDependOnLibsWithTags: ['type:platform'] },
  // runtime and store must not know about credit risk
  // (their stack suites find the running stack through the test tools)
  { sourceTag: 'type:streaming', onlyDependOnLibsWithTags: ['type:platform', 'type:testing'] },
  { sourceTag: 'type:clickhouse', onlyDependOnLibsWithTags: ['type:platform', 'type:testing'] },
  { sourceTag: 'type:stack', onlyDependOnLibsWithTags: ['type:platform'] },
  // what people do to the log by hand, for the command line and the API
  {
    sourceTag: 'type:operations',
    onlyDependOnLibsWithTags: ['type:contracts', 'type:streaming', 'type:testing'],
  },
  // what runs in the reader's browser knows the API by the shapes of its answers, and nothing else of ours
  { sourceTag: 'type:console', onlyDependOnLibsWithTags: ['type:service'] },
  // services meet on the log only
  { sourceTag: 'type:service', onlyDependOnLibsWithTags: ['layer:lib'] },
  { sourceTag: 'type:testing', onlyDependOnLibsWithTags: ['layer:lib', 'type:stack'] },
  // one place composes them for one machine
  {
    sourceTag: 'type:launcher',
    onlyDependOnLibsWithTags: ['layer:lib', 'type:service', 'type:console', 'type:stack'],
  },
  {
    sourceTag: 'type:test',
    onlyDependOnLibsWithTags: [
      'layer:lib',
      'type:service',
      'type:console',
      'type:stack',
      'type:launcher',
      'type:test',
    ],
  },
];

/** Each client library has one owner, so that it can be replaced in one place. */
const owned = [
  ['kafkajs', ['type:streaming', 'type:test', 'type:testing']],
  ['@clickhouse/client', ['type:clickhouse', 'type:stack', 'type:test', 'type:testing']],
  ['@kafkajs/confluent-schema-registry', ['type:contracts', 'type:test', 'type:testing']],
  ['avsc', ['type:contracts', 'type:test', 'type:testing']],
  ['chdb', ['type:stack']],
  ['echarts', []],
  ['echarts/*', ['type:report', 'type:console']],
  ['pdfmake', ['type:report']],
].flatMap(([library, owners]) =>
  layers
    .map(({ sourceTag }) => sourceTag)
    .filter((tag) => !owners.includes(tag))
    .map((sourceTag) => ({ sourceTag, onlyDependOnLibsWithTags: ['*'], bannedExternalImports: [library] })),
);

const clockAndChance = [
  { name: 'Date', message: 'The core reads no clock: time is an event.' },
  { name: 'Promise', message: 'The core is synchronous.' },
  { name: 'process', message: 'The core knows no process.' },
  { name: 'console', message: 'The core prints nothing.' },
  { name: 'setTimeout', message: 'The core has no timers: time is an event.' },
  { name: 'fetch', message: 'The core does no IO.' },
];

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/generated/**',
      'coverage/**',
      '.nx/**',
      '.foreshock/**',
      '**/*.mjs',
      '**/*.html',
      'vitest.config.ts',
    ],
  },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          allow: [],
          banTransitiveDependencies: false,
          enforceBuildableLibDependency: false,
          depConstraints: [...layers, ...owned],
        },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-extraneous-class': 'off',
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Settings come from libs/config.' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
        { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
      ],
      eqeqeq: 'error',
    },
  },
  {
    files: ['{libs,services,infra}/**/*.ts'],
    ignores: ['libs/testing/**', '**/*.test.ts', '**/testing/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: [{ name: '@foreshock/testing', message: 'What runs does not know the test tools.' }] },
      ],
    },
  },
  {
    files: ['services/console/src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: [
            { name: '@foreshock/api', message: "Only the shapes of answers: '@foreshock/api/model'." },
            {
              name: '@foreshock/api/model',
              allowTypeImports: true,
              message: "Only the shapes of answers: the API's code does not run in a browser.",
            },
          ],
          patterns: [
            {
              group: [
                '@foreshock/*',
                '!@foreshock/api',
                'node:*',
                '@foreshock/api/*',
                '!@foreshock/api/model',
              ],
              message: 'The browser has none of this.',
            },
          ],
        },
      ],
    },
  },
  {
    files: [
      'libs/{ledger,policy,engine,forecast,scorecard-training,backtest,calendar,alerting,cases}/src/**/*.ts',
    ],
    ignores: ['**/*.test.ts', '**/testing/**'],
    rules: {
      'no-restricted-globals': ['error', ...clockAndChance],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'The core knows no chance.' },
      ],
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['node:*', ...testTools], message: 'The core does no IO.' }] },
      ],
    },
  },
  {
    files: [
      'libs/config/src/environment.ts',
      'services/console/build/build-console.ts',
      'libs/testing/**/*.ts',
      'libs/contracts/src/testing/**/*.ts',
      'infra/local/**/*.ts',
      'libs/testing/**/*.ts',
      'test/**/*.ts',
      '**/*.test.ts',
      'schemas/**/*.ts',
    ],
    rules: { 'no-restricted-properties': 'off' },
  },
  prettier,
);

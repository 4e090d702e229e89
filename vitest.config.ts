import { defineConfig } from 'vitest/config';

const conditions = ['@foreshock/source', 'node', 'import', 'module', 'default'];

/** `unit` needs nothing but Node; `recipes` too, but takes its time over copies of the sources, and `simulation` over a thousand seeds; `stack` runs on the local Kafka, registry and ClickHouse. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // one module graph for all files, in threads: twice as fast, and nothing may lean on module state
          pool: 'threads',
          isolate: false,
          testTimeout: 30_000,
          include: ['{libs,services,schemas,infra,test}/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**', '**/*.{stack,containers,recipe,simulation}.test.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'recipes', include: ['test/recipes/*.recipe.test.ts'], testTimeout: 120_000 },
      },
      {
        extends: true,
        test: { name: 'simulation', include: ['test/simulation/*.simulation.test.ts'], testTimeout: 120_000 },
      },
      {
        extends: true,
        test: {
          name: 'stack',
          include: ['{libs,services,schemas,infra,test}/**/*.stack.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'containers',
          include: ['test/**/*.containers.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**'],
          fileParallelism: false,
          testTimeout: 900_000,
        },
      },
    ],
  },
});

import { expect, test } from 'vitest';
import { stackOptions } from './options.ts';

test('everything has a default below the checkout', () => {
  expect(stackOptions('/co', {})).toMatchObject({
    dataDir: '/co/.foreshock/stack',
    stateFile: '/co/.foreshock/stack.json',
    cacheDir: '/co/.foreshock/cache',
    mode: 'processes',
    ports: {},
  });
});

test('the environment chooses ports, cache, sources and docker', () => {
  const env = {
    FORESHOCK_KAFKA_PORT: '19092',
    FORESHOCK_CACHE_DIR: '/shared',
    FORESHOCK_MAVEN_URL: 'http://maven.test',
    FORESHOCK_PYPI_URL: 'http://pypi.test',
    FORESHOCK_STACK: 'docker',
  };
  expect(stackOptions('/co', env)).toMatchObject({
    ports: { kafka: 19_092 },
    cacheDir: '/shared',
    mavenUrl: 'http://maven.test',
    pypiUrl: 'http://pypi.test',
    mode: 'docker',
  });
});

test('all wrong variables are named at once', () => {
  const env = { FORESHOCK_KAFKA_PORT: '9x', FORESHOCK_REGISTRY_PORT: '70000', FORESHOCK_STACK: 'podman' };
  expect(() => stackOptions('/co', env)).toThrow(
    /REGISTRY_PORT=70000.*KAFKA_PORT=9x.*FORESHOCK_STACK=podman/,
  );
});

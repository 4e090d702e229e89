import { expect, it } from 'vitest';
import { defaultRouting, parseRouting } from './routing.ts';

const file = `
targets:
  collectors: { channel: webhook, url: 'https://example.com/hook', language: zh }
  journal: { channel: log }
routes:
  - match: { severity: [HIGH], source: [CREDIT] }
    to: [collectors]
  - to: [journal]
`;

it('reads targets and routes with their defaults', () => {
  const routing = parseRouting(file, 'routing.yaml');
  expect(routing.targets.collectors).toEqual({
    channel: 'webhook',
    url: 'https://example.com/hook',
    language: 'zh',
    secret: 'default',
    timeoutMs: 10_000,
  });
  expect(routing.routes[1]).toEqual({ match: {}, to: ['journal'], urgency: 'NOW', escalation: [] });
  expect(parseRouting(JSON.stringify(routing), 'routing.json')).toEqual(routing);
});

it('reports every problem with its place', () => {
  const wrong = file.replace('https://', 'ftp://').replace('HIGH', 'SEVERE').replace('[journal]', '[nobody]');
  expect(() => parseRouting(wrong, 'routing.yaml')).toThrow(/targets\.collectors\.url/);
  expect(() => parseRouting(wrong, 'routing.yaml')).toThrow(/routes\.0\.match\.severity\.0/);
  const unknown = file.replace('[journal]', '[nobody]');
  expect(() => parseRouting(unknown, 'r')).toThrow(
    'routes.1.to: no target "nobody"; there are: collector, collectors, journal',
  );
  expect(() => parseRouting('targets: {', 'r.yaml')).toThrow(/^r\.yaml: /);
  const credentials = file.replace('https://example', 'https://user:pw@example');
  expect(() => parseRouting(credentials, 'r')).toThrow(/user name or password/);
});

it('without a file everything goes to the log', () => {
  expect(defaultRouting.routes).toMatchObject([{ match: {}, to: ['journal'] }]);
});

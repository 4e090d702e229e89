import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyOfSources, type Checkout } from './checkout.ts';

const ROUTING = 'services/alerts/src/routing.ts';
const ALL = 'services/alerts/src/channels/all.ts';
const CONFIG = 'services/alerts/src/config.ts';

let copy: Checkout;
beforeAll(() => {
  copy = copyOfSources();
  copy.replace(
    ROUTING,
    'const anyTarget',
    "const folderTarget = z.strictObject({ channel: z.literal('folder'), folder: z.string().min(1), ...manner });\n\nconst anyTarget",
  );
  copy.replace(ROUTING, '  logTarget,\n  slackTarget', '  logTarget,\n  folderTarget,\n  slackTarget');
  copy.replace(
    ROUTING,
    'export type RouteMatch',
    'export type FolderTarget = z.output<typeof folderTarget>;\nexport type RouteMatch',
  );
  copy.write(
    'services/alerts/src/channels/folder.ts',
    `import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FolderTarget } from '../routing.ts';
import type { Channel } from './channel.ts';

/** Notifications as files, for a program that watches a folder. */
export function folderChannel(): Channel<FolderTarget> {
  return {
    kind: 'folder',
    send: ({ deliveryId, body }, { folder }) =>
      writeFile(join(folder, \`\${deliveryId}.json\`), body).then(
        () => ({ kind: 'delivered' as const }),
        (error: Error) => ({ kind: 'failed' as const, error: error.message, retryAfterMs: null }),
      ),
  };
}
`,
  );
});
afterAll(() => copy.remove());

test('a channel that no one put in is a type error where it belongs', async () => {
  const { code, output } = await copy.types(ALL);
  expect(code).not.toBe(0);
  expect(output).toMatch(/services\/alerts\/src\/channels\/all\.ts[\s\S]*Property 'folder' is missing/);
});

test('put in, a warning is planned for it, sent over it, and a failure is an outcome', async () => {
  copy.replace(ALL, '    log: logChannel(', '    folder: folderChannel(),\n    log: logChannel(');
  copy.replace(CONFIG, "    case 'log':", "    case 'folder':\n    case 'log':");
  copy.replace(
    ALL,
    'import { logChannel }',
    "import { folderChannel } from './folder.ts';\nimport { logChannel }",
  );
  const { code, output } = await copy.run(`
    import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
    import { join } from 'node:path';
    import { alertsService } from '@foreshock/alerts';
    import { folderChannel } from '../../services/alerts/src/channels/folder.ts';
    import { sender } from '../../services/alerts/src/channels/send.ts';
    import { deliveryOf } from '../../services/alerts/src/desk/records.ts';
    import { rulesOf } from '../../services/alerts/src/desk/rules.ts';
    import { foldWarning } from '../../services/alerts/src/desk/warning-event.ts';
    import { parseRouting } from '../../services/alerts/src/routing.ts';
    import { raisedWarning } from '../../services/alerts/src/testing/fixtures.ts';
    import { messageOf, noticeAbout, notificationFor } from '../../services/alerts/src/testing/messages.ts';

    const folder = mkdtempSync(join(process.cwd(), 'inbox-'));
    const routing = parseRouting(JSON.stringify({
      targets: { inbox: { channel: 'folder', folder }, lost: { channel: 'folder', folder: join(folder, 'none') } },
      routes: [{ to: ['inbox', 'lost'] }],
    }), 'routing.yaml');
    const event = foldWarning(new Map(), { type: 'WarningRaised', record: raisedWarning() });
    const { targets } = rulesOf(routing, null);
    const [inbox, lost] = ['inbox', 'lost'].map((target) => {
      const message = messageOf([noticeAbout(event)], { target });
      return deliveryOf(message, targets[target].channel, notificationFor(message));
    });
    const send = sender(routing, { folder: folderChannel() });
    console.log(JSON.stringify({
      service: alertsService.name,
      channel: inbox.channel,
      inbox: await send(inbox),
      lost: (await send(lost)).kind,
      body: readFileSync(join(folder, readdirSync(folder)[0]), 'utf8') === inbox.payload,
    }));
  `);
  expect(code, output).toBe(0);
  expect(JSON.parse(output)).toEqual({
    service: 'alerts',
    channel: 'folder',
    inbox: { kind: 'delivered' },
    lost: 'failed',
    body: true,
  });
});

import { print, type OutputOptions } from '../../output/print.ts';
import { table } from '../../output/table.ts';
import { deleteJson, getJson, postJson } from '../api-client.ts';

export interface IssueOptions extends OutputOptions {
  readonly role: readonly string[];
  readonly owner?: readonly string[];
  readonly region?: readonly string[];
  readonly days: string;
}

export interface RotateOptions extends OutputOptions {
  readonly days: string;
  readonly graceHours: string;
}

interface Key {
  readonly keyId: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly owners: readonly string[];
  readonly regions: readonly string[];
  readonly expiresAt: string;
  readonly isInForce: boolean;
}

export async function list(options: OutputOptions): Promise<void> {
  const answer = await getJson<{ items: Key[] }>('/v1/api-keys');
  print(options, answer, () =>
    answer.items.length === 0
      ? 'no keys; `foreshock keys issue <name> --role <role>` makes one'
      : table(
          [
            { heading: 'id', text: (key) => key.keyId },
            { heading: 'name', text: (key) => key.name },
            { heading: 'roles', text: (key) => key.roles.join(' ') },
            { heading: 'sees', text: (key) => [...key.owners, ...key.regions].join(' ') },
            { heading: 'until', text: (key) => key.expiresAt.slice(0, 10) },
            { heading: 'in force', text: (key) => (key.isInForce ? 'yes' : 'no') },
          ],
          answer.items,
        ),
  );
}

export async function issue(name: string, options: IssueOptions): Promise<void> {
  const { role: roles, owner: owners = [], region: regions = [] } = options;
  const body = { name, roles, owners, regions, days: Number(options.days) };
  showOnce(options, await postJson<Key & { key: string }>('/v1/api-keys', body));
}

export async function rotate(id: string, options: RotateOptions): Promise<void> {
  const body = { days: Number(options.days), graceHours: Number(options.graceHours) };
  showOnce(options, await postJson(`/v1/api-keys/${encodeURIComponent(id)}/rotate`, body));
}

export async function revoke(id: string, options: OutputOptions): Promise<void> {
  const key = await deleteJson<Key>(`/v1/api-keys/${encodeURIComponent(id)}`);
  print(options, key, () => `revoked: ${key.keyId} of ${key.name}`);
}

function showOnce(options: OutputOptions, issued: Key & { readonly key: string }): void {
  print(options, issued, () =>
    [
      issued.key,
      '',
      `key ${issued.keyId} of ${issued.name} (${issued.roles.join(', ')}), until ${issued.expiresAt.slice(0, 10)}; it is not shown again`,
    ].join('\n'),
  );
}

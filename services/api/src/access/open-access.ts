import { randomUUID } from 'node:crypto';
import { auditTopics, sealFactory, type AuditTopics } from '@foreshock/audit';
import { topicOf, type Codec } from '@foreshock/contracts';
import type { Component, ServiceKit } from '@foreshock/service';
import {
  createLogProducer,
  ExactlyOnceStrategy,
  prometheusMetrics,
  type KafkaClient,
  type LogReader,
} from '@foreshock/streaming';
import type { ApiConfig } from '../config.ts';
import type { WriteAudit } from './access.interceptor.ts';
import { authenticator, type Authenticate } from './authenticate.ts';
import { auditRecord, commandEntry } from './command-audit.ts';
import { openKeyStore, type KeyStore } from './key-store.ts';
import { oidcVerifier, type VerifyToken } from './oidc.ts';

/** Who is let in, and the trace that commands leave. */
export interface Access {
  readonly authenticate: Authenticate;
  readonly writeAudit: WriteAudit;
  readonly keys: KeyStore;
  readonly components: readonly Component[];
  /** Seals the audit as it grows. */
  readonly sealing: ExactlyOnceStrategy;
}

/** Topics of the audit and of the keys. */
export interface AccessTopics extends AuditTopics {
  readonly keys: string;
}

export const accessTopics: AccessTopics = { ...auditTopics, keys: topicOf('ApiKeyChanged').name };

export interface AccessParts {
  readonly kafka: KafkaClient;
  readonly codec: Codec;
  readonly reader: LogReader;
  readonly topics: AccessTopics;
}

export function openAccess(
  config: ApiConfig,
  kit: ServiceKit,
  { kafka, codec, reader, topics }: AccessParts,
): Access {
  const producer = createLogProducer({ kafka });
  const onFatal = (error: unknown): void => kit.fatal(error);
  const keys = openKeyStore({ kafka, topic: topics.keys, codec, producer, onFatal });
  const schemas: Component = {
    name: 'schemas',
    start: () => codec.registerAll(),
    stop: () => producer.close(),
  };
  return {
    keys,
    authenticate: authenticator({
      firstKey: config.FORESHOCK_API_TOKEN ?? null,
      keys: keys.book,
      verifyToken: verifierOf(config),
      now: Date.now,
      onRefused: (error) => kit.logger.info({ cause: String(error) }, 'access token refused'),
    }),
    writeAudit: async (request, principal) => {
      const entry = commandEntry(request, principal, { atMs: Date.now(), eventId: randomUUID() });
      await producer.sendBatch([auditRecord(codec, topics.entries, entry)]);
    },
    components: [schemas, keys.component],
    sealing: new ExactlyOnceStrategy({
      kafka,
      groupId: config.FORESHOCK_AUDIT_SEAL_GROUP,
      topics: [topics.entries],
      deadLetterTopic: 'ledger.events.dlq',
      taskFactory: sealFactory(codec, reader, topics.seals),
      metrics: prometheusMetrics(kit.metrics),
      onFatal,
    }),
  };
}

function verifierOf(config: ApiConfig): VerifyToken | null {
  const issuer = config.FORESHOCK_OIDC_ISSUER;
  if (issuer === undefined) return null;
  return oidcVerifier({
    issuer,
    audience: config.FORESHOCK_OIDC_AUDIENCE,
    rolesClaim: config.FORESHOCK_OIDC_ROLES_CLAIM,
    nameClaim: config.FORESHOCK_OIDC_NAME_CLAIM,
    ownersClaim: config.FORESHOCK_OIDC_OWNERS_CLAIM,
    regionsClaim: config.FORESHOCK_OIDC_REGIONS_CLAIM,
  });
}

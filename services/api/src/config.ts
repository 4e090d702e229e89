import { defaultStationery } from '@foreshock/letters';
import { keyRingConfig } from '@foreshock/personal-data';
import { z } from 'zod';
import { clickhouseConfig, kafkaConfig, registryConfig } from '@foreshock/config';

const claim = z.string().regex(/^[\w.:/-]{1,128}$/, 'expected the name of a claim');

/** Settings of the API. */
export const apiConfig = z.object({
  ...kafkaConfig,
  ...registryConfig,
  ...clickhouseConfig,
  ...keyRingConfig,
  /** Key of an administrator, with which the first keys are issued: `Authorization: Bearer <token>`. Without it there is none. */
  FORESHOCK_API_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{16,512}$/, 'expected 16 to 512 visible characters without spaces')
    .optional(),
  /** Identity provider (OpenID Connect) whose access tokens are taken; its address as the tokens name it. */
  FORESHOCK_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  /** What its tokens must be made for. */
  FORESHOCK_OIDC_AUDIENCE: z.string().min(1).default('foreshock'),
  /** Claim with the roles; `realm_access.roles` goes down a level. */
  FORESHOCK_OIDC_ROLES_CLAIM: claim.default('roles'),
  FORESHOCK_OIDC_NAME_CLAIM: claim.default('preferred_username'),
  /** Claims with the collectors and the regions whose customers somebody sees. */
  FORESHOCK_OIDC_OWNERS_CLAIM: claim.default('foreshock_owners'),
  FORESHOCK_OIDC_REGIONS_CLAIM: claim.default('foreshock_regions'),
  /** Where the intake answers, and its token: promises and disputes of cases go to the ledger by it. */
  FORESHOCK_INTAKE_URL: z.url({ protocol: /^https?$/ }).optional(),
  FORESHOCK_INTAKE_TOKEN: z.string().min(1).optional(),
  /** The group that copies the log into the tables: it tells how far they are behind. */
  FORESHOCK_WAREHOUSE_GROUP: z.string().min(1).default('foreshock-warehouse'),
  /** The group that seals the audit; its name is part of each partition's transactional id. */
  FORESHOCK_AUDIT_SEAL_GROUP: z.string().min(1).default('foreshock-audit-seals'),
  /** Requests a minute of one address. */
  FORESHOCK_API_RATE_PER_MINUTE: z.coerce.number().int().min(1).max(1_000_000).default(600),
  /** The folder with the settings and templates of letters to customers. */
  FORESHOCK_LETTERS: z.string().min(1).default(defaultStationery),
});
export type ApiConfig = z.output<typeof apiConfig>;

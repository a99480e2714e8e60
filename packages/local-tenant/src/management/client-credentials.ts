import { createHash, createPublicKey, X509Certificate } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK } from 'jose';
import { z } from 'zod';
import { type Database, inTransaction } from '../store/database.ts';
import { randomId } from '../store/random-id.ts';
import { ManagementError } from './errors.ts';
import { type PageQuery, pageQuery } from './paging.ts';
import { requireClient } from './require-client.ts';
import { type ManagementContext, type ManagementRoute, type RouteInput, route } from './route.ts';
import { validate, validationError } from './validate.ts';

const credentialSchema = z.strictObject({
  credential_type: z.enum(['public_key', 'x509_cert', 'cert_subject_dn']).describe('The type of credential.'),
  name: z.string().max(128).optional().describe('Friendly name for a credential.'),
  pem: z.string().min(1).max(4_096).optional().describe('PEM-formatted public key or X509 certificate.'),
  subject_dn: z.string().min(1).max(256).optional().describe('Subject Distinguished Name.'),
  alg: z.enum(['RS256', 'RS384', 'PS256']).optional().describe('Algorithm used with the credential.'),
  parse_expiry_from_cert: z.boolean().optional().describe('Parse expiry from x509 certificate.'),
  expires_at: z.iso
    .datetime({ offset: true })
    .nullable()
    .optional()
    .describe('The date on which the credential expires.'),
  kid: z
    .string()
    .regex(/^[\w-]{10,64}$/)
    .optional()
    .describe('Optional kid (Key ID), used to uniquely identify the credential.'),
});
type CredentialInput = z.infer<typeof credentialSchema>;

interface CredentialRow {
  id: string;
  client_id: string;
  data: Record<string, unknown>;
  created_at: Date;
  updated_at: Date;
}

function credentialView({ id, data, created_at, updated_at }: CredentialRow) {
  const { pem: _, ...shown } = data;
  return { id, ...shown, created_at: created_at.toISOString(), updated_at: updated_at.toISOString() };
}

async function insertCredential(
  db: Database,
  clientId: string,
  input: CredentialInput,
): Promise<CredentialRow> {
  const sql = 'INSERT INTO client_credentials (id, client_id, data) VALUES ($1, $2, $3) RETURNING *';
  const values = [`cred_${randomId(22)}`, clientId, JSON.stringify(await describeCredential(input))];
  return (await db.query<CredentialRow>(sql, values)).rows[0] as CredentialRow;
}

// What Auth0 tells of a key or certificate; what it was made of is kept beside it.
async function describeCredential(input: CredentialInput): Promise<Record<string, unknown>> {
  const { credential_type, name, pem } = input;
  const about = { credential_type, ...(name === undefined ? {} : { name }) };
  if (credential_type === 'cert_subject_dn')
    return { ...about, subject_dn: input.subject_dn ?? certificateIn(pem).subject };
  if (credential_type === 'x509_cert') {
    const certificate = certificateIn(pem);
    const thumbprint_sha256 = createHash('sha256').update(certificate.raw).digest('base64url');
    return { ...about, pem, thumbprint_sha256, expires_at: certificate.validToDate.toISOString() };
  }
  const expires = input.parse_expiry_from_cert ? certificateIn(pem).validToDate : input.expires_at;
  return {
    ...about,
    pem,
    kid: input.kid ?? (await thumbprintOf(pem)),
    alg: input.alg ?? 'RS256',
    ...(expires ? { expires_at: new Date(expires).toISOString() } : {}),
  };
}

function certificateIn(pem = ''): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch {
    throw invalidPem();
  }
}

/** The name of a public key, or of the key in a certificate (RFC 7638). Throws 400 for anything else. */
export async function thumbprintOf(pem = ''): Promise<string> {
  try {
    return await calculateJwkThumbprint(await exportJWK(createPublicKey(pem)));
  } catch {
    throw invalidPem();
  }
}

function invalidPem(): ManagementError {
  return validationError('Payload', 'Neither a public key nor a certificate', { property: 'pem' });
}

const CREDENTIALS_OF = [
  ...['private_key_jwt', 'tls_client_auth', 'self_signed_tls_client_auth'].map((method) => [
    'client_authentication_methods',
    method,
  ]),
  ['signed_request_object'],
  ['token_vault_privileged_access'],
];

interface HasCredentials {
  credentials: unknown[];
}

// The places among the settings of an application where credentials are named.
function credentialsIn(settings: Record<string, unknown>): HasCredentials[] {
  return CREDENTIALS_OF.flatMap((path) => {
    const holder = path.reduce<unknown>(
      (parent, name) => (parent as Record<string, unknown> | null | undefined)?.[name],
      settings,
    ) as Partial<HasCredentials> | null | undefined;
    return Array.isArray(holder?.credentials) ? [holder as HasCredentials] : [];
  });
}

/**
 * Settings of an application in which every credential is named by its id, as Auth0 shows it: those that are given whole
 * are added. Throws 400 for one that is of no use, 404 for one that the application does not have.
 */
export async function keepCredentials(
  db: Database,
  clientId: string,
  settings: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const kept = structuredClone(settings);
  for (const holder of credentialsIn(kept)) {
    const named: unknown[] = [];
    for (const credential of holder.credentials) named.push(await keepCredential(db, clientId, credential));
    holder.credentials = named;
  }
  return kept;
}

/** The same with every credential whole again, as the answer to a new application alone has it. */
export async function withWholeCredentials(
  db: Database,
  clientId: string,
  settings: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const whole = structuredClone(settings);
  const holders = credentialsIn(whole);
  if (holders.length === 0) return whole;
  const views = (await readCredentials(db, clientId)).map(credentialView);
  for (const holder of holders)
    holder.credentials = holder.credentials.map(
      (named) => views.find(({ id }) => id === (named as { id: string }).id) ?? named,
    );
  return whole;
}

async function keepCredential(db: Database, clientId: string, given: unknown): Promise<{ id: string }> {
  const known = z.object({ id: z.string() }).safeParse(given);
  if (!known.success) {
    const { id } = await insertCredential(db, clientId, validate('Payload', credentialSchema, given));
    return { id };
  }
  await requireCredential(db, clientId, known.data.id);
  return { id: known.data.id };
}

async function readCredentials(db: Database, clientId = ''): Promise<CredentialRow[]> {
  const sql = 'SELECT * FROM client_credentials WHERE client_id = $1 ORDER BY created_at, id';
  return (await db.query<CredentialRow>(sql, [clientId])).rows;
}

async function requireCredential(
  db: Database,
  clientId = '',
  id = '',
  { lock = false } = {},
): Promise<CredentialRow> {
  const sql = `SELECT * FROM client_credentials WHERE client_id = $1 AND id = $2${lock ? ' FOR UPDATE' : ''}`;
  const { rows } = await db.query<CredentialRow>(sql, [clientId, id]);
  if (!rows[0])
    throw new ManagementError(404, 'The credential does not exist', 'inexistent_client_credential');
  return rows[0];
}

/**
 * Lists the credentials of an application, which are few: Auth0 takes the parameters of a page, and answers with all of
 * them. Throws 404 when there is no such application.
 */
async function listCredentials(
  { tenant }: ManagementContext,
  { params }: RouteInput<PageQuery>,
): Promise<unknown> {
  await requireClient(tenant.pool, params.client_id);
  return (await readCredentials(tenant.pool, params.client_id)).map(credentialView);
}

/**
 * Adds a public key or a certificate to an application. Throws 404 when there is no such application, 400 for a PEM that
 * is neither. https://auth0.com/docs/api/management/v2/clients/post-credentials
 */
async function createCredential(
  { tenant }: ManagementContext,
  { params, body }: RouteInput<unknown, CredentialInput>,
): Promise<unknown> {
  const { client_id: clientId = '' } = params;
  await requireClient(tenant.pool, clientId);
  return credentialView(await insertCredential(tenant.pool, clientId, body));
}

/** Reads a credential of an application. Throws 404 when there is none. */
async function getCredential({ tenant }: ManagementContext, { params }: RouteInput): Promise<unknown> {
  return credentialView(await requireCredential(tenant.pool, params.client_id, params.id));
}

const patchCredentialSchema = credentialSchema.pick({ expires_at: true });

/** Says when a credential ends; null that it never does. Throws 404 when there is none. */
async function patchCredential(
  { tenant }: ManagementContext,
  { params, body }: RouteInput<unknown, z.infer<typeof patchCredentialSchema>>,
): Promise<unknown> {
  return inTransaction(tenant.pool, async (db) => {
    const { id, data } = await requireCredential(db, params.client_id, params.id, { lock: true });
    const { expires_at: before, ...rest } = data;
    const after = body.expires_at === undefined ? before : body.expires_at;
    const changed = after ? { ...rest, expires_at: new Date(String(after)).toISOString() } : rest;
    const sql = 'UPDATE client_credentials SET data = $2, updated_at = now() WHERE id = $1 RETURNING *';
    const { rows } = await db.query<CredentialRow>(sql, [id, JSON.stringify(changed)]);
    return credentialView(rows[0] as CredentialRow);
  });
}

/** Takes a credential from an application. Auth0 answers 204 also when there was none. */
async function deleteCredential({ tenant }: ManagementContext, { params }: RouteInput): Promise<void> {
  const sql = 'DELETE FROM client_credentials WHERE client_id = $1 AND id = $2';
  await tenant.pool.query(sql, [params.client_id, params.id]);
}

const PATH = '/clients/:client_id/credentials';

/** https://auth0.com/docs/api/management/v2/clients */
export const clientCredentialsRoutes: ManagementRoute[] = [
  route({
    method: 'get',
    path: PATH,
    scopes: ['read:client_credentials'],
    query: pageQuery,
    verb: listCredentials,
  }),
  route({
    method: 'post',
    path: PATH,
    scopes: ['create:client_credentials'],
    body: credentialSchema,
    status: 201,
    verb: createCredential,
  }),
  route({
    method: 'get',
    path: `${PATH}/:id`,
    scopes: ['read:client_credentials'],
    verb: getCredential,
  }),
  route({
    method: 'patch',
    path: `${PATH}/:id`,
    scopes: ['update:client_credentials'],
    body: patchCredentialSchema,
    verb: patchCredential,
  }),
  route({
    method: 'delete',
    path: `${PATH}/:id`,
    scopes: ['delete:client_credentials'],
    status: 204,
    verb: deleteCredential,
  }),
];

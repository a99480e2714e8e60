import type { z } from 'zod';

/**
 * Where a datum lives: in one of the identity provider's two metadata, beside them in the profile there, with the
 * person's sessions there, in our own database, in the token alone, or nowhere, when it is computed for the answer or tells of a request itself.
 */
export type Home =
  | 'user_metadata'
  | 'app_metadata'
  | 'profile'
  | 'session'
  | 'postgres'
  | 'token'
  | 'computed'
  | 'request';

/** What a field's schema says of where its datum comes from, as metadata of Zod; OpenAPI shows it. */
export interface Origin {
  'x-home': Home;
  /**
   * The way from there into the field: a path in the metadata (`user_metadata.displayName`), a claim, an SQL
   * expression over columns (`sum(play_counts.plays)`), in which `sub` is the caller's user id, or of what is computed
   * the statement of `prisma/sql` and its column (`record-play.sql: counted`).
   */
  'x-source': string;
  /** Of what the source is our own copy, for others to see. */
  'x-copy-of'?: string;
}

declare module 'zod' {
  interface GlobalMeta extends Partial<Origin> {}
}

/** Marks a field whose datum lives in Postgres. `source` is a column, or an expression over columns. */
export function inPostgres<T extends z.ZodType>(
  schema: T,
  source: string,
  { copyOf }: { copyOf?: string } = {},
): T {
  const copy = copyOf === undefined ? {} : { 'x-copy-of': copyOf };
  return schema.meta({ 'x-home': 'postgres', 'x-source': source, ...copy } satisfies Origin);
}

/** Marks a field whose datum is kept nowhere: a column of what a statement of `prisma/sql` returns for the request. */
export function computedBy<T extends z.ZodType>(schema: T, statement: string, column: string): T {
  return schema.meta({ 'x-home': 'computed', 'x-source': `${statement}.sql: ${column}` } satisfies Origin);
}

/** Marks a field whose datum the identity provider keeps in a person's profile, beside the metadata, by its key there. */
export function inProfile<T extends z.ZodType>(schema: T, key: string): T {
  return schema.meta({ 'x-home': 'profile', 'x-source': key } satisfies Origin);
}

/** Marks a field whose datum the identity provider keeps with a person's session, by its key there. */
export function inSession<T extends z.ZodType>(schema: T, key: string): T {
  return schema.meta({ 'x-home': 'session', 'x-source': key } satisfies Origin);
}

/** Marks what tells of a request to the API itself: what it was, and what was done for it. */
export function ofRequest<T extends z.ZodType>(schema: T): T {
  return schema.meta({ 'x-home': 'request', 'x-source': 'the request itself' } satisfies Origin);
}

/** Marks a field whose datum lives in `user_metadata`, by its key there; without one it is all that is there. */
export function inUserMetadata<T extends z.ZodType>(schema: T, key?: string): T {
  const source = key === undefined ? 'user_metadata' : `user_metadata.${key}`;
  return schema.meta({ 'x-home': 'user_metadata', 'x-source': source } satisfies Origin);
}

/** Marks a field whose datum lives in `app_metadata`, by its key there; without one it is all that is there. */
export function inAppMetadata<T extends z.ZodType>(schema: T, key?: string): T {
  const source = key === undefined ? 'app_metadata' : `app_metadata.${key}`;
  return schema.meta({ 'x-home': 'app_metadata', 'x-source': source } satisfies Origin);
}

/** Marks a field whose datum only the token has, by its claim. */
export function inToken<T extends z.ZodType>(schema: T, claim: string): T {
  return schema.meta({ 'x-home': 'token', 'x-source': claim } satisfies Origin);
}

/** The columns that a source in Postgres reads, such as `songs.artist`, each once. */
export function columnsIn(source: string): string[] {
  return [...new Set(source.match(/\b[a-z_]+\.[a-z_]+\b/g))];
}

/** What a schema says of its origin; undefined when it says nothing. */
export function originOf(schema: z.ZodType): Origin | undefined {
  const meta = schema.meta();
  if (meta?.['x-home'] === undefined || meta['x-source'] === undefined) return undefined;
  const { 'x-home': home, 'x-source': source, 'x-copy-of': copyOf } = meta;
  return { 'x-home': home, 'x-source': source, ...(copyOf !== undefined && { 'x-copy-of': copyOf }) };
}

import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ManagementError } from './errors.ts';
import { validationError } from './validate.ts';

/** A number of a query. No other text is one: `+'' === 0` would make an empty page of `per_page=`. */
export const wholeNumber = ({ min, max }: { min: number; max?: number }) =>
  z.preprocess(
    (value) => (typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value),
    max === undefined ? z.number().int().min(min) : z.number().int().min(min).max(max),
  );

/** `true` or `false` of a query. */
export const flag = z.stringbool({ truthy: ['true'], falsy: ['false'] });

/** Auth0's page parameters; `include_totals` changes the form of the answer. Lists know no parameter but their own. */
export const pageQuery = z.strictObject({
  page: wholeNumber({ min: 0 }).optional().describe('Page index of the results to return. First page is 0.'),
  per_page: wholeNumber({ min: 0, max: 100 }).default(50).describe('Number of results per page.'),
  include_totals: flag
    .default(false)
    .describe(
      'Return results inside an object that contains the total result count (true) or as a direct array of results (false, default).',
    ),
});
export type PageQuery = z.infer<typeof pageQuery>;

/** Page parameters of lists that can be read by checkpoint, too. */
export const checkpointQuery = z.strictObject({
  ...pageQuery.shape,
  from: z.string().optional().describe('Optional Id from which to start selection.'),
  take: wholeNumber({ min: 1, max: 100 }).optional().describe('Number of results per page. Defaults to 50.'),
});
export type CheckpointQuery = z.infer<typeof checkpointQuery>;

/** Page parameters of lists that are read by checkpoint alone. The SDK asks for totals as well, which there are none of. */
export const checkpointOnlyQuery = checkpointQuery.omit({ page: true, per_page: true });
export type CheckpointOnlyQuery = z.infer<typeof checkpointOnlyQuery>;

/** Which rows a page query means. Throws 400 past the first thousand when `limited`. */
export function rowsOf(
  { page = 0, per_page }: PageQuery,
  { limited = false } = {},
): { offset: number; limit: number } {
  if (limited && (page + 1) * per_page > 1000) {
    throw new ManagementError(
      400,
      'You can only page through the first 1000 records. See https://auth0.com/docs/users/search/v3/view-search-results-by-page#limitation',
      'invalid_paging',
    );
  }
  return { offset: Math.min(page * per_page, Number.MAX_SAFE_INTEGER), limit: per_page };
}

/** The answer to a page query: a plain list, or with `include_totals` an object that names its list `key`. */
export function pageOf<T>(
  key: string,
  items: T[],
  total: number,
  { page = 0, per_page, include_totals }: PageQuery,
): unknown {
  if (!include_totals) return items;
  return { start: page * per_page, limit: per_page, total, [key]: items };
}

/** Pages a list that is small enough to be read whole. */
export function pageOfAll<T>(key: string, all: T[], query: PageQuery): unknown {
  const { offset, limit } = rowsOf(query);
  return pageOf(key, all.slice(offset, offset + limit), all.length, query);
}

/**
 * Whether a list is to be read by checkpoint: by `take`, by `from`, or by both. Throws 400 when a page is asked for
 * at the same time.
 */
export function isByCheckpoint({ from, take, page }: CheckpointQuery): boolean {
  if (from === undefined && take === undefined) return false;
  if (page !== undefined)
    throw validationError('Query', 'A list is read by page or by checkpoint, not by both', {
      property: 'page',
    });
  return true;
}

/** A list that is read by checkpoint: in the order of an id that each item has once. */
export interface Checkpoints<T> {
  /** What tells the list from any other: a checkpoint is of no use anywhere else. */
  list: string;
  /** Reads up to `limit` items whose ids come after one; the empty text comes before them all. */
  read: (after: string, limit: number) => Promise<T[]>;
  idOf: (item: T) => string;
  /** What the answer has of an item, if that is not all. */
  show?: (item: T) => unknown;
}

/**
 * What comes after a checkpoint, in an object that names its list `key`, with the `next` one unless this is the end.
 * Throws 400 for a `from` that this list did not give.
 * https://auth0.com/docs/manage-users/user-search/retrieve-users-with-get-users-endpoint
 */
export async function checkpointPage<T>(
  key: string,
  { from, take = 50 }: CheckpointOnlyQuery,
  { list, read, idOf, show = (item) => item }: Checkpoints<T>,
): Promise<unknown> {
  const items = await read(from === undefined ? '' : readCheckpoint(list, from), take + 1);
  const page = items.slice(0, take);
  const last = page.at(-1);
  const isEnd = items.length <= take || last === undefined;
  return { [key]: page.map(show), ...(isEnd ? {} : { next: toCheckpoint(list, idOf(last)) }) };
}

/** Pages a list that is small enough to be read whole, by page or by checkpoint. */
export async function pageOrCheckpointOfAll<T>(
  key: string,
  all: T[],
  query: CheckpointQuery,
  { list, idOf, show = (item) => item }: Omit<Checkpoints<T>, 'read'>,
): Promise<unknown> {
  if (!isByCheckpoint(query)) return pageOfAll(key, all.map(show), query);
  const sorted = all.toSorted((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
  const read = async (after: string, limit: number) =>
    sorted.filter((item) => idOf(item) > after).slice(0, limit);
  return checkpointPage(key, query, { list, idOf, read, show });
}

// The id, with a mark that it came from this list whole.
function toCheckpoint(list: string, id: string): string {
  const mark = createHash('sha256').update(`${list}\n${id}`).digest('base64url').slice(0, 12);
  return `${mark}${Buffer.from(id).toString('base64url')}`;
}

function readCheckpoint(list: string, from: string): string {
  const id = Buffer.from(from.slice(12), 'base64url').toString();
  if (id === '' || toCheckpoint(list, id) !== from)
    throw validationError('Query', 'Not a checkpoint of this list', {
      property: 'from',
      description: checkpointQuery.shape.from.description,
    });
  return id;
}

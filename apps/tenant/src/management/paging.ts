import { z } from 'zod';
import { ManagementError } from './errors.ts';

/** Auth0's page parameters; `include_totals` changes the form of the answer. */
export const pageQuery = z.looseObject({
  page: z.coerce
    .number()
    .int()
    .min(0)
    .default(0)
    .describe('Page index of the results to return. First page is 0.'),
  per_page: z.coerce.number().int().min(0).max(100).default(50).describe('Number of results per page.'),
  include_totals: z
    .stringbool({ truthy: ['true'], falsy: ['false'] })
    .default(false)
    .describe(
      'Return results inside an object that contains the total result count (true) or as a direct array of results (false, default).',
    ),
});
export type PageQuery = z.infer<typeof pageQuery>;

/** Which rows a page query means. Throws 400 past the first thousand when `limited`. */
export function rowsOf(
  { page, per_page }: PageQuery,
  { limited = false } = {},
): { offset: number; limit: number } {
  if (limited && (page + 1) * per_page > 1000) {
    throw new ManagementError(
      400,
      'You can only page through the first 1000 records. See https://auth0.com/docs/users/search/v3/view-search-results-by-page#limitation',
      'invalid_paging',
    );
  }
  return { offset: page * per_page, limit: per_page };
}

/** The answer to a page query: a plain list, or with `include_totals` an object that names its list `key`. */
export function pageOf<T>(
  key: string,
  items: T[],
  total: number,
  { page, per_page, include_totals }: PageQuery,
): unknown {
  if (!include_totals) return items;
  return { start: page * per_page, limit: per_page, length: items.length, total, [key]: items };
}

/** Pages a list that is small enough to be read whole. */
export function pageOfAll<T>(key: string, all: T[], query: PageQuery): unknown {
  const { offset, limit } = rowsOf(query);
  return pageOf(key, all.slice(offset, offset + limit), all.length, query);
}

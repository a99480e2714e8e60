import type { z } from 'zod';
import type { ProblemName } from './problem.ts';

/**
 * Who may call a route. The API's guard enforces it before the verb runs:
 * - `public`: no token is looked at;
 * - `user`: a signed-in person;
 * - `user-or-plays-reader`: a signed-in person, or a machine whose token has the scope `read:plays`;
 * - `editor`: a signed-in person whose roles claim says `playlist_editor`.
 */
export type Permission = 'public' | 'user' | 'user-or-plays-reader' | 'editor';

/** One answer a route may give: what it means, and the shape and media type of its body (none when absent). */
interface ResponseContract {
  description: string;
  body?: z.ZodType;
  /** Media type of the body; `application/json` unless told. */
  contentType?: string;
  /** A file or an event stream: the verb writes the bytes itself, and they are not held to `body`. */
  streamed?: boolean;
  /** The answer carries the version of what it shows in `ETag`. */
  etag?: boolean;
}

/** The whole truth about one route: API guard, OpenAPI, typed client and tests are all made from it. */
export interface RouteContract {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Path with OpenAPI parameters, such as `/songs/{songId}`. */
  path: string;
  tag: string;
  summary: string;
  permission: Permission;
  /**
   * A browser may come with the audio cookie instead of a token, since its elements send none: to read, and to write
   * from a page of the web app alone. Pages of the web app may read the answers by script.
   */
  alsoByCookie?: true;
  /** The switch of a deployment without which there is no such route. */
  needs?: 'xray';
  params?: z.ZodObject;
  query?: z.ZodObject;
  /** Request headers that matter, by their lower-case names. */
  headers?: z.ZodObject;
  body?: z.ZodType;
  /** The media range of a body that the verb reads by itself as it comes, such as a file; there is no `body` then. */
  streamedBody?: string;
  responses: Record<number, ResponseContract>;
  /** Domain problems this route can answer with, beside those every route can. */
  problems?: readonly ProblemName[];
}

/** Keeps the literal types of a route contract; checks its form at compile time. */
export function defineContract<const T extends RouteContract>(contract: T): T {
  return contract;
}

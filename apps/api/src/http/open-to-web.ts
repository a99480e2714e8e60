import cors from 'cors';
import type { RequestHandler } from 'express';

/** What scripts of the web app may read of an answer, beside its type and its length. */
const EXPOSED = ['Content-Range', 'ETag', 'Link', 'Location', 'Retry-After', 'X-Request-Id'];
/** So many seconds a browser may remember that it may ask. */
const REMEMBERED_S = 600;

/**
 * Opens a path to the pages of the web app: they may show what is there, as a page of another origin of the same site,
 * and ask for it by script, with the audio cookie (CORS, Fetch standard 3.2). For any other origin nothing is said.
 */
export function openToWeb(webOrigin: string, methods: readonly string[]): RequestHandler[] {
  return [
    (_request, response, next) => {
      response.setHeader('Cross-Origin-Resource-Policy', 'same-site');
      next();
    },
    cors({
      origin: [webOrigin],
      methods: [...methods],
      ...{ credentials: true, exposedHeaders: EXPOSED, maxAge: REMEMBERED_S, preflightContinue: true },
    }),
  ];
}

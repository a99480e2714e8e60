import { Readable } from 'node:stream';
import type { Request, RequestHandler, Response } from 'express';

/**
 * Hands a request whose body was read, as a form or as the JSON that Auth0 takes too, on to oidc-provider, which sees
 * the same request with a form body.
 */
export function forwardForm(handle: (request: Request, response: Response) => unknown): RequestHandler {
  return (request, response) => {
    if (!request.is(['json', 'urlencoded'])) return handle(request, response);
    const form = Buffer.from(new URLSearchParams(toPairs(request.body)).toString());
    const headers = {
      ...request.headers,
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': String(form.length),
    };
    const formRequest = Object.create(request, {
      headers: { value: headers },
      readable: { value: true },
      iterator: { value: () => Readable.from([form]).iterator() },
    });
    return handle(formRequest, response);
  };
}

/** The fields of a form that was read, each with one value: one that is repeated comes more than once. */
export function toPairs(body: object | undefined): [name: string, value: string][] {
  return Object.entries<unknown>({ ...body }).flatMap(([name, value]) =>
    [value].flat().map((single): [string, string] => [name, String(single)]),
  );
}

import type { RouteContract } from '@setlist/contracts';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Context } from '../context.ts';
import type { Json } from '../sql/json.ts';
import type { StreamedBody } from './read-stream.ts';

type Parsed<C, K extends string> = C extends Record<K, z.ZodType> ? z.output<C[K]> : undefined;

/** What a verb of this contract gets: every part already parsed by the contract, but for a body that is streamed. */
export interface InputFor<C extends RouteContract> {
  params: Parsed<C, 'params'>;
  query: Parsed<C, 'query'>;
  headers: Parsed<C, 'headers'>;
  body: C extends { streamedBody: string } ? StreamedBody : Parsed<C, 'body'>;
}

// `never` keeps out what an object has besides, which the compiler lets pass when it was not written in place.
type BodyPart<R> = R extends { body: infer B extends z.ZodType }
  ? { body: z.input<B>; json?: never } | { json: Json<B>; body?: never }
  : unknown;
type VersionPart<R> = R extends { etag: true } ? { version: number } : unknown;

/** An answer of which the bytes are written by the verb itself, such as a file or an event stream. */
export interface StreamAnswer {
  stream: (request: Request, response: Response) => Promise<void> | void;
}

type AnswerOf<S, R> = R extends { streamed: true }
  ? StreamAnswer
  : { status: S; headers?: Record<string, string>; stream?: never } & BodyPart<R> & VersionPart<R>;

/**
 * One of the answers that the contract declares; a stream only where it declares one. `json` is text that Postgres
 * finished in the contract's shape, and is sent as it is.
 */
export type AnswerFor<C extends RouteContract> = {
  [S in keyof C['responses'] & number]: AnswerOf<S, C['responses'][S]>;
}[keyof C['responses'] & number];

/** The function behind a route. */
export type Verb<C extends RouteContract> = (
  ctx: Context<C['permission']>,
  input: InputFor<C>,
) => Promise<AnswerFor<C>> | AnswerFor<C>;

/** A contract and the verb that fulfils it. */
export interface Route {
  contract: RouteContract;
  verb: Verb<RouteContract>;
}

/**
 * Puts a verb behind a contract. Method, path and permission are repeated so that a routes file can be read as a
 * table of contents; the compiler checks that they say what the contract says.
 */
export function route<C extends RouteContract>(
  _address: `${Uppercase<C['method']>} ${C['path']}`,
  _permission: C['permission'],
  contract: C,
  verb: Verb<NoInfer<C>>,
): Route {
  return { contract, verb: verb as unknown as Verb<RouteContract> };
}

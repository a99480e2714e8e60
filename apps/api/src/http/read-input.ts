import type { FieldError, RouteContract } from '@setlist/contracts';
import type { Request } from 'express';
import type { z } from 'zod';
import { DomainError, notFound } from '../errors.ts';
import { fieldErrors } from './field-errors.ts';
import { readJson } from './read-json.ts';
import { readStream } from './read-stream.ts';
import type { InputFor } from './route.ts';

/**
 * Parses path, query, headers and body of a request by its contract, and names every wrong field at once.
 * A path parameter of the wrong form cannot name anything that exists, so it answers 404.
 */
export async function readInput(contract: RouteContract, request: Request): Promise<InputFor<RouteContract>> {
  const params = contract.params?.safeParse(request.params);
  if (params && !params.success) throw notFound('such thing');
  const body = contract.body ? await readJson(request) : undefined;
  const errors: FieldError[] = [];
  const input = {
    params: params?.data,
    query: parse(contract.query, 'query', request.query, errors),
    headers: parse(contract.headers, 'header', request.headers, errors),
    body: contract.streamedBody ? readStream(request) : parse(contract.body, 'body', body, errors),
  };
  if (errors.length > 0) throw new DomainError('invalid-input', { errors });
  return input as InputFor<RouteContract>;
}

function parse(schema: z.ZodType | undefined, where: FieldError['in'], value: unknown, errors: FieldError[]) {
  if (!schema) return undefined;
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  errors.push(...fieldErrors(where, parsed.error));
  return undefined;
}

import type { z } from 'zod';
import type { RouteContract } from './contract.ts';
import { contracts } from './contracts.ts';
import { LiveEvent } from './events.ts';
import { TokenClaims } from './identity.ts';
import { type Origin, originOf } from './origin.ts';

/** A field of a contract, by its path within the body, and what its schema says of its origin. */
export interface Field {
  path: string;
  /** Zod's name for what it holds: `string`, `number`, `boolean`, `enum` … */
  type: string;
  origin: Origin | undefined;
}

/**
 * All fields of a schema that hold a datum, down to the last object and list. A field within a marked one is marked by
 * it. `nextCursor` is none: it only says where a page ends.
 */
export function fieldsOf(schema: z.ZodType, path = '', inherited?: Origin): Field[] {
  const { def } = schema._zod as { def: SchemaDef };
  const origin = originOf(schema) ?? inherited;
  const inner = def.innerType ?? def.in;
  if (inner) return fieldsOf(inner, path, origin);
  if (def.type === 'array' && def.element) return fieldsOf(def.element, `${path}[]`, origin);
  if (def.type === 'union') return (def.options ?? []).flatMap((option) => fieldsOf(option, path, origin));
  if (def.type === 'literal') return [];
  if (def.type !== 'object') return [{ path, type: def.type, origin }];
  return Object.entries(def.shape ?? {})
    .filter(([key]) => key !== 'nextCursor')
    .flatMap(([key, field]) => fieldsOf(field, path ? `${path}.${key}` : key, origin));
}

/**
 * Every field that the contracts take or answer, that an event tells or an access token says. Not among them: what finds
 * a thing (paths and queries), the bytes of a song, and problems.
 */
export function everyField(): Field[] {
  const named = (name: string, schema: z.ZodType | undefined) =>
    schema ? fieldsOf(schema).map((field) => ({ ...field, path: `${name} ${field.path}`.trim() })) : [];
  const routes = Object.entries<RouteContract>(contracts).flatMap(([name, { body, responses }]) => [
    ...named(`${name} takes`, body),
    ...Object.entries(responses).flatMap(([status, answer]) =>
      answer.streamed ? [] : named(`${name} ${status}`, answer.body),
    ),
  ]);
  return [...routes, ...named('LiveEvent', LiveEvent), ...named('TokenClaims', TokenClaims)];
}

/** As much of a schema's definition as is looked at here. */
interface SchemaDef {
  type: string;
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  options?: z.ZodType[];
  innerType?: z.ZodType;
  in?: z.ZodType;
}

import { z } from 'zod';
import { ManagementError } from './errors.ts';

// What a stack and Postgres can take; nobody nests profiles or settings like this.
const MAX_DEPTH = 200;
const TYPES: Record<string, string> = { record: 'object', int: 'integer' };
const CODES = { Payload: 'invalid_body', Query: 'invalid_query_string', Path: 'invalid_uri' };

/**
 * Checks input against a schema and returns it, or throws a 400 in the words of Auth0's own validator. A schema's
 * description becomes the part in brackets.
 */
export function validate<T extends z.ZodType>(
  kind: keyof typeof CODES,
  schema: T,
  value: unknown,
): z.infer<T> {
  if (isTooDeep(value))
    throw new ManagementError(400, `${kind} validation error: 'Nested too deeply'.`, CODES[kind]);
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const message = `${kind} validation error: ${issue ? explain(schema, issue, value) : 'Invalid input.'}`;
  throw new ManagementError(400, message, CODES[kind]);
}

function explain(schema: z.ZodType, issue: z.core.$ZodIssue, root: unknown): string {
  const path = issue.path.join('.');
  const value = issue.path.reduce<unknown>(
    (parent, key) => (parent as Record<PropertyKey, unknown>)?.[key as string],
    root,
  );
  if (issue.code === 'unrecognized_keys') {
    return `'Additional properties not allowed: ${issue.keys.join(',')}'${path && ` on property ${path}`}.`;
  }
  if (issue.code === 'invalid_type' && value === undefined && path)
    return `'Missing required property: ${path}'.`;
  const problem =
    issue.code === 'invalid_type'
      ? `Expected type ${TYPES[issue.expected] ?? issue.expected} but found type ${typeOf(value)}`
      : wording(issue, value);
  const description = describe(schema, issue.path);
  return `'${problem}'${path && ` on property ${path}`}${description && ` (${description})`}.`;
}

function wording(issue: z.core.$ZodIssue, value: unknown): string {
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'string' && typeof value === 'string'
        ? `String is too short (${value.length} chars), minimum ${issue.minimum}`
        : `Value ${value} is less than minimum ${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'string' && typeof value === 'string'
        ? `String is too long (${value.length} chars), maximum ${issue.maximum}`
        : `Value ${value} is greater than maximum ${issue.maximum}`;
    case 'invalid_format':
      return `Object didn't pass validation for format ${issue.format}: ${value}`;
    case 'invalid_value':
      return `No enum match for: ${value}`;
    default:
      return issue.message;
  }
}

function isTooDeep(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return true;
    level = level.flatMap((item) => (item !== null && typeof item === 'object' ? Object.values(item) : []));
  }
  return false;
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

function describe(schema: z.ZodType, path: PropertyKey[]): string | undefined {
  const [key] = path;
  const shape = schema instanceof z.ZodObject ? (schema.shape as Record<PropertyKey, z.ZodType>) : {};
  const property = key === undefined ? undefined : shape[key];
  return property?.description ?? '';
}

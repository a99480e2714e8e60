import { z } from 'zod';
import { ManagementError } from './errors.ts';

// What a stack and Postgres can take; nobody nests profiles or settings like this.
const MAX_DEPTH = 200;
const TYPES: Record<string, string> = { record: 'object', int: 'integer' };
const CODES = { Payload: 'invalid_body', Query: 'invalid_query_string', Path: 'invalid_uri' };

/**
 * A 400 in the words of Auth0's own validator, about one property where one is named; `description` is what its reference
 * says of it.
 */
export function validationError(
  kind: keyof typeof CODES,
  problem: string,
  { property, description }: { property?: string; description?: string | undefined } = {},
): ManagementError {
  const where = `${property ? ` on property ${property}` : ''}${description ? ` (${description})` : ''}`;
  return new ManagementError(400, `${kind} validation error: '${problem}'${where}.`, CODES[kind]);
}

/** The same schema for each of several properties. */
export function forEach<T extends z.ZodType>(schema: T, names: readonly string[]): Record<string, T> {
  return Object.fromEntries(names.map((name) => [name, schema]));
}

/**
 * Checks input against a schema and returns it, or throws a 400 in the words of Auth0's own validator. A schema's
 * description becomes the part in brackets.
 */
export function validate<T extends z.ZodType>(
  kind: keyof typeof CODES,
  schema: T,
  value: unknown,
): z.infer<T> {
  if (isTooDeep(value)) throw validationError(kind, 'Nested too deeply');
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw issue ? explain(kind, schema, issue, value) : validationError(kind, 'Invalid input');
}

function explain(
  kind: keyof typeof CODES,
  schema: z.ZodType,
  issue: z.core.$ZodIssue,
  root: unknown,
): ManagementError {
  const property = issue.path.join('.');
  const value = issue.path.reduce<unknown>(
    (parent, key) => (parent as Record<PropertyKey, unknown>)?.[key as string],
    root,
  );
  if (issue.code === 'unrecognized_keys')
    return validationError(kind, `Additional properties not allowed: ${issue.keys.join(',')}`, { property });
  if (issue.code === 'invalid_type' && value === undefined && property)
    return validationError(kind, `Missing required property: ${property}`);
  const problem =
    issue.code === 'invalid_type'
      ? `Expected type ${TYPES[issue.expected] ?? issue.expected} but found type ${typeOf(value)}`
      : wording(issue, value);
  return validationError(kind, problem, { property, description: describe(schema, issue.path) });
}

function wording(issue: z.core.$ZodIssue, value: unknown): string {
  switch (issue.code) {
    case 'too_small':
      if (issue.origin === 'string')
        return `String is too short (${String(value).length} chars), minimum ${issue.minimum}`;
      if (Array.isArray(value)) return `Array is too short (${value.length}), minimum ${issue.minimum}`;
      return `Value ${value} is less than minimum ${issue.minimum}`;
    case 'too_big':
      if (issue.origin === 'string')
        return `String is too long (${String(value).length} chars), maximum ${issue.maximum}`;
      if (Array.isArray(value)) return `Array is too long (${value.length}), maximum ${issue.maximum}`;
      return `Value ${value} is greater than maximum ${issue.maximum}`;
    case 'invalid_format':
      return issue.format === 'regex'
        ? `String does not match pattern ${issue.pattern?.slice(1, -1)}: ${value}`
        : `Object didn't pass validation for format ${issue.format}: ${value}`;
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
  return property?.description;
}

import { expect, test } from 'vitest';
import { z } from 'zod';
import { fieldErrors } from './field-errors.ts';

/** What is said of a value that does not fit a schema, by field. */
function saidOf(schema: z.ZodType, value: unknown): Record<string, string> {
  const { error } = schema.safeParse(value, { reportInput: true });
  if (!error) throw new Error('The value fits the schema.');
  return Object.fromEntries(fieldErrors('body', error).map(({ field, detail }) => [field, detail]));
}

test.each<[z.ZodType, unknown, string]>([
  [z.string(), undefined, 'is required'],
  [z.string(), 7, 'must be a string'],
  [z.array(z.string()), 7, 'must be an array'],
  [z.object({}), 7, 'must be an object'],
  [z.int(), 0.5, 'must be a whole number'],
  [z.string().max(3), 'long', 'must have at most 3 characters'],
  [z.string().min(1), '', 'must have at least 1 characters'],
  [z.array(z.int()).max(1), [1, 2], 'must have at most 1 entries'],
  [z.array(z.int()).min(1), [], 'must have at least 1 entries'],
  [z.number().max(5), 6, 'must be at most 5'],
  [z.number().min(5), 4, 'must be at least 5'],
  [z.enum(['free', 'full']), undefined, 'is required'],
  [z.enum(['free', 'full']), 'platinum', 'must be one of free, full'],
  [z.uuid(), 'x', 'must be a UUID'],
  [z.email('must be an address'), 'x', 'must be an address'],
  [z.string().refine(() => false, 'must be another'), 'x', 'must be another'],
])('says in words what is wrong (%#)', (schema, value, detail) => {
  expect(saidOf(z.object({ field: schema }), { field: value })).toEqual({ field: detail });
});

test('names a field by the way to it', () => {
  const schema = z.object({ songs: z.array(z.object({ name: z.string() })) });
  expect(saidOf(schema, { songs: [{ name: 'Tide' }, { name: 7 }] })).toEqual({
    'songs[1].name': 'must be a string',
  });
});

test('names every field that is not known, by the way to it', () => {
  const schema = z.strictObject({ song: z.strictObject({}) });
  expect(saidOf(schema, { song: { a: 1, b: 2 } })).toEqual({
    'song.a': 'is not a field that is known here',
    'song.b': 'is not a field that is known here',
  });
});

test('says in which part of the request a field is', () => {
  const { error } = z.object({ limit: z.int() }).safeParse({}, { reportInput: true });
  expect(fieldErrors('query', error as z.ZodError)).toEqual([
    { in: 'query', field: 'limit', detail: 'is required' },
  ]);
});

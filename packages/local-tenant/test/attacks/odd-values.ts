export const JSON_TYPE = { 'content-type': 'application/json' };
const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' };
const nested = (depth: number) => `{"user_metadata":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}}`;
/** Bodies that no endpoint asks for, each with its headers. */
export const BODIES: [name: string, headers: object, body: string | Buffer][] = [
  ['half a JSON', JSON_TYPE, '{"half'],
  ['null', JSON_TYPE, 'null'],
  ['a list', JSON_TYPE, '[]'],
  ['a text', JSON_TYPE, '"text"'],
  ['nothing', JSON_TYPE, ''],
  ['a prototype', JSON_TYPE, '{"__proto__":{"a":1},"constructor":{"prototype":1}}'],
  ['objects nested 5,000 deep', JSON_TYPE, nested(5_000)],
  ['lists nested 100,000 deep', JSON_TYPE, '['.repeat(100_000) + ']'.repeat(100_000)],
  ['three megabytes', JSON_TYPE, JSON.stringify({ name: 'x'.repeat(3_000_000) })],
  ['bytes that are not UTF-8', JSON_TYPE, Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
  ['JSON in another charset', { 'content-type': 'application/json; charset=latin-7' }, '{}'],
  ['JSON in no known encoding', { ...JSON_TYPE, 'content-encoding': 'unknown' }, '{}'],
  ['JSON that is not the gzip it says', { ...JSON_TYPE, 'content-encoding': 'gzip' }, '{}'],
  ['XML', { 'content-type': 'application/xml' }, '<a/>'],
  ['a body of no type', {}, 'a'],
  ['a form that repeats a name', FORM_TYPE, 'client_id=a&client_id=b&grant_type=x&grant_type=y'],
  ['a form with broken escapes', FORM_TYPE, '%ff%fe=%zz&=&&&=%00'],
  ['a form with 3,000 fields', FORM_TYPE, 'a=1&'.repeat(3_000)],
  ['a multipart form without a boundary', { 'content-type': 'multipart/form-data' }, 'x'],
];

/** Values that fit nowhere, or hardly. */
export const ODD = [
  '\0',
  '\ud800',
  '%00',
  '../..',
  "'; --",
  'x'.repeat(20_000),
  -1,
  1e308,
  0.5,
  true,
  null,
  [],
  {},
  [[]],
];

/** The value with each of its leaves, and each of its names, replaced in turn. */
export function* withEachReplaced(value: unknown, odd: unknown): Generator<unknown> {
  if (value === null || typeof value !== 'object') return yield odd;
  for (const [key, nested] of Object.entries(value))
    for (const variant of withEachReplaced(nested, odd)) {
      if (Array.isArray(value)) yield value.with(Number(key), variant);
      else yield { ...value, [key]: variant };
    }
  if (!Array.isArray(value) && typeof odd === 'string') yield { ...value, [odd]: 'x' };
  yield odd;
}

import { everyField } from '@setlist/contracts/fields';

/** A datum of a request, an answer, an event or a token, and what the source that its field names says it is. */
export interface Finding {
  /** The field, as `everyField` names it. */
  path: string;
  source: string;
  seen: unknown;
  /** An Error where the source could not be asked. */
  expected: unknown;
}

interface Datum {
  path: string;
  value: unknown;
  /** The objects that the datum is in, as one, and its `index` in the nearest list. */
  around: Record<string, unknown>;
}

/** All fields with their sources, by their paths. */
export const ORIGINS = new Map(
  everyField().flatMap(({ path, origin }) => (origin ? [[path, origin] as const] : [])),
);

/** Takes a value apart into its data, each with its path as `everyField` has it after the name of the contract. */
export function dataIn(value: unknown, path = '', around: Datum['around'] = {}): Datum[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => dataIn(item, `${path}[]`, { ...around, index }));
  }
  if (value === null || typeof value !== 'object') return [{ path, value, around }];
  return Object.entries(value).flatMap(([key, item]) =>
    dataIn(item, path ? `${path}.${key}` : key, { ...around, ...value }),
  );
}

/** Which findings are wrong, in words. */
export function wrongOf(findings: readonly Finding[]): string[] {
  return findings
    .filter(({ seen, expected }) => seen !== expected)
    .map(({ path, source, seen, expected }) => {
      const said = expected instanceof Error ? expected.message : JSON.stringify(expected);
      return `${path} is ${JSON.stringify(seen)}; its source ${source} says ${said}`;
    });
}

/** Sources that a constant could stand for: one value is all that was seen of them. */
export function constantOf(findings: readonly Finding[]): string[] {
  const seen = Map.groupBy(findings, ({ source }) => source);
  return [...seen]
    .filter(([, all]) => new Set(all.map((each) => each.seen)).size < 2)
    .map(([source]) => source);
}

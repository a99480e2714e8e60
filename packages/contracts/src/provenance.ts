import type { z } from 'zod';
import type { RouteContract } from './contract.ts';
import { type Contracts, contracts } from './contracts.ts';
import { fieldsOf } from './fields.ts';
import { CLAIMS, TokenClaims } from './identity.ts';
import { columnsIn, type Home, type Origin } from './origin.ts';

/** Where what is shown lives, from what the contracts say of each field: plain data, to be handed to a page. */
interface Provenance {
  home: Home;
  /** The sources without what is computed of them, short enough for a label: `songs.songname, .artist`. */
  key: string;
  /** The sources in the fields' order, as the contracts have them: `coalesce(sum(play_counts.plays), 0)`. */
  sources: string[];
  /** Of what the sources are our own copies, where they are any. */
  copyOf?: string;
}

/** Of fields of an answer: besides, which route answers with them. */
export interface FieldProvenance extends Provenance {
  operationId: keyof Contracts;
  /** In capitals, as a request has it. */
  method: string;
  /** As the contract has it, such as `/playlists/{playlistId}`. */
  path: string;
}

/** Of a claim: besides, its name in the token. */
export interface ClaimProvenance extends Provenance {
  claim: string;
}

/** Paths of all fields of a body: `items[].owner.displayName`, and the empty one of a body that is a single datum. */
type PathsIn<T, Path extends string> = T extends null | undefined
  ? never
  : T extends readonly (infer Item)[]
    ? PathsIn<Item, `${Path}[]`>
    : T extends object
      ? {
          [K in Exclude<keyof T & string, 'nextCursor'>]: PathsIn<T[K], Path extends '' ? K : `${Path}.${K}`>;
        }[Exclude<keyof T & string, 'nextCursor'>]
      : Path;

type BodyOf<R> = R extends { streamed: true }
  ? never
  : R extends { body: infer B extends z.ZodType }
    ? z.output<B>
    : never;

type FieldOf<O extends keyof Contracts> = PathsIn<
  BodyOf<Contracts[O]['responses'][keyof Contracts[O]['responses']]>,
  ''
>;

const TOLD = { ...CLAIMS, sub: 'sub' } as const;

type FieldOfClaim<N extends keyof typeof TOLD> = PathsIn<z.output<typeof TokenClaims>[(typeof TOLD)[N]], ''>;

/**
 * Where fields of an operation's answer live, by their paths within it; all of them in one home. An operation or a field
 * that the contracts do not have does not compile. Throws when the fields live in different homes.
 */
export function provenanceOf<O extends keyof Contracts>(
  operationId: O,
  ...fields: readonly [FieldOf<O>, ...FieldOf<O>[]]
): FieldProvenance {
  const { method, path, responses }: RouteContract = contracts[operationId];
  const known = Object.values(responses).flatMap(({ body }) => (body ? fieldsOf(body) : []));
  const origins = fields.map((field) => known.find((each) => each.path === field)?.origin);
  return {
    ...summarize(`${operationId} ${fields.join(', ')}`, origins),
    ...{ operationId, method: method.toUpperCase(), path },
  };
}

/**
 * Where what a claim says lives, or what one field of it says: `'preferences', 'theme'`. Besides Setlist's own claims
 * there is `sub`. A field that the claim does not have does not compile. Throws when the fields live in different homes.
 */
export function provenanceOfClaim<N extends keyof typeof TOLD>(
  name: N,
  field?: FieldOfClaim<N>,
): ClaimProvenance {
  const claim = TOLD[name];
  const fields = fieldsOf(TokenClaims.shape[claim]).filter(
    ({ path }) => field === undefined || path === field,
  );
  const origins = fields.map(({ origin }) => origin);
  return { ...summarize(`the claim ${claim}`, origins), claim };
}

function summarize(what: string, origins: (Origin | undefined)[]): Provenance {
  const [first] = origins;
  if (!first || origins.some((origin) => origin?.['x-home'] !== first['x-home'])) {
    const homes = origins.map((origin) => origin?.['x-home'] ?? 'none');
    throw new Error(`${what}: the contracts name ${homes.join(', ')} as home; ask for fields of one home`);
  }
  const sources = origins.map((origin) => origin?.['x-source'] ?? '');
  const copyOf = first['x-copy-of'];
  return {
    home: first['x-home'],
    key: keyOf(first['x-home'] === 'postgres' ? sources.flatMap(columnsIn) : sources),
    sources,
    ...(copyOf !== undefined && { copyOf }),
  };
}

/** Names in one line, each once; of those that follow in the same table or metadata only what differs. */
function keyOf(names: string[]): string {
  return [...new Set(names)]
    .map((name, at, all) => {
      const [table = '', rest] = name.split('.');
      return rest !== undefined && all[at - 1]?.startsWith(`${table}.`) ? `.${rest}` : name;
    })
    .join(', ');
}

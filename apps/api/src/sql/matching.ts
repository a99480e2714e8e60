import type { ColumnValue, Statement } from '@setlist/db/sql';
import type { z } from 'zod';
import type { Kinds } from './kinds.ts';

// Whether the columns of a statement of prisma/sql are those of a contract, told by the compiler.

type Columns = Statement['columns'];

/** The columns that an object of the contract is made of: `owner.displayName` for a field of an object within it. */
type ColumnsOf<F> = {
  [K in keyof F & string]: F[K] extends z.ZodObject<infer G> ? `${K}.${keyof G & string}` : K;
}[keyof F & string];

type SchemaOf<F, C> = C extends keyof F
  ? F[C]
  : C extends `${infer K}.${infer Field}`
    ? K extends keyof F
      ? F[K] extends z.ZodObject<infer G>
        ? Field extends keyof G
          ? G[Field]
          : never
        : never
      : never
    : never;

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

/** Whether the schema is that of the column's type (kinds.ts). */
type Fits<C, S> =
  S extends z.ZodNullable<infer I>
    ? C extends `${infer Base}?`
      ? Fits<Base, I>
      : false
    : C extends `enum:${string}`
      ? S extends z.ZodEnum
        ? Same<ColumnValue<C>, z.output<S>>
        : false
      : C extends keyof Kinds
        ? Same<S, Kinds[C]>
        : false;

type Mismatch<F, C extends Columns, Beside extends string> =
  | `${Exclude<ColumnsOf<F>, keyof C>} is missing`
  | `${Exclude<keyof C & string, ColumnsOf<F> | Beside>} is not in the contract`
  | {
      [N in ColumnsOf<F> & keyof C & string]: Fits<C[N], SchemaOf<F, N>> extends true
        ? never
        : `${N} must not be ${C[N]}`;
    }[ColumnsOf<F> & keyof C & string];

/** What the statement has to be besides, or words that say why it is not. A list is a field that no column fills. */
export type Matching<F, S extends Statement, Beside extends string = never> = [
  Mismatch<F, S['columns'], Beside>,
] extends [never]
  ? unknown
  : { 'does not match the contract': Mismatch<F, S['columns'], Beside> };

type ListKeys<F> = { [K in keyof F & string]: F[K] extends z.ZodArray ? K : never }[keyof F & string];

/** The fields that are no lists. */
export type WithoutLists<F> = Omit<F, ListKeys<F>>;

/** What the lists have to be besides: one statement for each field that is a list, and for no other. */
export type MatchingLists<F, L extends Readonly<Record<string, Statement>>> = {
  [K in ListKeys<F>]: K extends keyof L & keyof F
    ? F[K] extends z.ZodArray<z.ZodObject<infer G>>
      ? Matching<G, L[K]>
      : never
    : Statement;
} & { [K in Exclude<keyof L, ListKeys<F>>]: never };

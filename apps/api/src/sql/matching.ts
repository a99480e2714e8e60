import type { ColumnValue, Statement } from '@setlist/db/sql';
import type { z } from 'zod';

// Whether the columns of a statement of prisma/sql are those of a contract, told by the compiler.

/** Fields of an object of the contract. */
export type Shape = Readonly<Record<string, z.ZodType>>;
type Columns = Statement['columns'];

/** The columns that an object of the contract is made of: `owner.displayName` for a field of an object within it. */
type ColumnsOf<F> = {
  [K in keyof F & string]: F[K] extends z.ZodArray
    ? never
    : F[K] extends z.ZodObject<infer G>
      ? `${K}.${keyof G & string}`
      : K;
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

/** Whether a column's type is one that the schema's values have in JSON. */
type Fits<C, S> =
  S extends z.ZodNullable<infer I>
    ? C extends `${infer Base}?`
      ? Fits<Base, I>
      : false
    : S extends z.ZodISODateTime
      ? Same<C, 'timestamptz'>
      : S extends z.ZodUUID
        ? Same<C, 'uuid'>
        : S extends z.ZodNumber
          ? C extends 'int2' | 'int4' | 'int8' | 'float8'
            ? true
            : false
          : S extends z.ZodBoolean
            ? Same<C, 'bool'>
            : S extends z.ZodEnum
              ? Same<ColumnValue<C>, z.output<S>>
              : z.output<S> extends string
                ? Same<C, 'text'>
                : false;

type Mismatch<F, C extends Columns, Beside extends string> =
  | `${Exclude<ColumnsOf<F>, keyof C>} is missing`
  | `${Exclude<keyof C & string, ColumnsOf<F> | Beside>} is not in the contract`
  | {
      [N in ColumnsOf<F> & keyof C & string]: Fits<C[N], SchemaOf<F, N>> extends true
        ? never
        : `${N} must not be ${C[N]}`;
    }[ColumnsOf<F> & keyof C & string];

/** What the statement has to be besides, or words that say why it is not. */
export type Matching<F, S extends Statement, Beside extends string = never> = [
  Mismatch<F, S['columns'], Beside>,
] extends [never]
  ? unknown
  : { 'does not match the contract': Mismatch<F, S['columns'], Beside> };

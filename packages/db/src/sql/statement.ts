type TypesByName = Readonly<Record<string, string>>;

/**
 * A statement of `prisma/sql/`, as `npm run generate` reads it from the file and from Postgres. A type is called what
 * Postgres calls it, with `?` where it may be null and `[]` for an array; an enum is `enum:` and its labels.
 *
 * It is a class for the compiler alone: an object that looks like one is none, nor is a copy (`{ ...statement, text }`).
 */
export declare class Statement<P extends TypesByName = TypesByName, C extends TypesByName = TypesByName> {
  /** The file's name without `.sql`; also that of the prepared statement. */
  readonly name: string;
  readonly text: string;
  /** Types of the parameters by their names, in the order of `$1`, `$2` … */
  readonly params: P;
  /** Types of the columns by their names. */
  readonly columns: C;
  /** Nobody has it: the generator's cast makes a statement. */
  protected readonly generated: never;
}

/** What JavaScript has for the values of a row: the same from the pool and from Prisma. */
interface RowTypes {
  bool: boolean;
  float8: number;
  int2: number;
  int4: number;
  json: unknown;
  jsonb: unknown;
  text: string;
  timestamptz: Date;
  uuid: string;
}

/** What JavaScript gives for parameters. JSON is given as its text. */
interface ParamTypes {
  bool: boolean;
  float8: number;
  int2: number;
  int4: number;
  int8: number | string;
  jsonb: string;
  text: string;
  timestamptz: Date;
  uuid: string;
}

type Labels<L extends string> = L extends `${infer First}|${infer Rest}` ? First | Labels<Rest> : L;

type ValueOf<T, Types> = T extends `${infer Base}?`
  ? ValueOf<Base, Types> | null
  : T extends `${infer Item}[]`
    ? readonly ValueOf<Item, Types>[]
    : T extends `enum:${infer L}`
      ? Labels<L>
      : T extends keyof Types
        ? Types[T]
        : unknown;

/** What a column of this type holds in JavaScript; `unknown` where pool and Prisma differ, such as `int8`: cast it. */
export type ColumnValue<T> = ValueOf<T, RowTypes>;

/** A row of the statement. */
export type RowOf<S extends Statement> = {
  -readonly [K in keyof S['columns']]: ColumnValue<S['columns'][K]>;
};

/** What the statement has to be given, by name. */
export type ParamsOf<S extends Pick<Statement, 'params'>> = {
  [K in keyof S['params']]: ValueOf<S['params'][K], ParamTypes>;
};

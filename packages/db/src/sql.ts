export * as sql from './generated/sql.ts';
export { type Queryable, run, runForOne } from './sql/run.ts';
export type { ColumnValue, ParamsOf, RowOf, Statement } from './sql/statement.ts';

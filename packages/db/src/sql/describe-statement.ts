import type pg from 'pg';

/** What Postgres says about a statement before it runs: types and origins by their OIDs. */
export interface Description {
  params: number[];
  columns: { name: string; type: number; table: number; column: number }[];
}

interface FieldMessage {
  fields: { name: string; dataTypeID: number; tableID: number; columnID: number }[];
}

/**
 * Asks Postgres for the parameters and columns of a statement without running it (PostgreSQL, "Extended Query": Parse
 * and Describe). Throws the database's error when the statement is wrong.
 */
export function describeStatement(client: pg.ClientBase, text: string): Promise<Description> {
  return new Promise((resolve, reject) => {
    const description: Description = { params: [], columns: [] };
    const query = {
      submit(connection: pg.Connection) {
        connection.once('parameterDescription', ({ dataTypeIDs }: { dataTypeIDs: number[] }) => {
          description.params = dataTypeIDs;
        });
        connection.parse({ name: '', text, types: [] }, true);
        connection.describe({ type: 'S', name: '' }, true);
        connection.sync();
      },
      handleRowDescription({ fields }: FieldMessage) {
        description.columns = fields.map(({ name, dataTypeID, tableID, columnID }) => ({
          ...{ name, type: dataTypeID, table: tableID, column: columnID },
        }));
      },
      handleReadyForQuery: () => resolve(description),
      handleError: reject,
    };
    client.query(query);
  });
}

import type { ClientData, ClientRow } from '../../store/clients.ts';
import type { Database } from '../../store/database.ts';

/** An application that people open, and where. */
export interface HomePage {
  name: string;
  url: string;
}

/** The applications that people sign in to, by name, each with its first page. */
export async function listHomePages(db: Database): Promise<HomePage[]> {
  const { rows } = await db.query<Pick<ClientRow, 'name' | 'data'>>(
    'SELECT name, data FROM clients ORDER BY name',
  );
  return rows.flatMap(({ name, data }) => {
    const url = homePageOf(data);
    return url === undefined ? [] : [{ name, url }];
  });
}

/** The `home_page` that the application's metadata names, else the site of its first callback; only one of http. */
function homePageOf({ client_metadata, callbacks = [] }: ClientData): string | undefined {
  const named = URL.parse(client_metadata?.home_page ?? '');
  const url = named ?? URL.parse('/', callbacks[0]);
  return url && ['http:', 'https:'].includes(url.protocol) ? url.href : undefined;
}

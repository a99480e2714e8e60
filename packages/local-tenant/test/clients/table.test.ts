import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { compatibilityTable } from './table.ts';
import { type ClientResult, HOW_TO_UPDATE } from './try-client.ts';

const folder = new URL('./results/', import.meta.url);

it('docs/compatibility.md says what the clients were seen to do', async () => {
  const results = readdirSync(folder).map(
    (file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as ClientResult,
  );
  await expect(compatibilityTable(results), HOW_TO_UPDATE).toMatchFileSnapshot(
    '../../../../docs/compatibility.md',
  );
});

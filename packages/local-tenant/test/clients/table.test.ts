import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { AUTHENTICATION_API, MANAGEMENT_API, WITHOUT_EFFECT } from './endpoints.ts';
import { GAINED } from './gained.ts';
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

it('names of what Auth0 has gained no endpoint and no setting for what it is not', () => {
  const served = new Set([...AUTHENTICATION_API, ...MANAGEMENT_API]);
  const kept = new Set([...WITHOUT_EFFECT.values()].flat());
  for (const { what, ...one } of GAINED) {
    for (const endpoint of one.served ?? []) expect([...served], what).toContain(endpoint);
    for (const endpoint of one.absent ?? []) expect([...served], what).not.toContain(endpoint);
    for (const setting of one.kept ?? []) expect([...kept], what).toContain(setting);
  }
});

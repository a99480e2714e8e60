import { startTestTenant } from '@setlist/local-tenant/test/tenant';
import { expect, test } from 'vitest';
import { purge } from './purge.ts';

test('deletes sessions and tokens that have ended, and no others', async () => {
  const tenant = await startTestTenant();
  try {
    const { refresh_token = '' } = await tenant.signIn({ email: 'jane.doe@example.com' });
    await tenant.db.query(
      `UPDATE oidc_records SET expires_at = now() - interval '1 second' WHERE kind IN ('Session', 'AuthorizationCode')`,
    );
    await purge(tenant.db);
    const { rows } = await tenant.db.query('SELECT DISTINCT kind FROM oidc_records ORDER BY kind');
    expect(rows.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['Grant', 'RefreshToken']));
    expect(rows.map(({ kind }) => kind)).not.toContain('Session');
    await expect(tenant.refresh(refresh_token)).resolves.toBeDefined();
  } finally {
    await tenant.close();
  }
});

test('keeps what Actions keep with a refresh token for as long as that lives, and deletes what belongs to nothing', async () => {
  const tenant = await startTestTenant();
  try {
    await tenant.signIn({ email: 'jane.doe@example.com' });
    const { rows } = await tenant.db.query<{ grant_id: string }>(
      `SELECT grant_id FROM oidc_records WHERE kind = 'RefreshToken'`,
    );
    const family = rows[0]?.grant_id;
    await tenant.db.query(
      `INSERT INTO action_states (id, state, updated_at) SELECT id, '{}', now() - interval '90 days'
       FROM unnest($1::text[]) AS id`,
      [[family, 'of nothing']],
    );
    await purge(tenant.db);
    expect((await tenant.db.query('SELECT id FROM action_states')).rows).toEqual([{ id: family }]);
  } finally {
    await tenant.close();
  }
});

import { refresh, signIn } from '@setlist/local-tenant/test/sign-in';
import type { TenantBench } from './tenant-prepare.ts';

const WARM_UP = 15;

export interface Times {
  name: string;
  /** Milliseconds of each sign-in, and of each refresh. */
  signIn: number[];
  refresh: number[];
}

/**
 * Times sign-ins at both tenants in turn, each followed by a refresh, so that a busy moment of the machine hits them
 * both.
 */
export async function measureTimes({ small, large }: TenantBench, count: number): Promise<Times[]> {
  const results = [
    {
      name: 'with 100 users in the store',
      target: small.target,
      signIn: [] as number[],
      refresh: [] as number[],
    },
    { name: 'with 10,000', target: large.target, signIn: [] as number[], refresh: [] as number[] },
  ];
  for (let round = 0; round < WARM_UP + count; round++) {
    for (const { target, ...times } of results) {
      const started = performance.now();
      const { refresh_token = '' } = await signIn(target, { email: 'jane.doe@example.com' });
      const signedIn = performance.now();
      await refresh(target, refresh_token);
      if (round < WARM_UP) continue;
      times.signIn.push(signedIn - started);
      times.refresh.push(performance.now() - signedIn);
    }
  }
  return results;
}

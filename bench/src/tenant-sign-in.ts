import { signIn } from '@setlist/local-tenant/test/sign-in';
import type { TenantBench } from './tenant-prepare.ts';

const WARM_UP = 15;

export interface SignInResult {
  name: string;
  /** Milliseconds of each sign-in. */
  times: number[];
}

/** Times sign-ins at both tenants in turn, so that a busy moment of the machine hits them both. */
export async function measureSignIn({ small, large }: TenantBench, count: number): Promise<SignInResult[]> {
  const results = [
    { name: 'with 100 users in the store', target: small.target, times: [] as number[] },
    { name: 'with 10,000', target: large.target, times: [] as number[] },
  ];
  for (let round = 0; round < WARM_UP + count; round++) {
    for (const { target, times } of results) {
      const started = performance.now();
      await signIn(target, { email: 'jane.doe@example.com' });
      if (round >= WARM_UP) times.push(performance.now() - started);
    }
  }
  return results;
}

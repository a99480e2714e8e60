import { signIn } from '@setlist/local-tenant/test/sign-in';
import { type Client, createClient } from './tenant-client.ts';
import type { TenantBench } from './tenant-prepare.ts';
import { type Signing, signPairs } from './tenant-signatures.ts';

const PEOPLE = 32;
/** A new process needs some thousand requests before it is compiled well. */
const WARM_UP_S = 10;

interface Person {
  client: Client;
  token: string;
}

export interface RefreshResult {
  signing: Signing[];
  refresh: { perSecond: number; cpuMs: number }[];
}

/**
 * Measures how often this machine makes two RS256 signatures, and how often the tenant answers a refresh, which takes
 * two: in rounds, one after the other. Every person refreshes again with the token that came with the last answer.
 */
export async function measureRefresh(
  { large, password }: TenantBench,
  rounds: number,
  seconds: number,
): Promise<RefreshResult> {
  const people: Person[] = [];
  for (let person = 1; person <= PEOPLE; person++) {
    const { refresh_token } = await signIn(large.target, {
      email: `user-${person}@setlist.example`,
      password,
    });
    people.push({ client: await createClient(large.target), token: refresh_token ?? '' });
  }
  const result: RefreshResult = { signing: [], refresh: [] };
  await refreshFor(people, WARM_UP_S);
  for (let round = 0; round < rounds; round++) {
    result.signing.push(await signPairs(PEOPLE, seconds));
    const before = await large.process.cpuMs();
    const { count, perSecond } = await refreshFor(people, seconds);
    result.refresh.push({ perSecond, cpuMs: ((await large.process.cpuMs()) - before) / count });
  }
  for (const { client } of people) client.close();
  return result;
}

async function refreshFor(people: Person[], seconds: number) {
  const started = performance.now();
  let count = 0;
  const refresh = async (person: Person) => {
    while (performance.now() - started < seconds * 1_000) {
      person.token = await person.client.refresh(person.token);
      count++;
    }
  };
  await Promise.all(people.map(refresh));
  return { count, perSecond: count / ((performance.now() - started) / 1_000) };
}

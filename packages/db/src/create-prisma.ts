import { PrismaPg } from '@prisma/adapter-pg';
import type { Pool } from '@setlist/postgres/create-pool';
import { type Prisma, PrismaClient } from './generated/client.ts';

export type { PrismaClient } from './generated/client.ts';
/** What `$transaction` hands to its work. */
export type Transaction = Prisma.TransactionClient;

/** How long a transaction waits for a connection: as long as a statement on the pool does. */
const WAITS_MS = 5_000;
/** How long a transaction may take: some statements of the longest kind. */
const TAKES_MS = 30_000;

/** Makes the Prisma client on a pool that the caller owns: `$disconnect()` leaves the pool open. */
export function createPrisma(pool: Pool): PrismaClient {
  return new PrismaClient({
    adapter: new PrismaPg(pool),
    transactionOptions: { maxWait: WAITS_MS, timeout: TAKES_MS },
  });
}

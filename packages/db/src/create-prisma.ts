import { PrismaPg } from '@prisma/adapter-pg';
import type { Pool } from './create-pool.ts';
import { PrismaClient } from './generated/client.ts';

/** Makes the Prisma client on a pool that the caller owns: `$disconnect()` leaves the pool open. */
export function createPrisma(pool: Pool): PrismaClient {
  return new PrismaClient({ adapter: new PrismaPg(pool) });
}

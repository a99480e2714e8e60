import { defineConfig } from 'prisma/config';

// For Prisma's own commands (`prisma migrate`, `prisma studio`). Setlist itself migrates through packages/db.
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? '' },
});

export { createTestDatabase, type TestDatabase } from './create-test-database.ts';
export { testServer } from './test-server.ts';

export { createTestDatabase, type TestDatabase } from './create-test-database.ts';
export { type TestServer, testServer } from './test-server.ts';

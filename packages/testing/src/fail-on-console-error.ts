import { afterEach, beforeEach, expect, type MockInstance, vi } from 'vitest';

// Vitest setup file: a test that did not expect a console.error, and so did not replace it, fails with its text.
let spy: MockInstance<typeof console.error>;

beforeEach(() => {
  spy = vi.spyOn(console, 'error');
});

afterEach(() => {
  const messages = spy.mock.calls.map((call) => call.map(String).join(' '));
  spy.mockRestore();
  expect(messages, 'unexpected console.error').toEqual([]);
});

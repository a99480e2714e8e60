import { isWhole } from './env.ts';

/**
 * What a sweep goes over, be it pages, forms, inputs or a number of tries: all of it in the whole form of the tests,
 * and in `npm test` a sample that takes a fraction of the time. docs/decisions/0024-short-and-whole-tests.md
 */
export function sweep<T>(whole: T, sample: T): T {
  return isWhole ? whole : sample;
}

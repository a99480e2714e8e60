import type { Answer } from '@setlist/contracts';
import { expect, test } from 'vitest';
import { createAnswers } from './answers.ts';

const answer = (operationId: Answer['operationId'], requestId: string): Answer => {
  return { operationId, requestId, method: 'GET', path: `/${operationId}`, status: 200, ms: 3 };
};

test('knows the last answer to each operation', () => {
  const answers = createAnswers();
  expect(answers.get('listSongs')).toBeUndefined();
  answers.remember([
    answer('listSongs', 'first'),
    answer('getPlays', 'other'),
    answer('listSongs', 'second'),
  ]);
  expect(answers.get('listSongs')?.requestId).toBe('second');
  answers.remember([answer('listSongs', 'third')]);
  expect(answers.get('listSongs')?.requestId).toBe('third');
  expect(answers.get('getPlays')?.requestId).toBe('other');
});

test('tells whoever listens once it knows of an answer, until they listen no more', () => {
  const answers = createAnswers();
  const heard: (string | undefined)[] = [];
  const stop = answers.subscribe(() => heard.push(answers.get('getPlays')?.requestId));
  answers.remember([answer('getPlays', 'first')]);
  answers.remember([answer('getPlays', 'second')]);
  stop();
  answers.remember([answer('getPlays', 'third')]);
  expect(heard).toEqual(['first', 'second']);
});

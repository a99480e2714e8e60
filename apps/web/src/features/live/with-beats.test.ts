import { expect, test } from 'vitest';
import { withBeats } from './with-beats.ts';

const BEAT = 'event: beat\ndata: \n\n';

async function through(chunks: string[], isOver = async () => false): Promise<string> {
  const source = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
      controller.close();
    },
  });
  return new Response(source.pipeThrough(withBeats(isOver))).text();
}

test('shows each heartbeat to the page', async () => {
  expect(await through([': still here\n\n'])).toBe(`: still here\n\n${BEAT}`);
});

test('leaves the messages as they are, and adds nothing within one', async () => {
  const first = 'id: 7\ndata: {"type":"role",';
  const second = '"editor":true}\n\n';
  expect(await through([first, second])).toBe(`${first}${second}${BEAT}`);
});

test('hands nothing on once it is over', async () => {
  const over = [false, true];
  expect(await through(['data: one\n\n', 'data: two\n\n'], async () => over.shift() ?? true)).toBe(
    `data: one\n\n${BEAT}`,
  );
});

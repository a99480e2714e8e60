import { expect, test } from 'vitest';
import { withBeats } from './with-beats.ts';

const BEAT = 'event: beat\ndata: \n\n';

async function through(...chunks: string[]): Promise<string> {
  const source = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
      controller.close();
    },
  });
  return new Response(source.pipeThrough(withBeats())).text();
}

test('shows each heartbeat to the page', async () => {
  expect(await through(': still here\n\n')).toBe(`: still here\n\n${BEAT}`);
});

test('leaves the messages as they are, and adds nothing within one', async () => {
  const first = 'id: 7\ndata: {"type":"role",';
  const second = '"editor":true}\n\n';
  expect(await through(first, second)).toBe(`${first}${second}${BEAT}`);
});

import { BEAT } from '#live/live-stream.ts';

const END_OF_MESSAGE = '\n\n';

/**
 * Adds a sign of life that a page can see after all that an event stream brings: what comes from the API as a comment
 * (its heartbeat), the browser keeps to itself. It says nothing and carries no id.
 */
export function withBeats(): TransformStream<Uint8Array, Uint8Array> {
  const decoder = new TextDecoder();
  const beat = new TextEncoder().encode(`event: ${BEAT}\ndata: \n\n`);
  return new TransformStream({
    transform(chunk, controller) {
      controller.enqueue(chunk);
      // Only between messages: a chunk may end in the middle of one.
      if (decoder.decode(chunk.slice(-2)) === END_OF_MESSAGE) controller.enqueue(beat);
    },
  });
}

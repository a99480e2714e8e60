/** The headers of an event stream: nothing on the way keeps it, and nothing holds its events back. */
export const STREAM_HEADERS = {
  'content-type': 'text/event-stream',
  'cache-control': 'private, no-store, no-transform',
  'x-accel-buffering': 'no',
};

/**
 * Passes a stream on and ends it, instead of breaking it, when it breaks or when `signal` is aborted: for a stream that
 * can end anywhere, which its reader then asks for again.
 */
export function endCleanly<T>(source: ReadableStream<T>, signal: AbortSignal): ReadableStream<T> {
  const reader = source.getReader();
  // Whoever waits for the next chunk hears of the end.
  const cancel = () => void reader.cancel().catch(() => undefined);
  return new ReadableStream<T>({
    start() {
      if (signal.aborted) cancel();
      else signal.addEventListener('abort', cancel, { once: true });
    },
    async pull(target) {
      const { done, value } = await reader.read().catch(() => ({ done: true, value: undefined }) as const);
      if (!done) return target.enqueue(value);
      signal.removeEventListener('abort', cancel);
      target.close();
    },
    cancel(reason) {
      signal.removeEventListener('abort', cancel);
      return reader.cancel(reason);
    },
  });
}

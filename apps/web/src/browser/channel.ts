/** A line between the tabs of this browser; what one says, all the others hear. */
export interface Channel {
  say(message: unknown): void;
  close(): void;
}

/** Opens the line of this name (BroadcastChannel); undefined where the browser has none, or forbids it. */
export function openChannel(name: string, hear: (message: unknown) => void): Channel | undefined {
  try {
    const channel = new BroadcastChannel(name);
    channel.onmessage = ({ data }) => hear(data);
    return { say: (message) => channel.postMessage(message), close: () => channel.close() };
  } catch {
    return undefined;
  }
}

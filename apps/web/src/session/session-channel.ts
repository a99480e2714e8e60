import { openChannel } from '#lib/browser/window.ts';

const NAME = 'setlist.session';

/**
 * Lets the pages of one browser hear of each other's sessions at once: a page says whom it was made for when it opens,
 * and that somebody signs out. It spares people a surprise and guards nothing: the server refuses what a page does
 * with another's session. Without BroadcastChannel it does nothing.
 */
export function openSessionChannel(madeFor: string, onEnd: (end: 'signed-out' | 'other-person') => void) {
  const channel = openChannel(NAME, (said) => {
    if (said !== madeFor) onEnd(said === null ? 'signed-out' : 'other-person');
  });
  channel?.say(madeFor);
  return {
    announceSignOut: () => channel?.say(null),
    close: () => channel?.close(),
  };
}

import { leadWhileVisible, whileVisible } from '#lib/browser/lead-while-visible.ts';
import { openChannel, steadyNow } from '#lib/browser/window.ts';
import { openLiveStream, type StreamEnd } from './live-stream.ts';

/** What becomes of the news in one tab. */
export interface Listener {
  /** An event's data, as the API wrote it; seldom one comes twice, so taking it must be harmless. */
  onEvent(data: string): void;
  /** The stream is broken, and it is for this tab to look for news by other means. */
  onGap(): void;
  /** The stream is broken, and another tab looks for news: this one need not before somebody turns to it. */
  onBehind(): void;
  /** Nobody listened for a while, and not all that happened is kept: fetch once what the page shows. */
  onMissed(): void;
  /** Keeps the id of the last event, for the document after this one. */
  remember(id: string): void;
  /** The browser's session is another person's now: nothing more comes, and this page must not ask for it. */
  onOther(): void;
  /** The browser's session has ended: nothing more comes. */
  onSignedOut(): void;
}

interface Heard {
  id: string;
  data: string;
}

/** What tabs of one person say to each other. */
type Message =
  | { type: 'sign'; id: string; data: string | undefined }
  | { type: 'gap' }
  | { type: 'end'; why: StreamEnd }
  /** A page that has just been opened asks what happened while it was on its way. */
  | { type: 'hello' }
  | { type: 'recent'; id: string; events: Heard[] };

/** No page is longer on its way, from when its data were read until it listens. */
const RECENT_MS = 60_000;
/** Plays are kept for a page that is away for less than a minute; a leader gives a sign of life every 15 s. */
const AWAY_MS = 45_000;

/**
 * Listens to a person's events with one stream for all tabs of the browser: each takes a connection, and a browser
 * opens six to a host. The leader, a tab in view, holds it and tells the others. Whoever leads next goes on after the
 * last event it heard, so none is lost. `lastId` is the last one that the document before this one heard, or ''.
 * Returns how to stop.
 */
export function shareLiveStream(userId: string, lastId: string, listener: Listener): () => void {
  const name = `setlist.live.${userId}`;
  let leads = false;
  // Until it has caught up, a gap may lie between the page's data and what it hears of the others.
  let caughtUp = false;
  let recent: (Heard & { at: number })[] = [];
  let heardAt = steadyNow();

  const take = (id: string, data?: string) => {
    heardAt = steadyNow();
    const isNew = isNewer(id, lastId);
    if (caughtUp && isNew) {
      lastId = id;
      listener.remember(id);
    }
    if (data === undefined || (caughtUp && !isNew)) return;
    recent = [...recent.filter(({ at }) => at > steadyNow() - RECENT_MS), { id, data, at: steadyNow() }];
    listener.onEvent(data);
  };
  const end = (why: StreamEnd) => {
    stop();
    if (why === 'other') listener.onOther();
    else listener.onSignedOut();
  };

  const hear = (message: Message) => {
    switch (message.type) {
      case 'sign':
        if (!caughtUp && !leads) say({ type: 'hello' });
        return take(message.id, message.data);
      case 'gap':
        heardAt = steadyNow();
        return listener.onBehind();
      case 'end':
        return end(message.why);
      case 'hello':
        if (leads && caughtUp) say({ type: 'recent', id: lastId, events: recent });
        return;
      case 'recent':
        if (caughtUp || leads) return;
        caughtUp = true;
        for (const { id, data } of message.events) take(id, data);
        return take(message.id);
    }
  };
  const channel = openChannel(name, (message) => hear(message as Message));
  const say = (message: Message) => channel?.say(message);

  const lead = () => {
    leads = true;
    if (steadyNow() - heardAt > AWAY_MS) listener.onMissed();
    const close = openLiveStream(userId, lastId, {
      onSign(id, data) {
        caughtUp = true;
        take(id, data);
        say({ type: 'sign', id, data });
      },
      onGap() {
        heardAt = steadyNow();
        listener.onGap();
        say({ type: 'gap' });
      },
      onEnd(why) {
        say({ type: 'end', why });
        end(why);
      },
    });
    return () => {
      leads = false;
      close();
    };
  };
  // Tabs that cannot speak to each other each have a stream of their own.
  const resign = channel ? leadWhileVisible(name, lead) : whileVisible(lead);
  say({ type: 'hello' });
  const stop = () => {
    resign();
    channel?.close();
  };
  return stop;
}

/** Whether an event's id, a whole number in decimal digits, is after another one; everything is after ''. */
export function isNewer(id: string, than: string): boolean {
  return id.length === than.length ? id > than : id.length > than.length;
}

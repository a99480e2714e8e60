import { UserState } from './user-state.ts';

const END_OF_MESSAGE = '\n\n';

/**
 * Lets of the tenant's event stream through what backstage shows of one user: `state`, cut down to that, `gone`, and
 * what has no data. The stream ends at a state that is another user's, or none that this version of the app knows.
 */
export function onlyAbout(userId: string): TransformStream<string, string> {
  let rest = '';
  return new TransformStream({
    transform(text, controller) {
      const messages = (rest + text).split(END_OF_MESSAGE);
      rest = messages.pop() ?? '';
      for (const message of messages) {
        const shown = shownOf(message, userId);
        if (shown === undefined) return controller.terminate();
        controller.enqueue(shown + END_OF_MESSAGE);
      }
    },
  });
}

/** Undefined for what must not be shown. */
function shownOf(message: string, userId: string): string | undefined {
  if (message.startsWith(':') || message.startsWith('retry:') || message.startsWith('event: gone\n'))
    return message;
  const [, data] = /^event: state\ndata: (.*)$/.exec(message) ?? [];
  const { data: state, error } = UserState.safeParse(data && JSON.parse(data));
  if (!state) console.error('Backstage does not understand what the tenant told of a user:', error.message);
  else if (state.profile.user_id === userId) return `event: state\ndata: ${JSON.stringify(state)}`;
  return undefined;
}

/** The header by which the proxy tells what is behind it that it renewed the session for this very request. */
export const JUST_RENEWED = 'x-setlist-session-renewed';

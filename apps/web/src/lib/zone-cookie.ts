/** The cookie in which this browser keeps its reader's time zone. It holds no secret: the page itself sets it. */
export const ZONE_COOKIE = 'setlist.zone';

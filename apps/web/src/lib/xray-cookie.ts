/** The cookie in which this browser keeps whether X-ray is on. It holds no secret: the page itself sets it. */
export const XRAY_COOKIE = 'setlist.xray';

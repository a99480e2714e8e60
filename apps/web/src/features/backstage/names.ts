/** The cookie in which this browser keeps whether backstage is open. It holds no secret: the page itself sets it. */
export const BACKSTAGE_COOKIE = 'setlist.backstage';

/** Ids in the document: of the panel, and of the switch that opens it and gets the focus back. */
export const PANEL_ID = 'backstage';
export const SWITCH_ID = 'backstage-switch';

/** How many playlists of others Home shows. */
export const DISCOVERED = 4;

/** The id of the section of Home that shows them. */
export const DISCOVER_ID = 'discover';

/** The address of that section. */
export const DISCOVER_HREF = `/#${DISCOVER_ID}`;

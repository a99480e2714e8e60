/** The characters of ASCII that can be seen, and the space. */
export const ASCII = { from: 0x20, to: 0x7e };

/** Beyond ASCII: what the app's own words are written with in German, Spanish and good English. */
export const BEYOND_ASCII = '\u00a0ÄÖÜäöüßÁÉÍÓÚÑáéíóúñ¿¡«»’‘“”„…–—·×';

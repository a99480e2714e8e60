'use client';

import { Broken } from '#components/broken.tsx';

/** A page that broke; the player and everything around it go on. */
export default Broken;

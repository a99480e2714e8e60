import { z } from 'zod';

// Runs before everything else of the app in a browser. Zod would try once, when the first schema is made, whether it
// may compile code; the page's policy forbids it, and the browser would report that on every page.
z.config({ jitless: true });

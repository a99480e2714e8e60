/**
 * The classes of what can be lit by `data-lit`, in the colour `--lit`, when it has just changed: a mark that fades and
 * does not move, so that reduced motion has it too, and an outline where colours are forced.
 */
export const LIT =
  'data-lit:animate-lit! forced-colors:data-lit:outline-2 forced-colors:data-lit:outline-[Highlight]';

/** Milliseconds of a clock that never jumps, unlike the time of day, which a person or a network may set. */
export const steadyNow = () => performance.now();

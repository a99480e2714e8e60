/** Fetches the panel's code, which no page needs before it is opened. Rejects when the network fails. */
export const fetchPanel = () => import('./panel.tsx').then(({ Panel }) => ({ default: Panel }));

/** Whether the browser believes to have a network; it is right when it says no, and hopeful when it says yes. */
export const isOnline = () => typeof navigator === 'undefined' || navigator.onLine !== false;

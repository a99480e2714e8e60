/**
 * Has Back, as a button or a gesture, close what lies over the page, and not leave the page under it. To be called as it
 * opens. What it returns is to be called once as it closes, in whichever way; `forLink` when a link that replaces the
 * page has closed it, and takes its place in the history.
 */
export function closeOnBack(close: () => void): (options?: { forLink?: boolean }) => void {
  let isThere = true;
  const onPop = () => {
    isThere = false;
    close();
  };
  history.pushState(null, '');
  addEventListener('popstate', onPop);
  return ({ forLink = false } = {}) => {
    removeEventListener('popstate', onPop);
    if (isThere && !forLink) history.back();
  };
}

/** The router tells screen readers the title of a page that has come, as it stands so shortly after that. */
const ANNOUNCED_MS = 500;

/**
 * Gives the tab another title than the page's, until the function that it returns is called; on other pages, too, whose
 * titles it comes back from.
 */
export function nameTab(title: string): () => void {
  let page = document.title;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    if (document.title === title) return;
    page = document.title;
    clearTimeout(timer);
    timer = setTimeout(name, ANNOUNCED_MS);
  };
  const name = () => {
    document.title = title;
  };
  name();
  const observer = new MutationObserver(look);
  observer.observe(document.head, { childList: true, subtree: true, characterData: true });
  return () => {
    observer.disconnect();
    clearTimeout(timer);
    if (document.title === title) document.title = page;
  };
}

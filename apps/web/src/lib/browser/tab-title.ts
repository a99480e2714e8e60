/** The router tells screen readers the title of a page that has come, as it stands so shortly after that. */
const ANNOUNCED_MS = 500;

/**
 * Gives the tab another title than the page's, until the function that it returns is called; on other pages, too, whose
 * titles it lets stand for a moment. It does so by an element of its own before that of the page, which React takes away
 * and brings again when the page is fetched anew: without one in between, the tab and screen readers would name nothing.
 */
export function nameTab(title: string): () => void {
  const own = document.createElement('title');
  own.textContent = title;
  // React would take it for that of the page, if it has not taken that over yet.
  own.setAttribute('itemprop', 'name');
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ofPage = () => [...document.head.querySelectorAll('title')].find((one) => one !== own)?.text ?? '';
  const name = () => {
    timer = undefined;
    if (document.head.querySelector('title') !== own) document.head.prepend(own);
  };
  let known = ofPage();
  const look = () => {
    const page = ofPage();
    if (page === '' || (page === known && timer === undefined)) return name();
    if (page === known) return;
    known = page;
    own.remove();
    clearTimeout(timer);
    timer = setTimeout(name, ANNOUNCED_MS);
  };
  name();
  const observer = new MutationObserver(look);
  observer.observe(document.head, { childList: true, subtree: true, characterData: true });
  return () => {
    observer.disconnect();
    clearTimeout(timer);
    own.remove();
  };
}

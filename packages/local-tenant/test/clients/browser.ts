import { CookieJar } from '@setlist/local-tenant/test/cookie-jar';

const NOWHERE = 'nowhere:';

/**
 * A browser without a window: follows redirects, fills in forms, keeps cookies. Cookies on localhost are shared by
 * all ports, as they are in a real one.
 */
export class Browser {
  readonly #jar = new CookieJar();

  /** Opens an address and follows its redirects; stops, unvisited, at one that begins with `until`. */
  async open(url: string | URL, until = NOWHERE): Promise<Page> {
    return this.#land(await this.#jar.follow(new URL(url), until));
  }

  /** Fills in the only form of a page and sends it; fields that it already has stay unless told otherwise. */
  async submit(page: Page, fields: Record<string, string> = {}, until = NOWHERE): Promise<Page> {
    const form = new URLSearchParams({ ...hiddenFields(page.text), ...fields });
    const action = /<form[^>]*\saction="([^"]*)"/.exec(page.text)?.[1];
    const target = new URL(decode(action ?? ''), page.url);
    return this.#land(await this.#jar.follow(target, until, { method: 'POST', body: form }));
  }

  /** Signs in from an address of the application to the page on which the application ends up. */
  async signIn(url: string | URL, who: Person, until = NOWHERE): Promise<Page> {
    return this.logIn(await this.open(url, until), who, until);
  }

  /** Sends the tenant's sign-in page, and goes on to the page on which the application ends up. */
  async logIn(loginPage: Page, { email, password }: Person, until = NOWHERE): Promise<Page> {
    const page = await this.submit(loginPage, { email, password }, until);
    // response_mode=form_post answers with a form that browsers send on by themselves.
    return page.text.includes('document.forms[0].submit()') ? this.submit(page, {}, until) : page;
  }

  async #land(end: Response | URL): Promise<Page> {
    if (end instanceof URL) return { url: end, status: 0, text: '' };
    return { url: new URL(end.url), status: end.status, text: await end.text() };
  }
}

export interface Person {
  email: string;
  password: string;
}

export interface Page {
  url: URL;
  /** 0 when the page was not visited. */
  status: number;
  text: string;
}

function hiddenFields(html: string): Record<string, string> {
  const inputs = [...html.matchAll(/<input[^>]*\stype="hidden"[^>]*>/g)].map(([input]) => [
    decode(/\sname="([^"]*)"/.exec(input)?.[1] ?? ''),
    decode(/\svalue="([^"]*)"/.exec(input)?.[1] ?? ''),
  ]);
  return Object.fromEntries(inputs);
}

function decode(html: string): string {
  const names: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" };
  return html.replace(/&(\w+|#\w+);/g, (whole, name: string) => names[name] ?? whole);
}

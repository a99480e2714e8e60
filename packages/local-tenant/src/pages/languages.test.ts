import { CookieJar } from '@setlist/local-tenant/test/cookie-jar';
import { managementClient } from '@setlist/local-tenant/test/management';
import { REDIRECT_URI, startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEmailTicket } from '../domain/accounts/email-ticket.ts';
import { type Words, wordsIn } from '../words/words.ts';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTestTenant();
});
afterAll(() => tenant.close());

/** A browser that asks for pages in a language, by its own header unless told. */
function openBrowser(acceptLanguage = '*') {
  const cookies = new CookieJar();
  const headers = { 'accept-language': acceptLanguage };
  return {
    async open(url: string): Promise<Response> {
      return cookies.fetch(new URL(url, tenant.issuer), { headers });
    },
    async send(url: string, fields: Record<string, string>): Promise<string> {
      const body = new URLSearchParams(fields);
      return (await cookies.fetch(new URL(url, tenant.issuer), { method: 'POST', body, headers })).text();
    },
    /** Begins a sign-in; the address of its page. */
    async signIn(params: Record<string, string> = {}): Promise<string> {
      const page = await cookies.follow(tenant.authorizeUrl(params), REDIRECT_URI, { headers });
      return (page as Response).url;
    },
  };
}

/** Every text of a catalogue that stands in it as it is. */
function textsOf(words: object): string[] {
  return Object.values(words).flatMap((value) =>
    typeof value === 'string' ? [value] : typeof value === 'object' ? textsOf(value) : [],
  );
}

const ENGLISH = textsOf(wordsIn('en'));

/** What a page says: in the language that it says it is in, and nothing of it in English. */
function expectIn(words: Words, page: string, ...said: string[]): void {
  expect(page).toContain(`<html lang="${words.language}">`);
  const text = page.replace(/<(style|script)[^>]*>.*?<\/\1>/gs, '');
  for (const one of [words.frame.localTenant, ...said]) expect(text).toContain(one);
  if (words.language === 'en') return;
  const own = textsOf(words);
  expect(ENGLISH.filter((english) => text.includes(`>${english}<`) && !own.includes(english))).toEqual([]);
}

describe.each(['en', 'de', 'es'] as const)('in %s', (language) => {
  const words = wordsIn(language);
  const { logIn, signUp, newPassword, google, error } = words;

  test('every page of a sign-in, with what it refuses, for ui_locales', async () => {
    const { open, send, signIn } = openBrowser('fr');
    const page = await signIn({ ui_locales: `fr ${language}-CH en`, login_hint: 'vera@setlist.example' });
    const text = async (path = '') => (await open(`${page}${path}`)).text();
    expectIn(words, await text(), logIn.heading('Setlist'), logIn.forgotPassword, logIn.oneTap);
    expectIn(words, await text(), `<small>${logIn.plan('Full')}, vera@setlist.example</small>`);
    expectIn(words, await text('/signup'), signUp.heading('Setlist'), words.frame.passwordHint);
    expectIn(words, await text('/forgot'), newPassword.askForLink);
    expectIn(words, await text('/google'), google.intro);
    expectIn(words, await send(page, { email: 'x@example.com', password: 'x' }), logIn.wrong);
    expectIn(words, await send(`${page}/signup`, { email: 'x' }), signUp.incomplete);
    const weak = { email: 'x@example.com', password: 'x' };
    expectIn(words, await send(`${page}/signup`, weak), newPassword.tooWeak);
    const taken = { email: 'vera@setlist.example', password: 'Long-enough-1' };
    expectIn(words, await send(`${page}/signup`, taken), signUp.taken);
    expectIn(words, await send(`${page}/forgot`, { email: 'x' }), newPassword.noEmail);
    expectIn(words, await send(`${page}/google`, { email: 'x' }), newPassword.noEmail);
  });

  test('every page of a sign-in for the browser, when the application asks for no language', async () => {
    const { open, signIn } = openBrowser(`fr, en;q=0.3, ${language};q=0.8`);
    const page = await signIn();
    for (const path of ['', '/signup', '/forgot', '/google'])
      expectIn(words, await (await open(`${page}${path}`)).text());
  });

  test('what goes wrong beside a sign-in', async () => {
    const { open } = openBrowser(language);
    const at = async (path: string) => (await open(path)).text();
    expectIn(words, await at('/u/login/none'), error.signInGone);
    expectIn(words, await at('/authorize/none'), error.signInGone);
    expectIn(words, await at('/u/reset-password/none'), newPassword.usedUpHint);
    expectIn(words, await at('/u/email-verification?ticket=none'), words.verifyEmail.refusedHint);
    const wrong = (params: Record<string, string>) => open(tenant.authorizeUrl(params).href);
    const callback = { redirect_uri: 'http://localhost:3000/elsewhere' };
    expectIn(words, await (await wrong(callback)).text(), error.wrongCallback);
    expectIn(words, await (await wrong({ client_id: 'none' })).text(), error.unknownClient);
    expectIn(words, await (await wrong({ login_hint: '\0' })).text(), error.wrongCharacter);
    const unexplained = await (await wrong({ client_id: '' })).text();
    expectIn(words, unexplained, error.unexplained, '<p lang="en">');
    expect(await at('/continue')).toBe(error.noState);
    const sent = { method: 'POST', headers: { origin: 'http://evil.example', 'accept-language': language } };
    expect(await (await fetch(`${tenant.issuer}u/login/x`, sent)).text()).toBe(error.foreignForm);
  });

  test('the mail for a new password, and the pages that its link leads to in any browser', async () => {
    const email = `forgets-${language}@example.com`;
    const asking = openBrowser('fr');
    const page = await asking.signIn({ ui_locales: language, screen_hint: 'signup' });
    await asking.send(page, { email, password: 'Long-enough-1' });
    const next = await asking.signIn({ ui_locales: language, prompt: 'login' });
    expectIn(words, await asking.send(`${next}/forgot`, { email }), email, '/dashboard/mails');
    const { rows } = await tenant.db.query('SELECT * FROM mails WHERE recipient = $1', [email]);
    expect(rows).toMatchObject([{ language, ...words.mail.reset }]);
    const { open, send } = openBrowser('fr');
    const form = await (await open(rows[0].link)).text();
    expectIn(words, form, newPassword.choose, words.frame.passwordHint);
    const [, action = ''] = /<form method="post" action="([^"]+)"/.exec(form) ?? [];
    expectIn(words, await send(action, { password: 'x' }), newPassword.tooWeak);
    expectIn(words, await send(action, { password: 'Another-one-2' }), newPassword.changedHint);
    expectIn(words, await send(action, { password: 'Another-one-2' }), newPassword.usedUpHint);
  });

  test('the mail that confirms an address, and the page that its link leads to', async () => {
    const call = await managementClient(tenant);
    const email = `new-${language}@example.com`;
    const { body } = await call('POST', '/users', {
      ...{ connection: 'Username-Password-Authentication', email: `old-${email}`, password: 'Long-enough-1' },
      user_metadata: { lang: language },
    });
    await call('PATCH', `/users/${body.user_id}`, { email, verify_email: true });
    const { rows } = await tenant.db.query('SELECT * FROM mails WHERE recipient = $1', [email]);
    expect(rows).toMatchObject([{ language, ...words.mail.verification }]);
    const { open } = openBrowser('fr');
    expectIn(words, await (await open(rows[0].link)).text(), words.verifyEmail.confirmedHint);
  });
});

test('mails somebody in their own language, whatever the page that they asked on is in', async () => {
  const call = await managementClient(tenant);
  await call('PATCH', '/users/auth0%7Cjane', { user_metadata: { lang: 'es' } });
  const { send, signIn } = openBrowser('de');
  const page = await signIn();
  expectIn(wordsIn('de'), await send(`${page}/forgot`, { email: 'jane.doe@example.com' }));
  const { rows } = await tenant.db.query(`SELECT * FROM mails WHERE recipient = 'jane.doe@example.com'`);
  expect(rows).toMatchObject([{ language: 'es', link: expect.stringMatching(/\?ui_locales=es$/) }]);
});

test('an old link, which names no language, opens a page in that of the browser', async () => {
  const ticket = createEmailTicket('another key', { userId: 'auth0|vera', email: 'vera@setlist.example' });
  const page = await openBrowser('es').open(`/u/email-verification?ticket=${ticket}`);
  expectIn(wordsIn('es'), await page.text(), wordsIn('es').verifyEmail.refusedHint);
});

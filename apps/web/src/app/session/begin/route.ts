import { cookies } from 'next/headers';
import { NextRequest, NextResponse } from 'next/server';
import NextAuth from 'next-auth';
import { getLocale } from 'next-intl/server';
import { env } from '#env.ts';
import { authOptions, readSignInForm } from '#session/next-auth.ts';

/**
 * Begins a sign-in, as a form asks for it, and goes on to the identity provider; next-auth's own route for it needs a
 * script. The form of another site's page does not get here: proxy.ts.
 */
export async function POST(request: NextRequest): Promise<Response> {
  const form = await request.formData().catch(() => new FormData());
  const { callbackUrl, params } = readSignInForm(Object.fromEntries(form), await getLocale());
  const body = new URLSearchParams({ csrfToken: await csrfToken(), callbackUrl });
  const answer = await askNextAuth(['signin', 'auth0'], params, { method: 'POST', body });
  await keepCookies(answer);
  const location = answer.headers.get('location') ?? '/';
  // Whatever the form was sent with, what follows is read.
  return new Response(null, { status: 303, headers: { location } });
}

/** Next-auth's token against the forms of others, whose counterpart it looks for in a cookie of the same request. */
async function csrfToken(): Promise<string> {
  const answer = await askNextAuth(['csrf'], {});
  await keepCookies(answer);
  return (await answer.json()).csrfToken;
}

/** Puts next-auth's cookies into this answer. Next.js, which reads their attributes, would decode their values twice. */
async function keepCookies(answer: Response): Promise<void> {
  const jar = await cookies();
  const values = new Map(
    answer.headers.getSetCookie().map((cookie) => {
      const [, name = '', value = ''] = /^([^=]*)=([^;]*)/.exec(cookie) ?? [];
      return [name, decodeURIComponent(value)];
    }),
  );
  for (const cookie of new NextResponse(null, answer).cookies.getAll()) {
    jar.set({ ...cookie, value: values.get(cookie.name) ?? cookie.value });
  }
}

function askNextAuth(
  nextauth: string[],
  params: Record<string, string>,
  init: ConstructorParameters<typeof NextRequest>[1] = {},
): Promise<Response> {
  const url = new URL(`/api/auth/${nextauth.join('/')}?${new URLSearchParams(params)}`, env().NEXTAUTH_URL);
  return NextAuth(new NextRequest(url, init), { params: Promise.resolve({ nextauth }) }, authOptions());
}

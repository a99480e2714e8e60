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
  const headers = new Headers(answer.headers);
  headers.delete('set-cookie');
  // Next.js puts them together with what `cookies()` was given; it decodes them twice for that, and encodes them once.
  for (const cookie of answer.headers.getSetCookie()) {
    headers.append(
      'set-cookie',
      cookie.replace(/=([^;]*)/, (_, value) => `=${encodeURIComponent(value)}`),
    );
  }
  // Whatever the form was sent with, what follows is read.
  return new Response(null, { status: 303, headers });
}

/** Next-auth's token against the forms of others, whose counterpart it looks for in a cookie of the same request. */
async function csrfToken(): Promise<string> {
  const answer = await askNextAuth(['csrf'], {});
  const jar = await cookies();
  for (const cookie of new NextResponse(null, answer).cookies.getAll()) jar.set(cookie);
  return (await answer.json()).csrfToken;
}

function askNextAuth(
  nextauth: string[],
  params: Record<string, string>,
  init: ConstructorParameters<typeof NextRequest>[1] = {},
): Promise<Response> {
  const url = new URL(`/api/auth/${nextauth.join('/')}?${new URLSearchParams(params)}`, env().NEXTAUTH_URL);
  return NextAuth(new NextRequest(url, init), { params: Promise.resolve({ nextauth }) }, authOptions());
}

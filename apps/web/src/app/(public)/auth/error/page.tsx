import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { BarePage } from '#components/bare-page.tsx';
import { Notice } from '#components/notice.tsx';
import { Button } from '#components/ui/button.tsx';
import { SignInForm } from '#features/landing/sign-in-form.tsx';
import { DENIAL_COOKIE } from '#session/next-auth.ts';
import { reasonOf } from './reason-of.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())('error.signIn.title') };
}

interface Props {
  searchParams: Promise<{ error?: string }>;
}

/** Says why a sign-in did not finish. The identity provider's own words come in a cookie, never from the address. */
export default async function SignInErrorPage({ searchParams }: Props) {
  const t = await getTranslations();
  const error = (await searchParams).error ?? '';
  const denial = (await cookies()).get(DENIAL_COOKIE)?.value;
  return (
    <BarePage>
      <Notice title={t('error.signIn.title')} text={t(`error.signIn.${reasonOf(error, Boolean(denial))}`)}>
        {denial && (
          <blockquote className="border-l-4 border-danger-line bg-surface-2 px-4.5 py-3 wrap-anywhere">
            {denial}
          </blockquote>
        )}
        <SignInForm>
          <Button type="submit" variant="primary" size="large">
            {t('error.signIn.again')}
          </Button>
        </SignInForm>
      </Notice>
    </BarePage>
  );
}

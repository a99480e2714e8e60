import { BadgeCheck, CircleAlert } from 'lucide-react';
import { getFormatter, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { buttonVariants } from '#components/ui/button.tsx';
import { UnavailableBanner } from '#components/unavailable-banner.tsx';
import { SETTING, SettingLabel } from '#features/settings/setting.tsx';
import { type OrUnavailable, Unavailable } from '#lib/api.ts';
import { DeleteAccountButton } from './delete-account-button.tsx';
import { PasswordButton } from './password-button.tsx';

/** What the identity provider says of the person, and the ways to take all of it along, or to leave. */
export async function AccountSection({ account: asked }: { account: OrUnavailable<'getAccount'> }) {
  const account = await asked;
  const t = await getTranslations('yourAccount');
  const format = await getFormatter();
  if (account instanceof Unavailable) return <UnavailableBanner by={account.by} />;
  const day = (time: string) => format.dateTime(new Date(time), { dateStyle: 'medium' });
  const { userId, email, emailVerified, picture, connection, social } = account;

  return (
    <>
      <section className={SETTING} aria-labelledby="account" id="your-account">
        <SettingLabel hint={t('hint')}>
          <h2 id="account">{t('title')}</h2>
        </SettingLabel>
        <div className="min-w-0">
          <dl className="grid gap-2">
            <Fact name={t('email')} from="email">
              <span>{email ?? t('none')}</span>
              {email !== null && (
                <span className="inline-flex items-center gap-1 text-13 font-normal text-muted">
                  {emailVerified ? <BadgeCheck className="size-4" /> : <CircleAlert className="size-4" />}
                  <span>{emailVerified ? t('verified') : t('unverified')}</span>
                </span>
              )}
            </Fact>
            <Fact name={t('picture')} from="picture">
              {picture === null ? (
                t('none')
              ) : (
                <a className="underline" href={picture}>
                  {t('pictureLink')}
                </a>
              )}
            </Fact>
            <Fact name={t('userId')} from="user_id">
              <code className="font-mono text-13">{userId}</code>
            </Fact>
            <Fact name={t('connection')} from="identities[0].connection">
              {connection}
            </Fact>
            <Fact name={t('since')} from="created_at">
              {day(account.createdAt)}
            </Fact>
            <Fact name={t('lastLogin')} from="last_login, logins_count">
              <span>{account.lastLogin === null ? t('none') : day(account.lastLogin)}</span>
              <span className="text-13 font-normal text-muted">
                {t('logins', { count: account.loginsCount })}
              </span>
            </Fact>
          </dl>
        </div>
      </section>
      <section className={SETTING} aria-labelledby="password">
        <SettingLabel hint={t('passwordHint')}>
          <h2 id="password">{t('password')}</h2>
        </SettingLabel>
        <div>
          {social ? (
            <p className="text-muted">{t('passwordElsewhere', { connection })}</p>
          ) : (
            <PasswordButton />
          )}
        </div>
      </section>
      <section className={SETTING} aria-labelledby="leave">
        <SettingLabel hint={t('dataHint')}>
          <h2 id="leave">{t('data')}</h2>
        </SettingLabel>
        <div className="flex flex-wrap items-center gap-3">
          <a className={buttonVariants({ variant: 'line' })} href="/account/export" download>
            {t('export')}
          </a>
          <DeleteAccountButton typed={email ?? userId} />
        </div>
      </section>
    </>
  );
}

function Fact({ name, from, children }: { name: string; from: string; children: ReactNode }) {
  return (
    <div className="flex min-h-14 flex-wrap items-center gap-x-3.5 gap-y-1 rounded-control border border-line-2 px-4 py-2">
      <dt className="min-w-24 text-muted">{name}</dt>
      <dd className="flex min-w-0 flex-wrap items-center gap-x-2 font-semibold wrap-anywhere">{children}</dd>
      <dd className="ml-auto font-mono text-12 text-subtle">{from}</dd>
    </div>
  );
}

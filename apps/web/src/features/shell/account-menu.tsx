'use client';

import { DEMO_PEOPLE } from '@setlist/contracts/constants';
import { ChartColumn, History, Keyboard, LogOut, Server, Settings } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Cover } from '#components/cover.tsx';
import { Menu } from '#components/ui/menu.tsx';
import { Tape } from '#components/ui/tape.tsx';
import { Datum } from '#features/xray/datum.tsx';
import { useSignOut } from '#lib/actions/page-session.tsx';
import { registerKeys } from '#lib/browser/keys.ts';
import { postForm } from '#lib/browser/window.ts';
import type { Viewer } from '#session/session.ts';
import { KeysHelp } from './keys-help.tsx';

interface Props {
  viewer: Viewer;
  /** Address of the local tenant's dashboard; that tenant has demo people to go on as, too. None at another. */
  dashboard: string | undefined;
}

/** Who is signed in, whom one may go on as, and the ways out: to the tenant, and of the session. */
export function AccountMenu({ viewer, dashboard }: Props) {
  const t = useTranslations();
  const router = useRouter();
  const { signOut } = useSignOut();
  const [helping, setHelping] = useState(false);
  useEffect(() => registerKeys({ '?': () => setHelping(true) }), []);
  const others = dashboard ? DEMO_PEOPLE.filter(({ email }) => email !== viewer.email) : [];
  return (
    <Datum mark="displayName" place="below-end" block wide className="md:min-w-0">
      <Menu
        className="inline-flex h-10 max-w-55 min-w-0 md:max-w-[min(--spacing(55),100%)] items-center gap-2.5 rounded-full pr-3.5 pl-1 text-13 font-550 hover:bg-surface-3 max-md:size-11 max-md:flex-none max-md:justify-center max-md:px-0"
        label={t('account.label', { name: viewer.displayName })}
        head={
          <div className="mb-1.5 max-w-66 border-b border-line px-3 pt-2 pb-2.5" role="presentation">
            <b className="block truncate">{viewer.displayName}</b>
            <small className="block truncate text-13 text-muted">{viewer.email}</small>
            <span className="my-1.5 hidden xray:block">
              <Tape home="token">{t('xray.email')}</Tape>
            </span>
          </div>
        }
        items={() => [
          {
            label: t('nav.settings'),
            icon: <Settings />,
            run: () => router.push('/settings'),
          },
          {
            label: t('history.title'),
            icon: <History />,
            run: () => router.push('/history'),
          },
          {
            label: t('year.title'),
            icon: <ChartColumn />,
            run: () => router.push('/year'),
          },
          {
            label: t('keys.title'),
            icon: <Keyboard />,
            run: () => setHelping(true),
          },
          ...others.map(({ name, email }) => ({
            label: t('account.tryAs', { name }),
            icon: <Cover seed={name} size={24} round />,
            run: () => postForm('/session/begin', { demo: email }),
          })),
          // The side bar has it as well, but no room for it on a narrow screen.
          ...(dashboard ? [{ label: t('tenant.local'), icon: <Server />, href: dashboard }] : []),
          {
            label: t('account.signOut'),
            icon: <LogOut />,
            run: () => void signOut(),
          },
        ]}
      >
        <Cover seed={viewer.displayName} size={32} round eager />
        <span className="truncate max-md:sr-only">{viewer.displayName}</span>
      </Menu>
      <KeysHelp open={helping} onClose={() => setHelping(false)} />
    </Datum>
  );
}

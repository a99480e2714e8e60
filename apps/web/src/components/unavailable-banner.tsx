'use client';

import { RefreshCw, Unplug } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { Alert } from '#components/ui/alert.tsx';
import { Button } from '#components/ui/button.tsx';
import { usePageSession } from '#lib/actions/page-session.tsx';
import { refreshPage } from '#lib/actions/refresh-page.ts';
import { useAct } from '#lib/actions/use-act.ts';
import { useFailure } from '#lib/actions/use-failure.ts';

const AGAIN_MS = 8_000;

/** Says who does not answer and what still works, and looks again by itself. */
export function UnavailableBanner({ by }: { by: 'api' | 'identity-provider' }) {
  const t = useTranslations();
  const { update } = usePageSession();
  const { act, pending } = useAct();
  const tellFailure = useFailure();

  useEffect(() => {
    const timer = setInterval(() => update({ renew: false }), AGAIN_MS);
    return () => clearInterval(timer);
  }, [update]);

  const again = async () => {
    const outcome = await act(refreshPage);
    if (!outcome.ok) tellFailure(outcome.failure);
  };

  const api = by === 'api';
  return (
    <Alert
      icon={Unplug}
      title={t(api ? 'unavailable.api' : 'unavailable.identity')}
      text={t(api ? 'unavailable.apiHint' : 'unavailable.identityHint')}
      className="mt-8"
    >
      <Button variant="outline" className="max-md:w-full" aria-disabled={pending} onClick={again}>
        <RefreshCw />
        <span>{t('unavailable.retry')}</span>
      </Button>
    </Alert>
  );
}

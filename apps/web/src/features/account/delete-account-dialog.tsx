'use client';

import { useTranslations } from 'next-intl';
import { Field } from '#components/field.tsx';
import { FormDialog } from '#components/form-dialog.tsx';
import { Input } from '#components/ui/input.tsx';
import { post } from '#lib/actions/ask.ts';
import { failed } from '#lib/actions/outcome.ts';
import { usePageSession } from '#lib/actions/page-session.tsx';

/** In the order in which the account leaves them. */
const LEAVES = ['storage', 'postgres', 'provider'] as const;

interface Props {
  /** The email or user id, which has to be typed so that nobody deletes themselves by a slip. */
  typed: string;
  open: boolean;
  onClose: () => void;
}

/** Says what leaves from each of the three homes, and deletes the account once the person has said who they are. */
export function DeleteAccountDialog({ typed, open, onClose }: Props) {
  const t = useTranslations('yourAccount');
  const { madeFor, announceSignOut } = usePageSession();

  const leave = async (form: FormData) => {
    const said = String(form.get('confirm')).trim().toLowerCase();
    // Said here, where it was typed: the server is told nothing of it.
    if (said !== typed.toLowerCase()) return failed('invalid-input', { confirm: 'other' });
    return post<{ url: string }>('/session/leave', { madeFor });
  };
  return (
    <FormDialog
      title={t('deleteTitle')}
      open={open}
      onClose={onClose}
      verb={t('deleteVerb')}
      danger
      onSubmit={leave}
      onDone={({ url }) => {
        announceSignOut();
        location.assign(url);
      }}
    >
      {(wrong) => (
        <>
          <p className="mt-2 text-muted">{t('deleteText')}</p>
          <ol className="my-4 grid gap-3">
            {LEAVES.map((home) => (
              <li key={home} className="grid gap-0.5 border-l-2 border-line-2 pl-3">
                <strong className="font-semibold">{t(`leaves.${home}`)}</strong>
                <span className="text-13 text-muted">{t(`leaves.${home}Hint`)}</span>
              </li>
            ))}
          </ol>
          <p className="mb-4 text-13 text-muted">{t('stays')}</p>
          <Field label={t('confirm', { typed })} wrong={wrong.confirm}>
            {(control) => <Input name="confirm" autoComplete="off" required {...control} />}
          </Field>
        </>
      )}
    </FormDialog>
  );
}

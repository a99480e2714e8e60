'use client';

import { useTranslate } from '#messages/client.tsx';

interface Props {
  submit: string;
  pending: boolean;
  danger?: boolean;
  onCancel: () => void;
}

/** Cancel and the verb, at the foot of a dialog's form. */
export function DialogFoot({ submit, pending, danger, onCancel }: Props) {
  const t = useTranslate();
  return (
    <div className="dialog__foot">
      <button type="button" className="button button--quiet" onClick={onCancel}>
        {t('common.cancel')}
      </button>
      <button
        type="submit"
        className={`button ${danger ? 'button--danger' : 'button--primary'}`}
        disabled={pending}
      >
        {submit}
      </button>
    </div>
  );
}

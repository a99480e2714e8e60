'use client';

import { PLAN_LIMITS } from '@setlist/contracts/constants';
import { useFormatter, useTranslations } from 'next-intl';
import { type Failure, failureWords } from '#lib/actions/outcome.ts';
import type { Refusal } from './create-uploads.ts';

/** A number of bytes as a person reads it. */
export function useSizes() {
  const format = useFormatter();
  return (bytes: number) =>
    format.number(bytes / 1_000_000, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 });
}

/** Why a file was not taken, in words. */
export function useRefusalWords() {
  const t = useTranslations();
  const sizeOf = useSizes();

  const kindWords = (type: string | undefined) => {
    if (type === undefined) return t('uploads.isUnknown');
    const [main = ''] = type.split('/');
    const known = ({ text: 'isText', image: 'isImage', video: 'isVideo' } as const)[main];
    return known ? t(`uploads.${known}`) : t('uploads.isOther', { kind: type });
  };

  return ({ kind, actualType, limit = 0, plan }: Refusal): string => {
    if (kind === 'unsupported-media-type') return kindWords(actualType);
    if (kind === 'duplicate-audio') return t('uploads.duplicate');
    if (kind === 'undecodable-audio') return t('uploads.undecodable');
    if (kind === 'storage-unavailable') return t('uploads.storage');
    if (kind === 'content-too-large') {
      const all = sizeOf(PLAN_LIMITS.free.audioBytes);
      const size = sizeOf(limit);
      return plan ? t('uploads.tooLargeForPlan', { all, size }) : t('uploads.tooLarge', { size });
    }
    const known = kind === 'unauthorized' ? 'signed-out' : (kind as Failure['kind']);
    return failureWords(t, { kind: known, fields: {} }).title;
  };
}

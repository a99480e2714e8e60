'use client';

import { useTranslations } from 'next-intl';
import { type ComponentType, useEffect, useState } from 'react';
import { useToast } from '#components/ui/toast.tsx';
import { usePageSession } from '#lib/actions/page-session.tsx';
import { personalStorage } from '#lib/browser/personal-storage.ts';
import { bringsFiles, handOver, onHandOver } from './hand-over.ts';

/**
 * Takes what is dropped anywhere on the page. What it is for, sending files and showing how far they are, is fetched
 * when somebody drags files here or picks some.
 */
export function UploadDock() {
  const t = useTranslations();
  const toast = useToast();
  const { madeFor } = usePageSession();
  const [asked, setAsked] = useState(0);
  const [Room, setRoom] = useState<ComponentType<{ asked: number }>>();

  useEffect(() => {
    const ask = () => setAsked((count) => count + 1);
    const over = (event: DragEvent) => {
      if (!bringsFiles(event)) return;
      event.preventDefault();
      // Once is enough while something is dragged about.
      setAsked((count) => count || 1);
    };
    const drop = (event: DragEvent) => {
      if (!bringsFiles(event)) return;
      event.preventDefault();
      // Has to be asked for before the event is over.
      const items = [...(event.dataTransfer?.items ?? [])];
      handOver({ given: items.flatMap((item) => item.webkitGetAsEntry?.() ?? item.getAsFile() ?? []) });
    };
    const stop = onHandOver(ask);
    addEventListener('dragover', over);
    addEventListener('drop', drop);
    return () => {
      stop();
      removeEventListener('dragover', over);
      removeEventListener('drop', drop);
    };
  }, []);
  // What a page before has left is told.
  useEffect(() => {
    if (personalStorage(madeFor).get('uploads')) setAsked((count) => count || 1);
  }, [madeFor]);
  useEffect(() => {
    if (asked === 0 || Room) return;
    import('./upload-room.tsx').then(
      ({ UploadRoom }) => setRoom(() => UploadRoom),
      () => toast({ tone: 'bad', title: t('uploads.notLoaded'), text: t('uploads.notLoadedHint') }),
    );
  }, [asked, Room, toast, t]);

  return Room && <Room asked={asked} />;
}

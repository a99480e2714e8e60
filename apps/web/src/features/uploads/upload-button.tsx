'use client';

import { FileMusic, FolderOpen, Upload } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { buttonVariants } from '#components/ui/button.tsx';
import { Menu } from '#components/ui/menu.tsx';
import { pickFiles } from '#lib/browser/files.ts';
import { handOver } from './hand-over.ts';

/** Adds songs by their files: some, or all of a folder. */
export function UploadButton() {
  const t = useTranslations();
  const pick = async (folder: boolean) => handOver({ given: await pickFiles({ folder }) });
  return (
    <Menu
      label={t('uploads.upload')}
      className={buttonVariants({ variant: 'line' })}
      items={() => [
        { label: t('uploads.files'), icon: <FileMusic />, run: () => void pick(false) },
        { label: t('uploads.folder'), icon: <FolderOpen />, run: () => void pick(true) },
      ]}
    >
      <Upload />
      <span className="max-md:sr-only">{t('uploads.upload')}</span>
    </Menu>
  );
}
